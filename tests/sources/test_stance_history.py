"""How a stance turns."""

from dataclasses import replace
from datetime import date, timedelta

from forewarn.claims.claim import Claim, ClaimKind, Stance
from forewarn.sources.stance_history import Phase, turns
from forewarn.text import Span


def said(*stances: str) -> list[Claim]:
    return [
        Claim(
            id=f"c{n:02}", report="r", date=date(2024, 10, 1) + timedelta(days=n), span=Span(0, 1),
            quote="x", claimant="Moscow", stance=Stance(stance.removeprefix("not ")),
            negated=stance.startswith("not "),
        )
        for n, stance in enumerate(stances)
    ]  # fmt: skip


def phases(*stances: str) -> list[str]:
    return [turn.phase.value for turn in turns(said(*stances))]


def test_denied_evaded_then_acknowledged() -> None:
    given = ["denies", "denies", "doubts", "predicts", "doubts", "confirms", "asserts"]
    assert phases(*given) == ["denies", "evades", "acknowledges"]
    (denied, evaded, told) = turns(reversed(said(*given)))
    assert denied.claims == ("c00", "c01")
    assert (denied.since, denied.until) == (date(2024, 10, 1), date(2024, 10, 2))
    assert evaded.claims == ("c02", "c04")
    assert told.phase is Phase.ACKNOWLEDGES


def test_who_never_shied_asserts() -> None:
    assert phases("asserts", "confirms") == ["asserts"]
    assert phases("asserts", "denies", "asserts") == ["asserts", "denies", "acknowledges"]


def test_negation_turns_it_round() -> None:
    assert phases("not asserts") == ["denies"]
    assert phases("not denies") == ["asserts"]
    assert phases("not doubts") == ["evades"]


def test_what_is_only_wanted_is_no_phase() -> None:
    assert phases("predicts", "demands", "intends") == []


def test_what_is_asked_or_feared_is_no_phase() -> None:
    spoken = said("asserts", "denies", "asserts")
    assert len(turns(spoken)) == 3
    assert turns(replace(claim, kind=ClaimKind.CONCERN) for claim in spoken) == ()
