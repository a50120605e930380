"""Rules about ids, aliases and references."""

from collections.abc import Iterable, Iterator
from typing import Any

from forewarn.case.model import Case
from forewarn.case.rules.rule import Breach, at
from forewarn.sources.source_index import name_key


def dangling(case: Case) -> Iterator[Breach]:
    """Every id that is referred to must be declared."""
    declared_ids = {
        "source": {source.id for source in case.sources},
        "place": {place.id for place in case.places},
        "measurand": {measurand.id for measurand in case.measurands},
        "indicator": {indicator.id for indicator in case.indicators},
        "hypothesis": {hypothesis.id for hypothesis in case.hypotheses},
        "scenario": {scenario.id for scenario in case.scenarios},
    }

    def need(item: Any, key: str, kind: str, names: Iterable[str]) -> Iterator[Breach]:
        for name in names:
            if name and name not in declared_ids[kind]:
                yield Breach(
                    location=at(item, f"{key}.{name}", key),
                    message=f"{item.id}: there is no {kind} {name!r} ({key})",
                )

    for source in case.sources:
        yield from need(source, "speaks_for", "source", [source.speaks_for])
        yield from need(source, "loose_name_for", "source", source.loose_name_for)
    for place in case.places:
        yield from need(place, "within", "place", [place.within])
    for measurand in case.measurands:
        yield from need(measurand, "part_of", "measurand", measurand.part_of)
        yield from need(measurand, "at_least", "measurand", measurand.at_least)
        yield from need(measurand, "sum_of", "measurand", measurand.sum_of)
        yield from need(measurand, "rate_of", "measurand", [measurand.rate_of])
        yield from need(measurand, "place", "place", [measurand.place])
    for indicator in case.indicators:
        yield from need(indicator, "claimants", "source", indicator.claimants)
        yield from need(indicator, "contradicts", "indicator", indicator.contradicts)
        yield from need(indicator, "scenarios", "scenario", indicator.scenarios)
        yield from need(indicator, "hypotheses", "hypothesis", indicator.hypotheses)
    for scenario in case.scenarios:
        yield from need(scenario, "indicators", "indicator", scenario.indicators)
        yield from need(
            scenario, "triggers", "indicator", [trigger.indicator for trigger in scenario.triggers]
        )
    for signpost in case.signposts:
        yield from need(signpost, "indicators", "indicator", signpost.indicators)
        yield from need(signpost, "direction", "scenario", signpost.direction)
    for policy in case.policies:
        yield from need(policy, "outcomes", "scenario", policy.outcomes)
        yield from need(policy, "designed_for", "scenario", policy.designed_for)
    for rung in case.ladder:
        yield from need(rung, "indicators", "indicator", rung.indicators)
    declared_ids["class"] = {analogue.id for analogue in case.analogues}
    for scenario in case.scenarios:
        if scenario.prior_from and scenario.prior_from not in declared_ids["class"]:
            yield Breach(
                location=at(scenario, "prior_from"),
                message=f"{scenario.id}: there is no analogue {scenario.prior_from!r} (prior_from)",
            )
    declared_ids["analogue"] = declared_ids["scenario"] | declared_ids["hypothesis"]
    for analogue in case.analogues:
        if analogue.informs and analogue.informs not in declared_ids["analogue"]:
            yield Breach(
                location=at(analogue, "informs"),
                message=f"{analogue.id}: there is no scenario or hypothesis {analogue.informs!r}",
            )


def id_twice(case: Case) -> Iterator[Breach]:
    """Two things of one kind may not share an id."""
    for kind in (
        case.sources,
        case.actors,
        case.places,
        case.measurands,
        case.indicators,
        case.hypotheses,
        case.scenarios,
        case.signposts,
        case.policies,
        case.analogues,
        case.elicitations,
        case.ladder,
        case.references,
        (*case.rate_tests, *case.coverage_tests),
    ):
        first_uses: dict[str, Any] = {}
        items: tuple[Any, ...] = kind
        for item in items:
            if item.id in first_uses:
                yield Breach(
                    location=at(item, "id"),
                    message=f"the id {item.id!r} is already used on line "
                    f"{getattr(at(first_uses[item.id], 'id'), 'line', '?')}; choose another",
                )
            first_uses.setdefault(item.id, item)


def alias_twice(case: Case) -> Iterator[Breach]:
    """An alias that two sources claim cannot tell who spoke; the same holds for actors and places."""
    for kind in (case.sources, case.actors, case.places):
        owner: dict[str, str] = {}
        items: tuple[Any, ...] = kind
        for item in items:
            for key, alias in {name_key(name): name for name in (item.name, *item.aliases)}.items():
                first = owner.setdefault(key, item.id)
                if first != item.id:
                    yield Breach(
                        location=at(item, "aliases", "name"),
                        message=f"{item.id}: the alias {alias!r} is already claimed by {first}; "
                        "keep it with one of them",
                    )


def undeclared_source(case: Case) -> Iterator[Breach]:
    """Every outlet that carried a report must be a declared source, or its grade is unknown.

    Add a [[source]] with a reliability to sources.toml; F says that it cannot be judged.
    """
    sources = case.source_index
    for claim in case.entered:
        if not sources.claimant(claim):
            yield Breach(
                location=None,
                file="sources.toml",
                message=f"{claim.claimant!r}, who makes the entered claim {claim.id}, is not a "
                "declared source; add it to sources.toml",
            )
    for report in case.reports:
        if sources.find(report.publisher) is None:
            yield Breach(
                location=None,
                file=report.file,
                message=f"the publisher {report.publisher!r} is not a declared source; "
                "add it to sources.toml",
            )
