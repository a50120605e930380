"""Whose word a claim is: spokesmen resolved, unknown lineage kept unknown."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from forewarn.briefing.assessment import Assignment
from forewarn.case.case import Case
from forewarn.claims.claim import Claim
from forewarn.reports.grouping import origins
from forewarn.reports.origin import Origin, Utterance
from forewarn.reports.report import Report
from forewarn.reports.source import Reliability, Source, SourceClass

CLOSE = 7
"""Days within which the same figure under a loose name is the same word."""
LONG = 400
"""Days over which an outlet may go on repeating somebody's figure."""
OWN_WORD = frozenset({SourceClass.PARTY, SourceClass.ALLIED})
"""Classes whose own publications count as their word."""
UNUSUAL = 100
"""A figure from which on two who give it hardly do so by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakers:
    """The declared sources by id, and by every name they go under."""

    by_id: Mapping[str, Source]
    by_name: Mapping[str, str]

    @classmethod
    def of(cls, case: Case) -> "Speakers":
        """Index the sources of a case."""
        return cls(
            by_id={source.id: source for source in case.sources},
            by_name={
                name.casefold(): source.id
                for source in case.sources
                for name in (source.id, source.name, *source.aliases)
            },
        )

    def principal(self, source_id: str) -> str:
        """The source for which ``source_id`` speaks in the end; itself when for nobody."""
        seen: list[str] = []
        while source_id in self.by_id and source_id not in seen:
            seen.append(source_id)
            source_id = self.by_id[source_id].speaks_for or source_id
        return source_id

    def _known(self, claim: Claim) -> str:
        """Id of the declared source that is credited; empty when none goes under the name."""
        return claim.claimant_id or self.by_name.get(claim.claimant.casefold(), "")

    def speaker(self, claim: Claim) -> str:
        """Id of the declared source that first uttered the claim.

        Empty when an outlet asserts in its own voice or credits words that no declared source goes
        under: then nobody is known to have seen it, and unknown lineage is not independence.  A
        statement that a government or a party publishes itself is its own word.
        """
        known = self._known(claim)
        credited = claim.source is not None or claim.reader == "entered"
        if not known or not (credited or self.kind(known) in OWN_WORD):
            return ""
        return self.principal(known)

    def settled(
        self, claims: Sequence[Claim], assignments: Mapping[str, Assignment]
    ) -> dict[str, str]:
        """Speaker of each claim by its id, loose names and borrowed figures settled.

        A claim under a loose name (``Seoul``) whose figure one of the sources so called gave
        within :data:`CLOSE` days is that source's.  An outlet that gives in its own name a figure
        of :data:`UNUSUAL` or more which somebody who is no outlet had given before, of the same
        thing and not over :data:`LONG` days ago, has it from there: outlets report, they do not
        count soldiers.  On a tie the earliest speaker, then the first by id.
        """
        spoken = {claim.id: self.speaker(claim) for claim in claims}
        given: dict[float, list[tuple[date, str, str]]] = defaultdict(list)

        def counted(claim: Claim) -> str:
            return assignments[claim.id].measurand if claim.id in assignments else ""

        for claim in claims:
            if claim.quantity is not None and spoken[claim.id]:
                given[claim.quantity.best].append((claim.date, spoken[claim.id], counted(claim)))
        for claim in claims:
            source = self.by_id.get(spoken[claim.id])
            if source is None or claim.quantity is None:
                continue
            near = [
                (said, name)
                for said, name, thing in given[claim.quantity.best]
                if thing == counted(claim)
                and (
                    self._loosely(source, name, (claim.date - said).days)
                    or self._borrowed(source, name, claim.quantity.best, (claim.date - said).days)
                )
            ]
            if near:
                spoken[claim.id] = min(near)[1]
        return spoken

    @staticmethod
    def _loosely(source: Source, name: str, days: int) -> bool:
        return name in source.loose_name_for and abs(days) <= CLOSE

    def _borrowed(self, source: Source, name: str, figure: float, days: int) -> bool:
        return (
            figure >= UNUSUAL
            and 0 <= days <= LONG
            and source.kind is SourceClass.MEDIA
            and self.kind(name) not in (SourceClass.MEDIA, SourceClass.SOCIAL)
        )

    def line(self, claim: Claim) -> tuple[str, ...]:
        """Everyone whose word the claim is: the claimant and all it speaks for."""
        known = self._known(claim)
        found: list[str] = []
        while known and known not in found:
            found.append(known)
            known = self.by_id[known].speaks_for if known in self.by_id else ""
        return tuple(found)

    def kind(self, speaker: str) -> SourceClass:
        """Class of a speaker; unknown when it is not declared."""
        return self.by_id[speaker].kind if speaker in self.by_id else SourceClass.UNKNOWN

    def grade(self, speaker: str, day: date) -> Reliability:
        """Admiralty reliability of a speaker on a day; F when it is not declared."""
        return self.by_id[speaker].grade(day) if speaker in self.by_id else Reliability.F

    def name(self, speaker: str) -> str:
        """How to call a speaker in a sentence."""
        if speaker in self.by_id:
            return self.by_id[speaker].name
        return speaker or "nobody named"


def grouped(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    assignments: Mapping[str, Assignment],
    speakers: Speakers,
) -> tuple[Origin, ...]:
    """Origins of the claims: who said each first."""
    spoken = speakers.settled(claims, assignments)
    return origins(
        Utterance(
            id=claim.id,
            report=claim.report,
            publisher=reports[claim.report].publisher,
            date=claim.date,
            speaker=spoken[claim.id],
            relay=claim.relay,
            figure=claim.quantity.best if claim.quantity else None,
            unit=claim.quantity.unit if claim.quantity else "",
            counts=assignments[claim.id].measurand if claim.id in assignments else "",
            text=claim.quote,
        )
        for claim in claims
    )
