"""What was read of the case's things and found no place, and what people decided on it.

A figure of a counted thing that found no measurand, and what a graded source says of a declared
actor and that bears on nothing, wait here.  A decision holds for the like too: figures and events
that came as near, in the same way, to the same declaration.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from forewarn.case.model import Case
from forewarn.claims.claim import Claim, Stance
from forewarn.claims.placing import PlacingDecision, latest_placings
from forewarn.estimates.assignment import Assignment
from forewarn.estimates.slot_placing import SlotPlacement, gives_figure
from forewarn.estimates.slots import Slot
from forewarn.findings.address import Address
from forewarn.findings.reason import Pointer, Reason
from forewarn.findings.subject import Subject
from forewarn.indicators.bearing import Says
from forewarn.indicators.slot_sighting import SlotSighting
from forewarn.sources.source import Reliability
from forewarn.sources.source_index import SourceIndex

_UNCOUNTED = frozenset((Slot.WHAT.value, Slot.UNIT.value, Slot.STANCE.value))
"""Slots that say that the figure is of nothing that the case counts, or no figure at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnplacedItem:
    """A claim that waits for a place."""

    claim: str
    is_figure: bool
    nearest: str
    """Address of the declaration that it came nearest to; empty where it came near none."""
    probability: float
    """How near: the probability that it belongs there; 0 where no slot says."""
    grade: Reliability
    """Of who said it."""


Signature = tuple[object, ...]
"""How a claim came near a declaration, by which the like are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placings:
    """Decisions on claims, and what they decide for the like."""

    claims: Mapping[str, PlacingDecision]
    like: Mapping[Signature, str]
    """What was decided for claims of a signature: an address, or empty."""

    @classmethod
    def of(cls, case: Case, claims: Iterable[Claim], texts: Mapping[str, str]) -> "Placings":
        """The decisions of a case; of those on the like the last one counts."""
        decisions = latest_placings(case.placings)
        by_id = {claim.id: claim for claim in claims if claim.id in decisions}
        like: dict[Signature, str] = {}
        for name, decision in decisions.items():
            if name in by_id:
                for signature in _signatures(case, by_id[name], texts):
                    # A claim is put to one declaration; only its nearness to that one, or to what
                    # it was dismissed from, is an example.
                    if decision.to in ("", signature[0]):
                        like[signature] = decision.to
        return cls(claims=decisions, like=like)

    def decided(self, case: Case, claim: Claim, texts: Mapping[str, str]) -> str | None:
        """Where a claim belongs by decision; empty: nowhere; None: nobody decided."""
        if claim.id in self.claims:
            return self.claims[claim.id].to
        if self.like:
            for signature in _signatures(case, claim, texts)[:1]:
                return self.like.get(signature)
        return None


def _signatures(case: Case, claim: Claim, texts: Mapping[str, str]) -> list[Signature]:
    """How a claim came near the declarations that it came nearest to, the nearest first."""
    if claim.quantity is not None:
        text = texts.get(claim.report, "")
        return [_of_count(each) for each in case.slot_measurands.find(claim, text)]
    sightings = sorted(case.slot_patterns.find(claim), key=lambda each: -each.probability)
    return [_of_sighting(each) for each in sightings]


def _of_count(placement: SlotPlacement) -> Signature:
    fit = placement.fit
    address = str(Address.judgement(Subject.MEASURAND, placement.measurand))
    return (address, fit.thing, fit.stage, fit.actor, fit.place, fit.change, fit.named, fit.beside)


def _of_sighting(sighting: SlotSighting) -> Signature:
    fit = sighting.fit
    address = str(Address.judgement(Subject.INDICATOR, sighting.indicator))
    return (address, sighting.says, fit.event_class, fit.who, fit.to, fit.where)


def place_figures(
    case: Case,
    claims: Iterable[Claim],
    assignments: Mapping[str, Assignment],
    texts: Mapping[str, str],
    placings: Placings,
) -> dict[str, Assignment]:
    """The assignments with those that people decided on."""
    measurands = {
        str(Address.judgement(Subject.MEASURAND, each.id)): each.id for each in case.measurands
    }
    result = dict(assignments)
    for claim in claims:
        if claim.id not in assignments:
            continue
        to = _undecided(placings, case, claim, texts, bool(assignments[claim.id].measurand))
        if to in measurands:
            result[claim.id] = Assignment(
                claim=claim.id,
                measurand=measurands[to],
                reason=Reason.of("match.decided", mine=Pointer("measurand", measurands[to])),
            )
    return result


def place_events(
    case: Case,
    claims: Iterable[Claim],
    bearing: Mapping[str, Says],
    texts: Mapping[str, str],
    placings: Placings,
) -> dict[str, Says]:
    """The bearings with those that people decided on."""
    indicators = {
        str(Address.judgement(Subject.INDICATOR, each.id)): each.id for each in case.indicators
    }
    result = dict(bearing)
    for claim in claims:
        to = _undecided(placings, case, claim, texts, bool(bearing[claim.id]))
        if to in indicators:
            others = tuple(pair for pair in bearing[claim.id] if pair[0] != indicators[to])
            denies = (claim.stance is Stance.DENIES) is not claim.negated
            result[claim.id] = (*others, (indicators[to], not denies))
    return result


def _undecided(
    placings: Placings, case: Case, claim: Claim, texts: Mapping[str, str], is_placed: bool
) -> str | None:
    """The decision on a claim; what found its place by itself moves by its own decision alone."""
    if is_placed and claim.id not in placings.claims:
        return None
    return placings.decided(case, claim, texts)


def find_unplaced(
    case: Case,
    claims: Sequence[Claim],
    assignments: Mapping[str, Assignment],
    bearing: Mapping[str, Says],
    sources: SourceIndex,
    texts: Mapping[str, str],
    placings: Placings,
) -> tuple[UnplacedItem, ...]:
    """The claims that wait for a place: those that came nearest first, then by who said them."""
    actors = {actor.id for actor in case.actors}
    items: list[UnplacedItem] = []
    for claim in claims:
        if not claim.is_statement or bearing[claim.id]:
            continue
        assignment = assignments.get(claim.id)
        item = (
            _figure(claim, assignment)
            if assignment is not None
            else _event(case, claim, actors, sources)
        )
        if item is None or placings.decided(case, claim, texts) == "":
            continue
        nearest, probability = item
        items.append(
            UnplacedItem(
                claim=claim.id,
                is_figure=assignment is not None,
                nearest=nearest,
                probability=probability,
                grade=sources.grade_of(claim),
            )
        )
    return tuple(sorted(items, key=lambda item: (-item.probability, item.grade.value, item.claim)))


def _figure(claim: Claim, assignment: Assignment) -> tuple[str, float] | None:
    if assignment.measurand or assignment.slot in _UNCOUNTED or not gives_figure(claim):
        return None
    probability = assignment.probability if assignment.slot == Slot.UNSURE.value else 0.0
    return str(Address.judgement(Subject.MEASURAND, assignment.nearest)), probability


def _event(
    case: Case, claim: Claim, actors: set[str], sources: SourceIndex
) -> tuple[str, float] | None:
    if sources.grade_of(claim) is Reliability.F:
        return None
    named = {actor for event in claim.events for each in event.arguments for actor in each.actors}
    if named.isdisjoint(actors):
        return None
    best = max(case.slot_patterns.find(claim), key=lambda each: each.probability, default=None)
    if best is None:
        return "", 0.0
    return str(Address.judgement(Subject.INDICATOR, best.indicator)), best.probability
