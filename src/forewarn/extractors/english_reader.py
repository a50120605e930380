"""Reading English reports: a dependency grammar with quotations, figures and dates."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from forewarn.claims.claim import Claim, ClaimKind
from forewarn.claims.mention import Mention
from forewarn.claims.quantity import Quantity
from forewarn.dates import Period
from forewarn.extractors.attribution.agents import find_backers
from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.attribution.back_references import RecentClaims
from forewarn.extractors.attribution.discourse import Discourse
from forewarn.extractors.attribution.grammar import Grammar, find_attributions
from forewarn.extractors.attribution.relay import Voice, resolve_voices
from forewarn.extractors.casing import Casing
from forewarn.extractors.certainty.chances import find_chances
from forewarn.extractors.certainty.division import divide, find_contrast
from forewarn.extractors.certainty.stance import Attitude, find_attitude, find_own_attitude
from forewarn.extractors.dates.block_dates import BlockDates, group_sentences
from forewarn.extractors.event_places import (
    PlaceSpan,
    find_numbers,
    places_of_event,
    places_of_figure,
)
from forewarn.extractors.events.find_events import FoundEvent, find_events
from forewarn.extractors.events.told_events import retell_events, tell_events
from forewarn.extractors.figures.counted_units import (
    find_quantities,
    is_duration,
    quantities_within,
)
from forewarn.extractors.figures.figure import find_figures
from forewarn.extractors.floor import Floor
from forewarn.extractors.known_nouns import KnownNouns, read_with, shipped_nouns
from forewarn.extractors.layout.block import TextBlock
from forewarn.extractors.layout.page import split_blocks
from forewarn.extractors.own_voice import find_statements
from forewarn.extractors.parser import parse_texts
from forewarn.extractors.places.gazetteer import Gazetteer, NameMatch
from forewarn.extractors.quotations import find_quotations
from forewarn.extractors.reader_name import READER_NAME
from forewarn.extractors.rows import Rows
from forewarn.extractors.syntax import sentence_spans, trim
from forewarn.language.english import ENGLISH
from forewarn.language.event_words import EventLexicon
from forewarn.reports.report import Report
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

BESIDE = "~"
"""Separator in the id of a joint claim, before the index of a speaker after the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnglishReader:
    """The built-in reader: offline, on a CPU, the same claims every time."""

    name: str = READER_NAME
    grammar: Grammar = field(default_factory=Grammar)
    nouns: KnownNouns = field(default_factory=shipped_nouns)
    """With those that the case adds."""
    lexicon: EventLexicon = field(default_factory=lambda: ENGLISH.lexicon)
    """Words for what happens, with those of the case."""

    def read(self, report: Report, gazetteer: Gazetteer) -> tuple[Claim, ...]:
        """The claims of ``report`` in the order of their place in the text."""
        blocks = split_blocks(report.text, self.nouns)
        discourse = Discourse.start(gazetteer, report.publisher)
        setting = _setting(report, blocks, gazetteer)
        title_actors = tuple(match.id for match in gazetteer.find_actors(report.title))
        claims: dict[str, Claim] = {}
        open_before = False
        last_period: Period | None = None
        recent_claims = RecentClaims()
        floor = Floor.of(report, discourse)
        casing = Casing.of(blocks)
        rows = Rows.of(report, gazetteer, blocks, nouns=self.nouns, reader=self.name)
        docs = iter(
            parse_texts(casing.as_sentence(block.text) for block in blocks if not block.cells)
        )
        for block in blocks:
            floor.begin(block)
            if block.cells:
                for claim in rows.read(block, floor):
                    _keep(claims, claim)
                continue
            doc = read_with(next(docs), self.nouns)
            casing.name(doc)
            quotations = find_quotations(block.text, open_before=open_before)
            open_before = bool(quotations) and quotations[-1].runs_on(block.text)
            attributions = find_attributions(doc, quotations, self.grammar)
            dates = BlockDates.find(doc, floor.day, last_period)
            last_period = dates.last_period
            recent_claims.next_block()
            reading = _Reading(
                report=report,
                gazetteer=gazetteer,
                block=block,
                doc=doc,
                reader=self.name,
                title_actors=tuple(dict.fromkeys(title_actors)),
                setting=setting,
                dates=dates,
                recent_claims=recent_claims,
                floor=floor,
                quotations=tuple(quotation.outer for quotation in quotations),
                attributions=attributions,
                events=find_events(doc, self.lexicon, gazetteer),
            )
            voices = resolve_voices(doc, attributions, discourse, innermost=self.grammar.innermost)
            voices = floor.add_voices(doc, voices)
            for claim in floor.add_answers(doc, reading.claims(voices)):
                _keep(claims, claim)
        return tuple(sorted(claims.values(), key=_place))


