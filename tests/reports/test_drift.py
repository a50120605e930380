"""Words that drift from what the origin said."""

from datetime import date

import pytest

from forewarn.reports.drift import drifted, wording
from forewarn.reports.grouping import origins
from forewarn.reports.origin import Role, Utterance


def said(name: str, figure: float | None, unit: str, stage: str = "") -> Utterance:
    return Utterance(
        id=name, report=name, publisher=name, date=date(2025, 6, 15), speaker="uk-mod",
        figure=figure, unit=unit, stage=stage,
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
    assert wording(said("a", 1, unit, stage)) == word


def test_casualties_that_became_lost() -> None:
    given = [
        said("a", 6000, "casualty"),
        said("b", 6000, "", "lose"),
        said("c", 6000, "killed"),
        said("d", 900, "soldier", "lose"),
        said("e", None, "lost"),
        said("f", 900, "soldier", "kill"),
    ]
    found = drifted(given)
    assert set(found) == {1, 5}
    assert "a says killed or wounded, this lost" in found[1]


def test_drift_is_a_role_and_garbling_goes_before_it() -> None:
    given = [
        said("a", 6000, "casualty"),
        said("b", 6000, "soldier", "lose"),
        said("c", 6000, "killed"),
    ]
    (origin,) = origins(given)
    assert [member.role for member in origin.members] == [Role.FIRST, Role.DRIFT, Role.GARBLED]


def test_what_is_stale_and_drifted_says_both() -> None:
    late = Utterance(
        id="z", report="z", publisher="z", date=date(2025, 12, 15), speaker="uk-mod",
        figure=6000, unit="soldier", stage="neutralize",
    )  # fmt: skip
    (origin,) = origins([said("a", 6000, "casualty"), late])
    assert origin.members[1].role is Role.STALE
    assert "drift" in origin.members[1].reason
