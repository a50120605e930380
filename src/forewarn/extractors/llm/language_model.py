"""Claims drafted by a language model: it proposes who says what; the rest comes from the reader."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from forewarn.claims.claim import Claim
from forewarn.claims.mention import Mention
from forewarn.claims.review import MODEL
from forewarn.errors import EnvironmentFault
from forewarn.extractors.english_reader import EnglishReader
from forewarn.extractors.extractor import Extractor
from forewarn.extractors.llm.answer import MalformedAnswer, Refusal, parse_answer
from forewarn.extractors.llm.chunks import LONGEST_CHUNK, split_chunks
from forewarn.extractors.llm.llm_model import Model
from forewarn.extractors.llm.placement import PlacedProposal, place_proposal
from forewarn.extractors.llm.prompt import SCHEMA, VERSION, enclose, instructions, make_fence
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.reports.report import Report
from forewarn.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelDraft:
    """The result of asking a model about one report."""

    claims: tuple[Claim, ...]
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageModel:
    """An extractor that asks a language model; its claims are proposals and never evidence.

    The model says which words are claimed, by whom and in what stance.  Figures, dates, places
    and certainty are those that the built-in reader finds in these words, so that no number comes
    from the model.
    """

    model: Model
    longest: int = LONGEST_CHUNK
    """Characters of a report asked about at once."""
    reader: Extractor = field(default_factory=EnglishReader)

    @property
    def name(self) -> str:
        """Name of the model and version of the prompt."""
        return f"{MODEL}{self.model.name}, prompt {VERSION}"

    def read(self, report: Report, gazetteer: Gazetteer) -> tuple[Claim, ...]:
        """The claims that could be placed exactly, in the order of their place in the text."""
        return self.draft(report, gazetteer).claims

    def draft(self, report: Report, gazetteer: Gazetteer) -> ModelDraft:
        """The claims with what was refused; EnvironmentFault when the model gives no answer."""
        read_claims = self.reader.read(report, gazetteer)
        claims: dict[str, Claim] = {}
        refusals: list[Refusal] = []
        for part in split_chunks(report.text, self.longest):
            if not part.of(report.text).strip():
                continue
            for item in self._ask(report, part):
                if isinstance(item, Refusal):
                    refusals.append(item)
                    continue
                for claim in self._claims(item, report, gazetteer, read_claims):
                    claims.setdefault(claim.id, claim)
        ordered = sorted(claims.values(), key=_place)
        return ModelDraft(claims=tuple(ordered), refusals=tuple(refusals))

    def _ask(self, report: Report, part: Span) -> Iterator[PlacedProposal | Refusal]:
        line = make_fence(report.text)
        system = instructions(line, with_schema=not self.model.takes_schema)
        answer = self.model.answer(system, enclose(part.of(report.text), line), SCHEMA)
        try:
            items = list(parse_answer(answer))
        except MalformedAnswer as error:
            raise EnvironmentFault(
                f"{self.model.name} answered about {report.id} with {error}; "
                "ask again, or choose another model"
            ) from None
        for item in items:
            yield item if isinstance(item, Refusal) else place_proposal(item, report.text, part)

    def _claims(
        self,
        item: PlacedProposal,
        report: Report,
        gazetteer: Gazetteer,
        read_claims: Sequence[Claim],
    ) -> Iterator[Claim]:
        """One claim for each figure in the quotation, or one without."""
        proposal, content = item.proposal, item.content
        publisher = gazetteer.source(report.publisher)
        claimant_id, claimant = "", proposal.claimant or proposal.source
        matches = [gazetteer.source(name) for name in (proposal.claimant, proposal.source) if name]
        if item.source is None:
            claimant, matches = report.publisher, [publisher]
        if match := next(filter(None, matches), None):
            claimant_id, claimant = match.id, match.name
        by_figure = {
            claim.quantity.span: claim
            for claim in reversed(read_claims)
            if claim.quantity is not None and content.covers(claim.quantity.span)
        }
        nearest = max(
            (claim for claim in read_claims if claim.span.overlaps(content)),
            key=lambda claim: _overlap(claim.span, content),
            default=None,
        )
        base = f"{report.id}:{content.start}-{content.end}@{_slug(self.model.name)}"
        with_figures: list[Claim | None] = [by_figure[figure] for figure in sorted(by_figure)]
        for reading in with_figures or [nearest]:
            quantity = reading.quantity if with_figures and reading is not None else None
            yield Claim(
                id=base if quantity is None else f"{base}/{quantity.span.start}",
                report=report.id,
                date=report.date,
                span=content,
                quote=content.of(report.text),
                claimant=claimant,
                claimant_id=claimant_id,
                source=_mention(item.source, report.text),
                cue=_mention(item.cue, report.text),
                stance=proposal.stance,
                negated=proposal.negated,
                certainty=1.0 if reading is None else reading.certainty,
                speech=proposal.speech,
                quantity=quantity,
                event_time=None if reading is None else reading.event_time,
                places=() if reading is None else reading.places,
                actors=() if reading is None else reading.actors,
                reader=self.name,
            )


def _place(claim: Claim) -> tuple[Span, int, str]:
    return claim.span, claim.quantity.span.start if claim.quantity else -1, claim.id


def _overlap(first: Span, second: Span) -> int:
    return min(first.end, second.end) - max(first.start, second.start)


def _mention(span: Span | None, text: str) -> Mention | None:
    return None if span is None else Mention(text=span.of(text), span=span)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", name.casefold()).strip("-")
