"""What a claimant does with a content, and how firmly."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forewarn.claims.claim import Speech, Stance
from forewarn.extractors.credit import Credit
from forewarn.extractors.lexicon import Cue
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

HEDGES: tuple[tuple[str, float], ...] = (
    (r"almost certain(?:ly)?|certainly|undoubtedly|definitely|clearly|without doubt", 0.95),
    (r"(?:highly|very|extremely|most) (?:likely|probabl[ey])", 0.85),
    (r"(?:highly|very|extremely|most) unlikely", 0.1),
    (r"unlikely|improbabl[ey]|implausibl[ey]|doubtful", 0.2),
    (r"likely|probabl[ey]|presumabl[ey]|plausibl[ey]", 0.7),
    (
        r"apparently|evidently|seem(?:s|ed|ingly)?|appear(?:s|ed)?|looks? like|suggest(?:s|ed|ing)?",
        0.65,
    ),
    (r"reported(?:ly)?|alleged(?:ly)?|purported(?:ly)?|supposed(?:ly)?|so-called|unconfirmed", 0.6),
    (r"(?:estimated|assessed|presumed|understood) to", 0.75),
    (r"is said to|are said to|was said to|were said to|believed to|thought to|rumou?red", 0.6),
    (r"possibl[ey]|perhaps|maybe|potential(?:ly)?|conceivabl[ey]|may|might|could", 0.5),
    (r"speculat(?:ion|ed?|es)|unclear|not clear|uncertain|unknown", 0.4),
    (r"if true|if confirmed", 0.45),
)
"""Hedges and the certainty that each leaves, as most readers take them (compare ICD 203's bands
for the likelihood words)."""

_HEDGES = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), level) for words, level in HEDGES)
_DENIAL = re.compile(
    r"\bno (?:such )?(?:truth|evidence|basis|proof|confirmation)\b|\bfake(?: news)?\b|\bgroundless\b|"
    r"\bbaseless\b|\bunfounded\b|\bnonsense\b|\bhoax\b|\bfabricat|\bnot true\b|\bfalse\b|\brumou?rs?”?$",
    re.IGNORECASE,
)
_NO_EVIDENCE = re.compile(
    r"\b(?:no|not|without) (?:\w+ ){0,3}(?:evidence|proof|confirmation|indication|sign)|"
    r"\b(?:cannot|could not|unable to|can['’]t|not (?:yet )?(?:able|in a position) to) (?:\w+ )?(?:confirm|verify|corroborate)|"
    r"\brequires? (?:further |more )?(?:verification|confirmation)\b|"
    r"\bneither confirm|\bunconfirmed\b|\bremains? (?:unclear|unresolved)\b",
    re.IGNORECASE,
)
_LABELS = frozenset(
    "call dismiss describe label brand term dub reject characterize characterise".split()
)


@dataclass(frozen=True, slots=True)
class Attitude:
    """The stance side of a claim."""

    stance: Stance
    negated: bool
    certainty: float
    speech: Speech


def attitude(doc: "Doc", credit: Credit) -> Attitude:
    """The attitude of the credited one towards the content of ``credit``."""
    text = doc.text
    cue, content = credit.meaning, credit.content.of(text)
    stance = cue.stance
    certainty = cue.certainty
    lemma = doc[credit.trigger].lemma_.lower()
    if lemma in ("decline", "refuse") and re.match(
        r"to (?:comment|discuss|say|confirm|answer|elaborate|disclose|be drawn)", content
    ):
        stance, certainty = Stance.DOUBTS, 0.3
    elif credit.withheld or _nobody(doc[credit.trigger]):
        stance, certainty = _withheld(cue, lemma)
    elif _neither(doc[credit.trigger]):
        stance, certainty = Stance.DOUBTS, 0.3
    elif lemma in _LABELS and _DENIAL.search(content):
        stance, certainty = Stance.DENIES, 0.95
    elif stance is Stance.ASSERTS and _NO_EVIDENCE.search(content) and len(content) < 200:
        stance, certainty = Stance.DOUBTS, 0.4
    elif stance is Stance.ASSERTS and re.search(
        r"\b(?:like|are|is|as) (?:\w+ ){0,4}[\"“]?(?:fake news|groundless|baseless|unfounded)",
        content,
    ):
        stance = Stance.DENIES
    if stance is Stance.ASSERTS and _future(doc, credit.content):
        stance = Stance.PREDICTS
    if (
        stance is Stance.PREDICTS
        and cue.speech is Speech.SPEECH
        and lemma == "warn"
        and not _future(doc, credit.content)
    ):
        stance = Stance.ASSERTS
    certainty = min(certainty, *(hedge(content), _modal(doc, credit)))
    return Attitude(stance, negated(doc, credit.content), round(certainty, 3), cue.speech)


def unattributed(doc: "Doc", span: Span) -> Attitude:
    """The attitude of a text towards a sentence in its own voice."""
    content = span.of(doc.text)
    stance = Stance.PREDICTS if _future(doc, span) else Stance.ASSERTS
    if _NO_EVIDENCE.search(content):
        stance = Stance.DOUBTS
    return Attitude(stance, negated(doc, span), round(hedge(content), 3), Speech.SPEECH)


def _withheld(cue: Cue, lemma: str) -> tuple[Stance, float]:
    if cue.stance is Stance.DENIES:
        # Who does not deny leaves it open.
        return Stance.DOUBTS, 0.5
    if lemma in ("believe", "think", "expect", "see", "consider", "accept", "agree", "foresee"):
        return (
            Stance.DENIES if lemma != "expect" else Stance.PREDICTS
        ), 0.7 if lemma != "expect" else 0.2
    return Stance.DOUBTS, 0.3


def _neither(verb: "Token") -> bool:
    return any(child.lower_ in ("neither", "nor") for child in verb.children) or (
        verb.dep_ == "conj" and any(c.lower_ in ("neither",) for c in verb.head.children)
    )


def _nobody(verb: "Token") -> bool:
    """True under a subject that is denied: neither Moscow nor Pyongyang, no official, nobody."""
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    return any(
        token.lower_ in ("neither", "nobody", "none")
        or any(c.lower_ in ("neither", "no") and c.i < token.i for c in token.children)
        for token in subjects
    )


def hedge(content: str) -> float:
    """Certainty that the hedges within a content leave: the weakest one counts, but an intensified
    word is not read as its plain form."""
    level = 1.0
    rest = content
    for pattern, value in _HEDGES:
        rest, found = pattern.subn(" ", rest)
        if found:
            level = min(level, value)
    return level


def _modal(doc: "Doc", credit: Credit) -> float:
    """What a modal or adverb on the cue itself leaves: may have said, reportedly told."""
    level = 1.0
    for child in doc[credit.trigger].children:
        if child.dep_ in ("aux", "advmod") and not credit.content.covers(
            Span(child.idx, child.idx + len(child.text))
        ):
            if child.lower_ in ("may", "might", "could"):
                level = min(level, 0.5)
            elif child.lower_ in ("reportedly", "allegedly", "apparently", "supposedly"):
                level = min(level, 0.6)
    return level


def _root(doc: "Doc", span: Span) -> "Token | None":
    inside = doc.char_span(span.start, span.end, alignment_mode="contract")
    return inside.root if inside is not None and len(inside) else None


def negated(doc: "Doc", span: Span) -> bool:
    """True when the main clause of the content is denied by a negative within it."""
    root = _root(doc, span)
    if root is None:
        return False
    if root.pos_ not in ("VERB", "AUX"):
        return any(
            child.lower_ in ("no", "not", "none", "nothing") and not _bounds(child)
            for child in root.children
            if child.i < root.i
        )
    heads = [root] + [
        c for c in root.children if c.dep_ in ("attr", "dobj", "nsubj", "nsubjpass", "acomp")
    ]
    for head in heads:
        for child in head.children:
            if not span.covers(Span(child.idx, child.idx + len(child.text))) or _bounds(child):
                continue
            if child.dep_ == "neg" or child.lower_ in ("no", "never", "neither", "nor"):
                return child.lower_ != "no" or child.head != root
    return any(c.lower_ in ("none", "nothing", "nobody", "neither") for c in root.children)


def _bounds(word: "Token") -> bool:
    """True for the "no" of "no fewer than", which bounds a figure and denies nothing."""
    after = word.doc[word.i + 1 : word.i + 3]
    return (
        word.lower_ in ("no", "not")
        and len(after) == 2
        and after[0].lower_ in ("fewer", "less", "more", "lower", "higher", "later", "earlier")
        and after[1].lower_ == "than"
    )


def _future(doc: "Doc", span: Span) -> bool:
    """True when the main clause speaks of what is to come."""
    root = _root(doc, span)
    if root is None:
        return False
    words = {child.lower_ for child in root.children if child.dep_ in ("aux", "auxpass")}
    if words & {"will", "’ll", "'ll", "shall"}:
        return True
    if "would" in words and "have" not in words:
        return True
    return (
        root.lemma_ in ("expect", "set", "plan")
        and root.tag_ == "VBN"
        and any(child.dep_ == "xcomp" for child in root.children)
    )
