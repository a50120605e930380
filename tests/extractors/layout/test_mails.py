from tests.extractors.reading import read

MAIL = """From: "Odile Brandt" <odile@example.org>
To: desk@example.org
Date: Wed, 9 Oct 2024 10:12:00 +0200
Subject: Re: the ferry

Nine people died yesterday.

Best regards,
Odile Brandt
Tel 022 791 2111

On Mon, 7 Oct 2024 at 09:00, Karl Roe <karl@example.org> wrote:
> Are 40 missing?
>
> On Sun, 6 Oct 2024, at 8:15, Ida Wolff <ida@example.org> wrote:
>> Three boats sank.
"""


def test_each_mail_is_its_writers_and_of_its_day() -> None:
    claims = read(MAIL)
    assert [(claim.claimant, claim.quote, str(claim.kind)) for claim in claims] == [
        ("Odile Brandt", "Nine people died yesterday", "statement"),
        ("Karl Roe", "Are 40 missing?", "question"),
        ("Ida Wolff", "Three boats sank", "statement"),
    ]
    assert claims[0].event_time is not None
    assert claims[0].event_time.start.isoformat() == "2024-10-08"


def test_nothing_of_head_and_signature_is_read() -> None:
    assert not [
        claim
        for claim in read(MAIL)
        if claim.quantity is not None and claim.quantity.best not in (9, 40, 3)
    ]


def test_a_reply_may_be_quoted_no_deeper_than_its_head() -> None:
    text = (
        "Thanks.\n\n> On 7 Oct 2024, at 9:00, Karl Roe <k@example.org> wrote:\n>\n> Two boats sank."
    )
    (claim,) = [claim for claim in read(text) if claim.quantity is not None]
    assert claim.claimant == "Karl Roe"


def test_a_mail_may_begin_with_one_header() -> None:
    assert [claim.quote for claim in read("To: all desks\n\nTwo boats sank.")] == ["Two boats sank"]


def test_a_letter_ends_with_its_signature() -> None:
    text = "Dear all,\n\nTwo boats sank.\n\nKind regards\nIda Wolff\nOffice 232 | 076 555 019"
    assert [claim.quantity.best for claim in read(text) if claim.quantity is not None] == [2]


def test_a_forwarded_mail_is_its_own_writers() -> None:
    text = (
        "-----Original Message-----\nFrom: Karl Roe\nSent: 7 October 2024\n\nTwo boats sank.\n\n"
        "Sent from my phone"
    )
    assert [(claim.claimant, claim.quote) for claim in read(text)] == [
        ("Karl Roe", "Two boats sank")
    ]
