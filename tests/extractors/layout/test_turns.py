import pytest

from forewarn.claims.claim import ClaimKind, Stance
from forewarn.extractors.layout.page import split_blocks
from tests.extractors.reading import read


@pytest.mark.parametrize(
    ("text", "asks", "answers"),
    [
        ("Q: Did the dam fail?\n\nA: No. Two gates jammed.", "Q", "A"),
        ("Q. Did the dam fail?\nA. No. Two gates jammed.", "Q", "A"),
        ("REPORTER: Did the dam fail?\n\nMR. HALE: No. Two gates jammed.", "REPORTER", "MR. HALE"),
        ("**Reporter:** Did the dam fail?\n\n**Hale:** No. Two gates jammed.", "Reporter", "Hale"),
        (
            "Moderator: Did the dam fail?\nDr Hale (engineer): No. Two gates jammed.",
            "Moderator",
            "Dr Hale",
        ),
    ],
)
def test_a_question_asserts_nothing_and_its_answer_answers_it(
    text: str, asks: str, answers: str
) -> None:
    claims = read(text)
    asked = [claim for claim in claims if claim.kind is ClaimKind.QUESTION]
    assert [(claim.claimant, claim.quote) for claim in asked] == [(asks, "Did the dam fail?")]
    stated = {
        (claim.claimant, claim.quote, claim.stance)
        for claim in claims
        if claim.kind is ClaimKind.STATEMENT
    }
    assert stated == {
        (answers, "Did the dam fail?", Stance.DENIES),
        (answers, "Two gates jammed", Stance.ASSERTS),
    }


def test_a_turn_runs_on_over_its_paragraphs() -> None:
    text = "MS. ODA: The dam held.\n\nNobody was hurt there.\n\nMR. HALE: I saw it fall."
    assert [block.speaker and block.speaker.of(text) for block in split_blocks(text)] == [
        "MS. ODA",
        "MS. ODA",
        "MR. HALE",
    ]


def test_who_is_credited_in_a_turn_is_relayed_by_its_speaker() -> None:
    (claim,) = [
        claim
        for claim in read("Q: What of the front?\n\nA: The NIS said that 40 soldiers had left.")
        if claim.quantity is not None
    ]
    assert claim.claimant_id == "nis"
    assert claim.relay == ("gazette", "A")


@pytest.mark.parametrize(
    "text",
    [
        "@dockwatch: Two cranes fell at noon.\n\n@portnews: Nobody was under them.",
        "@dockwatch\nTwo cranes fell at noon.\n\n@portnews\nNobody was under them.",
        "Dock Watch (@dockwatch) · 3h\nTwo cranes fell at noon.\n\nPort News @portnews · 2h\n1/2 Nobody was under them.",
        "[14:03] @dockwatch: Two cranes fell at noon.\n[14:05] @portnews: Nobody was under them.",
        "@dockwatch\nTwo cranes fell at noon.\n\n@portnews\nReplying to @dockwatch\nNobody was under them.",
        "RT @dockwatch: Two cranes fell at noon.\nQT @portnews: Nobody was under them.",
        "9/10/2024, 14:03 - @dockwatch: Two cranes fell at noon.\n"
        "9/10/2024, 14:05 - @portnews: Nobody was under them.",
    ],
)
def test_the_handle_is_the_speaker(text: str) -> None:
    assert [(claim.claimant, claim.quote) for claim in read(text)] == [
        ("@dockwatch", "Two cranes fell at noon"),
        ("@portnews", "Nobody was under them"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "14:32 GMT\nNine people died, the NIS said.\n\n14:10 GMT\nSix people died, the NIS said.",
        "14:32 - Nine people died, the NIS said.\n\n2.10pm Six people died, the NIS said.",
    ],
)
def test_the_time_of_an_entry_is_no_figure_and_no_speaker(text: str) -> None:
    claims = read(text)
    assert [claim.quantity and claim.quantity.best for claim in claims] == [9, 6]
    assert {claim.claimant_id for claim in claims} == {"nis"}


def test_the_head_of_a_post_names_its_writer_and_its_time() -> None:
    text = "Ines Falk Jun 3, 14:20\ntwo cranes fell\nKarl Roe Jun 3, 14:25\nno, six fell"
    assert [(claim.claimant, claim.quote) for claim in read(text)] == [
        ("Ines Falk", "two cranes fell"),
        ("Karl Roe", "no, six fell"),
    ]


