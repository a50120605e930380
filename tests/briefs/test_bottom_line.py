"""The bottom line on a terminal."""

from dataclasses import replace

from forewarn.assessment.assessment import Assessment
from forewarn.briefs.bottom_line import write_bottom_line
from forewarn.case.model import Case
from forewarn.signposts.status import Level
from tests.briefs.moments import bare, outlook
from tests.pages.small import small


def busy() -> tuple[Case, Assessment]:
    """More movers and more raised signposts than ten lines hold."""
    case, held = small()
    mover, signpost, status = outlook(held).movers[0], case.signposts[0], held.statuses[0]
    levels = {"d": Level.WARNING, "a": Level.WARNING, "c": Level.CRITICAL, "b": Level.WARNING}
    quiet = replace(status, signpost="e", level=Level.WATCH)
    return (
        replace(
            case,
            signposts=tuple(replace(signpost, id=key, label=key.upper()) for key in (*levels, "e")),
        ),
        replace(
            held,
            outlook=replace(outlook(held), movers=(mover,) * 5),
            statuses=(
                quiet,
                *(replace(status, signpost=key, level=level) for key, level in levels.items()),
            ),
        ),
    )


def test_it_says_what_leads_what_moved_it_and_what_is_up() -> None:
    assert write_bottom_line(*small()) == [
        "Soldiers abroad, as of 2025-12-26",
        "Leading: They stay, likely: 60% by 2026-06-30 (90%: 50% to 70%)",
        "Others:  More are sent 30%, None of these 10%",
        "Moved:   -6.0 points, Ships sail",
        "Up:      warning: Ships at sea (1 origin, threshold 1)",
    ]


def test_it_is_never_longer_than_ten_lines() -> None:
    lines = write_bottom_line(*busy())
    assert len(lines) == 10
    assert [line for line in lines if line.startswith("Up:")] == [
        "Up:      critical: C (1 origin, threshold 1)",
        "Up:      warning: A (1 origin, threshold 1)",
        "Up:      warning: B (1 origin, threshold 1)",
        "Up:      and 1 more",
    ]


def test_silence_moves_too_and_what_moved_nothing_is_not_told() -> None:
    case, held = small()
    mover = outlook(held).movers[0]
    silence = replace(mover, indicator="halt", seen=False, shift={"stay": 0.021})
    idle = replace(mover, shift={"stay": 0.0004})
    moved = replace(held, outlook=replace(outlook(held), movers=(silence, idle)))
    assert [line for line in write_bottom_line(case, moved) if line.startswith("Moved:")] == [
        "Moved:   +2.1 points, not seen: Trains halt"
    ]


def test_it_says_when_nothing_moved_and_nothing_is_up() -> None:
    case, held = small()
    still = replace(held, outlook=replace(outlook(held), movers=()), statuses=())
    assert write_bottom_line(case, still)[-2:] == [
        "Moved:   by nothing since it opened; the declared priors stand",
        "Up:      no signpost",
    ]


def test_a_lone_scenario_has_no_others() -> None:
    case, held = small()
    lone = replace(held, outlook=replace(outlook(held), horizon={"stay": 1.0}))
    assert write_bottom_line(case, lone)[2] == "Others:  none declared"


def test_without_scenarios_only_the_title_and_the_signposts_remain() -> None:
    case, held = small()
    assert write_bottom_line(case, bare(held)) == [
        "Soldiers abroad, as of 2025-12-26",
        "Up:      no signpost",
    ]
