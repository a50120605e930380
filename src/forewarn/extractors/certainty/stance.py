"""Stance of a claimant towards a content, and how firm it is."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from forewarn.claims.claim import ClaimKind, Speech, Stance
from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.attribution.lexicon import Cue, verbs
from forewarn.extractors.certainty.clauses import main_clause
from forewarn.extractors.certainty.embeddings import embedding_of
from forewarn.extractors.certainty.hedges import Hedge, find_hedges, weakest
from forewarn.extractors.certainty.levels import (
    CONDITION_LEVEL,
    MODAL_LEVELS,
    WORD_LEVELS,
    WOULD_LEVEL,
)
from forewarn.extractors.certainty.modality import (
    has_infinitive,
    is_future,
    is_imperative,
    is_obligation,
    is_past,
)
from forewarn.extractors.certainty.negation import excludes, is_denied, negates
from forewarn.extractors.certainty.realis import Mood, find_realis
from forewarn.extractors.known_nouns import names_body
from forewarn.extractors.syntax import full_text
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = reading_words("certainty")


_FALSE = _WORDS.find_pattern("stance_false")
_DENIAL = re.compile(
    rf"\bno (?:such )?(?:{_WORDS.find_pattern('stance_grounds')})\b|\b(?:{_FALSE})\b|\brumou?rs?”?$",
    re.IGNORECASE,
)
_FILLERS = rf"(?:(?:{_WORDS.find_pattern('stance_label_fillers')}) )*"
_CALLED_FALSE = re.compile(
    rf"\b(?:{_WORDS.find_pattern('stance_labelling')}) {_FILLERS}[\"“]?(?:{_FALSE})\b",
    re.IGNORECASE,
)
_IS_FALSE = re.compile(rf"\b(?:are|is|was|were) {_FILLERS}[\"“]?(?:{_FALSE})\b", re.IGNORECASE)
_A_LABEL = re.compile(rf"[\"“]?{_FILLERS}(?:{_FALSE})\b", re.IGNORECASE)
_NO_EVIDENCE = re.compile(
    r"\b(?:no|not|without|lack(?:s|ed)?) (?:\w+ ){0,3}"
    rf"(?:{_WORDS.find_pattern('stance_evidence')})\b|"
    rf"\b(?:{_WORDS.find_pattern('stance_unable')}|not in a position[^.;]{{0,30}} to|"
    r"(?:has|have|had) (?:not|yet to)(?: yet)?(?: been| be)?|no(?:t any)? (?:\w+ )?way (?:of|to)) "
    r"(?:be )?(?:\w+ )?(?:confirm|verif|corroborat)|"
    r"\b(?:requires?|pending|awaits?) (?:further |more )?(?:verification|confirmation)\b|"
    r"\bneither confirm|\bunconfirmed\b|\bunverified\b|\bremains? (?:unclear|unresolved|to be seen)\b",
    re.IGNORECASE,
)
_LABELS = _WORDS.find("stance_labels")
_SILENCE = re.compile(rf"(?:to )?(?:{_WORDS.find_pattern('stance_silence')})\b")
_QUESTION = re.compile(rf"(?:{_WORDS.find_pattern('stance_questions')})\b", re.IGNORECASE)
_UNPLANNED = _WORDS.find("stance_unplanned")
"""Verbs of what befalls who speaks: "we will have", which plans nothing."""
_RAISING = _WORDS.find("stance_raising")
"""Verbs of which a negative bears on the complement: who does not think that, denies it."""
_HEARSAY = _WORDS.find("stance_hearsay")
"""Verbs whose passive without an agent names nobody who vouches: is said, was believed."""
_ALIKE = 0.15
"""Difference of two certainties below which one claim tells of both clauses."""
_NEARBY = 200
"""Characters of a content within which words about evidence bear on the whole of it."""


@dataclass(frozen=True, slots=True)
class Attitude:
    """The stance side of a claim."""

    stance: Stance
    negated: bool
    certainty: float
    speech: Speech
    hedges: tuple[Hedge, ...] = ()
    """The words that lowered the certainty; the reporting word first where it lowers any."""
    kind: ClaimKind = ClaimKind.STATEMENT
    chance: float | None = None

    def is_like(self, other: "Attitude") -> bool:
        """True when two clauses are told with the same stance and about as surely."""
        return (self.kind, self.stance, self.negated) == (
            other.kind,
            other.stance,
            other.negated,
        ) and abs(self.certainty - other.certainty) < _ALIKE


def find_attitude(doc: "Doc", attribution: Attribution, figure: Span | None = None) -> Attitude:
    """The source's attitude towards the content of ``attribution``.

    With ``figure``, the attitude towards the clause of the content that holds it.
    """
    clause = main_clause(doc, attribution.content, figure, attribution.trigger)
    stance, cue_certainty = _cue_stance(doc, attribution, clause)
    is_open = stance is Stance.DOUBTS and bool(
        _NO_EVIDENCE.search(attribution.content.of(full_text(doc)))
    )
    if stance is Stance.ASSERTS:
        stance = _mood_stance(doc, clause, attribution)
    elif (
        stance is Stance.PREDICTS
        and doc[attribution.trigger].lemma_ == "warn"
        and attribution.meaning.speech is Speech.SPEECH
        and not is_future(clause)
    ):
        stance = Stance.ASSERTS
    hedges = (
        Hedge(attribution.cue.of(full_text(doc)), cue_certainty),
        *_cue_hedges(doc, attribution),
        *(find_hedges(clause, attribution.content) if clause is not None else ()),
    )
    attitude = Attitude(
        stance,
        # "Cannot confirm" expresses doubt and denies nothing, so that its negative does not count
        # a second time as a negation.
        not is_open and _is_negative(doc, clause, attribution, stance, figure),
        round(weakest(hedges), 3),
        attribution.meaning.speech,
        tuple(hedge for hedge in hedges if hedge.level < 1),
    )
    realis = find_realis(doc, attribution.content, clause, figure, attribution)
    return _with_realis(attitude, realis, clause, attribution)


def _is_negative(
    doc: "Doc",
    clause: "Token | None",
    attribution: Attribution,
    stance: Stance,
    figure: Span | None,
) -> bool:
    """True for a content that is denied within itself, or that its claimant refuses to do."""
    denied = is_denied(clause, attribution.content) or (
        figure is not None and excludes(doc, figure)
    )
    return denied != (attribution.meaning.averse and stance is Stance.INTENDS)


def find_own_attitude(doc: "Doc", span: Span, figure: Span | None = None) -> Attitude:
    """The attitude of a text towards a sentence in its own voice."""
    clause = main_clause(doc, span, figure)
    content = span.of(full_text(doc))
    negated = is_denied(clause, span) or (figure is not None and excludes(doc, figure))
    if _NO_EVIDENCE.search(content):
        stance, negated = Stance.DOUBTS, False
    elif _IS_FALSE.search(content):
        stance = Stance.DENIES
    elif is_obligation(clause, necessity=False) or (
        is_imperative(clause) and _is_complete(doc, span)
    ):
        stance = Stance.DEMANDS
    else:
        stance = Stance.PREDICTS if is_future(clause) else Stance.ASSERTS
    hedges = find_hedges(clause, span) if clause is not None else ()
    if stance is Stance.PREDICTS and clause is not None:
        # In the text's own voice no past "said" requires a "would": it marks a hypothetical.
        hedges += tuple(
            Hedge(child.text, WOULD_LEVEL.value)
            for child in clause.children
            if child.lower_ == "would" and child.dep_ == "aux"
        )
    attitude = Attitude(stance, negated, round(weakest(hedges), 3), Speech.SPEECH, hedges)
    return _with_realis(attitude, find_realis(doc, span, clause, figure, None), clause)


_STATES = frozenset(Stance) - {Stance.DENIES, Stance.DOUBTS}
_LIKELIHOODS = frozenset(("likely", "very likely", "unlikely", "very unlikely"))


def _with_realis(
    attitude: Attitude,
    realis: Mood,
    clause: "Token | None",
    attribution: Attribution | None = None,
) -> Attitude:
    """The attitude with its kind, and the stance and certainty that the kind leaves."""
    verb = realis.attitude
    if verb is not None and attitude.stance is Stance.ASSERTS:
        is_own = attribution is not None and _is_actor(verb.doc, verb, attribution)
        # That another plans or doubts something is itself stated.
        if is_own or verb != clause or realis.has_figure:
            attitude = _with_inner(attitude, verb, is_own=is_own)
    stance, certainty, negated = attitude.stance, attitude.certainty, attitude.negated
    if realis.happened:
        # "Could not prevent" neither denies nor hedges what it did not prevent.
        negated = False
        certainty = 1.0 if attribution is None else attribution.meaning.certainty
    if realis.kind is ClaimKind.CHANCE:
        stance = Stance.PREDICTS if stance is Stance.ASSERTS and not is_past(clause) else stance
        is_hedged = any(hedge.kind in _LIKELIHOODS for hedge in attitude.hedges)
        possible = certainty if is_hedged else min(certainty, WORD_LEVELS["possible"].value)
        certainty = possible if realis.chance is None else realis.chance
        negated = negated and realis.chance is None
    elif realis.kind is ClaimKind.QUESTION:
        stance = Stance.DOUBTS if stance in _STATES else stance
        certainty = min(certainty, 0.5)
    elif realis.kind is ClaimKind.CONDITION:
        certainty = min(certainty, CONDITION_LEVEL.value)
    return replace(
        attitude,
        stance=stance,
        negated=negated,
        certainty=certainty,
        kind=realis.kind,
        chance=realis.chance,
    )


def _with_inner(attitude: Attitude, verb: "Token", *, is_own: bool) -> Attitude:
    """The attitude that a verb within the content gives its complement: he doubted, it refused.

    Another's plan, unless ``is_own``, is foretold; that he refused is stated.
    """
    classes = embedding_of(verb)
    if "doubt" in classes:
        return replace(
            attitude, stance=Stance.DOUBTS, negated=False, certainty=min(attitude.certainty, 0.4)
        )
    is_negative = negates(verb)
    plan = Stance.INTENDS if is_own else Stance.PREDICTS
    if "attempting" in classes:
        return replace(attitude, stance=plan)
    if "pretending" in classes:
        return replace(attitude, negated=not is_negative)
    lemma = verb.lemma_.lower()
    cue = verbs().get(lemma)
    if cue is None:
        return attitude
    if cue.infinitive and cue.stance is Stance.ASSERTS and has_infinitive(verb):
        return replace(attitude, stance=plan)
    if cue.averse:
        stance = Stance.INTENDS if is_own else attitude.stance
        return replace(attitude, stance=stance, negated=not is_negative)
    if cue.stance in (Stance.ASSERTS, Stance.CONFIRMS):
        certainty = min(attitude.certainty, cue.certainty) if is_own else attitude.certainty
        return replace(attitude, certainty=certainty)
    if cue.stance not in (Stance.DENIES, Stance.DOUBTS):
        return replace(attitude, stance=plan if cue.stance is Stance.INTENDS else cue.stance)
    stance, certainty = (
        _negated_cue_stance(cue, lemma) if is_negative else (cue.stance, cue.certainty)
    )
    return replace(
        attitude, stance=stance, negated=False, certainty=min(attitude.certainty, certainty)
    )


def _is_complete(doc: "Doc", span: Span) -> bool:
    """True for a sentence that ends in a stop, which a heading does not."""
    return full_text(doc)[span.end - 1 : span.end + 1].rstrip()[-1:] in (".", "!")


def _cue_stance(
    doc: "Doc", attribution: Attribution, clause: "Token | None"
) -> tuple[Stance, float]:
    """Stance and certainty that the reporting word and the words around it express."""
    cue, content = attribution.meaning, attribution.content.of(full_text(doc))
    verb = doc[attribution.trigger]
    lemma = verb.lemma_.lower()
    if lemma in ("decline", "refuse") and _SILENCE.match(content):
        return Stance.DOUBTS, 0.3
    if attribution.withheld or _has_denied_subject(verb):
        return _negated_cue_stance(cue, lemma)
    if _has_neither(verb):
        return Stance.DOUBTS, 0.3
    if lemma in _LABELS and _DENIAL.search(content):
        return Stance.DENIES, 0.95
    if lemma in ("ask", "inquire", "wonder", "question") and _is_question(content, clause):
        return Stance.DOUBTS, min(cue.certainty, 0.5)
    if attribution.source is None and lemma in _HEARSAY and _is_passive(verb):
        return cue.stance, min(cue.certainty, 0.6)
    if cue.stance is not Stance.ASSERTS:
        return cue.stance, cue.certainty
    if _NO_EVIDENCE.search(content[:_NEARBY]) and len(content) < _NEARBY:
        return Stance.DOUBTS, min(cue.certainty, 0.4)
    if _CALLED_FALSE.search(content) or (
        _A_LABEL.match(content) and (clause is None or clause.pos_ not in ("VERB", "AUX"))
    ):
        return Stance.DENIES, cue.certainty
    return cue.stance, cue.certainty


def _is_question(content: str, clause: "Token | None") -> bool:
    """True for what was asked: "whether the men had left"."""
    return bool(_QUESTION.match(content)) or (
        clause is not None and any(child.lower_ in ("whether", "if") for child in clause.children)
    )


def _is_passive(verb: "Token") -> bool:
    return any(child.dep_ == "auxpass" for child in verb.children)


def _mood_stance(doc: "Doc", clause: "Token | None", attribution: Attribution) -> Stance:
    """Stance of a plain "said", by the mood of the content's main clause."""
    if is_imperative(clause) and not attribution.meaning.nominal:
        return Stance.DEMANDS
    if is_obligation(clause):
        return Stance.DEMANDS
    if is_future(clause):
        return Stance.INTENDS if _is_own_plan(doc, clause, attribution) else Stance.PREDICTS
    return Stance.ASSERTS


