"""What the claims amount to: figures for measurands, sightings of indicators, one per origin."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from forewarn.briefing.assessment import Assignment
from forewarn.build.recent import SPARE, Recent
from forewarn.build.speaking import Speakers
from forewarn.case.case import Actor, Case, Place
from forewarn.claims.claim import Claim, Stance
from forewarn.estimates.estimate import Datum, Side
from forewarn.estimates.matching import Figure, Names, match
from forewarn.estimates.measurand import Measurand
from forewarn.estimates.slots import Slot
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.matching import sees
from forewarn.indicators.observation import Observation
from forewarn.reports.origin import Member, Origin, Role
from forewarn.reports.report import Report
from forewarn.text import sentence_around
from forewarn.translations import _

FLOORS = {"at least", "over", "more than", "no fewer than", "no less than", "above", "exceeding"}
CARRIES = {Role.FIRST, Role.RELAY, Role.DRIFT}
"""Roles whose figure is the origin's own; one that drifted misnames what it counts and is caught by
the measurand that it was matched to."""
CEILINGS = {"up to", "as many as", "at most", "no more than", "under", "fewer than", "less than"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Claims sorted to what they bear on."""

    data: Mapping[str, tuple[Datum, ...]]
    """Measurand id to one figure per independent origin."""
    left_out: Mapping[str, Mapping[str, str]]
    """Measurand id to claims whose figure was not used, each with the reason."""
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An indicator that is said to be seen, or not to be, whatever the reports say."""

    indicator: str
    claim: str
    """Id of the claim that says so; empty: the indicator was never seen."""


SUPPOSED_TRUST = 0.98
"""Trust in what is supposed: as high as any source's."""


def supposed(
    observations: Sequence[Observation], seen: Sequence[Seen], origins: Sequence[Origin]
) -> tuple[Observation, ...]:
    """The observations with those that are supposed, and without those supposed away."""
    unseen = {one.indicator for one in seen if not one.claim}
    found = [one for one in observations if one.indicator not in unseen]
    for one in seen:
        found += [
            Observation(
                indicator=one.indicator,
                origin=origin.id,
                date=origin.date,
                claims=(one.claim,),
                trust=SUPPOSED_TRUST,
            )
            for origin in origins
            if any(member.id == one.claim for member in origin.members)
        ]
    return tuple(sorted(found, key=lambda item: (item.date, item.indicator, item.origin)))


def sentences_of(claims: Sequence[Claim], reports: Mapping[str, Report]) -> dict[str, str]:
    """The whole sentence round each claim, by the claim's id."""
    return {
        claim.id: sentence_around(reports[claim.report].text, claim.span).of(
            reports[claim.report].text
        )
        for claim in claims
    }


Says = tuple[tuple[str, bool], ...]
"""Indicators that a claim bears on: true where it sees one, false where it denies it."""
_Worded = tuple[str, Stance, bool, tuple[str, ...]]
"""Sentence, stance, whether it is negated, and whose word it is."""


def bearing(
    case: Case,
    claims: Sequence[Claim],
    sentences: Mapping[str, str],
    speakers: Speakers,
    recent: Recent | None = None,
) -> dict[str, Says]:
    """Which indicators each claim sees or denies, by the claim's id."""
    held = recent or Recent()
    # Odds and coverage do not change what is seen, nor does the line on which it was declared.
    looked_for = tuple(
        Indicator(
            id=one.id,
            label="",
            requires=one.requires,
            excludes=one.excludes,
            stances=one.stances,
            claimants=one.claimants,
        )
        for one in case.indicators
        if one.requires
    )
    # Of each indicator by itself, so that one that is changed asks nothing of the others again.
    known: list[tuple[Indicator, dict[_Worded, bool | None]]] = [
        (one, held.step(("bearing", one.id), (one,), dict)) for one in looked_for
    ]

    def said(_: str, item: _Worded) -> Says:
        found: list[tuple[str, bool]] = []
        for one, table in known:
            if item not in table:
                table[item] = _says(one, *item)
            says = table[item]
            if says is not None:
                found.append((one.id, says))
        return tuple(found)

    items = {
        claim.id: (sentences[claim.id], claim.stance, claim.negated, speakers.line(claim))
        for claim in claims
    }
    for _source, table in known:
        if len(table) > 2 * len(items) + SPARE:
            table.clear()
    return held.each("bearing", (looked_for,), items, said)


