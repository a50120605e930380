"""What a claimant does with a content, and how firmly."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forewarn.claims.claim import Speech, Stance
from forewarn.extractors.attribution.credit import Credit
from forewarn.extractors.attribution.lexicon import BODIES, Cue
from forewarn.extractors.certainty.clauses import main
from forewarn.extractors.certainty.hedges import Hedge, hedges, weakest
from forewarn.extractors.certainty.levels import MODALS, SUPPOSED, WORDED
from forewarn.extractors.certainty.modality import commanded, future, obliged
from forewarn.extractors.certainty.negation import negated
from forewarn.extractors.phrases import full_text
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FALSE = (
    r"fake(?: news)?|groundless|baseless|unfounded|nonsense|a hoax|hoaxes|fabricat\w+|"
    r"not true|untrue|false(?:hoods?)?|lies|a lie|disinformation|propaganda|absurd|ridiculous|"
    r"without foundation|an? invention|made up"
)
_DENIAL = re.compile(
    rf"\bno (?:such )?(?:truth|evidence|basis|proof|confirmation)\b|\b(?:{_FALSE})\b|\brumou?rs?”?$",
    re.IGNORECASE,
)
_INTENSE = (
    r"(?:(?:all|simply|just|yet|another|an?|the|again|completely|entirely|totally|utterly|nothing|"
    r"but|pure|mere|merely|clearly|more|like|mostly|largely|equally|also|quite) )*"
)
_CALLED_FALSE = re.compile(
    rf"\b(?:looks? like|as|are|is|was|were|be|been|being) {_INTENSE}[\"“]?(?:{_FALSE})\b",
    re.IGNORECASE,
)
_IS_FALSE = re.compile(rf"\b(?:are|is|was|were) {_INTENSE}[\"“]?(?:{_FALSE})\b", re.IGNORECASE)
_A_LABEL = re.compile(rf"[\"“]?{_INTENSE}(?:{_FALSE})\b", re.IGNORECASE)
_NO_EVIDENCE = re.compile(
    r"\b(?:no|not|without|lack(?:s|ed)?) (?:\w+ ){0,3}"
    r"(?:evidence|proof|confirmation|corroboration|indications?|signs?|information)\b|"
    r"\b(?:cannot|could not|couldn['’]t|unable to|can['’]t|can not|not (?:yet )?(?:able|in a position) to|"
    r"not in a position[^.;]{0,30} to|(?:has|have|had) (?:not|yet to)(?: yet)?(?: been| be)?|no(?:body| one) (?:can|could|has)|"
    r"no(?:t any)? (?:\w+ )?way (?:of|to)|(?:im|not )possible to|difficult to) "
    r"(?:be )?(?:\w+ )?(?:confirm|verif|corroborat)|"
    r"\b(?:requires?|pending|awaits?) (?:further |more )?(?:verification|confirmation)\b|"
    r"\bneither confirm|\bunconfirmed\b|\bunverified\b|\bremains? (?:unclear|unresolved|to be seen)\b",
    re.IGNORECASE,
)
_LABELS = frozenset(
    "call dismiss describe label brand term dub reject characterize characterise denounce decry "
    "deride mock ridicule condemn blast slam consider regard".split()
)
_SILENCE = re.compile(
    r"(?:to )?(?:comment|discuss|say|confirm|answer|elaborate|disclose|be drawn|deny|acknowledge|"
    r"reveal|specify|give|provide|name|respond|verify|speculate|speak)\b"
)
_QUESTION = re.compile(r"(?:whether|if|how|why|what|when|where|who)\b", re.IGNORECASE)
_HEARSAY = frozenset("say think believe rumour rumor allege suppose presume claim".split())
"""Verbs whose passive without an agent tells that nobody vouches: is said, was believed."""
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


def attitude(doc: "Doc", credit: Credit, figure: Span | None = None) -> Attitude:
    """The attitude of the credited one towards the content of ``credit``.

    With ``figure`` that of the clause of the content which holds that figure.
    """
    clause = main(doc, credit.content, figure, credit.trigger)
    stance, firm = _told(doc, credit, clause)
    open_ = stance is Stance.DOUBTS and bool(_NO_EVIDENCE.search(credit.content.of(full_text(doc))))
    if stance is Stance.ASSERTS:
        stance = _by_mood(doc, clause, credit)
    elif (
        stance is Stance.PREDICTS
        and doc[credit.trigger].lemma_ == "warn"
        and credit.meaning.speech is Speech.SPEECH
        and not future(clause)
    ):
        stance = Stance.ASSERTS
    found = (
        Hedge(credit.cue.of(full_text(doc)), firm),
        *_on_cue(doc, credit),
        *(hedges(clause, credit.content) if clause is not None else ()),
    )
    return Attitude(
        stance,
        # "Cannot confirm" leaves open and denies nothing: its negative is spent on the doubt.
        not open_ and negated(clause, credit.content),
        round(weakest(found), 3),
        credit.meaning.speech,
        tuple(hedge for hedge in found if hedge.level < 1),
    )


def unattributed(doc: "Doc", span: Span, figure: Span | None = None) -> Attitude:
    """The attitude of a text towards a sentence in its own voice."""
    clause = main(doc, span, figure)
    content = span.of(full_text(doc))
    denied = negated(clause, span)
    if _NO_EVIDENCE.search(content):
        stance, denied = Stance.DOUBTS, False
    elif _IS_FALSE.search(content):
        stance = Stance.DENIES
    elif obliged(clause, necessity=False) or (commanded(clause) and _complete(doc, span)):
        stance = Stance.DEMANDS
    else:
        stance = Stance.PREDICTS if future(clause) else Stance.ASSERTS
    found = hedges(clause, span) if clause is not None else ()
    if stance is Stance.PREDICTS and clause is not None:
        # A "would" that no past "said" asks for supposes what has not come about.
        found += tuple(
            Hedge(child.text, SUPPOSED.value)
            for child in clause.children
            if child.lower_ == "would" and child.dep_ == "aux"
        )
    return Attitude(stance, denied, round(weakest(found), 3), Speech.SPEECH, found)


def _complete(doc: "Doc", span: Span) -> bool:
    """True for a sentence that ends in a stop, which a heading does not."""
    return full_text(doc)[span.end - 1 : span.end + 1].rstrip()[-1:] in (".", "!")


def _told(doc: "Doc", credit: Credit, clause: "Token | None") -> tuple[Stance, float]:
    """What the reporting word and its surroundings make of the content, and how firmly."""
    cue, content = credit.meaning, credit.content.of(full_text(doc))
    verb = doc[credit.trigger]
    lemma = verb.lemma_.lower()
    if lemma in ("decline", "refuse") and _SILENCE.match(content):
        return Stance.DOUBTS, 0.3
    if credit.withheld or _nobody(verb):
        return _withheld(cue, lemma)
    if _neither(verb):
        return Stance.DOUBTS, 0.3
    if lemma in _LABELS and _DENIAL.search(content):
        return Stance.DENIES, 0.95
    if lemma in ("ask", "inquire", "wonder", "question") and _question(content, clause):
        return Stance.DOUBTS, min(cue.certainty, 0.5)
    if credit.source is None and lemma in _HEARSAY and _passive(verb):
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


def _question(content: str, clause: "Token | None") -> bool:
    """True for what was asked: "whether the men had left"."""
    return bool(_QUESTION.match(content)) or (
        clause is not None and any(child.lower_ in ("whether", "if") for child in clause.children)
    )


def _passive(verb: "Token") -> bool:
    return any(child.dep_ == "auxpass" for child in verb.children)


def _by_mood(doc: "Doc", clause: "Token | None", credit: Credit) -> Stance:
    """What a plain "said" does with a content, by the mood of its main clause."""
    if commanded(clause) and not credit.meaning.nominal:
        return Stance.DEMANDS
    if obliged(clause):
        return Stance.DEMANDS
    if future(clause):
        return Stance.INTENDS if _own_plan(doc, clause, credit) else Stance.PREDICTS
    return Stance.ASSERTS


def _own_plan(doc: "Doc", clause: "Token | None", credit: Credit) -> bool:
    """True when who speaks is who will act: "we will send", "the ministry said it would send"."""
    if clause is None or clause.lemma_ in ("be", "have", "take", "seem", "mean", "depend", "see"):
        return False
    auxiliary = {child.lower_ for child in clause.children if child.dep_ == "aux"}
    if auxiliary & {"may", "might", "could"} or credit.meaning.speech is Speech.THOUGHT:
        return False
    actor = next((child for child in clause.children if child.dep_ == "nsubj"), None)
    if actor is None or actor.lower_ in ("i", "we"):
        return actor is not None
    if credit.source is None or credit.head < 0:
        return False
    speaker = doc[credit.head]
    several = speaker.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in speaker.children)
    if actor.lower_ in ("he", "she"):
        return not several and speaker.lemma_.lower() not in BODIES
    if actor.lower_ == "they":
        return several
    if actor.lower_ == "it":
        return not several and (speaker.pos_ == "PROPN" or speaker.lemma_.lower() in BODIES)
    return False


def _withheld(cue: Cue, lemma: str) -> tuple[Stance, float]:
    """What a negated reporting word leaves: never an assertion."""
    if cue.stance is Stance.DENIES:
        # Who does not deny leaves it open.
        return Stance.DOUBTS, 0.5
    if lemma == "expect":
        return Stance.PREDICTS, 0.2
    if lemma in ("believe", "think", "see", "consider", "accept", "agree", "foresee"):
        return Stance.DENIES, 0.7
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


def _on_cue(doc: "Doc", credit: Credit) -> tuple[Hedge, ...]:
    """What a modal or adverb on the reporting word itself leaves: may have said, reportedly told."""
    found = []
    for child in doc[credit.trigger].children:
        if child.dep_ in ("aux", "advmod") and not credit.content.covers(
            Span(child.idx, child.idx + len(child.text))
        ):
            if child.lower_ in ("may", "might", "could"):
                found.append(Hedge(child.text, MODALS[child.lower_].value))
            elif child.lower_ in ("reportedly", "allegedly", "apparently", "supposedly"):
                found.append(Hedge(child.text, WORDED["hearsay"].value))
    return tuple(found)