def _is_own_plan(doc: "Doc", clause: "Token | None", attribution: Attribution) -> bool:
    """True when who speaks is who will act: "we will send", "the ministry said it would send"."""
    if clause is None or clause.lemma_ in _UNPLANNED:
        return False
    auxiliary = {child.lower_ for child in clause.children if child.dep_ == "aux"}
    if auxiliary & {"may", "might", "could"} or attribution.meaning.speech is Speech.THOUGHT:
        return False
    return _is_actor(doc, clause, attribution)


def _is_actor(doc: "Doc", clause: "Token", attribution: Attribution) -> bool:
    """True when the subject of a clause stands for who speaks: "the ministry said it"."""
    actor = next((child for child in clause.children if child.dep_ == "nsubj"), None)
    if actor is None or actor.lower_ in ("i", "we"):
        return actor is not None
    if attribution.source is None or attribution.head < 0:
        return False
    speaker = doc[attribution.head]
    is_plural = speaker.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in speaker.children)
    if actor.lower_ in ("he", "she"):
        return not is_plural and not names_body(speaker)
    if actor.lower_ == "they":
        return is_plural
    if actor.lower_ == "it":
        return not is_plural and (speaker.pos_ == "PROPN" or names_body(speaker))
    return False


def _negated_cue_stance(cue: Cue, lemma: str) -> tuple[Stance, float]:
    """Stance and certainty of a negated reporting word: never an assertion."""
    if cue.stance is Stance.DENIES:
        # Who does not deny leaves it open.
        return Stance.DOUBTS, 0.5
    if cue.stance is Stance.DOUBTS:
        return Stance.ASSERTS, 0.9
    if lemma == "expect":
        return Stance.PREDICTS, 0.2
    if lemma in _RAISING:
        return Stance.DENIES, 0.7
    return Stance.DOUBTS, 0.3


