"""Reading English reports: a dependency grammar with quotations, figures and dates."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from forewarn.claims.claim import Claim, Mention
from forewarn.claims.quantity import Quantity
from forewarn.dates import Period
from forewarn.extractors.attribution.grammar import Grammar, attributions
from forewarn.extractors.attribution.pointing import Memory
from forewarn.extractors.attribution.relay import Voice, voices
from forewarn.extractors.attribution.speakers import Discourse, Speaker
from forewarn.extractors.casing import Casing
from forewarn.extractors.certainty.stance import Attitude, attitude, unattributed
from forewarn.extractors.dates import timing
from forewarn.extractors.dates.dates import Dated, dates
from forewarn.extractors.figures.counted import covered, is_duration, quantities
from forewarn.extractors.figures.quantities import figures
from forewarn.extractors.layout import Block, blocks
from forewarn.extractors.parser import parse
from forewarn.extractors.phrases import sentences, stretches, trimmed
from forewarn.extractors.places.gazetteer import Gazetteer, Match
from forewarn.extractors.quotations import quotations
from forewarn.reports.report import Report
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

BESIDE = "~"
"""In the id of a claim, before the number of one who says it together with the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class English:
    """The built-in reader: offline, on a CPU, the same claims every time."""

    name: str = "english 0.4"
    grammar: Grammar = field(default_factory=Grammar)

    def read(self, report: Report, gazetteer: Gazetteer) -> tuple[Claim, ...]:
        """The claims of ``report`` in the order of their place in the text."""
        page = blocks(report.text)
        discourse = Discourse.opened(gazetteer, report.publisher)
        title_actors = tuple(match.id for match in gazetteer.find_actors(report.title))
        found: dict[str, Claim] = {}
        open_before = False
        mentioned: Period | None = None
        memory = Memory()
        casing = Casing.of(page)
        texts = (casing.as_sentence(block.text) for block in page)
        for block, doc in zip(page, parse(texts), strict=True):
            casing.name(doc)
            quoted = quotations(block.text, open_before=open_before)
            open_before = bool(quoted) and quoted[-1].runs_on(block.text)
            credits = attributions(doc, quoted, self.grammar)
            dated = _dated(doc, report, mentioned)
            mentioned = next((one.period for one in reversed(dated) if one.period), mentioned)
            memory.turn()
            reading = _Reading(
                report=report,
                gazetteer=gazetteer,
                block=block,
                doc=doc,
                reader=self.name,
                title_actors=tuple(dict.fromkeys(title_actors)),
                dated=dated,
                memory=memory,
            )
            for claim in reading.claims(
                voices(doc, credits, discourse, innermost=self.grammar.innermost)
            ):
                found.setdefault(claim.id, claim)
        return tuple(sorted(found.values(), key=_place))


def _place(claim: Claim) -> tuple[Span, int, str]:
    return claim.span, claim.quantity.span.start if claim.quantity else -1, claim.id


