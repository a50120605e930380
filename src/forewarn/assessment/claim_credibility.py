"""How far to trust each claim and each source, from everything else in the case."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from forewarn.assessment.evidence import SortedEvidence, datum_of
from forewarn.case.model import Case
from forewarn.claims.claim import Claim, Stance
from forewarn.estimates.agreement import FOLLOW_UP, agree, judge_figures
from forewarn.estimates.assignment import Assignment
from forewarn.estimates.estimate import Datum
from forewarn.indicators.bearing import Says
from forewarn.language import Language
from forewarn.origins.origin import Member, Origin, Role
from forewarn.sources.credibility import Credit, credit
from forewarn.sources.learned_reliability import SourceVerdict, learn_reliability
from forewarn.sources.source import SourceClass
from forewarn.sources.source_index import SourceIndex
from forewarn.sources.source_record import SourceRecord
from forewarn.sources.stance_history import Turn, turns
from forewarn.sources.track_record import ResolvedClaim, track_records

FLAWS = {Role.STALE, Role.GARBLED, Role.DRIFT}


def credits(
    case: Case,
    claims: Sequence[Claim],
    bears: Mapping[str, Says],
    assignments: Mapping[str, Assignment],
    origins: Sequence[Origin],
    evidence: SortedEvidence,
    sources: SourceIndex,
    languages: Mapping[str, Language],
) -> dict[str, Credit]:
    """Credibility of every claim that gives a figure or bears on an indicator, by its id.

    Other sources' origins agree or contradict by their figures for the same measurand within
    half a year, or by sighting or denying the same indicator in the period that its declared
    chance speaks of.
    """
    where = _places(origins)
    within = {indicator_.id: indicator_.per_days for indicator_ in case.indicators}
    sightings = _sightings(claims, bears, where)
    by_claim: dict[str, Credit] = {}
    for claim in claims:
        origin, member = where[claim.id]
        assignment = assignments.get(claim.id)
        measurand = assignment.measurand if assignment is not None else ""
        if not measurand and not bears[claim.id]:
            continue
        same, against = _figures(
            claim, origin, evidence.data.get(measurand, ()), sources, languages[claim.report]
        )
        for indicator, says in bears[claim.id]:
            for sighting in sightings[indicator]:
                days_between = abs((sighting.day - claim.date).days)
                if sighting.speaker != origin.speaker and days_between <= within[indicator]:
                    (same if sighting.says is says else against).add(sighting.speaker)
        by_claim[claim.id] = credit(
            agreeing=len(same),
            contradicting=len(against - same),
            independent=origin.independent,
            flawed=member.role.value if member.role in FLAWS else "",
            grade=sources.grade(origin.speaker, claim.date),
        )
    return by_claim


def records(
    case: Case,
    claims: Sequence[Claim],
    sentences: Mapping[str, str],
    bears: Mapping[str, Says],
    origins: Sequence[Origin],
    evidence: SortedEvidence,
    sources: SourceIndex,
    languages: Mapping[str, Language],
    topics: Mapping[str, Sequence[str]],
) -> dict[str, SourceRecord]:
    """What the case teaches about each declared source that anything can be learned of.

    ``topics`` are the addresses of the propositions that each claim speaks of.
    """
    verdicts: dict[str, list[SourceVerdict]] = defaultdict(list)
    for speaker, verdict in judge_figures(case.measurands, evidence.data):
        verdicts[speaker].append(verdict)
    stances = _turns(case, claims, sentences, topics, sources, languages)
    tracks = track_records(_resolved(case, claims, _sightings(claims, bears, _places(origins))))
    by_source: dict[str, SourceRecord] = {}
    for source in case.sources:
        source_verdicts = tuple(verdicts.get(source.id, ()))
        # The grade from before anything was learned: the latest would count the record twice.
        grades = sorted(source.history, key=lambda grade_: grade_.since)
        grade = grades[0].reliability if grades else source.reliability
        record = SourceRecord(
            verdicts=source_verdicts,
            posterior=learn_reliability(grade, source_verdicts) if source_verdicts else None,
            turns=stances.get(source.id, ()),
            track=tracks.get(source.id),
        )
        if record != SourceRecord():
            by_source[source.id] = record
    return by_source


class _Sighting:
    """One origin's word on an indicator."""

    def __init__(self, speaker: str, day: date, says: bool, claim: str) -> None:
        self.speaker, self.day, self.says, self.claim = speaker, day, says, claim


