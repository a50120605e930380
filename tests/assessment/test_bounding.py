"""What related measurands say of an estimate."""

from datetime import date

import pytest

from forewarn.assessment.bounding import boundings
from forewarn.estimates.estimate import ID_MINUS, ID_PLUS, Estimate, RelatedBound, Relation
from forewarn.findings.reason import Reason, Word
from forewarn.wording.reasons import english

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
    assert first.reason == Reason.of(
        "bound.of", lead=Word("At least"), figure=2178.0, why=Word(floor), labels=("The dead",)
    )
    assert second.reason == Reason.of(
        "bound.of", lead=Word("No more than"), figure=5773.0, why=Word(cap), labels=("The lost",)
    )
    assert english(first.reason) == f"At least 2,200, {floor}: The dead"
    assert (first.below, second.below) == (True, False)


def test_a_sum_names_all_its_parts_and_is_neither_floor_nor_cap() -> None:
    total = RelatedBound(
        part=ID_PLUS.join(("killed", "wounded")), floor=5300.0, shift=1.0, relation=Relation.SUM_OF
    )
    (held,) = boundings(_estimate(total), LABELS)
    assert held.parts == ("killed", "wounded")
    assert english(held.reason) == "About 5,300, their sum: The dead and The wounded"
    assert held.below


def test_what_a_sum_leaves_to_one_part_does_not_stand_below_it() -> None:
    rest = RelatedBound(
        part=f"lost{ID_MINUS}killed", floor=3100.0, shift=1.0, relation=Relation.SUM_OF
    )
    (held,) = boundings(_estimate(rest), LABELS)
    assert held.parts == ("lost", "killed")
    assert english(held.reason) == (
        "About 3,100, what the rest of the sum leaves: The lost less The dead"
    )
    assert not held.below


def test_floors_come_before_sums_and_what_no_label_names_is_left_out() -> None:
    total = RelatedBound(
        part=ID_PLUS.join(("killed", "wounded")), floor=5300.0, shift=1.0, relation=Relation.SUM_OF
    )
    floor = RelatedBound(part="killed", floor=2178.0, shift=1.0)
    gone = RelatedBound(part="nobody", floor=1.0, shift=1.0)
    leads = [held.lead for held in boundings(_estimate(total, floor, gone), LABELS)]
    assert leads == [Word("At least"), Word("About")]
