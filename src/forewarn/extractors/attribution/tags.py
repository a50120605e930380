"""Reporting clauses beside what they report: "..., said Budanov", "NATO, he noted, ..."."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.attribution.complements import prepositional_complement
from forewarn.extractors.attribution.lexicon import NARROW, Cue, verbs
from forewarn.extractors.attribution.valency import ADDRESSING
from forewarn.extractors.known_nouns import names_speaker
from forewarn.extractors.quotations import Quotation
from forewarn.extractors.syntax import (
    characters,
    full_text,
    has_verb,
    is_negated,
    noun_phrase,
    parsed_sentences,
    phrase_end,
    sentence_of,
    verb_group,
)
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Sentence

_WORDS = reading_words("attribution")
_JOINING = _WORDS.find("tags_joining")
_ADVERBIAL = _WORDS.find("tags_adverbial")


_BREAKS = {",", "”", '"', "''", "“", "—", "–", "-", "?", "!", "’", ";", ")"}


def find_tags(doc: "Doc", quotations: Sequence[Quotation]) -> tuple[Attribution, ...]:
    """Reporting clauses that follow or interrupt what they report."""
    cues = verbs()
    found_tags: list[Attribution] = []
    for sentence in parsed_sentences(doc):
        for token in sentence:
            if token.pos_ not in ("VERB", "AUX") or token.lemma_.lower() not in cues:
                continue
            if token.dep_ == "amod" or not (
                # "say" after "advisers to the president" is at times tagged as an infinitive.
                token.tag_ in ("VBD", "VBZ", "VBP", "VBN") or token.lower_ == "say"
            ):
                continue
            if _is_everyday(token) or cues[token.lemma_.lower()].infinitive:
                continue
            if (
                attribution := _attribute_tag(
                    sentence, token, cues[token.lemma_.lower()], quotations
                )
            ) is not None:
                found_tags.append(attribution)
    return tuple(found_tags)


def _is_everyday(verb: "Token") -> bool:
    """True for a verb with an everyday sense, unless it stands closed off: a study has found."""
    if verb.lemma_.lower() not in NARROW or verb.lower_ == "holds":
        return False
    stands_alone = verb.i + 1 >= sentence_of(verb).end or verb.nbor(1).is_punct
    return not (stands_alone and verb.lemma_.lower() in ("find", "show", "establish"))


def _attribute_tag(
    sentence: "Sentence", verb: "Token", meaning: Cue, quotations: Sequence[Quotation]
) -> Attribution | None:
    quoted_speaker = _quoted_as_saying(verb)
    source = _tag_subject(verb)
    if source is None or verb.dep_ in ("relcl", "acl"):
        return None
    source = _narrow_source(source, verb)
    source_span = noun_phrase(source)
    group = verb_group(verb)
    tag_start = min(source.left_edge.i if source.i < verb.i else verb.i, _first_index(verb))
    while tag_start < verb.i and verb.doc[tag_start].text == ",":
        tag_start += 1
    if tag_start <= sentence.start or verb.doc[tag_start - 1].text not in _BREAKS:
        return None
    if prepositional_complement(verb, verb.lemma_.lower()) is not None:
        return None
    if (
        verb.doc[tag_start - 1].text == ";"
        and verb.i + 1 < sentence.end
        and not verb.nbor(1).is_punct
    ):
        return None
    if (
        quoted_speaker is None
        and _complement_follows(verb)
        or (source.i < verb.i and _is_far(source, verb))
    ):
        return None
    before = verb.doc[sentence.start : tag_start]
    words = [token for token in before if not token.is_punct]
    after = _continuation(sentence, verb, quoted_speaker or source)
    edge = verb.doc[tag_start].idx
    opening = any(
        quote.is_speech(full_text(verb.doc)) and 0 <= edge - quote.outer.end <= 2
        for quote in quotations
    )
    # A headline may be a bare noun phrase: "1,000 casualties in a week, White House says".
    is_long = len(words) >= 4 or any(token.like_num for token in words)
    headline = is_long and len(sentence) <= 25 and verb.i >= sentence.end - 2
    # So may an answer: "Who will pay? The state, the receiver said."
    answer = sentence.start > 0 and verb.doc[sentence.start - 1].text == "?"
    if len(words) < (1 if answer else 2) or not (
        has_verb(before) or after is not None or opening or headline or answer
    ):
        return None
    if not _stands_alone(before, after) and not opening:
        return None
    if after is None and _is_adverbial(before, verb):
        return None
    end = characters(before[0], before[-1]).end
    if after is not None:
        end = after.end
    start = sentence[0].idx
    speaker = quoted_speaker or source
    return Attribution(
        source=noun_phrase(quoted_speaker) if quoted_speaker is not None else source_span,
        head=speaker.i,
        via=() if quoted_speaker is None else (source.i,),
        cue=group,
        trigger=verb.i,
        content=Span(start, end),
        meaning=meaning,
        withheld=is_negated(verb),
    )


def _quoted_as_saying(verb: "Token") -> "Token | None":
    """Park in ``the AP quoted Park as saying``."""
    if verb.lemma_.lower() not in ("quote", "cite"):
        return None
    if not any(child.lower_ == "as" and child.i > verb.i for child in verb.children):
        return None
    return next((child for child in verb.children if child.dep_ == "dobj"), None)


def _narrow_source(source: "Token", verb: "Token") -> "Token":
    """The last name before the verb, when the parser took half a sentence for its subject."""
    span = noun_phrase(source)
    words = verb.doc.char_span(span.start, span.end, alignment_mode="expand")
    if source.i > verb.i or words is None or len(words) <= 12 or "," not in words.text:
        return source
    names = [t for t in words if t.dep_ == "appos" and t.i > source.i and _is_next_to(t, verb)]
    return names[0] if names and any(t.like_num for t in words) else source


def _is_next_to(name: "Token", verb: "Token") -> bool:
    """True when nothing but the name's own words stands between it and the verb."""
    return verb.i - phrase_end(name) <= 2


