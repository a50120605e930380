"""Every reason that a room makes has one message, in English and in the language spoken."""

from datetime import date

import pytest

from forewarn.findings.reason import Pointer, Reason, Word
from forewarn.wording.reasons import english, say, say_or_nothing
from forewarn.wording.reasons.say import MESSAGES
from forewarn.wording.translations import spoken
from forewarn.wording.translations.catalogue import placeholders
from tests.wording.reasons.made import reasons_made
from tests.wording.translations.pseudo import changed, pseudo

MADE = reasons_made()


def test_every_code_has_a_message_and_every_message_a_code() -> None:
    assert set(MADE) == set(MESSAGES)


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_a_message_has_exactly_the_values_of_its_reason(code: str) -> None:
    message = MESSAGES[code]
    wanted = placeholders(message.text) | placeholders(message.plural)
    assert MADE[code] == {frozenset(wanted)}
    assert set(message.formats) <= wanted


class Names:
    """Everything by a name."""

    def name(self, pointer: Pointer) -> str:
        return f"the {pointer.kind} called {pointer.id.title()}"

    def day(self, when: date) -> str:
        return f"day {when.day}"


SUPERSEDED = Reason.of("standing.superseded", best=2000.0, when=date(2025, 9, 2))
DRIFT = Reason.of(
    "origin.drift",
    report=Pointer("report", "wire"),
    first=Word("killed"),
    word=Word("lost"),
    figure=6000.0,
)
FITTING = (Pointer("measurand", "a"), Pointer("measurand", "b"))


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (SUPERSEDED, "by the same source's 2,000 of 2 Sep 2025"),
        (DRIFT, "wire says killed, this lost: 6,000"),
        (Reason.of("match.future", when=date(2025, 1, 3)), "it counts what is, the figure is for 2025-01-03"),
        (Reason.of("match.ambiguous", names=FITTING), "ambiguous: a and b fit equally well; add requires or excludes to one"),
        (Reason.of("match.lacks", group=("sent", "left")), "the sentence has none of sent, left"),
        (Reason.of("origin.nameless", reason=Reason.of("origin.same_words", share=0.626, report=Pointer("report", "r"))), "names nobody; 63% of its words stand in r"),
        (Reason.of("credibility.origins", number=1), "1 other origin"),
        (Reason.of("credibility.origins", number=2), "2 other origins"),
        (Reason.of("verbatim", words="100% so"), "100% so"),
        (None, ""),
    ],
)  # fmt: skip
def test_english_is_the_same_whatever_is_spoken(reason: Reason | None, words: str) -> None:
    assert english(reason) == words
    assert say_or_nothing(reason) == words
    with spoken(pseudo()):
        assert english(reason) == words


def test_a_reason_is_said_in_the_language_spoken() -> None:
    with spoken(pseudo()):
        assert say(DRIFT) == changed("%(report)s says %(first)s, this %(word)s: %(figure)s") % {
            "report": "wire",
            "first": changed("killed"),
            "word": changed("lost"),
            "figure": "6,000",
        }
        assert changed("Sep") in say(SUPERSEDED)
        others = changed("%(number)s other origins") % {"number": 3}
        assert say(Reason.of("credibility.origins", number=3)) == others


def test_things_go_by_the_names_of_the_reader() -> None:
    assert say(DRIFT, Names()) == "the report called Wire says killed, this lost: 6,000"
    old = Reason.of("origin.repeats", figure=600.0, since=date(2025, 1, 13))
    assert say(old, Names()) == "repeats the figure 600 of day 13"
    assert say(SUPERSEDED, Names()) == "by the same source's 2,000 of 2 Sep 2025"
    assert say(Reason.of("origin.same_report"), Names()) == "same report"
