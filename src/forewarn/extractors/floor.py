"""Who has the floor in a block: by the page (a turn, a mail, a lead-in above), else the outlet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from forewarn.claims.claim import Claim, ClaimKind, Stance
from forewarn.claims.mention import Mention
from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.attribution.discourse import Discourse, Speaker
from forewarn.extractors.attribution.lexicon import Cue
from forewarn.extractors.attribution.relay import Voice
from forewarn.extractors.dates.date_mentions import find_dates
from forewarn.extractors.layout.block import TextBlock
from forewarn.extractors.lead_ins import LeadIn, find_lead_in
from forewarn.extractors.syntax import full_text, sentence_spans, trim
from forewarn.language.english.reading import reading_words
from forewarn.reports.report import Report
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORDS = reading_words("layout")
_ANSWERS = {
    **dict.fromkeys(_WORDS.find("answers_yes"), Stance.CONFIRMS),
    **dict.fromkeys(_WORDS.find("answers_no"), Stance.DENIES),
}
"""What the first word of an answer makes of the question."""
_AHEAD = _WORDS.find("pointing_ahead")
_PLAIN = Cue(certainty=0.95)
_LEAST_WORDS = 3
"""Words below which a sentence of a turn states nothing by itself: "No.", "Thank you."."""
ANSWER = "~answer"
"""End of the id of a claim that an answer makes about its question."""


@dataclass(slots=True)
class Floor:
    """Who speaks in the block that is read, and what the blocks before it leave open."""

    report: Report
    discourse: Discourse
    outlet: Speaker
    speaker: Speaker
    mention: Mention | None = None
    """Where the page names the speaker; None for the outlet."""
    relay: tuple[str, ...] = ()
    """Who passes on what the speaker says."""
    day: date = field(default=date.min)
    """The day from which "yesterday" counts."""
    _block: TextBlock | None = None
    _meaning: Cue = _PLAIN
    _lead_in: LeadIn | None = None
    _questions: tuple[Claim, ...] = ()

    @classmethod
    def of(cls, report: Report, discourse: Discourse) -> "Floor":
        """The floor before the first block: the outlet's."""
        outlet = discourse.publisher
        return cls(
            report=report, discourse=discourse, outlet=outlet, speaker=outlet, day=report.date
        )

    def begin(self, block: TextBlock) -> None:
        """Give the floor of a block to whom the page names, else to the outlet."""
        self._block, self._meaning = block, _PLAIN
        self.day = _day_of(block, self.report) or self.report.date
        carriers = tuple(self._resolve_label(span) for span in block.relay)
        self.speaker, self.mention = self.outlet, None
        if block.speaker is not None:
            self.speaker = self._resolve_label(block.speaker)
            self.mention = Mention(text=block.speaker.of(self.report.text), span=block.speaker)
        elif block.has_lead_in and self._lead_in is not None:
            self.speaker, self.mention = self._lead_in.speaker, self._lead_in.mention
            self._meaning = self._lead_in.meaning
        chain = dict.fromkeys((self.outlet, *carriers, self.speaker))
        self.discourse.publisher, self.discourse.chain = self.speaker, tuple(chain)
        own = {self.speaker.id or self.speaker.name, self.speaker.name}
        names = (speaker.id or speaker.name for speaker in chain)
        self.relay = tuple(name for name in names if name not in own)
        if self.mention is not None:
            self.discourse.remember(self.speaker)

    def _resolve_label(self, span: Span) -> Speaker:
        """The speaker that words on the page name."""
        name = span.of(self.report.text)
        match = self.discourse.gazetteer.source(name)
        if match is not None and match.id == self.outlet.id and match.name == self.outlet.name:
            return self.outlet
        return Speaker(
            name=match.name if match else name,
            id=match.id if match else "",
            words=frozenset(word for word in name.casefold().split() if len(word) > 2),
            person=True,
        )

    def add_voices(self, doc: "Doc", voices: Sequence[Voice]) -> tuple[Voice, ...]:
        """The voices of a block, and its speaker's for every sentence that credits nobody."""
        text = full_text(doc)
        if self._block is not None and text.rstrip().endswith(":"):
            self._lead_in = find_lead_in(doc, self._block, self.report, voices, self.discourse)
            voices = [voice for voice in voices if not _names_itself(voice)]
        if self.mention is None:
            return tuple(voices)
        return (*voices, *self._speak(doc, voices))

    def _speak(self, doc: "Doc", voices: Sequence[Voice]) -> Iterator[Voice]:
        text = full_text(doc)
        spans = [
            span
            for voice in voices
            for span in (voice.attribution.content, voice.attribution.cue, voice.attribution.source)
            if span is not None
        ]
        start = self._answer_end(doc)
        for sentence in sentence_spans(doc):
            if sentence.end <= start:
                continue
            content = trim(text, Span(max(sentence.start, start), sentence.end))
            words = [word for word in content.of(text).split() if any(map(str.isalnum, word))]
            is_short = len(words) < _LEAST_WORDS and not any(map(str.isdigit, content.of(text)))
            if is_short or any(content.overlaps(span) for span in spans):
                continue
            first = next(token for token in doc if token.idx >= content.start)
            yield Voice(
                attribution=Attribution(
                    source=None,
                    head=-1,
                    cue=Span(content.start, content.start),
                    trigger=first.i,
                    content=content,
                    meaning=self._meaning,
                ),
                speaker=self.speaker,
                relay=self.relay,
                label=self.mention,
            )

    def add_answers(self, doc: "Doc", claims: Iterable[Claim]) -> Iterator[Claim]:
        """The claims of a block, questions marked, before them what its first word answers."""
        questions: list[Claim] = []
        yield from self._answer(doc)
        is_lead = self._block is not None and self._block.text.rstrip().endswith(":")
        for claim in claims:
            if is_lead and _only_leads(claim):
                continue
            if claim.quote.rstrip('”"’)').endswith("?") and claim.kind is ClaimKind.STATEMENT:
                claim = replace(claim, kind=ClaimKind.QUESTION)
            if claim.kind is ClaimKind.QUESTION:
                questions.append(claim)
            yield claim
        self._questions = tuple(questions)

    def _answer(self, doc: "Doc") -> Iterator[Claim]:
        """What "No." says of the last question of another speaker."""
        if not self._questions or self._block is None:
            return
        last = self._questions[-1]
        if not self._answer_end(doc) or last.claimant == self.speaker.name:
            return
        stance = _ANSWERS[doc[0].lower_]
        word = self._block.locate(Span(doc[0].idx, doc[0].idx + len(doc[0].text)))
        for claim in self._questions:
            if claim.span == last.span:
                yield replace(
                    claim,
                    id=f"{claim.id}{ANSWER}",
                    claimant=self.speaker.name,
                    claimant_id=self.speaker.id,
                    source=self.mention,
                    cue=Mention(text=word.of(self.report.text), span=word),
                    relay=self.relay,
                    kind=ClaimKind.STATEMENT,
                    stance=stance,
                    negated=False,
                    certainty=1.0,
                )

    def _answer_end(self, doc: "Doc") -> int:
        """Where the words go on after a "No" that stands alone; 0 where none opens the block."""
        if not len(doc) or doc[0].lower_ not in _ANSWERS or self.mention is None:
            return 0
        if len(doc) > 1 and not doc[1].is_punct:
            return 0
        return doc[1].idx + len(doc[1].text) if len(doc) > 1 else len(full_text(doc))


def _names_itself(voice: Voice) -> bool:
    """True where a lead-in holds no content but its own source: "According to WHO:"."""
    source = voice.attribution.source
    return source is not None and voice.attribution.content.overlaps(source)


def _only_leads(claim: Claim) -> bool:
    """True for what a lead-in holds besides its speaker: "the following"."""
    points_ahead = claim.quote.casefold().split()[-1] in _AHEAD
    return claim.quantity is None and (claim.source is None or points_ahead)


def _day_of(block: TextBlock, report: Report) -> date | None:
    """The day that the page gives a block: a single one, not after the report's own."""
    if block.day is None:
        return None
    mentions = find_dates(block.day.of(report.text), report_day=report.date)
    periods = [mention.period for mention in mentions if mention.period is not None]
    if not periods or periods[0].days > 1 or periods[0].start > report.date:
        return None
    return periods[0].start
