"""What the claims amount to: figures for measurands, sightings of indicators, one per origin."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forewarn.case.model import Actor, Case, Place
from forewarn.claims.claim import Claim
from forewarn.estimates.assignment import Assignment
from forewarn.estimates.estimate import Datum, Side
from forewarn.estimates.matching import Names
from forewarn.findings.reason import Reason
from forewarn.indicators.bearing import Says
from forewarn.indicators.observation import Observation
from forewarn.language import Bound, Language
from forewarn.origins.origin import Member, Origin, Role
from forewarn.reports.report import Report
from forewarn.sources.source_index import SourceIndex

CARRIES = {Role.FIRST, Role.RELAY, Role.DRIFT}
"""Roles whose figure is the origin's own; one that drifted misnames what it counts and is caught by
the measurand that it was matched to."""
_SIDES = {Bound.FLOOR: Side.AT_LEAST, Bound.CEILING: Side.UP_TO}
"""Bounds that make a figure a bound on the count; with any other it is a point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SortedEvidence:
    """Claims sorted to what they bear on."""

    data: Mapping[str, tuple[Datum, ...]]
    """Measurand id to one figure per independent origin."""
    left_out: Mapping[str, Mapping[str, Reason]]
    """Measurand id to claims whose figure was not used, each with the reason."""
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupposedSighting:
    """An indicator that is said to be seen, or not to be, whatever the reports say."""

    indicator: str
    claim: str
    """Id of the claim that says so; empty: the indicator was never seen."""


SUPPOSED_TRUST = 0.98
"""Trust in what is supposed: as high as any source's."""


def apply_suppositions(
    observations: Sequence[Observation],
    suppositions: Sequence[SupposedSighting],
    origins: Sequence[Origin],
) -> tuple[Observation, ...]:
    """The observations with those that are supposed, and without those supposed away."""
    unseen = {supposition.indicator for supposition in suppositions if not supposition.claim}
    observed = [supposition for supposition in observations if supposition.indicator not in unseen]
    for supposition in suppositions:
        observed += [
            Observation(
                indicator=supposition.indicator,
                origin=origin.id,
                date=origin.date,
                claims=(supposition.claim,),
                trust=SUPPOSED_TRUST,
            )
            for origin in origins
            if any(member.id == supposition.claim for member in origin.members)
        ]
    return tuple(sorted(observed, key=lambda item: (item.date, item.indicator, item.origin)))


def sentences_of(
    claims: Sequence[Claim], reports: Mapping[str, Report], languages: Mapping[str, Language]
) -> dict[str, str]:
    """The whole sentence round each claim, by the claim's id; ``languages`` are those of the
    reports."""
    return {
        claim.id: languages[claim.report]
        .sentence_around(reports[claim.report].text, claim.span)
        .of(reports[claim.report].text)
        for claim in claims
    }


def gather_evidence(
    claims: Sequence[Claim],
    bears: Mapping[str, Says],
    assignments: Mapping[str, Assignment],
    origins: Sequence[Origin],
    sources: SourceIndex,
    languages: Mapping[str, Language],
) -> SortedEvidence:
    """Sort figures to measurands and claims to indicators, one term per origin."""
    by_id = {claim.id: claim for claim in claims}
    data, left_out = _figures(origins, by_id, assignments, sources, languages)
    return SortedEvidence(
        data=data,
        left_out=left_out,
        observations=_sightings(origins, by_id, bears, sources),
    )


def names_of(case: Case) -> Names:
    """The names of the actors and places of a case, as matching compares them."""

    def casefold_names(items: Sequence[Actor] | Sequence[Place]) -> dict[str, frozenset[str]]:
        return {
            item.id: frozenset(name.casefold() for name in (item.name, *item.aliases))
            for item in items
        }

    return Names(actors=casefold_names(case.actors), places=casefold_names(case.places))


def side(approximator: str, language: Language) -> Side:
    """Whether a figure is a floor, a ceiling or a point, from its approximator."""
    return _SIDES.get(language.bound(approximator), Side.POINT)


