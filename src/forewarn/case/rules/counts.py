"""Rules about measurands."""

from collections.abc import Iterator

from forewarn.case.model import Case
from forewarn.case.rules.rule import Breach, at
from forewarn.estimates.joint import PERIODS, relation_edges
from forewarn.estimates.measurand import Nature


def vague_measurand(case: Case) -> Iterator[Breach]:
    """A measurand needs a unit, a scope, a nature and an as-of rule, or unlike figures merge."""
    for measurand in case.measurands:
        for key in ("unit", "scope", "as_of", "nature"):
            if not getattr(measurand, key):
                yield Breach(
                    location=at(measurand), message=f"{measurand.id} has no {key}; add {key} = ..."
                )
        low, high = measurand.plausible
        if not 0 < low < high:
            yield Breach(
                location=at(measurand, "plausible"),
                message=f"{measurand.id}: plausible needs 0 < low < high, got {low:g} to {high:g}",
            )


def part_cycle(case: Case) -> Iterator[Breach]:
    """A measurand that is, step by step, a part of itself bounds itself.

    ``part_of``, ``sum_of``, ``at_least`` and ``rate_of`` all say which of two is the greater.
    """
    wholes: dict[str, set[str]] = {measurand.id: set() for measurand in case.measurands}
    for edge in relation_edges(case.measurands):
        wholes[edge.part].add(edge.whole)
    for measurand in case.measurands:
        visited: set[str] = set()
        queue = sorted(wholes[measurand.id])
        while queue:
            current = queue.pop()
            if current == measurand.id:
                yield Breach(
                    location=at(measurand, "part_of", "sum_of", "at_least", "rate_of"),
                    message=f"{measurand.id} is a part of itself by way of its part_of; cut the circle",
                )
                break
            if current not in visited:
                visited.add(current)
                queue.extend(sorted(wholes.get(current, ())))


def rate_without_period(case: Case) -> Iterator[Breach]:
    """A rate that adds to a total needs a nature of rate and a known ``per``, or nobody can say what it adds up to."""
    for measurand in case.measurands:
        has_period = measurand.per.strip().casefold() in PERIODS
        if measurand.rate_of and not (has_period and measurand.nature is Nature.RATE):
            yield Breach(
                location=at(measurand, "rate_of"),
                message=f'{measurand.id}: rate_of needs nature = "rate" and per = one of '
                f"{', '.join(PERIODS)}; got per = {measurand.per!r}",
            )