def _dated(doc: "Doc", report: Report, mentioned: Period | None = None) -> tuple[Dated, ...]:
    """Dates of a block, sentence by sentence: tense tells past from future Decembers.

    ``mentioned`` is the date that the block before mentioned last, for "the same day".
    """
    found: list[Dated] = []
    for sentence in sentences(doc):
        start = sentence.start_char

        def forward(span: Span, start: int = start) -> bool | None:
            return timing.ahead(doc, Span(span.start + start, span.end + start))

        for dated in dates(
            sentence.text, reported=report.date, forward=forward, mentioned=mentioned
        ):
            found.append(
                Dated(Span(dated.span.start + start, dated.span.end + start), dated.period)
            )
            mentioned = dated.period or mentioned
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
    memory: Memory

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
            stance = partial(attitude, self.doc, voice.credit)
            meant = self.memory.meant(self.doc, voice.credit)
            for claim in self._emit(content, own, stance, voice):
                if meant is not None:
                    # What is denied took place, if at all, when and where it was alleged to.
                    claim = replace(claim, places=meant.places, event_time=meant.event_time)
                self.memory.told(self.doc, voice.credit, claim)
                yield claim
            spoken_for.append(content)
            spoken_for.extend([voice.credit.cue, *filter(None, [voice.credit.source])])
        yield from self._background(counted, heard)

    def _background(self, counted: Sequence[Quantity], heard: Sequence[Voice]) -> Iterator[Claim]:
        """Sentences, or figures in them, that nobody is credited with."""
        taken = [voice.credit.content for voice in heard]
        naming = [voice.credit.source for voice in heard if voice.credit.source is not None]
        for sentence in stretches(self.doc):
            span = trimmed(self.block.text, sentence)
            if not span.of(self.block.text).strip():
                continue
            left = [
                quantity
                for quantity in covered(counted, span)
                if not any(held.covers(quantity.span) for held in (*taken, *naming))
            ]
            credited = any(span.overlaps(content) for content in taken)
            if all(is_duration(quantity) for quantity in left):
                left = []
            if left or (not credited and self._names_somebody(span)):
                stance = partial(unattributed, self.doc, span)
                yield from self._emit(span, left, stance, None)

    def _names_somebody(self, span: Span) -> bool:
        words = span.of(self.block.text)
        return bool(self.gazetteer.find_actors(words) or self.gazetteer.find_places(words))

    def _emit(
        self,
        content: Span,
        counted: Sequence[Quantity],
        towards: Callable[[Span | None], Attitude],
        voice: Voice | None,
    ) -> Iterator[Claim]:
        span = self.block.locate(content)
        base = f"{self.report.id}:{span.start}-{span.end}"
        if voice is not None and voice.beside:
            base += f"{BESIDE}{voice.beside}"
        sentence = self._sentence(content)
        actors = _ids(self.gazetteer.find_actors(sentence)) or self.title_actors
        credit = voice.credit if voice else None
        figured: list[Quantity | None] = [*counted] or [None]
        for quantity in figured:
            placed = None if quantity is None else self._placed(quantity)
            stance = towards(None if quantity is None else quantity.span)
            yield Claim(
                id=base if placed is None else f"{base}/{placed.span.start}",
                report=self.report.id,
                date=self.report.date,
                span=span,
                quote=span.of(self.report.text),
                claimant=voice.speaker.name if voice else self._publisher().name,
                claimant_id=voice.speaker.id if voice else self._publisher().id,
                source=self._mention((voice.mention or voice.credit.source) if voice else None),
                cue=self._mention(credit.cue if credit else None),
                relay=voice.relay if voice else (),
                stance=stance.stance,
                negated=stance.negated,
                certainty=stance.certainty,
                speech=stance.speech,
                quantity=placed,
                event_time=self._when(content, quantity),
                places=self._places(content, credit.source if credit else None),
                actors=actors,
                reader=self.reader,
            )

    def _publisher(self) -> Speaker:
        return Discourse.opened(self.gazetteer, self.report.publisher).publisher

    def _placed(self, quantity: Quantity) -> Quantity:
        """The quantity with its figure's place in the report."""
        whole = quantity.part_of
        return replace(
            quantity,
            span=self.block.locate(quantity.span),
            part_of=None if whole is None else self.block.locate(whole),
        )

    def _mention(self, span: Span | None) -> Mention | None:
        if span is None or len(span) == 0:
            return None
        placed = self.block.locate(span)
        return Mention(text=placed.of(self.report.text), span=placed)

    def _sentence(self, content: Span) -> str:
        """The whole sentences that the content touches."""
        return self._whole(content).of(self.block.text)

    def _whole(self, content: Span) -> Span:
        start, end = content.start, content.end
        for sentence in stretches(self.doc):
            if sentence.overlaps(content):
                start, end = min(start, sentence.start), max(end, sentence.end)
        return Span(start, end)

    def _places(self, content: Span, source: Span | None) -> tuple[str, ...]:
        """Places that the content names, or else its sentence; who speaks from one is no place."""
        whole = self._whole(content)
        found = [
            (match.id, Span(match.span.start + whole.start, match.span.end + whole.start))
            for match in self.gazetteer.find_places(whole.of(self.block.text))
        ]
        told = [one for one in found if source is None or not source.overlaps(one[1])]
        inside = [one for one in told if content.covers(one[1])]
        return tuple(dict.fromkeys(id_ for id_, _ in inside or told))

    def _when(self, content: Span, quantity: Quantity | None) -> Period | None:
        """When the content took place, or when its figure was so."""
        figure = None if quantity is None else quantity.span
        return timing.event_time(self.doc, self.dated, content, figure)


def _ids(matches: Iterable[Match]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.id for match in matches))
