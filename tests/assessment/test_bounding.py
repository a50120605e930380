"""Bounds in words."""

from datetime import date

import pytest

from forewarn.assessment.bounding import boundings
from forewarn.estimates.estimate import ID_MINUS, ID_PLUS, Estimate, RelatedBound, Relation

LABELS = {"killed": "The dead", "wounded": "The wounded", "lost": "The lost"}


def _estimate(*bounds: RelatedBound, ceilings: tuple[RelatedBound, ...] = ()) -> Estimate:
    return Estimate(
        measurand="lost", as_of=date(2025, 1, 1), median=5000.0, bounds=bounds, ceilings=ceilings
    )


@pytest.mark.parametrize(
    ("relation", "floor", "cap"),
    [
        (Relation.PART_OF, "part of it", "being a part of that"),
        (Relation.AT_LEAST, "declared no larger", "declared no smaller"),
        (Relation.RATE_OF, "what came at its rate", "which grew at this rate"),
    ],
)
def test_a_floor_and_a_cap_say_by_which_relation(relation: Relation, floor: str, cap: str) -> None:
    below = RelatedBound(part="killed", floor=2178.0, shift=1.0, relation=relation)
    above = RelatedBound(part="lost", floor=5773.0, shift=-1.0, relation=relation, ceiling=True)
    first, second = boundings(_estimate(below, ceilings=(above,)), LABELS)
    assert (first.lead, first.figure, first.words, first.why) == (
        "At least",
        "2,200",
        "The dead",
        floor,
    )
    assert (second.lead, second.figure, second.words, second.why) == (
        "No more than",
        "5,800",
        "The lost",
        cap,
    )
    assert (first.below, second.below) == (True, False)


def test_a_sum_names_all_its_parts_and_is_neither_floor_nor_cap() -> None:
    total = RelatedBound(
        part=ID_PLUS.join(("killed", "wounded")), floor=5300.0, shift=1.0, relation=Relation.SUM_OF
    )
    (held,) = boundings(_estimate(total), LABELS)
    assert (held.lead, held.parts, held.words) == (
        "About",
        ("killed", "wounded"),
        "The dead and The wounded",
    )
    assert held.below


def test_what_a_sum_leaves_to_one_part_does_not_stand_below_it() -> None:
    rest = RelatedBound(
        part=f"lost{ID_MINUS}killed", floor=3100.0, shift=1.0, relation=Relation.SUM_OF
    )
    (held,) = boundings(_estimate(rest), LABELS)
    assert (held.parts, held.words, held.why) == (
        ("lost", "killed"),
        "The lost less The dead",
        "what the rest of the sum leaves",
    )
    assert not held.below


def test_floors_come_before_sums_and_what_no_label_names_is_left_out() -> None:
    total = RelatedBound(
        part=ID_PLUS.join(("killed", "wounded")), floor=5300.0, shift=1.0, relation=Relation.SUM_OF
    )
    floor = RelatedBound(part="killed", floor=2178.0, shift=1.0)
    gone = RelatedBound(part="nobody", floor=1.0, shift=1.0)
    assert [held.lead for held in boundings(_estimate(total, floor, gone), LABELS)] == [
        "At least",
        "About",
    ]