_OPENING_BLOCKS = 3
"""Blocks of a text in which its setting is named: headline, byline, lead."""


def _setting(report: Report, blocks: Sequence[TextBlock], gazetteer: Gazetteer) -> tuple[str, ...]:
    """The places of the headline and the first lines, and those in which they lie."""
    words = [report.title, *(block.text for block in blocks[:_OPENING_BLOCKS] if not block.cells)]
    named = dict.fromkeys(match.id for text in words for match in gazetteer.find_places(text))
    return tuple(
        dict.fromkeys(each for place in named for each in (place, *gazetteer.containing(place)))
    )


def _keep(claims: dict[str, Claim], claim: Claim) -> None:
    """Add a claim; what another speaker says of the same words has an id of its own."""
    former = claims.get(claim.id)
    if former is None or former.claimant == claim.claimant:
        claims.setdefault(claim.id, claim)
        return
    report, colon, place = claim.id.rpartition(":")
    span, slash, figure = place.partition("/")
    names = (f"{report}{colon}{span}{BESIDE}{number}{slash}{figure}" for number in count(1))
    name = next(name for name in names if name not in claims)
    claims[name] = replace(claim, id=name)


def _place(claim: Claim) -> tuple[Span, int, str]:
    return claim.span, claim.quantity.span.start if claim.quantity else -1, claim.id


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One block of a report on its way to claims."""

    report: Report
    gazetteer: Gazetteer
    block: TextBlock
    doc: "Doc"
    reader: str
    title_actors: tuple[str, ...]
    setting: tuple[str, ...]
    """Places of the headline and the first lines, and those in which they lie."""
    dates: BlockDates
    recent_claims: RecentClaims
    floor: Floor
    quotations: tuple[Span, ...]
    attributions: tuple[Attribution, ...]
    """All of them, also those that only lead to another: "the clinic said it doubted that"."""
    events: tuple[FoundEvent, ...]

    def claims(self, voices: Sequence[Voice]) -> Iterator[Claim]:
        """Claims of the block: attributed ones, then those in the text's own voice."""
        # The number of a chance is no figure of anything.
        chances = [chance.span for chance in find_chances(self.doc)]
        skip = [*self.dates.spans, *chances]
        quantities = [
            quantity
            for quantity in find_quantities(self.doc, find_figures(self.block.text, skip=skip))
            if not any(quantity.span.overlaps(chance) for chance in chances)
        ]
        attributed: list[Span] = []
        for voice in voices:
            content = voice.attribution.content
            nested = [
                inner.attribution.content
                for inner in voices
                if inner is not voice and voice.over(inner) and inner.attribution.content != content
            ]
            own_quantities = [
                quantity
                for quantity in quantities_within(quantities, content)
                if not any(span.covers(quantity.span) for span in nested)
            ]
            antecedent = self.recent_claims.find_antecedent(self.doc, voice.attribution)
            is_quoted = any(quotation.covers(content) for quotation in self.quotations)
            dates = self.dates.as_said(voice.attribution, is_quoted=is_quoted)
            attribution = voice.attribution

            def attitude(
                part: Span, figure: Span | None, attribution: Attribution = attribution
            ) -> Attitude:
                return find_attitude(self.doc, replace(attribution, content=part), figure)

            claims = (
                claim
                for part in self._divide(content, dates)
                for claim in self._emit_parts(
                    part, quantities_within(own_quantities, part), attitude, voice, dates
                )
            )
            for claim in claims:
                if antecedent is not None:
                    # "He denied these allegations" names neither place nor time; the allegation did.
                    claim = replace(
                        claim,
                        places=antecedent.places,
                        event_time=antecedent.event_time,
                        events=(*claim.events, *retell_events(antecedent.events, claim.stance)),
                    )
                self.recent_claims.remember(self.doc, voice.attribution, claim)
                yield claim
            attributed.append(content)
            attributed.extend([voice.attribution.cue, *filter(None, [voice.attribution.source])])
        yield from self._background(quantities, voices)

    def _background(
        self, quantities: Sequence[Quantity], voices: Sequence[Voice]
    ) -> Iterator[Claim]:
        """Claims in the text's own voice: figures and statements that it credits to nobody."""
        contents = [voice.attribution.content for voice in voices]
        sources = [
            voice.attribution.source for voice in voices if voice.attribution.source is not None
        ]
        backers = tuple(find_backers(self.doc))
        cues = [attribution.cue for attribution in self.attributions]
        statements = tuple(find_statements(self.doc, [*contents, *sources, *cues]))
        for sentence in sentence_spans(self.doc):
            span = trim(self.block.text, sentence)
            if not span.of(self.block.text).strip():
                continue
            uncredited = [
                quantity
                for quantity in quantities_within(quantities, span)
                if not any(
                    attributed_span.covers(quantity.span)
                    for attributed_span in (*contents, *sources, *backers)
                )
            ]
            is_attributed = any(span.overlaps(content) for content in contents)
            if all(is_duration(quantity) for quantity in uncredited):
                uncredited = []
            statement = next((each for each in statements if span.overlaps(each)), None)
            is_chance = any(span.covers(chance.span) for chance in find_chances(self.doc))
            if uncredited or (not is_attributed and (is_chance or self._names_somebody(span))):
                told = span
            elif statement is not None:
                told = statement
            else:
                continue
            attitude = partial(find_own_attitude, self.doc)
            # A quotation is somebody's word, also where the text does not say whose.
            unfinished = any(quotation.covers(told) for quotation in self.quotations)
            yield from self._emit_parts(
                told, uncredited, attitude, None, self.dates, unfinished=unfinished
            )

    def _names_somebody(self, span: Span) -> bool:
        words = span.of(self.block.text)
        return bool(self.gazetteer.find_actors(words) or self.gazetteer.find_places(words))

    def _emit_parts(
        self,
        content: Span,
        quantities: Sequence[Quantity],
        attitude_to: Callable[[Span, Span | None], Attitude],
        voice: Voice | None,
        dates: BlockDates,
        *,
        unfinished: bool = False,
    ) -> Iterator[Claim]:
        """Claims of a content, and of those of its clauses of which it says something else."""
        trigger = voice.attribution.trigger if voice else -1
        contrast = find_contrast(self.doc, content, trigger)
        if contrast is not None:
            # "Not doctors but nurses": the negative is the first side's alone.
            denied, affirmed = contrast.denied, contrast.affirmed
            shared = replace(attitude_to(denied, None), negated=False)

            def attitude(figure: Span | None) -> Attitude:
                is_side = figure is None or affirmed.covers(figure)
                return shared if is_side else attitude_to(content, figure)

            inside = [item for item in quantities if denied.covers(item.span)]
            outside = [item for item in quantities if item not in inside]
            yield from self._emit(
                denied, inside, partial(attitude_to, denied), voice, dates, unfinished=unfinished
            )
            yield from self._emit(content, outside, attitude, voice, dates, unfinished=unfinished)
            return
        whole = partial(attitude_to, content)
        yield from self._emit(content, quantities, whole, voice, dates, unfinished=unfinished)
        parts = divide(self.doc, content, trigger)
        if len(parts) == 1:
            return
        told = [whole(item.span) for item in quantities] or [whole(None)]
        for part in parts:
            if any(part.covers(item.span) for item in quantities):
                continue
            own = attitude_to(part, None)
            if not any(own.is_like(other) for other in told):
                told.append(own)
                yield from self._emit(
                    part, (), partial(attitude_to, part), voice, dates, unfinished=unfinished
                )

    def _emit(
        self,
        content: Span,
        quantities: Sequence[Quantity],
        attitude_to: Callable[[Span | None], Attitude],
        voice: Voice | None,
        dates: BlockDates,
        *,
        unfinished: bool = False,
    ) -> Iterator[Claim]:
        span = self.block.locate(content)
        base = f"{self.report.id}:{span.start}-{span.end}"
        if voice is not None and voice.beside:
            base += f"{BESIDE}{voice.beside}"
        sentence = self._sentence(content)
        actors = _ids(self.gazetteer.find_actors(sentence)) or self.title_actors
        attribution = voice.attribution if voice else None
        unfinished = unfinished or (voice is not None and voice.speaker.unknown)
        places = self._places(content, attribution)
        spans: list[Span] = []
        if quantities and len(places) > 1:
            spans = find_numbers(
                self.block.text, content, [each.span for each in quantities], skip=dates.spans
            )
        # Figures of one content share the attitude towards each of its events.
        attitudes: dict[Span, Attitude] = {}

        def attitude_to_event(trigger: Span) -> Attitude:
            if trigger not in attitudes:
                attitudes[trigger] = attitude_to(trigger)
            return attitudes[trigger]

        dates_of = dates.by_figure(quantities)
        figures: list[Quantity | None] = [*quantities] or [None]
        for quantity in figures:
            located = None if quantity is None else self._locate_quantity(quantity)
            stance = attitude_to(None if quantity is None else quantity.span)
            where = places
            if quantity is not None and len(spans) > 1:
                where = places_of_figure(self.block.text, places, quantity.span, spans)
            yield Claim(
                id=base if located is None else f"{base}/{located.span.start}",
                report=self.report.id,
                date=self.report.date,
                span=span,
                quote=span.of(self.report.text),
                claimant=voice.speaker.name if voice else self.floor.speaker.name,
                claimant_id=voice.speaker.id if voice else self.floor.speaker.id,
                source=self._source(voice),
                cue=self._mention(attribution.cue if attribution else None),
                relay=voice.relay if voice else self.floor.relay,
                stance=stance.stance,
                negated=stance.negated,
                certainty=stance.certainty,
                speech=stance.speech,
                kind=_kind(stance.kind, unfinished=unfinished),
                chance=stance.chance,
                quantity=located,
                event_time=(
                    dates.event_time(content, None)
                    if quantity is None
                    else dates_of(quantity).event_time(content, quantity.span)
                ),
                said_time=dates.said_time,
                places=tuple(dict.fromkeys(id_ for id_, _ in where)),
                actors=actors,
                setting=self.setting,
                events=tell_events(
                    self.events,
                    content,
                    None if quantity is None else quantity.span,
                    attitude_to_event,
                    self._locate,
                    cue=attribution.cue if attribution else None,
                ),
                reader=self.reader,
            )

    def _divide(self, content: Span, dates: BlockDates) -> list[Span]:
        """The content in groups of sentences that tell of different times."""
        groups = group_sentences(dates, sentence_spans(self.doc), content)
        if len(groups) < 2:
            return [content]
        return [trim(self.block.text, group) for group in groups]

    def _source(self, voice: Voice | None) -> Mention | None:
        """The words that name the claimant, in the block or elsewhere on the page."""
        if voice is None:
            return self.floor.mention
        return voice.label or self._mention(voice.mention or voice.attribution.source)

    def _locate_quantity(self, quantity: Quantity) -> Quantity:
        """The quantity with its figure's place in the report."""
        total = quantity.part_of
        return replace(
            quantity,
            span=self.block.locate(quantity.span),
            part_of=None if total is None else self.block.locate(total),
        )

    def _mention(self, span: Span | None) -> Mention | None:
        return None if span is None or len(span) == 0 else self._locate(span)

    def _locate(self, span: Span) -> Mention:
        """The words of a span of the block, at their place in the report."""
        located = self.block.locate(span)
        return Mention(text=located.of(self.report.text), span=located)

    def _sentence(self, content: Span) -> str:
        """The whole sentences that the content touches."""
        return self._sentence_span(content).of(self.block.text)

    def _sentence_span(self, content: Span) -> Span:
        start, end = content.start, content.end
        for sentence in sentence_spans(self.doc):
            if sentence.overlaps(content):
                start, end = min(start, sentence.start), max(end, sentence.end)
        return Span(start, end)

    def _places(self, content: Span, attribution: Attribution | None) -> list[PlaceSpan]:
        """The places of what the content tells: those in it, else those of its sentence."""
        sentence = self._sentence_span(content)
        matches = [
            (match.id, Span(match.span.start + sentence.start, match.span.end + sentence.start))
            for match in self.gazetteer.find_places(sentence.of(self.block.text))
        ]
        return places_of_event(self.doc, matches, content, attribution)


def _kind(kind: ClaimKind, *, unfinished: bool) -> ClaimKind:
    """The kind of a claim; a statement of which nobody knows whose it is, is unfinished."""
    return ClaimKind.UNFINISHED if unfinished and kind is ClaimKind.STATEMENT else kind


def _ids(matches: Iterable[NameMatch]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.id for match in matches))
