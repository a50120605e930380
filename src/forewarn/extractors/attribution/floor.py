"""Who has the floor in a block: by the page (a turn, a mail), or by the lead-in above it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forewarn.claims.claim import Mention
from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.attribution.discourse import Discourse, Speaker
from forewarn.extractors.attribution.lexicon import BODY_NOUNS, PERSON_NOUNS, Cue, verbs
from forewarn.extractors.attribution.relay import Voice
from forewarn.extractors.layout.block import TextBlock
from forewarn.extractors.syntax import SUBJECTS, full_text, noun_phrase, sentence_spans, trim
from forewarn.reports.report import Report
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PLAIN = Cue(certainty=0.95)
_LEAST_WORDS = 3
"""Words below which a sentence of a turn states nothing by itself: "No.", "Thank you."."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The speaker of a block that names no speaker itself."""

    speaker: Speaker
    mention: Mention
    """Where the page names the speaker."""
    meaning: Cue = _PLAIN
    """What the words of the lead-in say of what follows: "analysts expect:"."""


def find_floor(block: TextBlock, report: Report, discourse: Discourse) -> Floor | None:
    """Who speaks by the label of a turn, the head of a mail or the end of a headline."""
    if block.speaker is None:
        return None
    name = block.speaker.of(report.text)
    return Floor(
        speaker=resolve_label(name, discourse), mention=Mention(text=name, span=block.speaker)
    )


def resolve_label(name: str, discourse: Discourse) -> Speaker:
    """The speaker that a label on the page names."""
    match = discourse.gazetteer.source(name)
    return Speaker(
        name=match.name if match else name,
        id=match.id if match else "",
        words=frozenset(word for word in name.casefold().split() if len(word) > 2),
        person=True,
    )


def find_lead_in(
    doc: "Doc", block: TextBlock, report: Report, voices: Sequence[Voice], discourse: Discourse
) -> Floor | None:
    """Who speaks in what a block ending in a colon introduces; None where it names nobody."""
    for voice in reversed(voices):
        source = voice.mention or voice.attribution.source
        if source is not None and len(source):
            located = block.locate(source)
            return Floor(
                speaker=voice.speaker,
                mention=Mention(text=located.of(report.text), span=located),
                meaning=voice.attribution.meaning,
            )
    token = next(_candidates(doc), None)
    if token is None:
        return None
    phrase = noun_phrase(token)
    located = block.locate(phrase)
    verb = token.head if token.dep_ in SUBJECTS else None
    return Floor(
        speaker=discourse.resolve(doc, phrase, token.i),
        mention=Mention(text=located.of(report.text), span=located),
        meaning=_PLAIN if verb is None else verbs().get(verb.lemma_.lower(), _PLAIN),
    )


def _candidates(doc: "Doc") -> "Iterator[Token]":
    """Nouns that may speak in a lead-in: subjects first, then what "from" or "by" names."""
    able = [token for token in doc if _can_speak(token)]
    yield from (token for token in reversed(able) if token.dep_ in ("nsubj", "nsubjpass"))
    for token in able:
        preposition = token.head.lower_ if token.dep_ == "pobj" else ""
        if preposition in ("from", "by", "to") or token.dep_ in ("poss", "ROOT"):
            yield token


def _can_speak(token: "Token") -> bool:
    if token.pos_ not in ("PROPN", "NOUN"):
        return False
    return token.pos_ == "PROPN" or token.lemma_.lower() in PERSON_NOUNS | BODY_NOUNS


def voice_sentences(
    doc: "Doc", voices: Sequence[Voice], floor: Floor, discourse: Discourse
) -> Iterator[Voice]:
    """What whoever has the floor says without crediting anybody: the other sentences of the block."""
    text = full_text(doc)
    spans = [
        span
        for voice in voices
        for span in (voice.attribution.content, voice.attribution.cue, voice.attribution.source)
        if span is not None
    ]
    relay = tuple(
        dict.fromkeys(
            carrier.id or carrier.name
            for carrier in discourse.carriers
            if (carrier.id or carrier.name) != (floor.speaker.id or floor.speaker.name)
        )
    )
    for sentence in sentence_spans(doc):
        content = trim(text, sentence)
        words = [word for word in content.of(text).split() if any(map(str.isalnum, word))]
        if len(words) < _LEAST_WORDS or any(content.overlaps(span) for span in spans):
            continue
        first = next(token for token in doc if token.idx >= content.start)
        yield Voice(
            attribution=Attribution(
                source=None,
                head=-1,
                cue=Span(content.start, content.start),
                trigger=first.i,
                content=content,
                meaning=floor.meaning,
            ),
            speaker=floor.speaker,
            relay=relay,
            label=floor.mention,
        )