def _sightings(
    claims: Sequence[Claim],
    bears: Mapping[str, Says],
    where: Mapping[str, tuple[Origin, Member]],
) -> dict[str, list[_Sighting]]:
    """The first word of each independent origin on each indicator, by the indicator."""
    by_indicator: dict[str, list[_Sighting]] = defaultdict(list)
    counted_pairs: set[tuple[str, str]] = set()
    for claim in claims:
        origin = where[claim.id][0]
        for indicator, says in bears[claim.id]:
            if origin.independent and (indicator, origin.id) not in counted_pairs:
                counted_pairs.add((indicator, origin.id))
                by_indicator[indicator].append(
                    _Sighting(origin.speaker, claim.date, says, claim.id)
                )
    return by_indicator


def _figures(
    claim: Claim,
    origin: Origin,
    data: Sequence[Datum],
    sources: SourceIndex,
    language: Language,
) -> tuple[set[str], set[str]]:
    """Other sources whose figure for the same thing agrees, and those whose does not."""
    same: set[str] = set()
    against: set[str] = set()
    if claim.quantity is None or not data:
        return same, against
    own_datum = datum_of(claim, origin, sources, language)
    for datum in data:
        if datum.source != origin.speaker and abs(datum.date - claim.date) <= FOLLOW_UP:
            (same if agree(own_datum, datum) else against).add(datum.source)
    return same, against - same


def _places(origins: Sequence[Origin]) -> dict[str, tuple[Origin, Member]]:
    return {member.id: (origin, member) for origin in origins for member in origin.members}


def _turns(
    case: Case,
    claims: Sequence[Claim],
    sentences: Mapping[str, str],
    topics: Mapping[str, Sequence[str]],
    sources: SourceIndex,
    languages: Mapping[str, Language],
) -> dict[str, tuple[Turn, ...]]:
    """How each source turned on what the case watches and counts; those who only carry others'
    words have no stance of their own.

    What is about no proposition affirms none.  Who denies or evades may name none ("there is no
    such thing"): their words count where the sentence names an actor whom the case counts.
    """
    counted = {measurand.actor for measurand in case.measurands if measurand.actor}
    names = [
        name
        for actor in case.actors
        if actor.id in counted
        for name in (actor.name, *actor.aliases)
    ]

    def is_about(claim: Claim) -> bool:
        if claim.id in topics:
            return True
        shies = (
            claim.stance is Stance.DOUBTS or (claim.stance is Stance.DENIES) is not claim.negated
        )
        stands_in = languages[claim.report].stands_in
        return shies and any(stands_in(name, sentences[claim.id]) for name in names)

    by_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        speaker = sources.speaker(claim)
        if speaker and sources.kind(speaker) is not SourceClass.MEDIA and is_about(claim):
            by_source[speaker].append(claim)
    return {
        speaker: turns(said, lambda claim: topics.get(claim.id, ()))
        for speaker, said in by_source.items()
    }


def _resolved(
    case: Case, claims: Sequence[Claim], sightings: Mapping[str, Sequence[_Sighting]]
) -> Iterator[ResolvedClaim]:
    """Claims about indicators of which ``resolutions.jsonl`` says whether they came true."""
    certainty = {claim.id: claim.certainty for claim in claims}
    for resolution in case.resolutions:
        for sighting in sightings.get(resolution.question, ()):
            sure = 0.5 + certainty[sighting.claim] / 2
            yield ResolvedClaim(
                source=sighting.speaker,
                claim=sighting.claim,
                said_on=sighting.day,
                resolved_on=resolution.when,
                chance=sure if sighting.says else 1 - sure,
                outcome=resolution.outcome,
            )
