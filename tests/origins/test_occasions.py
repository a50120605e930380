"""Named occasions, and what was said at the same one."""

from dataclasses import replace
from datetime import date

import pytest

from bench.utterances import utterance
from forewarn.findings.reason import Pointer, Reason
from forewarn.origins.grouping import origins
from forewarn.origins.occasions import occasions
from forewarn.origins.origin import Role, Utterance

SUNDAY = date(2024, 10, 20)


@pytest.mark.parametrize(
    ("sentence", "keys"),
    [
        ("In his Ramstein speech the minister put it at 4,000.", ["speech of Ramstein"]),
        ("She said so during an address in Ramstein.", ["speech of Ramstein"]),
        ("At the UN Security Council meeting he spoke of 600.",
         ["session of UN Security Council"]),
        ("He told a closed-door parliamentary briefing on 18 October that ships had sailed.",
         ["briefing on 2024-10-18"]),
        ("At a press conference on October 18, she gave 1,500.", ["briefing on 2024-10-18"]),
        ("At a news conference on Friday, she gave 1,500.", ["briefing on 2024-10-18"]),
        ("He said it at a hearing on Sunday.", ["hearing on 2024-10-20"]),
        ("In an interview with Radio Example on 3 December he gave 40.",
         ["interview of Radio Example", "interview on 2023-12-03"]),
        ("In an interview with the German newspaper Beispiel he gave 40.",
         ["interview of Beispiel"]),
        ("At a session in Seoul he said so.", ["session of Seoul"]),
        # Neither a name nor a day: every week has its briefing.
        ("He told a briefing that they had gone.", []),
        ("At the press conference he gave 30.", []),
        ("He told a Monday briefing that they had gone.", []),
        # Talked about, not spoken at.
        ("The Ramstein meeting will discuss shells.", []),
        ("She said that the speech of 18 October was wrong.", []),
        # Days that no calendar has, and a leap day that this year had.
        ("He said so at a briefing on 31 February.", []),
        ("He said so at a briefing on 29 February.", ["briefing on 2024-02-29"]),
    ],
)  # fmt: skip
def test_an_occasion_is_known_by_its_name_or_its_day(sentence: str, keys: list[str]) -> None:
    assert list(occasions(sentence, SUNDAY)) == keys


def said(
    name: str, day: str, speaker: str, figure: float | None, *keys: str, text: str = ""
) -> Utterance:
    return utterance(
        name, report=f"r-{name}", publisher=f"outlet {name}", day=date.fromisoformat(day),
        speaker=speaker, figure=figure, unit="soldier", text=text, occasions=keys,
    )  # fmt: skip


def test_two_figures_of_one_speech_are_one_statement() -> None:
    one = said("a", "2025-01-09", "kyiv", 4000, "speech of Ramstein")
    two = said("b", "2025-01-11", "kyiv", 11000, "speech of Ramstein")
    echo = said("c", "2025-01-12", "kyiv", 11000)
    (found,) = origins([one, two, echo])
    assert [member.role for member in found.members] == [Role.FIRST, Role.RELAY, Role.RELAY]
    assert found.members[1].reason == Reason.of(
        "origin.same_occasion", report=Pointer("report", "r-a"), occasion="speech of Ramstein"
    )
    assert found.members[1].follows == "a"
    assert found.members[2].reason == Reason.of(
        "origin.repeats", figure=11000, since=date(2025, 1, 11)
    )
    # Without the name they are two statements, and so they are when a month lies between.
    assert len(origins([replace(each, occasions=()) for each in (one, two)])) == 2
    assert len(origins([one, said("b", "2025-02-09", "kyiv", 11000, "speech of Ramstein")])) == 2
    # Another speaker at the same place is another witness.
    assert len(origins([one, replace(two, speaker="seoul")])) == 2


def test_on_one_day_it_is_one_statement_anyway() -> None:
    one = said("a", "2025-01-09", "kyiv", 4000, "speech of Ramstein")
    two = said("b", "2025-01-09", "kyiv", 11000, "speech of Ramstein")
    (found,) = origins([one, two])
    assert found.members[1].reason == Reason.of("origin.same_day")


def test_who_names_nobody_is_placed_by_the_occasion_where_one_alone_spoke() -> None:
    one = said("a", "2025-01-09", "kyiv", 4000, "session of UN Security Council")
    bare = said("b", "2025-01-10", "", 77, "session of UN Security Council")
    (found,) = origins([one, bare])
    reason = Reason.of(
        "origin.same_occasion",
        report=Pointer("report", "r-a"),
        occasion="session of UN Security Council",
    )
    assert found.members[1].reason == Reason.of("origin.nameless", reason=reason)
    other = said("c", "2025-01-09", "seoul", 900, "session of UN Security Council")
    assert len(origins([one, other, bare])) == 3
    assert (
        len(origins([one, said("b", "2025-03-01", "", 77, "session of UN Security Council")])) == 2
    )


def test_the_order_of_the_claims_does_not_matter() -> None:
    held = [
        said("a", "2025-01-09", "kyiv", 4000, "speech of Ramstein"),
        said("b", "2025-01-11", "kyiv", 11000, "speech of Ramstein"),
        said("c", "2025-01-11", "", 25, "speech of Ramstein"),
    ]
    assert origins(held) == origins(held[::-1])
    assert len(origins(held)) == 1
