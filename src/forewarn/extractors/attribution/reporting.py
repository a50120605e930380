"""Attributions that a verb makes: who says, denies, expects or plans what."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from forewarn.claims.claim import Speech, Stance
from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.attribution.complements import (
    clause_complement,
    has_to,
    infinitive_complement,
    nominal_complement,
    prepositional_complement,
)
from forewarn.extractors.attribution.discourse import PRODUCTS, maker
from forewarn.extractors.attribution.extents import (
    coordinate_before,
    cut_afterthought,
    cut_aside,
    cut_next_speaker,
    extend_content,
    find_lost_clause,
)
from forewarn.extractors.attribution.lexicon import NO_CUE, Cue, verbs
from forewarn.extractors.attribution.relay import cited_in_relative_clause
from forewarn.extractors.attribution.speakers import cannot_speak
from forewarn.extractors.attribution.valency import CHARGES
from forewarn.extractors.known_nouns import names_speaker
from forewarn.extractors.syntax import (
    characters,
    is_negated,
    noun_phrase,
    sentence_of,
    subject,
    verb_group,
)
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = reading_words("attribution")
_MINDLESS = _WORDS.find("reporting_mindless")
_URGING = _WORDS.find("reporting_urging")


_OPEN_CLASS = Cue(certainty=0.85)
"""Any other verb with a that-clause and a subject counts as a reporting verb."""
_MIND = _WORDS.find("reporting_mind")
"""Verbs that need a mind, so that "it" before one of them stands for an institution."""
_PASSIVE_KNOWN = _WORDS.find("reporting_passive_known")


def find_verbal(doc: "Doc", tag_triggers: Collection[int]) -> Iterator[Attribution]:
    """Attributions by verbs; ``tag_triggers`` are verbs that are tags already and are left out."""
    cues = verbs()
    for token in doc:
        if token.i in tag_triggers or token.pos_ not in ("VERB", "AUX") or token.dep_ == "amod":
            continue
        if _is_name(token):
            continue
        lemma = token.lemma_.lower()
        if (token.pos_ == "AUX" or token.lower_ in ("’s", "'s")) and lemma not in cues:
            continue
        if not token.is_alpha and token.lower_ not in ("’s", "'s") or lemma in NO_CUE:
            continue
        if _in_compound(token, lemma in cues) or _is_support(token):
            continue
        content = clause_complement(token, cues.get(lemma)) or infinitive_complement(
            token, cues.get(lemma)
        )
        clausal = content is not None
        if content is None and lemma in cues:
            content = nominal_complement(token, cues[lemma]) or prepositional_complement(
                token, lemma
            )
        is_lost = content is None and (content := find_lost_clause(token)) is not None
        if content is None:
            continue
        is_clause = is_lost or content == clause_complement(token, cues.get(lemma))
        content = cut_aside(doc, extend_content(token, content, clausal=is_clause))
        content = cut_next_speaker(token, cut_afterthought(token, content))
        content = _cut_at_next_verb(token, content)
        head = _quoted_speaker(token) or subject(coordinate_before(token) or token)
        if head is not None and head.i == token.i:
            head = None
        passive = any(c.dep_ == "auxpass" for c in token.children)
        if head is None and not passive:
            head = _name_before(token)
        if passive and head is None and lemma in ("ask", "tell", "inform"):
            continue
        if head is not None and content.overlaps(characters(head, head)) and not _is_agent(head):
            head = None
        clausal = clause_complement(token, cues.get(lemma)) is not None or is_lost
        if not clausal and token.lower_ in ("citing", "quoting"):
            # The source cited is the claimant of the governing verb's content, which is an
            # attribution already.
            continue
        if (
            not clausal
            and token.dep_ == "relcl"
            and cited_in_relative_clause(token.head) is not None
        ):
            continue
        if head is None and not (
            passive and (lemma in _PASSIVE_KNOWN or lemma in CHARGES or clausal)
        ):
            continue
        if not clausal and token.tag_ == "VB" and has_to(token):
            continue
        if head is not None and not clausal and not (_speaks(head) or _judges(head, token)):
            continue
        if head is not None and cannot_speak(head):
            continue
        if head is not None and _lacks_mind(head, token, cues.get(lemma)):
            continue
        yield Attribution(
            source=None if head is None else _mention(token, head),
            head=-1 if head is None else head.i,
            cue=verb_group(token),
            trigger=token.i,
            content=content,
            meaning=_meaning(token, cues.get(lemma, _OPEN_CLASS)),
            withheld=_is_withheld(token),
            via=_via(token),
        )


def _is_name(token: "Token") -> bool:
    """True for a verb's form with a capital after a name: Dr Amina Said examined the boy."""
    if token.i == 0 or not token.text.istitle() or token.is_sent_start:
        return False
    before = token.nbor(-1)
    # A headline, which has capitals throughout, does not end with a full stop.
    is_prose = sentence_of(token)[-1].text in (".", "!", "?")
    return is_prose and before.pos_ == "PROPN" and before.text.istitle()


