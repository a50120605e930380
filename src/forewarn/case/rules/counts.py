"""Rules about what is counted."""

from collections.abc import Iterator

from forewarn.case.case import Case
from forewarn.case.rules.rule import Breach, at


def vague_measurand(case: Case) -> Iterator[Breach]:
    """A measurand needs a unit, a scope, a nature and an as-of rule, or unlike figures merge."""
    for measurand in case.measurands:
        for key in ("unit", "scope", "as_of", "nature"):
            if not getattr(measurand, key):
                yield Breach(
                    declared=at(measurand), what=f"{measurand.id} has no {key}; add {key} = ..."
                )
        low, high = measurand.plausible
        if not 0 < low < high:
            yield Breach(
                declared=at(measurand, "plausible"),
                what=f"{measurand.id}: plausible needs 0 < low < high, got {low:g} to {high:g}",
            )


def part_cycle(case: Case) -> Iterator[Breach]:
    """A measurand that is, step by step, a part of itself bounds itself."""
    wholes = {measurand.id: measurand.part_of for measurand in case.measurands}
    for measurand in case.measurands:
        seen: set[str] = set()
        queue = list(measurand.part_of)
        while queue:
            current = queue.pop()
            if current == measurand.id:
                yield Breach(
                    declared=at(measurand, "part_of"),
                    what=f"{measurand.id} is a part of itself by way of its part_of; cut the circle",
                )
                break
            if current not in seen:
                seen.add(current)
                queue.extend(wholes.get(current, ()))
