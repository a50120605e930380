"""The extent of a content: words that the parser cuts off at a comma or attaches elsewhere."""

from typing import TYPE_CHECKING

from forewarn.extractors.attribution.lexicon import verbs
from forewarn.extractors.syntax import characters, sentence_of
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Stretch

_WORDS = reading_words("attribution")


_FINITE = ("VBD", "VBZ", "VBP", "MD")
_REASONS = _WORDS.find("extents_reasons")
"""Words that go on with a clause; "after", "as" and "while" as often begin the author's aside."""

_PARTS = frozenset("than like including".split())
"""Words that go on with a thing as well as with a clause."""


def extend_content(verb: "Token", content: Span, *, clausal: bool = True) -> Span:
    """The content after its verb, extended to the end of the sentence where the rest belongs to it.

    A coordinated clause, infinitive or list continues the content, unless it has another reporting
    verb or a subject of its own after "but".
    """
    tail = _tail(verb, content)
    if tail is None or _speaks_again(tail):
        return content
    first, after = _first_two(tail)
    connectives = _REASONS | _PARTS if clausal else _PARTS
    goes_on = (
        first.text == ":"
        or first.lower_ in connectives
        or (after is not None and first.text == "," and after.lower_ in connectives)
        or _is_coordinated(first, after, tail, clausal=clausal)
        or _is_unfinished(verb, content, first)
    )
    return (
        Span(content.start, characters(tail[0], _last_before_turn(tail)).end)
        if goes_on
        else content
    )


def _last_before_turn(tail: "Stretch") -> "Token":
    """The last token before a contrast or a new clause: "..., but", ";"."""
    for token in tail[2:]:
        before = token.doc[token.i - 1].text
        if token.text == ";" or (token.lower_ in ("but", "although", "though") and before == ","):
            return token.doc[token.i - (1 if token.text == ";" else 2)]
    return tail[-1]


def _tail(verb: "Token", content: Span) -> "Stretch | None":
    """The tokens between the content and the end of its sentence, final marks left out."""
    doc = verb.doc
    if content.start < verb.idx:
        return None
    start = next((token.i for token in sentence_of(verb) if token.idx >= content.end), None)
    if start is None:
        return None
    end = sentence_of(verb).end
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return doc[start:end] if end > start else None


def _first_two(tail: "Stretch") -> "tuple[Token, Token | None]":
    return tail[0], tail[1] if len(tail) > 1 else None


def _speaks_again(tail: "Stretch") -> bool:
    """True when another reporting verb follows, so that the rest may have another source."""
    cues = verbs()
    return any(
        (token.lemma_.lower() in cues and token.pos_ == "VERB" and token.dep_ != "amod")
        or token.lower_ == "according"
        for token in tail
    )


def _is_coordinated(
    first: "Token", after: "Token | None", tail: "Stretch", *, clausal: bool
) -> bool:
    conjunct = tail[1:] if first.text == "," and after is not None else tail
    if len(conjunct) < 2:
        return False
    has_conjunction = conjunct[0].lower_ in ("and", "or", "but", "nor")
    if has_conjunction and not clausal and _has_own_subject(conjunct[1:]):
        return False
    if not has_conjunction:
        # "to triple the programme, grow the corps and create a reserve"
        return (
            first.text == "," and conjunct[0].tag_ == "VB" and conjunct[0].dep_ in ("conj", "advcl")
        )
    has_subject = _has_own_subject(conjunct[1:])
    if conjunct[0].lower_ == "but":
        return not has_subject and conjunct[1].tag_ in ("MD", "IN", "RB", "TO")
    return (
        conjunct[1].tag_ in ("VB", "VBG", "TO", "MD", "NN", "NNS", "NNP", "DT", "IN", "JJ")
        or has_subject
    )


def _has_own_subject(clause: "Stretch") -> bool:
    return any(
        token.dep_ in ("nsubj", "nsubjpass", "expl") and _is_finite(token.head)
        for token in clause[:8]
    )


def _is_unfinished(verb: "Token", content: Span, first: "Token") -> bool:
    """True when a finite verb without a subject follows at once: its subject was taken for the
    whole content ("believe the level of priority | shows that ...")."""
    last = next(token for token in reversed(verb.doc[: first.i]) if not token.is_space)
    return (
        first.tag_ in _FINITE
        and first.i > verb.i + 1
        and last.dep_ not in ("punct",)
        and last.pos_ in ("NOUN", "PROPN", "PRON")
        and verb.dep_ not in ("acl", "relcl", "csubj")
    )


def judgement_end(verb: "Token", target: "Token") -> int:
    """Index of the last token of the object together with the judgement passed on it: "Kaine for
    his past work"."""
    right = target.right_edge.i
    for child in verb.children:
        if child.i <= right or verb.doc[right + 1 : child.left_edge.i].text.strip():
            continue
        if (child.dep_ == "prep" and child.lower_ in _BELONGS) or child.dep_ in _SECOND:
            right = max(right, child.right_edge.i)
    return right