def _in_compound(verb: "Token", is_reporting: bool) -> bool:
    """True for a participle within a noun phrase: its reported decision, coalition messaging."""
    before = verb.doc[verb.i - 1] if verb.i > sentence_of(verb).start else None
    if before is None:
        return False
    if verb.tag_ == "VBN" and before.tag_ in ("POS", "PRP$", "DT"):
        return verb.i + 1 < sentence_of(verb).end and verb.nbor(1).pos_ in ("NOUN", "ADJ")
    return (
        verb.tag_ == "VBG" and not is_reporting and before.pos_ == "NOUN" and verb.dep_ != "advcl"
    )


def _is_support(verb: "Token") -> bool:
    """True for "support" as an action rather than a statement: supported Ukraine with shells."""
    return verb.lemma_.lower() in ("support", "defend") and (
        any(
            c.lower_ in ("with", "by") and c.dep_ == "prep"
            for head in (verb, *(t for t in verb.children if t.dep_ == "dobj"))
            for c in head.children
        )
        or (verb.tag_ == "VBG" and any(c.lower_ == "be" for c in verb.children))
    )


def _is_agent(head: "Token") -> bool:
    """True for Kyiv in ``were said by Kyiv to be untrained``: the source stands in the content."""
    return head.dep_ == "pobj" and head.head.dep_ == "agent"


def _cut_at_next_verb(verb: "Token", content: Span) -> Span:
    """The content up to the next reporting verb coordinated with ``verb``: said A | and called B."""
    for token in sentence_of(verb):
        inside = token.i > verb.i and content.start < token.idx < content.end
        if not inside or coordinate_before(token) != verb:
            continue
        cut = token.i
        while cut > verb.i and verb.doc[cut - 1].dep_ in ("aux", "advmod", "neg", "cc"):
            cut -= 1
        if verb.doc[cut].idx > content.start:
            return Span(content.start, verb.doc[cut].idx)
    return content


def _mention(verb: "Token", head: "Token") -> Span:
    """The words in the clause that stand for the source: "who", where ``head`` comes before it."""
    pronoun = next(
        (c for c in verb.children if c.dep_ == "nsubj" and c.tag_ in ("WDT", "WP")), None
    )
    if pronoun is not None and head.i < pronoun.i:
        return characters(pronoun, pronoun)
    return noun_phrase(head)


def _name_before(verb: "Token") -> "Token | None":
    """The name right before a finite verb for which the parser found no subject."""
    at = verb.i - 1
    while at > 0 and verb.doc[at].dep_ in ("aux", "advmod", "neg"):
        at -= 1
    if at < 0 or verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.doc[at].pos_ != "PROPN":
        return None
    return verb.doc[at]


def _speaks(head: "Token") -> bool:
    """True for names, persons and bodies: a bare noun phrase is a content only of these."""
    if head.pos_ == "PRON":
        return head.lower_ not in _MINDLESS
    return head.pos_ == "PROPN" or names_speaker(head) or head.tag_ == "NNS"


