"""What was said at the same named occasion."""

from dataclasses import replace
from datetime import date

from bench.utterances import utterance
from forewarn.findings.reason import Pointer, Reason, Word
from forewarn.language import Occasion
from forewarn.origins.grouping import origins
from forewarn.origins.origin import Role, Utterance

RAMSTEIN = Occasion(kind="speech", name="Ramstein")
COUNCIL = Occasion(kind="session", name="UN Security Council")


def said(
    name: str, day: str, speaker: str, figure: float | None, *occasions: Occasion, text: str = ""
) -> Utterance:
    return utterance(
        name, report=f"r-{name}", publisher=f"outlet {name}", day=date.fromisoformat(day),
        speaker=speaker, figure=figure, unit="soldier", text=text, occasions=occasions,
    )  # fmt: skip


def test_two_figures_of_one_speech_are_one_statement() -> None:
    one = said("a", "2025-01-09", "kyiv", 4000, RAMSTEIN)
    two = said("b", "2025-01-11", "kyiv", 11000, RAMSTEIN)
    echo = said("c", "2025-01-12", "kyiv", 11000)
    (found,) = origins([one, two, echo])
    assert [member.role for member in found.members] == [Role.FIRST, Role.RELAY, Role.RELAY]
    assert found.members[1].reason == Reason.of(
        "origin.same_occasion",
        report=Pointer("report", "r-a"),
        occasion=Reason.of("origin.named_occasion", kind=Word("speech"), name="Ramstein"),
    )
    assert found.members[1].follows == "a"
    assert found.members[2].reason == Reason.of(
        "origin.repeats", figure=11000, since=date(2025, 1, 11)
    )
    # Without the name they are two statements, and so they are when a month lies between.
    assert len(origins([replace(each, occasions=()) for each in (one, two)])) == 2
    assert len(origins([one, said("b", "2025-02-09", "kyiv", 11000, RAMSTEIN)])) == 2
    # Another speaker at the same place is another witness.
    assert len(origins([one, replace(two, speaker="seoul")])) == 2


def test_on_one_day_it_is_one_statement_anyway() -> None:
    one = said("a", "2025-01-09", "kyiv", 4000, RAMSTEIN)
    two = said("b", "2025-01-09", "kyiv", 11000, RAMSTEIN)
    (found,) = origins([one, two])
    assert found.members[1].reason == Reason.of("origin.same_day")


def test_who_names_nobody_is_placed_by_the_occasion_where_one_alone_spoke() -> None:
    one = said("a", "2025-01-09", "kyiv", 4000, COUNCIL)
    bare = said("b", "2025-01-10", "", 77, COUNCIL)
    (found,) = origins([one, bare])
    reason = Reason.of(
        "origin.same_occasion",
        report=Pointer("report", "r-a"),
        occasion=Reason.of("origin.named_occasion", kind=Word("session"), name=COUNCIL.name),
    )
    assert found.members[1].reason == Reason.of("origin.nameless", reason=reason)
    other = said("c", "2025-01-09", "seoul", 900, COUNCIL)
    assert len(origins([one, other, bare])) == 3
    assert len(origins([one, said("b", "2025-03-01", "", 77, COUNCIL)])) == 2


def test_the_order_of_the_claims_does_not_matter() -> None:
    held = [
        said("a", "2025-01-09", "kyiv", 4000, RAMSTEIN),
        said("b", "2025-01-11", "kyiv", 11000, RAMSTEIN),
        said("c", "2025-01-11", "", 25, RAMSTEIN),
    ]
    assert origins(held) == origins(held[::-1])
    assert len(origins(held)) == 1


def test_an_occasion_is_known_by_its_day_too() -> None:
    friday = Occasion(kind="briefing", day=date(2025, 1, 10))
    one = said("a", "2025-01-10", "kyiv", 4000, friday)
    two = said("b", "2025-01-12", "kyiv", 11000, friday)
    (origin,) = origins([one, two])
    assert origin.members[1].reason.get("occasion") == Reason.of(
        "origin.dated_occasion", kind=Word("briefing"), when=date(2025, 1, 10)
    )
    earlier = replace(friday, day=date(2025, 1, 9))
    assert len(origins([one, replace(two, occasions=(earlier,))])) == 2