def _has_neither(verb: "Token") -> bool:
    return any(child.lower_ in ("neither", "nor") for child in verb.children) or (
        verb.dep_ == "conj" and any(c.lower_ in ("neither",) for c in verb.head.children)
    )


def _has_denied_subject(verb: "Token") -> bool:
    """True under a subject that is denied: neither Moscow nor Pyongyang, no official, nobody."""
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    return any(
        token.lower_ in ("neither", "nobody", "none")
        or any(c.lower_ in ("neither", "no") and c.i < token.i for c in token.children)
        for token in subjects
    )


def _cue_hedges(doc: "Doc", attribution: Attribution) -> tuple[Hedge, ...]:
    """Hedges on the reporting word itself: may have said, reportedly told."""
    hedges = []
    for child in doc[attribution.trigger].children:
        if child.dep_ in ("aux", "advmod") and not attribution.content.covers(
            Span(child.idx, child.idx + len(child.text))
        ):
            if child.lower_ in ("may", "might", "could"):
                hedges.append(Hedge(child.text, MODAL_LEVELS[child.lower_].value))
            elif child.lower_ in ("reportedly", "allegedly", "apparently", "supposedly"):
                hedges.append(Hedge(child.text, WORD_LEVELS["hearsay"].value))
    return tuple(hedges)
