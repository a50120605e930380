"""Whose word a claim is: spokesmen resolved, unknown lineage kept unknown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from forewarn.claims.claim import Claim
from forewarn.language import Language
from forewarn.sources.source import Reliability, Source, SourceClass

OWN_WORD = frozenset({SourceClass.PARTY, SourceClass.ALLIED})
"""Classes whose own publications count as their word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakers:
    """The declared sources by id, and by every name they go under."""

    by_id: Mapping[str, Source]
    by_name: Mapping[str, str]
    languages: tuple[Language, ...] = ()
    """Those of the reports: whose words a speaker's own findings may be called by."""

    @classmethod
    def of(cls, sources: Sequence[Source], languages: Iterable[Language]) -> "Speakers":
        """Index declared sources, for reports in these languages."""
        return cls(
            by_id={source.id: source for source in sources},
            by_name={
                name.casefold(): source.id
                for source in sources
                for name in (source.id, source.name, *source.aliases)
            },
            languages=tuple(languages),
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
        known = claim.claimant_id or self.by_name.get(claim.claimant.casefold(), "")
        return known or self._by_own_findings(claim)

    def _by_own_findings(self, claim: Claim) -> str:
        """Who spoke by findings without a name: "Kyiv said that, according to intelligence, ..."."""
        if not any(language.own_findings(claim.claimant) for language in self.languages):
            return ""
        teller = claim.relay[-1] if claim.relay else ""
        return teller if self.kind(self.principal(teller)) in OWN_WORD else ""

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