def _says(
    indicator: Indicator, sentence: str, stance: Stance, negated: bool, line: tuple[str, ...]
) -> bool | None:
    """True when a claim sees the indicator, False when it denies it, None when neither."""
    if sees(indicator, sentence=sentence, stance=stance.value, negated=negated, speakers=line):
        return True
    opposite = {Stance.ASSERTS: Stance.DENIES, Stance.DENIES: Stance.ASSERTS}.get(stance)
    if opposite is None or "asserts" not in indicator.stances:
        return None
    denied = sees(
        indicator,
        sentence=sentence,
        stance=opposite.value if stance is Stance.DENIES else stance.value,
        negated=False,
        speakers=line,
    )
    return False if denied and (stance is Stance.DENIES) is not negated else None


def assigned(
    case: Case,
    claims: Sequence[Claim],
    sentences: Mapping[str, str],
    recent: Recent | None = None,
) -> dict[str, Assignment]:
    """Where the figure of each claim goes, by the claim's id."""
    names = _names(case)
    measurands = tuple(replace(one, declared={}) for one in case.measurands)
    found = (recent or Recent()).each(
        "assigned",
        (measurands, names),
        {claim.id: (claim, sentences[claim.id]) for claim in claims if claim.quantity},
        lambda _key, item: _assigned(measurands, *item, names),
    )
    found.update({part.claim: part for part in _parts_apart(claims, found)})
    return found


def gathered(
    claims: Sequence[Claim],
    bears: Mapping[str, Says],
    assignments: Mapping[str, Assignment],
    origins: Sequence[Origin],
    speakers: Speakers,
) -> Evidence:
    """Sort figures to measurands and claims to indicators, one term per origin."""
    by_id = {claim.id: claim for claim in claims}
    data, left_out = _figures(origins, by_id, assignments, speakers)
    return Evidence(
        data=data,
        left_out=left_out,
        observations=_sightings(origins, by_id, bears, speakers),
    )


def _names(case: Case) -> Names:
    def every(items: Sequence[Actor] | Sequence[Place]) -> dict[str, frozenset[str]]:
        return {
            item.id: frozenset(name.casefold() for name in (item.name, *item.aliases))
            for item in items
        }

    return Names(actors=every(case.actors), places=every(case.places))


def _assigned(
    measurands: Sequence[Measurand], claim: Claim, sentence: str, names: Names
) -> Assignment:
    quantity = claim.quantity
    assert quantity is not None
    figure = Figure(
        low=quantity.low,
        best=quantity.best,
        high=quantity.high,
        unit=quantity.unit,
        per=quantity.per,
        sentence=sentence,
        stance=claim.stance.value,
        negated=claim.negated,
        counted=quantity.counted,
        stage=quantity.stage,
        direction=quantity.direction,
        said_on=claim.date,
        refers_to=claim.event_time,
    )
    found = match(figure, measurands, names)
    return Assignment(
        claim=claim.id,
        measurand=found.measurand,
        reason=found.reason,
        slot=found.slot.value if found.slot is not None else "",
        nearest=found.nearest,
        near=found.near,
    )


def _parts_apart(claims: Sequence[Claim], given: Mapping[str, Assignment]) -> Iterator[Assignment]:
    """Assignments of figures that are a part of another one which has the same measurand.

    "Of 12,000 soldiers 500 ..." counts some of what the measurand counts, not all.
    """
    at: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.quantity is not None:
            at[claim.report, claim.quantity.span.start].append(claim)
    for claim in claims:
        quantity = claim.quantity
        if quantity is None or quantity.part_of is None or not given[claim.id].measurand:
            continue
        mine = given[claim.id].measurand
        for whole in at.get((claim.report, quantity.part_of.start), ()):
            assert whole.quantity is not None
            if given[whole.id].measurand == mine and whole.quantity.best > quantity.best:
                yield Assignment(
                    claim=claim.id,
                    measurand="",
                    reason=_(
                        "scope: not %(mine)s: it is a part of the %(best)s of the same sentence",
                        mine=mine,
                        best=f"{whole.quantity.best:,.10g}",
                    ),
                    slot=Slot.SCOPE.value,
                    nearest=mine,
                    near=True,
                )
                break


