"""What is wrong with a case: every rule, its docstring the message that its user reads."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forewarn.case.case import Case
from forewarn.errors import Fault, Severity
from forewarn.grounds import Declared


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """One place where a rule is broken, before it is told as a fault."""

    declared: Declared | None
    file: str = "case.toml"
    what: str


Rule = Callable[[Case], Iterator[Breach]]


def check(case: Case) -> tuple[Fault, ...]:
    """Faults of a case by all rules, sorted by place."""
    return tuple(
        sorted(
            Fault(
                file=breach.declared.file if breach.declared else breach.file,
                line=breach.declared.line if breach.declared else 1,
                rule=name,
                message=breach.what,
                severity=severity,
            )
            for name, (rule, severity) in RULES.items()
            for breach in rule(case)
        )
    )


def _at(item: Any, *keys: str) -> Declared | None:
    """Where the first known of ``keys`` was declared, else the item itself."""
    declared: Mapping[str, Declared] = item.declared
    for key in (*keys, ""):
        if key in declared:
            return declared[key]
    return None


def no_horizon(case: Case) -> Iterator[Breach]:
    """A forecast without a baseline or a horizon cannot be scored.

    Give case.toml a `start`, a `baseline` and a later `horizon`, each a date.
    """
    question = case.question
    for key in ("start", "baseline", "horizon"):
        if getattr(question, key) is None:
            yield Breach(
                declared=_at(question), what=f"the case has no {key}; add {key} = YYYY-MM-DD"
            )
    if question.baseline and question.horizon and question.horizon <= question.baseline:
        yield Breach(
            declared=_at(question, "horizon"),
            what=f"the horizon {question.horizon} must be later than the baseline {question.baseline}",
        )
    if question.start and question.baseline and question.start > question.baseline:
        yield Breach(
            declared=_at(question, "start"),
            what=f"the start {question.start} must not be later than the baseline {question.baseline}",
        )


def not_a_partition(case: Case) -> Iterator[Breach]:
    """Scenarios must be declared exclusive and exhaustive, with exactly one `other`.

    Otherwise their chances need not sum to one and nothing says what happens if none comes
    about. Set `exclusive = true` and `exhaustive = true` in [scenarios] of case.toml once you
    have made it so, and mark the remainder with `other = true`.
    """
    if not case.scenarios:
        return
    for key in ("exclusive", "exhaustive"):
        if not getattr(case.chain, key):
            yield Breach(
                declared=_at(case.chain, key),
                what=f"the scenarios are not declared {key}; reword them until they are, "
                f"then set {key} = true in [scenarios]",
            )
    others = [scenario for scenario in case.scenarios if scenario.other]
    if not others:
        yield Breach(
            declared=_at(case.chain),
            what="no scenario is the remainder; add one with other = true for everything "
            "that the named ones leave out",
        )
    for scenario in others[1:]:
        yield Breach(
            declared=_at(scenario, "other"),
            what=f"{scenario.id} is a second remainder beside {others[0].id}; keep one",
        )


def word_off_scale(case: Case) -> Iterator[Breach]:
    """A likelihood word outside the declared scale means nothing until someone gives it a band.

    Use a word of the scale, or give yours a band under [scale.words] in case.toml.
    """

    def off(item: Any, key: str, given: Any) -> Iterator[Breach]:
        if isinstance(given, str) and given and not case.scale.has(given):
            known = ", ".join((*case.scale.declared, *case.scale.words))
            yield Breach(
                declared=_at(item, key),
                what=f"{item.id}: the word {given!r} is not on the scale; one of: {known}",
            )
        if isinstance(given, float) and not 0 <= given <= 1:
            yield Breach(
                declared=_at(item, key),
                what=f"{item.id}: {key} is a chance between 0 and 1, got {given:g}",
            )

    for scenario in case.scenarios:
        yield from off(scenario, "published", scenario.published)
        yield from off(scenario, "prior", scenario.prior)
        if scenario.prior == "" and not scenario.published:
            yield Breach(
                declared=_at(scenario),
                what=f"{scenario.id} has neither a published word nor a prior; add prior = ...",
            )
    for hypothesis in case.hypotheses:
        yield from off(hypothesis, "prior", hypothesis.prior)
    for indicator in case.indicators:
        for table in ("scenarios", "hypotheses"):
            for rival, given in getattr(indicator, table).items():
                yield from off(indicator, f"{table}.{rival}", given)
        for key in ("coverage", "noise"):
            yield from off(indicator, key, getattr(indicator, key))


def untested_scenario(case: Case) -> Iterator[Breach]:
    """A scenario that no policy is tested against leaves advice blind in that future.

    Give each policy an `[outcomes.SCENARIO]` with low, likely and high.
    """
    for scenario in case.scenarios:
        missing = [policy for policy in case.policies if scenario.id not in policy.outcomes]
        if not case.policies or len(missing) == len(case.policies):
            yield Breach(
                declared=_at(scenario),
                what=f"no policy is tested against {scenario.id}; add [outcomes.{scenario.id}] "
                "to at least one file in policies/",
            )


def partial_policy(case: Case) -> Iterator[Breach]:
    """A policy without an outcome for some scenario cannot be compared with the others there."""
    for policy in case.policies:
        for scenario in case.scenarios:
            if scenario.id not in policy.outcomes:
                yield Breach(
                    declared=_at(policy, "outcomes"),
                    what=f"{policy.id} has no outcome for {scenario.id}; that scenario is left "
                    "out of the comparison of policies",
                )


def vague_signpost(case: Case) -> Iterator[Breach]:
    """A signpost needs an owner, a threshold, an expiry and exactly one direction.

    Without an owner nobody acts, without a threshold it cannot trip, without an expiry it is
    never declared anew, and one that points both ways says nothing: split it in two.
    """
    for signpost in case.signposts:
        for key in ("owner", "decision"):
            if not getattr(signpost, key):
                yield Breach(
                    declared=_at(signpost), what=f"{signpost.id} has no {key}; add {key} = ..."
                )
        for key in ("threshold", "expiry"):
            if getattr(signpost, key) is None:
                yield Breach(
                    declared=_at(signpost), what=f"{signpost.id} has no {key}; add {key} = ..."
                )
        if signpost.threshold is not None and signpost.threshold <= 0:
            yield Breach(
                declared=_at(signpost, "threshold"),
                what=f"{signpost.id}: the threshold counts origins and must be positive, "
                f"got {signpost.threshold:g}",
            )
        if signpost.window_days < 1:
            yield Breach(
                declared=_at(signpost, "window_days"),
                what=f"{signpost.id}: window_days must be at least 1, got {signpost.window_days}",
            )
        if not signpost.direction:
            yield Breach(
                declared=_at(signpost),
                what=f"{signpost.id} has no direction; name the one scenario it points to",
            )
        if len(signpost.direction) > 1:
            yield Breach(
                declared=_at(signpost, "direction"),
                what=f"{signpost.id} points {len(signpost.direction)} ways "
                f"({', '.join(signpost.direction)}); split it, one direction each",
            )
        if not signpost.indicators:
            yield Breach(
                declared=_at(signpost),
                what=f"{signpost.id} watches no indicator; add indicators = [...]",
            )


def undiagnostic(case: Case) -> Iterator[Breach]:
    """An indicator equally likely under every rival cannot move anything.

    Change its odds, or delete it. It is a warning, for knowing that something does not
    discriminate is knowledge too.
    """
    for indicator in case.indicators:
        for table in ("scenarios", "hypotheses"):
            odds: Mapping[str, float | str] = getattr(indicator, table)
            if len(odds) > 1 and len(set(odds.values())) == 1:
                yield Breach(
                    declared=_at(indicator, table),
                    what=f"{indicator.id} is equally likely under every one of its {table} "
                    f"({next(iter(odds.values()))}) and so moves nothing",
                )
        if not indicator.scenarios and not indicator.hypotheses:
            yield Breach(
                declared=_at(indicator),
                what=f"{indicator.id} has no odds; add scenarios = {{...}} or hypotheses = {{...}}",
            )


def vague_measurand(case: Case) -> Iterator[Breach]:
    """A measurand needs a unit, a scope, a nature and an as-of rule, or unlike figures merge."""
    for measurand in case.measurands:
        for key in ("unit", "scope", "as_of", "nature"):
            if not getattr(measurand, key):
                yield Breach(
                    declared=_at(measurand), what=f"{measurand.id} has no {key}; add {key} = ..."
                )
        low, high = measurand.plausible
        if not 0 < low < high:
            yield Breach(
                declared=_at(measurand, "plausible"),
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
                    declared=_at(measurand, "part_of"),
                    what=f"{measurand.id} is a part of itself by way of its part_of; cut the circle",
                )
                break
            if current not in seen:
                seen.add(current)
                queue.extend(wholes.get(current, ()))


def dangling(case: Case) -> Iterator[Breach]:
    """Every id that is referred to must be declared."""
    known = {
        "source": {source.id for source in case.sources},
        "place": {place.id for place in case.places},
        "measurand": {measurand.id for measurand in case.measurands},
        "indicator": {indicator.id for indicator in case.indicators},
        "hypothesis": {hypothesis.id for hypothesis in case.hypotheses},
        "scenario": {scenario.id for scenario in case.scenarios},
    }

    def need(item: Any, key: str, kind: str, wanted: Iterable[str]) -> Iterator[Breach]:
        for name in wanted:
            if name and name not in known[kind]:
                yield Breach(
                    declared=_at(item, f"{key}.{name}", key),
                    what=f"{item.id}: there is no {kind} {name!r} ({key})",
                )

    for source in case.sources:
        yield from need(source, "speaks_for", "source", [source.speaks_for])
    for place in case.places:
        yield from need(place, "within", "place", [place.within])
    for measurand in case.measurands:
        yield from need(measurand, "part_of", "measurand", measurand.part_of)
        yield from need(measurand, "place", "place", [measurand.place])
    for indicator in case.indicators:
        yield from need(indicator, "claimants", "source", indicator.claimants)
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
    known["analogue"] = known["scenario"] | known["hypothesis"]
    for analogue in case.analogues:
        if analogue.informs and analogue.informs not in known["analogue"]:
            yield Breach(
                declared=_at(analogue, "informs"),
                what=f"{analogue.id}: there is no scenario or hypothesis {analogue.informs!r}",
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
        case.ladder,
    ):
        seen: dict[str, Any] = {}
        items: tuple[Any, ...] = kind
        for item in items:
            if item.id in seen:
                yield Breach(
                    declared=_at(item, "id"),
                    what=f"the id {item.id!r} is already used on line "
                    f"{getattr(_at(seen[item.id], 'id'), 'line', '?')}; choose another",
                )
            seen.setdefault(item.id, item)


def alias_twice(case: Case) -> Iterator[Breach]:
    """An alias that two sources claim cannot tell who spoke; the same holds for actors and places."""
    for kind in (case.sources, case.actors, case.places):
        owner: dict[str, str] = {}
        items: tuple[Any, ...] = kind
        for item in items:
            for alias in {name.casefold(): name for name in (item.name, *item.aliases)}.values():
                first = owner.setdefault(alias.casefold(), item.id)
                if first != item.id:
                    yield Breach(
                        declared=_at(item, "aliases", "name"),
                        what=f"{item.id}: the alias {alias!r} is already claimed by {first}; "
                        "keep it with one of them",
                    )


def undeclared_source(case: Case) -> Iterator[Breach]:
    """Every outlet that carried a report must be a declared source, or its grade is unknown.

    Add a [[source]] with a reliability to sources.toml; F says that it cannot be judged.
    """
    known = {
        name.casefold() for source in case.sources for name in (source.name, *source.aliases)
    } | {source.id.casefold() for source in case.sources}
    ids = {source.id for source in case.sources}
    for claim in case.entered:
        if claim.claimant_id not in ids and claim.claimant.casefold() not in known:
            yield Breach(
                declared=None,
                file="sources.toml",
                what=f"{claim.claimant!r}, who makes the entered claim {claim.id}, is not a "
                "declared source; add it to sources.toml",
            )
    for report in case.reports:
        if report.publisher.casefold() not in known:
            yield Breach(
                declared=None,
                file=report.file,
                what=f"the publisher {report.publisher!r} is not a declared source; "
                "add it to sources.toml",
            )


def bad_analogue(case: Case) -> Iterator[Breach]:
    """A reference class counts cases, and in how many of them the thing happened."""
    for analogue in case.analogues:
        if not 0 <= analogue.happened <= analogue.cases or analogue.cases < 1:
            yield Breach(
                declared=_at(analogue, "happened"),
                what=f"{analogue.id}: needs 0 <= happened <= cases and at least one case, got "
                f"{analogue.happened} of {analogue.cases}",
            )
        if not analogue.definition or not analogue.source:
            yield Breach(
                declared=_at(analogue),
                what=f"{analogue.id}: a reference class needs a definition and a source",
            )


def lonely_rival(case: Case) -> Iterator[Breach]:
    """Hypotheses and scenarios are weighed against each other: one alone is no question."""
    if len(case.scenarios) == 1:
        yield Breach(
            declared=_at(case.scenarios[0]),
            what="there is only one scenario; add its rivals and the remainder",
        )
    if len(case.hypotheses) == 1:
        yield Breach(
            declared=_at(case.hypotheses[0]), what="there is only one hypothesis; add its rivals"
        )


def bad_persistence(case: Case) -> Iterator[Breach]:
    """The chance of staying in a scenario from one step to the next lies between 0 and 1."""
    if not 0 <= case.chain.persistence < 1:
        yield Breach(
            declared=_at(case.chain, "persistence"),
            what=f"persistence needs 0 <= persistence < 1, got {case.chain.persistence:g}",
        )


RULES: Mapping[str, tuple[Rule, Severity]] = {
    "no-horizon": (no_horizon, Severity.ERROR),
    "not-a-partition": (not_a_partition, Severity.ERROR),
    "word-off-scale": (word_off_scale, Severity.ERROR),
    "untested-scenario": (untested_scenario, Severity.WARNING),
    "partial-policy": (partial_policy, Severity.WARNING),
    "vague-signpost": (vague_signpost, Severity.ERROR),
    "undiagnostic": (undiagnostic, Severity.WARNING),
    "vague-measurand": (vague_measurand, Severity.ERROR),
    "part-cycle": (part_cycle, Severity.ERROR),
    "dangling": (dangling, Severity.ERROR),
    "id-twice": (id_twice, Severity.ERROR),
    "alias-twice": (alias_twice, Severity.ERROR),
    "undeclared-source": (undeclared_source, Severity.WARNING),
    "bad-analogue": (bad_analogue, Severity.ERROR),
    "lonely-rival": (lonely_rival, Severity.WARNING),
    "bad-persistence": (bad_persistence, Severity.ERROR),
}
"""Rules of this module by name. An error stops the build, a warning is told and lets it go on;
``forewarn check`` exits with 1 for either.

Reading the folder adds these by itself: ``toml``, ``json``, ``shape``, ``scale``, ``unreadable``,
``no-front-matter``, ``report-undated``, ``report-missing``, ``report-changed``, ``report-twice``,
``report-unreadable``, ``quotation`` and ``dangling``.
"""