@pytest.mark.parametrize(
    "text",
    ["Posted by ida_w at 04:15\nTwo cranes fell.", "ida_w (2h ago): Two cranes fell."],
)
def test_a_nickname_is_a_handle(text: str) -> None:
    assert [(claim.claimant, claim.quote) for claim in read(text)] == [("ida_w", "Two cranes fell")]


def test_comments_name_who_wrote_them() -> None:
    text = "Post by Ines Falk: Two cranes fell.\nComment by Karl Roe: Nobody was under them."
    assert [claim.claimant for claim in read(text)] == ["Ines Falk", "Karl Roe"]


def test_a_line_of_a_date_dates_what_stands_below_it() -> None:
    text = "Wednesday, 9 October 2024\n\n08:15 - Nine died yesterday.\n09:02 - Six died today."
    assert [claim.event_time and claim.event_time.start.day for claim in read(text)] == [8, 9]


def test_what_a_transcript_says_itself_is_nobodys_turn() -> None:
    text = "Q: Did it hold?\n\nMR. HALE: It held all night.\n\n(The briefing ended at noon.)"
    assert [block.speaker and block.speaker.of(text) for block in split_blocks(text)] == [
        "Q",
        "MR. HALE",
        None,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Impact: 40 roads closed\nResponse: three teams sent",
        "Trigger conditions: the dam fails.\n\nBackground: the dam is old.",
        "He asked two questions: Did it hold? Who built it?",
    ],
)
def test_a_label_that_heads_something_has_no_floor(text: str) -> None:
    assert all(block.speaker is None for block in split_blocks(text))


@pytest.mark.parametrize(
    "text",
    [
        "petra: two cranes fell.\njonas: nobody was under them.\npetra: good.",
        "(14:03) petra: Two cranes fell.\n(14:05) jonas: Nobody was under them.",
        "petra 5 hours ago\nTwo cranes fell.\njonas 4 hours ago\nNobody was under them.",
        "petra [2:03 PM]\nTwo cranes fell.\n\njonas [2:05 PM]\nNobody was under them.",
    ],
)
def test_a_name_in_a_chat_has_no_capital(text: str) -> None:
    assert [(claim.claimant, claim.quote.casefold()) for claim in read(text)] == [
        ("petra", "two cranes fell"),
        ("jonas", "nobody was under them"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The list has\nconfirmed: 5 cases\nsuspected: 9 cases\nconfirmed: 2 cases",
        "ebola: five cases in the north",
        "petra: two cranes fell.\njonas: nobody was under them.",
    ],
)
def test_a_small_word_is_a_name_where_no_dictionary_has_it_and_it_recurs(text: str) -> None:
    assert all(block.speaker is None for block in split_blocks(text))


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Telegram channel Dock Watch, 14:03: Two cranes fell.", "Dock Watch"),
        ("Forwarded from Dock Watch\nTwo cranes fell.", "Dock Watch"),
        ("Ines Falk (@inesfalk): Two cranes fell.", "Ines Falk"),
        ("@dockwatch on Telegram: Two cranes fell.", "@dockwatch"),
        ("Dock Watch (@dockwatch) 9 Nov\nTwo cranes fell.", "@dockwatch"),
        ("↳ @dockwatch · 9 Nov\nTwo cranes fell.", "@dockwatch"),
        ("Thread by @dockwatch (1/n): Two cranes fell.", "@dockwatch"),
        ("14:03 Gate 6: Two cranes fell.\n14:05 Gate 7: None.", "Gate 6"),
        ("Ines Falk [14:03]: Two cranes fell.\nKarl Roe [14:05]: Really?", "Ines Falk"),
        ("Ines Falk  2:03 PM\nTwo cranes fell.", "Ines Falk"),
        ("Q — What fell?\n\nA — Two cranes fell.", "A"),
    ],
)
def test_a_page_names_who_posts_in_many_ways(text: str, claimant: str) -> None:
    (claim,) = [each for each in read(text) if each.quote == "Two cranes fell"]
    assert claim.claimant == claimant


def test_a_numbered_post_goes_on_with_its_thread() -> None:
    text = "@dockwatch: Two cranes fell. 1/3\n\n2/3 Nobody was under them.\n\n(3/3) They will be mended."
    assert {claim.claimant for claim in read(text)} == {"@dockwatch"}


def test_a_denial_of_what_the_post_before_says_is_a_denial() -> None:
    told, denied = read(
        "@dockwatch: Two cranes fell in Oslo on Monday.\n@portnews: the port denies it"
    )
    assert (denied.stance, denied.quote) == (Stance.DENIES, "it")
    assert "port" in denied.claimant
    assert denied.event_time == told.event_time