_BELONGS = _WORDS.find("extents_belongs")
"""Prepositions that continue a judgement; "during", "in" and "after" name its occasion instead."""
_SECOND = frozenset("oprd xcomp dobj ccomp".split())


def cut_aside(doc: "Doc", content: Span) -> Span:
    """The content without a closing ", which ..." or ", who ...", in which the author speaks."""
    words = doc.char_span(content.start, content.end, alignment_mode="expand")
    if words is None or words.text[-1:] in "\"”'":
        return content
    for token in words[3:]:
        opens = token.tag_ in ("WDT", "WP", "WP$") or token.lower_ == "where"
        if not opens or doc[token.i - 1].text != "," or token.i + 1 >= words.end:
            continue
        clause = token
        while clause.dep_ not in ("relcl", "advcl", "acl", "ROOT") and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ in ("relcl", "advcl", "acl") and clause.right_edge.i >= words.end - 2:
            return characters(words[0], doc[token.i - 2])
    return content


def cut_afterthought(verb: "Token", content: Span) -> Span:
    """The content up to a participle that opens the speaker's next statement: "..., arguing that".

    The parser attaches such a participle to the nearest verb, which is the one of the content.
    """
    cues = verbs()
    words = verb.doc.char_span(content.start, content.end, alignment_mode="expand")
    if words is None or words.start < verb.i or words.text[-1:] in "\"”'":
        return content
    for token in words[3:]:
        goes_on = token.tag_ == "VBG" and token.dep_ in ("advcl", "prep", "conj", "acl")
        if not goes_on or token.lemma_.lower() not in cues or verb.doc[token.i - 1].text != ",":
            continue
        if token.right_edge.i >= words.end - 2 and any(
            c.dep_ in ("ccomp", "dobj") and c.i > token.i for c in token.children
        ):
            return characters(words[0], verb.doc[token.i - 2])
    return content


def cut_next_speaker(verb: "Token", content: Span) -> Span:
    """The content up to a semicolon after which somebody else speaks: "Seoul says that they have
    landed; media speak of 12,000"."""
    cues = verbs()
    words = verb.doc.char_span(content.start, content.end, alignment_mode="expand")
    if words is None or words.start < verb.i or words.text[-1:] in "\"”'":
        return content
    for token in words[2:-2]:
        tail = verb.doc[token.i + 1 : words.end]
        if token.text == ";" and any(
            word.lemma_.lower() in cues
            and any(
                child.dep_ in ("nsubj", "nsubjpass") and child.i > token.i
                for child in word.children
            )
            for word in tail
        ):
            return characters(words[0], verb.doc[token.i - 1])
    return content


_CLAUSAL = _WORDS.find("extents_clausal")
"""Verbs that nearly always take a clause, even where the parse shows none."""


def find_lost_clause(verb: "Token") -> Span | None:
    """The clause of a reporting verb that the parser attached elsewhere, to the sentence's end:
    "said after the talks he would not go", "said many of the examples failed to note"."""
    doc, sentence = verb.doc, sentence_of(verb)
    if verb.lemma_.lower() not in _CLAUSAL or verb.i + 4 > sentence.end:
        return None
    end = sentence.end
    while end > verb.i and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    for token in doc[verb.i + 1 : min(verb.i + 14, end)]:
        if token.is_punct:
            break
        if token.dep_ in ("nsubj", "nsubjpass", "expl") and token.tag_ not in ("WDT", "WP"):
            start = max(token.left_edge.i, verb.i + 1)
            if _is_finite(token.head) and token.head.dep_ not in ("relcl", "acl"):
                return characters(doc[start], doc[end - 1])
    first = doc[verb.i + 1]
    words = doc[verb.i + 1 : end]
    opens_phrase = first.pos_ in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM")
    if opens_phrase and first.dep_ != "punct" and not any(token.is_punct for token in words[:3]):
        finite_verbs = [t for t in words if t.pos_ in ("VERB", "AUX") and _is_finite(t)]
        if verb.lemma_.lower() == "say" and finite_verbs and len(words) > 5:
            return characters(words[0], words[-1])
    return None


def _is_finite(verb: "Token") -> bool:
    return verb.tag_ in _FINITE or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in _FINITE for c in verb.children
    )


def coordinate_before(verb: "Token") -> "Token | None":
    """The reporting verb coordinated with ``verb`` across the clause between the two: "said he had
    won and called it a triumph"; None when ``verb`` is coordinated with the nearer one."""
    cues = verbs()
    if verb.dep_ != "conj" or verb.lemma_.lower() not in cues:
        return None
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children) or verb.tag_ not in _FINITE:
        return None
    nearer = verb.head
    while nearer.dep_ == "conj":
        nearer = nearer.head
    above = nearer.head
    if nearer.dep_ != "ccomp" or above.i > nearer.i or above.lemma_.lower() not in cues:
        return None
    return above if above.tag_ == verb.tag_ else None