def side(approximator: str) -> Side:
    """Whether a figure is a floor, a ceiling or a point, from its approximator."""
    word = approximator.casefold()
    if word in FLOORS:
        return Side.AT_LEAST
    return Side.UP_TO if word in CEILINGS else Side.POINT


def _figures(
    origins: Sequence[Origin],
    by_id: Mapping[str, Claim],
    assignments: Mapping[str, Assignment],
    speakers: Speakers,
) -> tuple[dict[str, tuple[Datum, ...]], dict[str, dict[str, str]]]:
    data: dict[str, list[Datum]] = defaultdict(list)
    left_out: dict[str, dict[str, str]] = defaultdict(dict)
    for origin in origins:
        given: dict[str, list[Member]] = defaultdict(list)
        for member in origin.members:
            assignment = assignments.get(member.id)
            if assignment is not None and assignment.measurand:
                given[assignment.measurand].append(member)
        for measurand, members in given.items():
            sound = [m for m in members if m.role in CARRIES]
            for member in members:
                if member.role not in CARRIES:
                    left_out[measurand][member.id] = f"{_(member.role.value)}: {member.reason}"
            if not origin.independent:
                for member in sound:
                    left_out[measurand][member.id] = _("set aside: its lineage is not known")
            elif sound:
                datum, other = _datum(origin, sound, by_id, speakers)
                data[measurand].append(datum)
                for name in other:
                    left_out[measurand][name] = _("set aside: another figure of the same origin")
    for assignment in assignments.values():
        if assignment.near and assignment.claim in by_id:
            left_out[assignment.nearest].setdefault(assignment.claim, assignment.reason)
    return {key: tuple(value) for key, value in data.items()}, dict(left_out)


def _datum(
    origin: Origin, members: Sequence[Member], by_id: Mapping[str, Claim], speakers: Speakers
) -> tuple[Datum, list[str]]:
    """The figure that most reports of the origin carried; on a tie, the one first heard."""
    carried: dict[float, set[str]] = {}
    for member in members:
        carried.setdefault(_figure(by_id[member.id]), set()).add(by_id[member.id].report)
    chosen = max(carried, key=lambda figure: len(carried[figure]))
    having = [m.id for m in members if _figure(by_id[m.id]) == chosen]
    held = set(having)
    other = [m.id for m in members if m.id not in held]
    first = by_id[having[0]]
    assert first.quantity is not None
    return (
        Datum(
            claim=first.id,
            origin=origin.id,
            source=origin.speaker,
            kind=speakers.kind(origin.speaker),
            reliability=speakers.grade(origin.speaker, origin.date),
            date=first.date,
            low=first.quantity.low,
            best=first.quantity.best,
            high=first.quantity.high,
            side=side(first.quantity.approximator),
            claims=tuple(having),
        ),
        other,
    )


def _figure(claim: Claim) -> float:
    return claim.quantity.best if claim.quantity else 0.0


def _sightings(
    origins: Sequence[Origin],
    by_id: Mapping[str, Claim],
    bears: Mapping[str, Says],
    speakers: Speakers,
) -> tuple[Observation, ...]:
    found: list[Observation] = []
    for origin in origins:
        if not origin.independent:
            continue
        seen: dict[str, list[Claim]] = defaultdict(list)
        for member in origin.members:
            if member.role is not Role.STALE:
                for indicator, says in bears[member.id]:
                    if says:
                        seen[indicator].append(by_id[member.id])
        trust = speakers.grade(origin.speaker, origin.date).chance
        for indicator, claims in seen.items():
            claims.sort(key=lambda claim: (claim.date, claim.id))
            surest = max(claim.certainty for claim in claims)
            found.append(
                Observation(
                    indicator=indicator,
                    origin=origin.id,
                    date=claims[0].date,
                    claims=tuple(claim.id for claim in claims),
                    trust=round(min(0.98, max(0.02, trust * (0.5 + 0.5 * surest))), 6),
                    source=origin.speaker,
                    reliability=trust,
                )
            )
    return tuple(sorted(found, key=lambda item: (item.date, item.indicator, item.origin)))
