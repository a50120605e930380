"""Rules about tests of plausibility and about sources that speak for others."""

from collections.abc import Iterator
from math import isfinite
from typing import Any

from forewarn.case.model import Case
from forewarn.case.rules.rule import Breach, at
from forewarn.estimates.plausibility import CoverageTest, RateTest


def bad_plausibility(case: Case) -> Iterator[Breach]:
    """A test of plausibility needs ranges with 0 < low <= high, counts of at least 0, a source for
    each reference, and ids that are declared; tests and references of one rate share a unit."""
    measurands = {measurand.id for measurand in case.measurands}
    references = {reference.id: reference for reference in case.references}
    ranges: list[tuple[Any, str, tuple[float, float]]] = [
        *((item, "exposure", item.exposure) for item in case.references),
        *((item, "exposure", item.exposure) for item in case.rate_tests),
        *((item, "load", item.load) for item in case.coverage_tests),
        *((item, "seen", item.seen) for item in case.coverage_tests),
    ]
    for item, key, (low, high) in ranges:
        if not (0 < low <= high and isfinite(high)):
            yield Breach(
                location=at(item, key),
                message=f"{item.id}: {key} needs 0 < low <= high, got {low:g} to {high:g}",
            )
    for reference in case.references:
        if reference.events < 0:
            yield Breach(
                location=at(reference, "events"),
                message=f"{reference.id}: events are counted from 0, got {reference.events}",
            )
        if not reference.source:
            yield Breach(
                location=at(reference), message=f"{reference.id} has no source; add source = ..."
            )
    tests: tuple[RateTest | CoverageTest, ...] = (*case.rate_tests, *case.coverage_tests)
    for test in tests:
        if test.measurand not in measurands:
            yield Breach(
                location=at(test, "measurand"),
                message=f"{test.id}: there is no measurand {test.measurand!r}",
            )
    for rate in case.rate_tests:
        if rate.spread < 1:
            yield Breach(
                location=at(rate, "spread"),
                message=f"{rate.id}: spread is a factor of at least 1, got {rate.spread:g}",
            )
        if not rate.references:
            yield Breach(location=at(rate), message=f"{rate.id} names no reference")
        for name in rate.references:
            if name not in references:
                yield Breach(
                    location=at(rate, "references"),
                    message=f"{rate.id}: there is no reference {name!r}",
                )
        units = {references[name].unit for name in rate.references if name in references}
        if len(units) > 1:
            yield Breach(
                location=at(rate, "references"),
                message=f"{rate.id}: its references count exposure in {', '.join(sorted(units))}; "
                "one test needs one unit",
            )
    for coverage in case.coverage_tests:
        if coverage.seen[1] > 1:
            yield Breach(
                location=at(coverage, "seen"),
                message=f"{coverage.id}: seen is a chance, at most 1, got {coverage.seen[1]:g}",
            )
        if coverage.reported < 0:
            yield Breach(
                location=at(coverage, "reported"),
                message=f"{coverage.id}: reported is counted from 0, got {coverage.reported}",
            )


def speaks_for_itself(case: Case) -> Iterator[Breach]:
    """A source may not speak for itself, by way of others or at once: nobody would be the origin."""
    index = case.source_index
    for source in case.sources:
        chain = index.line(source.id)
        last = index.by_id.get(chain[-1])
        # Each circle is reported once, at its first id; a source that only leads into it is no fault.
        if last is not None and last.speaks_for == source.id == min(chain):
            way = " for ".join((*chain, source.id))
            yield Breach(
                location=at(source, "speaks_for"),
                message=f"{source.id} speaks for itself ({way}); cut the circle",
            )
    for source in case.sources:
        if source.id in source.loose_name_for:
            yield Breach(
                location=at(source, "loose_name_for"),
                message=f"{source.id} is declared a loose name for itself; take it out",
            )
