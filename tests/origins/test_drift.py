"""Words that drift from what the origin said."""

from dataclasses import replace
from datetime import date

import pytest

from bench.utterances import utterance
from forewarn.findings.reason import Pointer, Reason, Word
from forewarn.language.english import ENGLISH
from forewarn.origins.drift import find_drift, stated_fate
from forewarn.origins.grouping import origins
from forewarn.origins.origin import Role, Utterance
from forewarn.text import Span


def said(
    name: str,
    figure: float | None,
    unit: str,
    stage: str = "",
    *,
    day: date = date(2025, 6, 15),
    text: str = "",
) -> Utterance:
    return utterance(
        name, report=name, publisher=name, day=day, speaker="uk-mod",
        figure=figure, unit=unit, stage=stage, text=text,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "stage", "word"),
    [
        ("casualty", "", "killed or wounded"),
        ("killed+wounded", "", "killed or wounded"),
        ("killed or wounded", "lose", "killed or wounded"),
        ("loss", "", "lost"),
        ("losses", "", "lost"),
        ("lost", "", "lost"),
        ("troop", "neutralize", "neutralized"),
        ("soldier", "kill", "killed"),
        ("soldier", "send", ""),
        ("shell", "", ""),
        ("soldier", "", ""),
    ],
)
def test_the_word_for_what_befell_them(unit: str, stage: str, word: str) -> None:
    assert said("a", 1, unit, stage).fate == word


def test_casualties_that_became_lost() -> None:
    given = [
        said("a", 6000, "casualty"),
        said("b", 6000, "", "lose"),
        said("c", 6000, "killed"),
        said("d", 900, "soldier", "lose"),
        said("e", None, "lost"),
        said("f", 900, "soldier", "kill"),
    ]
    later = said("g", 800, "soldier", "kill", day=date(2025, 6, 16))
    found = find_drift([*given, said("h", 800, "soldier", "lose"), later])
    assert set(found) == {1, 7}
    assert found[1] == Reason.of(
        "origin.drift",
        report=Pointer("report", "a"),
        first=Word("killed or wounded"),
        word=Word("lost"),
        figure=6000,
    )


def test_the_definite_word_of_the_first_day_leads_and_the_dead_stay_dead() -> None:
    given = [said("a", 6000, "", "lose"), said("b", 6000, "casualty"), said("c", 9, "killed")]
    assert set(find_drift([*given, said("d", 9, "loss")])) == {0}


def test_a_headline_that_leaves_out_what_it_counts() -> None:
    headline = said("b", 6000, "", text="Front a deathtrap: over 6,000 lost")
    assert headline.fate == "lost"
    assert said("b", 6000, "", text="Over 6,000 ").fate == ""
    assert said("b", 6000, "", text="Over 6,000 soldiers lost").fate == ""
    assert set(find_drift([said("a", 6000, "casualty"), headline])) == {1}


@pytest.mark.parametrize("numeral", ["6,000", "6 000", "6.000", "6000", "six thousand"])
def test_the_word_after_a_figure_is_found_however_the_figure_is_written(numeral: str) -> None:
    text = f"Front a deathtrap: over {numeral} lost"
    start = text.index(numeral)
    claim = utterance(
        "a", report="r", publisher="p", day=date(2025, 6, 15), speaker="x", figure=6000, text=text
    ).claim
    assert claim.quantity is not None
    written = replace(claim.quantity, span=Span(start, start + len(numeral)))
    assert stated_fate(replace(claim, quantity=written), ENGLISH) == "lost"
    # A figure that stands in another sentence says nothing of the words of this one.
    elsewhere = replace(claim.quantity, span=Span(200, 205))
    assert stated_fate(replace(claim, quantity=elsewhere), ENGLISH) == ""


def test_drift_is_a_role_and_garbling_goes_before_it() -> None:
    given = [
        said("a", 6000, "casualty"),
        said("b", 6000, "soldier", "lose"),
        said("c", 6000, "killed"),
    ]
    (origin,) = origins(given)
    assert [member.role for member in origin.members] == [Role.FIRST, Role.DRIFT, Role.GARBLED]


def test_what_is_stale_and_drifted_says_both() -> None:
    late = said("z", 6000, "soldier", "neutralize", day=date(2025, 12, 15))
    (origin,) = origins([said("a", 6000, "casualty"), late])
    assert origin.members[1].role is Role.STALE
    reason = origin.members[1].reason
    assert reason.code == "origin.and_drift"
    assert reason.get("reason") == Reason.of(
        "origin.old",
        repeats=Reason.of("origin.repeats", figure=6000, since=date(2025, 6, 15)),
        days=183,
    )
    drift = reason.get("drift")
    assert isinstance(drift, Reason)
    assert drift.get("word") == Word("neutralized")
