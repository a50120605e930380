"""Whose word a claim is: spokesmen resolved, unknown lineage kept unknown."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from forewarn.briefing.assessment import Assignment
from forewarn.build.recent import Recent
from forewarn.case.case import Case
from forewarn.claims.claim import Claim
from forewarn.reports.excerpts import Document, Excerpt, excerpts
from forewarn.reports.grouping import origins
from forewarn.reports.occasions import occasions
from forewarn.reports.origin import Origin, Utterance
from forewarn.reports.report import Report
from forewarn.reports.source import Reliability, Source, SourceClass
from forewarn.text import sentence_around

CLOSE = 7
"""Days within which the same figure under a loose name is the same word."""
LONG = 400
"""Days over which an outlet may go on repeating somebody's figure."""
OWN_WORD = frozenset({SourceClass.PARTY, SourceClass.ALLIED})
"""Classes whose own publications count as their word."""
RANGES = ("", "between", "from", "to")
"""Approximators of a range whose ends were both said."""
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
        within :data:`CLOSE` days is that source's, and so is one of :data:`UNUSUAL` or more of the
        same measurand up to :data:`LONG` days later.  An outlet that gives in its own name a figure
        of :data:`UNUSUAL` or more which somebody who is no outlet had given before, of the same
        thing and not over :data:`LONG` days ago, has it from there: outlets report, they do not
        count soldiers.  On a tie the earliest speaker, then the first by id.
        """
        spoken = {claim.id: self.speaker(claim) for claim in claims}
        given: dict[float, dict[tuple[str, str], list[date]]] = defaultdict(dict)
        ends: dict[float, dict[tuple[str, str], list[date]]] = defaultdict(dict)

        def counted(claim: Claim) -> str:
            return assignments[claim.id].measurand if claim.id in assignments else ""

        for claim in sorted(claims, key=lambda each: each.date):
            quantity = claim.quantity
            if quantity is None or not spoken[claim.id]:
                continue
            who = (spoken[claim.id], counted(claim))
            _note(given[quantity.best].setdefault(who, []), claim.date)
            if quantity.low < quantity.high and quantity.approximator in RANGES:
                for end in (quantity.low, quantity.high):
                    _note(ends[end].setdefault(who, []), claim.date)
        for claim in claims:
            source = self.by_id.get(spoken[claim.id])
            if source is None or claim.quantity is None:
                continue
            near = [
                (day, name)
                for (name, thing), days in given[claim.quantity.best].items()
                for day in self._earliest(source, name, thing, claim, counted(claim), days)
            ] or [
                (day, name)
                for (name, thing), days in ends[claim.quantity.best].items()
                for day in self._earliest(source, name, thing, claim, counted(claim), days)
                if abs((claim.date - day).days) <= CLOSE
            ]
            if near:
                spoken[claim.id] = min(near)[1]
        return spoken

    def _earliest(
        self,
        source: Source,
        name: str,
        thing: str,
        claim: Claim,
        counted: str,
        days: Sequence[date],
    ) -> Iterator[date]:
        """First day on which ``name`` gave the claim's figure, where the claim may have it thence."""
        assert claim.quantity is not None
        big = claim.quantity.best >= UNUSUAL
        least = claim.date - timedelta(days=LONG)
        if name in source.loose_name_for and big and thing and counted in (thing, ""):
            at = bisect_left(days, least)
            close = claim.date + timedelta(days=CLOSE)
            if at < len(days) and days[at] <= close:
                yield days[at]
        elif thing != counted:
            return
        elif name in source.loose_name_for:
            at = bisect_left(days, claim.date - timedelta(days=CLOSE))
            if at < len(days) and days[at] <= claim.date + timedelta(days=CLOSE):
                yield days[at]
        elif (
            big
            and source.kind is SourceClass.MEDIA
            and self.kind(name) not in (SourceClass.MEDIA, SourceClass.SOCIAL)
        ):
            at = bisect_left(days, least)
            if at < len(days) and days[at] <= claim.date:
                yield days[at]

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


def _note(days: list[date], day: date) -> None:
    """Keep a day once, so that fifty thousand echoes are a list of days."""
    if not days or days[-1] != day:
        days.append(day)


_NUMERAL = re.compile(r"\d[\d,.]*")


def _ends(claim: Claim, text: str) -> tuple[float, ...]:
    """Both ends of the claim's range where the text gives both in numerals, for another outlet may
    carry only one of them; the ends of "about 10,000" are the reader's and nobody said them."""
    quantity = claim.quantity
    if quantity is None or quantity.low == quantity.high:
        return ()
    numerals = _NUMERAL.findall(quantity.span.of(text))
    return (quantity.low, quantity.high) if len(numerals) > 1 else ()


def utterances(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    assignments: Mapping[str, Assignment],
    speakers: Speakers,
) -> tuple[Utterance, ...]:
    """What the grouping needs of each claim, in the order of the claims."""
    spoken = speakers.settled(claims, assignments)
    return tuple(
        Utterance(
            id=claim.id,
            report=claim.report,
            publisher=reports[claim.report].publisher,
            date=claim.date,
            speaker=spoken[claim.id],
            relay=claim.relay,
            figure=claim.quantity.best if claim.quantity else None,
            ends=_ends(claim, reports[claim.report].text),
            unit=claim.quantity.unit if claim.quantity else "",
            stage=claim.quantity.stage if claim.quantity else "",
            counts=assignments[claim.id].measurand if claim.id in assignments else "",
            text=claim.quote,
            occasions=occasions(
                sentence_around(reports[claim.report].text, claim.span).of(
                    reports[claim.report].text
                ),
                claim.date,
            ),
        )
        for claim in claims
    )


def grouped(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    assignments: Mapping[str, Assignment],
    speakers: Speakers,
    *,
    copies: Mapping[str, Excerpt] | None = None,
) -> tuple[Origin, ...]:
    """Origins of the claims: who said each first; ``copies`` are those of :func:`copied`."""
    if copies is None:
        copies = copied(reports)
    return origins(utterances(claims, reports, assignments, speakers), copies=copies)


def copied(reports: Mapping[str, Report], recent: Recent | None = None) -> dict[str, Excerpt]:
    """Which reports hold a piece of an earlier one."""
    documents = tuple(
        Document(id=report.id, date=report.date, text=report.text) for report in reports.values()
    )
    return (recent or Recent()).step("excerpts", (documents,), lambda: excerpts(documents))