def _figures(
    origins: Sequence[Origin],
    by_id: Mapping[str, Claim],
    assignments: Mapping[str, Assignment],
    sources: SourceIndex,
    languages: Mapping[str, Language],
) -> tuple[dict[str, tuple[Datum, ...]], dict[str, dict[str, Reason]]]:
    data: dict[str, list[Datum]] = defaultdict(list)
    left_out: dict[str, dict[str, Reason]] = defaultdict(dict)
    for origin in origins:
        by_measurand: dict[str, list[Member]] = defaultdict(list)
        for member in origin.members:
            assignment = assignments.get(member.id)
            if assignment is not None and assignment.measurand:
                by_measurand[assignment.measurand].append(member)
        for measurand, members in by_measurand.items():
            sound = [m for m in members if m.role in CARRIES]
            for member in members:
                if member.role not in CARRIES:
                    left_out[measurand][member.id] = member.note
            if not origin.independent:
                for member in sound:
                    left_out[measurand][member.id] = Reason.of("left_out.no_lineage")
            elif sound:
                datum, unused = _datum(origin, sound, by_id, sources, languages)
                data[measurand].append(datum)
                for name in unused:
                    left_out[measurand][name] = Reason.of("left_out.other_figure")
    for assignment in assignments.values():
        if assignment.near and assignment.claim in by_id:
            left_out[assignment.nearest].setdefault(assignment.claim, assignment.reason)
    return {key: tuple(value) for key, value in data.items()}, dict(left_out)


def _datum(
    origin: Origin,
    members: Sequence[Member],
    by_id: Mapping[str, Claim],
    sources: SourceIndex,
    languages: Mapping[str, Language],
) -> tuple[Datum, list[str]]:
    """The figure that most reports of the origin carried; on a tie, the one first heard."""
    carried: dict[float, set[str]] = {}
    for member in members:
        carried.setdefault(_figure(by_id[member.id]), set()).add(by_id[member.id].report)
    chosen = max(carried, key=lambda figure: len(carried[figure]))
    having = [m.id for m in members if _figure(by_id[m.id]) == chosen]
    carriers = set(having)
    unused = [m.id for m in members if m.id not in carriers]
    first = by_id[having[0]]
    return datum_of(first, origin, sources, languages[first.report], claims=tuple(having)), unused


def datum_of(
    claim: Claim,
    origin: Origin,
    sources: SourceIndex,
    language: Language,
    *,
    claims: tuple[str, ...] = (),
) -> Datum:
    """The figure of a claim as its origin's word; ``claims`` are all that carry it."""
    quantity = claim.quantity
    assert quantity is not None
    return Datum(
        claim=claim.id,
        origin=origin.id,
        source=origin.speaker,
        kind=sources.kind(origin.speaker),
        reliability=sources.grade(origin.speaker, origin.date),
        date=claim.day,
        low=quantity.low,
        best=quantity.best,
        high=quantity.high,
        side=side(quantity.approximator, language),
        claims=claims,
    )


def _figure(claim: Claim) -> float:
    return claim.quantity.best if claim.quantity else 0.0


def _sightings(
    origins: Sequence[Origin],
    by_id: Mapping[str, Claim],
    bears: Mapping[str, Says],
    sources: SourceIndex,
) -> tuple[Observation, ...]:
    sightings: list[Observation] = []
    for origin in origins:
        if not origin.independent:
            continue
        by_indicator: dict[str, list[Claim]] = defaultdict(list)
        for member in origin.members:
            if member.role is not Role.STALE:
                for indicator, says in bears[member.id]:
                    if says:
                        by_indicator[indicator].append(by_id[member.id])
        trust = sources.grade(origin.speaker, origin.date).chance
        for indicator, claims in by_indicator.items():
            claims.sort(key=lambda claim: (claim.day, claim.id))
            surest = max(claim.certainty for claim in claims)
            sightings.append(
                Observation(
                    indicator=indicator,
                    origin=origin.id,
                    date=claims[0].day,
                    claims=tuple(claim.id for claim in claims),
                    trust=round(min(0.98, max(0.02, trust * (0.5 + 0.5 * surest))), 6),
                    source=origin.speaker,
                    reliability=trust,
                )
            )
    return tuple(sorted(sightings, key=lambda item: (item.date, item.indicator, item.origin)))