def _stands_alone(before: "Sentence", after: Span | None) -> bool:
    """False when all that precedes the tag is an adverbial clause of the reporting verb."""
    if after is not None:
        return True
    first = before[0]
    return first.lower_ not in _ADVERBIAL or any(
        token.dep_ in ("ccomp", "ROOT", "nsubj", "nsubjpass")
        and token.head.i < before.end
        and not _is_subordinate(token, before)
        for token in before
    )


def _is_adverbial(before: "Sentence", verb: "Token") -> bool:
    """True when only phrases that tell when and how it was said stand before a verb that has its
    content after it: "Looking ahead, he explained why ..."."""
    tops = [t for t in before if not t.is_punct and not before.start <= t.head.i < before.end]
    return all(
        t.head == verb and t.dep_ in ("prep", "advcl", "npadvmod", "advmod", "mark", "cc")
        for t in tops
    ) and any(c.i > verb.i and c.dep_ in ("ccomp", "xcomp") for c in verb.children)


def _is_subordinate(token: "Token", before: "Sentence") -> bool:
    """True when ``token`` hangs in an adverbial or relative clause within ``before``."""
    at = token
    while at.head != at:
        if (
            at.dep_ in ("relcl", "acl", "prep", "pcomp")
            or at.dep_ == "advcl"
            and not _is_full_clause(at)
        ):
            return True
        at = at.head
        if not before.start <= at.i < before.end:
            return False
    return False


def _is_full_clause(clause: "Token") -> bool:
    """True for a finite clause with a subject of its own that no conjunction subordinates."""
    finite = clause.tag_ in ("VBD", "VBZ", "VBP") or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP", "MD")
        for c in clause.children
    )
    is_subordinate = any(
        c.dep_ == "mark" or c.tag_ in ("WRB", "WDT", "WP") or c.lower_ in ("as", "once")
        for c in clause.children
        if c.i < clause.i
    )
    has_subject = any(c.dep_ in ("nsubj", "nsubjpass") and c.i < clause.i for c in clause.children)
    return finite and has_subject and not is_subordinate


