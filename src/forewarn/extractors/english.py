"""Reading English reports: a dependency grammar with quotations, figures and dates."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from forewarn.claims.claim import Claim, Mention
from forewarn.claims.quantity import Quantity
from forewarn.extractors.attribution import Grammar, attributions
from forewarn.extractors.counted import covered, is_duration, quantities
from forewarn.extractors.dates import Dated, dates
from forewarn.extractors.gazetteer import Gazetteer, Match
from forewarn.extractors.layout import Block, blocks
from forewarn.extractors.parser import parse
from forewarn.extractors.phrases import trimmed
from forewarn.extractors.quantities import figures
from forewarn.extractors.quotations import quotations
from forewarn.extractors.relay import Voice, voices
from forewarn.extractors.speakers import Discourse, Speaker
from forewarn.extractors.stance import Attitude, attitude, unattributed
from forewarn.reports.report import Report
from forewarn.text import Span
from forewarn.timeframe import Period

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True, kw_only=True)
class English:
    """The built-in reader: offline, on a CPU, the same claims every time."""

    name: str = "english 0.2"
    grammar: Grammar = field(default_factory=Grammar)

    def read(self, report: Report, gazetteer: Gazetteer) -> tuple[Claim, ...]:
        """The claims of ``report`` in the order of their place in the text."""
        page = blocks(report.text)
        discourse = Discourse.opened(gazetteer, report.publisher)
        title_actors = tuple(match.id for match in gazetteer.find_actors(report.title))
        found: dict[str, Claim] = {}
        open_before = False
        for block, doc in zip(page, parse(block.text for block in page), strict=True):
            quoted = quotations(block.text, open_before=open_before)
            open_before = bool(quoted) and not quoted[-1].closed and quoted[-1].outer.start > 0
            credits = attributions(doc, quoted, self.grammar)
            reading = _Reading(
                report=report,
                gazetteer=gazetteer,
                block=block,
                doc=doc,
                reader=self.name,
                title_actors=tuple(dict.fromkeys(title_actors)),
                dated=_dated(doc, report),
            )
            for claim in reading.claims(
                voices(doc, credits, discourse, innermost=self.grammar.innermost)
            ):
                found.setdefault(claim.id, claim)
        return tuple(sorted(found.values(), key=_place))


def _place(claim: Claim) -> tuple[Span, int, str]:
    return claim.span, claim.quantity.span.start if claim.quantity else -1, claim.id


def _dated(doc: "Doc", report: Report) -> tuple[Dated, ...]:
    """Dates of a block, sentence by sentence: tense tells past from future Decembers."""
    found: list[Dated] = []
    for sentence in doc.sents:
        forward = any(
            token.lower_ in ("will", "would", "to", "shall", "’ll", "'ll")
            and token.tag_ in ("MD", "TO")
            for token in sentence
        ) and not any(token.tag_ == "VBD" and token.dep_ != "ROOT" for token in sentence)
        for dated in dates(sentence.text, reported=report.date, forward=forward):
            span = Span(
                dated.span.start + sentence.start_char, dated.span.end + sentence.start_char
            )
            found.append(Dated(span, dated.period))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One block of a report on its way to claims."""

    report: Report
    gazetteer: Gazetteer
    block: Block
    doc: "Doc"
    reader: str
    title_actors: tuple[str, ...]
    dated: tuple[Dated, ...]

    def claims(self, heard: Sequence[Voice]) -> Iterator[Claim]:
        """Claims of the block: credited ones, then what the text says in its own voice."""
        counted = quantities(
            self.doc, figures(self.block.text, skip=[dated.span for dated in self.dated])
        )
        spoken_for: list[Span] = []
        for voice in heard:
            content = voice.credit.content
            nested = [
                other.credit.content
                for other in heard
                if other is not voice and voice.over(other) and other.credit.content != content
            ]
            own = [
                quantity
                for quantity in covered(counted, content)
                if not any(span.covers(quantity.span) for span in nested)
            ]
            stance = attitude(self.doc, voice.credit)
            yield from self._emit(content, own, stance, voice)
            spoken_for.append(content)
            spoken_for.extend([voice.credit.cue, *filter(None, [voice.credit.source])])
        yield from self._background(counted, heard)

    def _background(self, counted: Sequence[Quantity], heard: Sequence[Voice]) -> Iterator[Claim]:
        """Sentences, or figures in them, that nobody is credited with."""
        taken = [voice.credit.content for voice in heard]
        for sentence in self.doc.sents:
            span = trimmed(self.block.text, Span(sentence.start_char, sentence.end_char))
            if not span.of(self.block.text).strip():
                continue
            left = [
                quantity
                for quantity in covered(counted, span)
                if not any(content.covers(quantity.span) for content in taken)
            ]
            credited = any(span.overlaps(content) for content in taken)
            if all(is_duration(quantity) for quantity in left):
                left = []
            if left or (not credited and self._names_somebody(span)):
                yield from self._emit(span, left, unattributed(self.doc, span), None)

    def _names_somebody(self, span: Span) -> bool:
        words = span.of(self.block.text)
        return bool(self.gazetteer.find_actors(words) or self.gazetteer.find_places(words))

    def _emit(
        self,
        content: Span,
        counted: Sequence[Quantity],
        stance: Attitude,
        voice: Voice | None,
    ) -> Iterator[Claim]:
        span = self.block.locate(content)
        base = f"{self.report.id}:{span.start}-{span.end}"
        sentence = self._sentence(content)
        actors = _ids(self.gazetteer.find_actors(sentence)) or self.title_actors
        credit = voice.credit if voice else None
        figured: list[Quantity | None] = [*counted] or [None]
        for quantity in figured:
            placed = None if quantity is None else self._placed(quantity)
            yield Claim(
                id=base if placed is None else f"{base}/{placed.span.start}",
                report=self.report.id,
                date=self.report.date,
                span=span,
                quote=span.of(self.report.text),
                claimant=voice.speaker.name if voice else self._publisher().name,
                claimant_id=voice.speaker.id if voice else self._publisher().id,
                source=self._mention(credit.source if credit else None),
                cue=self._mention(credit.cue if credit else None),
                relay=voice.relay if voice else (),
                stance=stance.stance,
                negated=stance.negated,
                certainty=stance.certainty,
                speech=stance.speech,
                quantity=placed,
                event_time=self._when(content, quantity),
                places=_ids(self.gazetteer.find_places(sentence)),
                actors=actors,
                reader=self.reader,
            )

    def _publisher(self) -> Speaker:
        return Discourse.opened(self.gazetteer, self.report.publisher).publisher

    def _placed(self, quantity: Quantity) -> Quantity:
        """The quantity with its figure's place in the report."""
        return replace(quantity, span=self.block.locate(quantity.span))

    def _mention(self, span: Span | None) -> Mention | None:
        if span is None or len(span) == 0:
            return None
        placed = self.block.locate(span)
        return Mention(text=placed.of(self.report.text), span=placed)

    def _sentence(self, content: Span) -> str:
        """The whole sentences that the content touches."""
        start, end = content.start, content.end
        for sentence in self.doc.sents:
            if sentence.start_char < content.end and content.start < sentence.end_char:
                start, end = min(start, sentence.start_char), max(end, sentence.end_char)
        return self.block.text[start:end]

    def _when(self, content: Span, quantity: Quantity | None) -> Period | None:
        """The date in the content nearest to the figure, or its first one."""
        inside = [dated for dated in self.dated if dated.period and content.covers(dated.span)]
        if not inside:
            return None
        if quantity is None:
            return inside[0].period
        return min(inside, key=lambda dated: self._distance(dated.span, quantity.span)).period

    def _distance(self, one: Span, other: Span) -> int:
        """Characters between two spans; a clause boundary weighs as much as a line."""
        left, right = sorted((one, other))
        between = self.block.text[left.end : right.start]
        return len(between) + 80 * sum(between.count(mark) for mark in ";:—")


def _ids(matches: Iterable[Match]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.id for match in matches))
