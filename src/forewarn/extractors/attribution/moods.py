"""Attributions that an adjective makes: is confident that, was worried about, is willing to."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forewarn.claims.claim import Speech, Stance
from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.attribution.complements import has_to
from forewarn.extractors.attribution.extents import cut_aside, extend_content
from forewarn.extractors.attribution.lexicon import Cue
from forewarn.extractors.known_nouns import names_speaker
from forewarn.extractors.syntax import characters, is_negated, noun_phrase, subject
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = reading_words("attribution")


_MOOD_CUES = {
    "belief": Cue(speech=Speech.THOUGHT, certainty=0.85),
    "outlook": Cue(stance=Stance.PREDICTS, speech=Speech.THOUGHT, certainty=0.6),
    "doubt": Cue(stance=Stance.DOUBTS, speech=Speech.THOUGHT, certainty=0.4),
    "will": Cue(stance=Stance.INTENDS, speech=Speech.INTENT, certainty=0.7),
    "aversion": Cue(stance=Stance.INTENDS, speech=Speech.INTENT, certainty=0.7, averse=True),
    "utterance": Cue(),
}
_MOODS = {adjective: _MOOD_CUES[mood] for adjective, mood in _WORDS.find_heads("moods").items()}
"""Cue of each adjective that names a state of mind."""
_ABOUT = _WORDS.find("moods_about")
_MINDLESS = _WORDS.find("moods_mindless")
"""Pronouns that stand for things."""


def find_predicative(doc: "Doc") -> Iterator[Attribution]:
    """Attributions by adjectives after a form of "to be" or a similar verb."""
    for token in doc:
        meaning = _MOODS.get(token.lower_)
        if meaning is None or token.tag_ not in ("JJ", "VBN", "VBD"):
            continue
        copula = token.head if token.dep_ in ("acomp", "oprd", "attr") else token
        head = subject(copula)
        if head is None or not _has_mind(head):
            continue
        content = _content(token, meaning)
        if content is None or content.overlaps(characters(head, head)):
            continue
        first = _first(token, copula)
        yield Attribution(
            source=noun_phrase(head),
            head=head.i,
            cue=characters(first, token),
            trigger=token.i,
            content=cut_aside(doc, extend_content(token, content)),
            meaning=meaning,
            withheld=is_negated(copula),
        )


def _has_mind(head: "Token") -> bool:
    if head.pos_ == "PRON":
        return head.lower_ not in _MINDLESS
    return head.pos_ == "PROPN" or names_speaker(head)


def _content(adjective: "Token", meaning: Cue) -> Span | None:
    for child in adjective.children:
        if child.i < adjective.i:
            continue
        if child.dep_ in ("ccomp", "advcl") and _is_content_clause(child):
            return characters(child.left_edge, child.right_edge)
        if child.dep_ == "xcomp" and has_to(child) and meaning.speech is Speech.INTENT:
            return characters(child.left_edge, child.right_edge)
        if child.dep_ == "prep" and child.lower_ in _ABOUT:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                return characters(inner.left_edge, child.right_edge)
    return None


def _is_content_clause(clause: "Token") -> bool:
    """True for a that-clause, a question, or a clause with a subject and no conjunction."""
    marks = {c.lower_ for c in clause.children if c.dep_ == "mark"}
    has_subject = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in clause.children)
    return bool(marks & {"that", "whether", "if"}) or (has_subject and not marks)


def _first(adjective: "Token", copula: "Token") -> "Token":
    """The first word of "has long been", "is not", before the adjective."""
    if copula == adjective:
        auxiliaries = [c for c in adjective.children if c.dep_ in ("aux", "auxpass", "neg")]
        return min([*auxiliaries, adjective], key=lambda token: token.i)
    auxiliaries = [c for c in copula.children if c.dep_ in ("aux", "neg") and c.i < adjective.i]
    return min([*auxiliaries, copula], key=lambda token: token.i)