def _tag_subject(verb: "Token") -> "Token | None":
    own = [child for child in verb.children if child.dep_ == "nsubj"]
    if own:
        return own[-1]
    # The parser often loses the subject of an inverted or closing tag: take the name beside it.
    after = verb.i + 1
    doc = verb.doc
    if (
        after < len(doc)
        and doc[after].pos_ in ("PROPN", "DET", "NOUN", "PRON")
        and verb.i
        and doc[verb.i - 1].text in _BREAKS
    ):
        head = doc[after]
        while head.dep_ in ("compound", "det", "amod", "poss", "nmod") and head.head.i > head.i:
            head = head.head
        return head if head.pos_ in ("PROPN", "NOUN", "PRON") else None
    before = verb.i - 1
    while before >= 0 and doc[before].pos_ in ("ADV", "AUX", "PART"):
        before -= 1
    if before > 1 and doc[before].text == "," and doc[before - 1].dep_ == "appos":
        before -= 1
    can_speak = before >= 0 and (doc[before].pos_ == "PROPN" or names_speaker(doc[before]))
    if can_speak and doc[before].head.i != verb.i:
        head = doc[before]
        while head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.pos_ == "PROPN":
            head = head.head.head
        if head.dep_ in ("appos", "nsubj", "dep", "conj", "ROOT", "npadvmod", "dobj", "pobj"):
            return head
    return None


def _first_index(verb: "Token") -> int:
    return min(
        [
            child.i
            for child in verb.children
            if child.dep_ in ("aux", "neg", "advmod")
            and child.i < verb.i
            and verb.i - child.i <= 3
            # "Not yet, said the doctor": what a comma parts from the verb is what was said.
            and not any(token.is_punct for token in verb.doc[child.i + 1 : verb.i])
        ]
        + [verb.i]
    )


def _is_far(source: "Token", verb: "Token") -> bool:
    """A subject cut off from its verb by a whole clause is a main clause, not a tag."""
    return verb.i - source.i > 14


def _complement_follows(verb: "Token") -> bool:
    """True when the verb already has its content to its right."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("ccomp", "xcomp"):
            inner = [token for token in child.children if token.dep_ == "nsubj"]
            tail = child.lemma_.lower() in verbs() and inner and inner[0].i > verb.i
            if child.dep_ == "xcomp" or not tail or any(t.dep_ == "mark" for t in child.children):
                return True
    return any(
        child.i > verb.i
        and child.dep_ == "dobj"
        and not (
            verb.lemma_.lower() in ADDRESSING
            and (names_speaker(child) or child.pos_ in ("PROPN", "PRON") or verb.lemma_ == "tell")
        )
        for child in verb.children
    )


def _continuation(sentence: "Sentence", verb: "Token", source: "Token") -> Span | None:
    """What the sentence goes on to say after an interrupting tag."""
    doc = verb.doc
    if verb.dep_ == "parataxis" and verb.head.i > verb.i:
        return characters(verb.head, verb.head.right_edge)
    right = max(verb.i, phrase_end(source))
    comma = next(
        (
            token.i
            for token in doc[right + 1 : sentence.end]
            if token.text in (",", ";")
            and not _sets_off_apposition(doc[token.i - 1], verb, source, token.i)
        ),
        None,
    )
    if comma is None or doc[comma].text == ";":
        return None
    tail = doc[comma + 1 : sentence.end]
    finite = [token for token in tail if token.pos_ in ("VERB", "AUX")]
    if len([token for token in tail if not token.is_punct]) < 3 or not finite:
        return None
    first_verb = finite[0]
    top = first_verb
    while top.head != top and top.head.i > comma:
        top = top.head
    if not has_verb(doc[sentence.start : min(verb.i, source.left_edge.i)]):
        return characters(tail[0], tail[-1])
    if tail[0].lower_ in _JOINING:
        return characters(tail[0], tail[-1])
    if top.head == verb and top.dep_ in ("advcl", "conj", "prep"):
        return None
    if tail[0].tag_ in ("VBG", "WDT", "WP", "WRB") or top.dep_ in (
        "relcl",
        "acl",
        "advcl",
        "appos",
    ):
        return None
    return characters(tail[0], tail[-1])


def _sets_off_apposition(before: "Token", verb: "Token", source: "Token", comma: int) -> bool:
    """True when the comma only sets off an apposition to the source."""
    return any(
        child.dep_ == "appos" and child.left_edge.i > comma for child in source.children
    ) or (source.is_ancestor(before) and comma < source.right_edge.i)
