"""The day of an utterance, and the days of which it speaks."""

from datetime import date

import pytest

from forewarn.claims.claim import Claim
from forewarn.dates import Period
from tests.extractors.reading import credited, read

WEDNESDAY = date(2026, 11, 18)


def days(start: str, end: str = "") -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end or start))


def only_claim(text: str) -> Claim:
    (claim,) = [claim for claim in read(text, day=WEDNESDAY) if claim.cue is not None]
    return claim


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The baker told reporters on Monday that the mill had closed.", days("2026-11-16")),
        ("The mill had closed, the baker said late on Sunday.", days("2026-11-15")),
        (
            "In an interview in 2025 the baker said the mill was lost.",
            days("2025-01-01", "2025-12-31"),
        ),
        ("Speaking on Tuesday, the baker said the mill had closed.", days("2026-11-17")),
        ("The baker visited the mill on Friday and said it was lost.", days("2026-11-13")),
        ("The mill closed on 4 November, the baker said a week later.", days("2026-11-11")),
        ("The agency warned on Monday of gales on Wednesday.", days("2026-11-16")),
    ],
)
def test_the_day_of_an_utterance_is_that_of_its_verb(text: str, said: Period) -> None:
    assert only_claim(text).said_time == said


@pytest.mark.parametrize(
    "text",
    [
        "The baker said the mill had closed on Monday.",
        "In April, 40 mills closed, the baker said.",
        "By mid-October, according to the baker, 40 mills had closed.",
        "The baker, who took over in March, said the mill was lost.",
        "The mill closed in March, and the baker says it is lost.",
        "The baker has said since March that the mill is lost.",
        "The ministry reported 300 losses in the first half of 2025.",
    ],
)
def test_the_day_of_an_event_or_of_another_deed_is_not_that_of_the_utterance(text: str) -> None:
    assert [claim.said_time for claim in credited(text)] == [None] * len(credited(text))
    assert credited(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # A weekday is reckoned from the day of speaking.
        ("The baker said last Friday that the mill had closed on Tuesday.", days("2026-11-10")),
        ("The baker said on 8 November that the mill would open on Friday.", days("2026-11-13")),
        # So is a month without a year.
        (
            "The baker said in March 2024 that the mill had closed in January.",
            days("2024-01-01", "2024-01-31"),
        ),
        # Of what was said in some month nobody can tell which Tuesday was meant.
        ("The baker said in March 2024 that the mill had closed on Tuesday.", None),
        # "Yesterday" is the speaker's in direct speech.
        ('"The mill closed yesterday," the baker said on Sunday.', days("2026-11-14")),
        # A stretch after a mere count is that of what was counted.
        ("The ministry reported 300 losses in June 2025.", days("2025-06-01", "2025-06-30")),
        ("The ministry reported 300 losses on Monday.", None),
        # No day of an event is made of the day of its telling.
        ("The baker said in January 2025 that 40 mills had closed.", None),
        # The date past the content is the event's where the utterance has one of its own.
        ("The agency warned on Monday of gales on Wednesday.", days("2026-11-18")),
    ],
)
def test_days_are_those_that_the_speaker_meant(text: str, event: Period | None) -> None:
    assert only_claim(text).event_time == event


def test_each_sentence_of_a_quotation_has_its_own_day() -> None:
    claims = [
        claim
        for claim in read(
            '"The mill was built in 1961. It served well. It closed on Sunday," the baker said.',
            day=WEDNESDAY,
        )
        if claim.cue is not None
    ]
    assert [(claim.quote, claim.event_time) for claim in claims] == [
        ("The mill was built in 1961. It served well", days("1961-01-01", "1961-12-31")),
        ("It closed on Sunday", days("2026-11-15")),
    ]


def test_a_quotation_of_one_day_is_one_claim() -> None:
    text = '"We bake. The mill closed on Sunday. We shall mourn it," the baker said.'
    assert only_claim(text).event_time == days("2026-11-15")
