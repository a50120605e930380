"""Look-up of sources: by name, by whom they speak for, and their grade on a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from forewarn.claims.claim import Claim
from forewarn.language import Language
from forewarn.sources.source import Reliability, Source, SourceClass

OWN_WORD = frozenset({SourceClass.PARTY, SourceClass.ALLIED})
"""Classes whose own publications count as their statements."""


def name_key(name: str) -> str:
    """A name as names are compared: without case and with single blanks.

    >>> name_key(" COAST  Wire") == name_key("Coast Wire")
    True
    """
    return " ".join(name.split()).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceIndex:
    """The declared sources of a case, by id and by every name and alias.

    A case makes one (:attr:`forewarn.case.model.Case.source_index`), and every room uses it, so that
    estimates, pages, lists and checks agree about each source.
    """

    by_id: Mapping[str, Source]
    by_name: Mapping[str, str]
    """Key of each id, name and alias to the id; a name of two sources belongs to the first."""
    languages: tuple[Language, ...] = ()
    """Languages of the reports, which recognise a claimant that is a body of findings, not a name."""

    @classmethod
    def of(cls, sources: Sequence[Source], languages: Iterable[Language] = ()) -> "SourceIndex":
        """Index declared sources, for reports in these languages."""
        by_name: dict[str, str] = {}
        # Ids first: a source whose name is another's id must not take it over.
        for source in sources:
            by_name.setdefault(name_key(source.id), source.id)
        for source in sources:
            for name in (source.name, *source.aliases):
                by_name.setdefault(name_key(name), source.id)
        return cls(
            by_id={source.id: source for source in sources},
            by_name=by_name,
            languages=tuple(languages),
        )

    def find(self, name: str) -> Source | None:
        """The source with this id, name or alias, in any case; None where there is none."""
        return self.by_id.get(name) or self.by_id.get(self.by_name.get(name_key(name), ""))

    def line(self, source_id: str) -> tuple[str, ...]:
        """The source, the source it speaks for, and so on; a circle is followed once."""
        chain: list[str] = []
        while source_id and source_id not in chain:
            chain.append(source_id)
            source_id = self.by_id[source_id].speaks_for if source_id in self.by_id else ""
        return tuple(chain)

    def principal(self, source_id: str) -> str:
        """The last declared source in the line of ``source_id``; itself when it speaks for nobody."""
        declared_ids = [name for name in self.line(source_id) if name in self.by_id]
        if not declared_ids:
            return source_id
        last = declared_ids[-1]
        following = self.by_id[last].speaks_for
        return following if following in declared_ids else last  # a circle ends where it closes

    def claimant(self, claim: Claim) -> str:
        """Id of the declared source to which a claim is attributed; empty when there is none.

        By its id, else by its name, else by the owner of the findings it cites.
        """
        if claim.claimant_id in self.by_id:
            return claim.claimant_id
        source = self.find(claim.claimant)
        return source.id if source is not None else self._by_own_findings(claim)

    def _by_own_findings(self, claim: Claim) -> str:
        """The owner of findings without a name: "Kyiv said that, according to intelligence, ..."."""
        if not any(language.own_findings(claim.claimant) for language in self.languages):
            return ""
        teller = claim.relay[-1] if claim.relay else ""
        return teller if self.kind(self.principal(teller)) in OWN_WORD else ""

    def speaker(self, claim: Claim) -> str:
        """Id of the declared source that first uttered the claim.

        Empty when an outlet asserts in its own voice or names no declared source: then no witness is
        known, and unknown lineage is not independence.  A statement that a government or a party
        publishes itself is its own.
        """
        claimant = self.claimant(claim)
        credited = claim.source is not None or claim.reader == "entered"
        if not claimant or not (credited or self.kind(claimant) in OWN_WORD):
            return ""
        return self.principal(claimant)

    def speakers(self, claim: Claim) -> tuple[str, ...]:
        """Everyone who speaks in the claim: the claimant and all those it speaks for."""
        return self.line(self.claimant(claim))

    def outlet(self, publisher: str) -> str:
        """Name of the declared outlet of a publisher; the publisher's own words where there is none."""
        source = self.find(publisher)
        return source.name if source is not None else publisher

    def kind(self, source_id: str) -> SourceClass:
        """Class of a source; unknown when it is not declared."""
        return self.by_id[source_id].kind if source_id in self.by_id else SourceClass.UNKNOWN

    def grade(self, source_id: str, day: date) -> Reliability:
        """Admiralty reliability of a source on a day; F when it is not declared."""
        return self.by_id[source_id].grade(day) if source_id in self.by_id else Reliability.F

    def grade_of(self, claim: Claim) -> Reliability:
        """Grade, on the day of the claim, of whoever asserts it, spokesmen resolved."""
        return self.grade(self.principal(self.claimant(claim)), claim.date)

    def name(self, source_id: str) -> str:
        """A source's name, or its id where it is not declared."""
        return self.by_id[source_id].name if source_id in self.by_id else source_id