def _judges(head: "Token", verb: "Token") -> bool:
    """True for "it" before a verb of the mind, and for a product that shows what its maker says."""
    if head.lower_ == "it":
        return verb.lemma_.lower() in _MIND
    return maker(head) is not None or (
        head.lemma_.lower() in PRODUCTS and verb.lemma_.lower() in _SHOWN
    )


_THESE = _WORDS.find("reporting_these")
_FINDINGS = _WORDS.find("reporting_findings")
"""Findings, which may be the subject of a reporting verb in place of whoever made them."""
_SHOWN = _WORDS.find("reporting_shown")
"""Verbs by which a report, a film or a poll speaks for those who made it."""
_INFERRED = _WORDS.find("reporting_inferred")
"""Verbs by which an author draws a conclusion from a state of affairs."""


def _lacks_mind(head: "Token", verb: "Token", cue: Cue | None) -> bool:
    """True when the subject cannot speak: an act that aims to remind, "..., which could indicate"."""
    has_aim = (
        verb.dep_ == "xcomp" and has_to(verb) and (above := verbs().get(verb.head.lemma_.lower()))
    )
    if (cue is not None and cue.speech is Speech.INTENT) or (
        has_aim and above is not None and above.speech is Speech.INTENT
    ):
        return head.pos_ == "NOUN" and head.tag_ == "NN" and not _speaks(head)
    clausal = head.lower_ in _THESE or (
        any(c.lower_ in _THESE and c.dep_ == "det" for c in head.children)
        and not names_speaker(head)
        and head.lemma_.lower() not in PRODUCTS | _FINDINGS
    )
    sums_up = (
        verb.tag_ == "VBG"
        and verb.doc[verb.i - 1].text == ","
        and not _says(verb.head)
        and head.lemma_.lower() not in PRODUCTS
    )
    pronoun = next((c for c in verb.children if c.dep_ == "nsubj" and c.lower_ == "which"), None)
    follows_comma = pronoun is not None and verb.doc[pronoun.i - 1].text == ","
    return verb.lemma_.lower() in _INFERRED and (
        clausal or sums_up or (follows_comma and not maker(head))
    )


def _says(verb: "Token") -> bool:
    """True for a reporting verb, whose participle continues the statement."""
    return verb.lemma_.lower() in verbs()


def _is_withheld(verb: "Token") -> bool:
    """Negated, or in the scope of "decline to", "cannot", "could not"."""
    if is_negated(verb):
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in ("decline", "refuse", "fail"):
        return True
    return (
        verb.dep_ == "xcomp"
        and verb.head.lower_ in ("unable", "able")
        and (verb.head.lower_ == "unable" or is_negated(verb.head.head) or is_negated(verb.head))
    )


def _meaning(verb: "Token", cue: Cue) -> Cue:
    """The verb's meaning with its complement: "warn to do" and "tell to do" are demands."""
    if any(child.dep_ in ("xcomp", "ccomp") and has_to(child) for child in verb.children):
        if verb.lemma_.lower() in _URGING:
            return Cue(stance=Stance.DEMANDS)
        if verb.lemma_.lower() == "ask":
            return Cue(stance=Stance.DEMANDS, certainty=0.9)
    if verb.lemma_.lower() == "expect" and not any(c.dep_ == "auxpass" for c in verb.children):
        return Cue(stance=Stance.PREDICTS, speech=Speech.THOUGHT, certainty=0.75, nominal=True)
    return cue


def _quoted_speaker(verb: "Token") -> "Token | None":
    """``quoted Park as saying``: Park is the source."""
    if verb.head.lower_ == "as" and verb.tag_ == "VBG":
        quoting = verb.head.head
        if quoting.lemma_.lower() in ("quote", "cite"):
            passive = next((c for c in quoting.children if c.dep_ == "nsubjpass"), None)
            return passive or next((c for c in quoting.children if c.dep_ == "dobj"), None)
    return None


def _via(verb: "Token") -> tuple[int, ...]:
    """The outlet in ``the AP quoted Park as saying``."""
    if _quoted_speaker(verb) is None:
        return ()
    outlet = next((c for c in verb.head.head.children if c.dep_ in ("nsubj",)), None)
    return () if outlet is None else (outlet.i,)
