"""Faults sorted by what the reader would have had to know: the tally behind the table of faults.

Each fault falls into one kind, by the first rule that holds, from the parse of its sentence, the
word lists of the grammar and the way a wrong span lies.
"""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from bench.attribution_errors import Cause, Fault
from forewarn.extractors import parser
from forewarn.extractors.attribution.lexicon import nouns, verbs
from forewarn.language.english import ENGLISH
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

_CLAUSES = {"ccomp", "xcomp", "advcl", "parataxis", "acl", "relcl"}


def kinds(found: Iterable[Fault]) -> Counter[str]:
    """How many faults are of each kind; a pair of a miss and a false one counts as the miss."""
    faults = [fault for fault in found if fault.missed or fault.cause is Cause.NO_CUE]
    places = [_place(fault) for fault in faults]
    docs = parser.parse_texts(
        span.of(fault.document.text) for fault, span in zip(faults, places, strict=True)
    )
    return Counter(
        _kind(fault, doc[:], span.start)
        for fault, span, doc in zip(faults, places, docs, strict=True)
    )


def table(found: Iterable[Fault]) -> str:
    """The kinds as Markdown, the commonest first."""
    lines = ["| kind of fault | times |", "| --- | ---: |"]
    lines += [f"| {kind} | {times} |" for kind, times in kinds(found).most_common()]
    return "\n".join(lines) + "\n"


def _place(fault: Fault) -> Span:
    pieces = [*fault.own.cue, *fault.own.content]
    around = Span(min(pieces).start, max(piece.end for piece in pieces))
    return ENGLISH.sentence_around(fault.document.text, around)


def _kind(fault: Fault, words: "Words", start: int) -> str:
    if fault.cause is Cause.NO_CUE:
        side = "missed" if fault.missed else "false"
        return f"{side}: {_cue_kind(fault, words, start)}"
    if fault.cause is not Cause.SPAN:
        return f"missed: {fault.cause}"
    return f"missed: content {_edge(fault)}"


def _edge(fault: Fault) -> str:
    """The first thing that is wrong with the span found, pieces before ends before starts."""
    if fault.nearest is None:
        return "elsewhere"
    gold, ours = fault.own.content, fault.nearest.content
    if not any(one.overlaps(other) for one in gold for other in ours):
        return "elsewhere"
    if len(gold) != len(ours):
        return "in pieces"
    if gold[-1].end != ours[-1].end:
        return "ends early" if ours[-1].end < gold[-1].end else "ends late"
    return "starts early" if ours[0].start < gold[0].start else "starts late"


def _cue_kind(fault: Fault, words: "Words", start: int) -> str:
    head = _head(fault, words, start)
    if head is None:
        return "no cue word"
    lemma = head.lemma_.lower()
    if head.pos_ in ("VERB", "AUX"):
        listed = "a listed verb" if lemma in verbs() else "an unlisted verb"
        return f"{listed} {_shape(fault, head, start)}"
    if head.pos_ in ("NOUN", "PROPN"):
        return "a listed noun" if lemma in nouns() else "an unlisted noun"
    if head.pos_ in ("ADJ", "ADV"):
        return "an adjective or adverb"
    return "a mark, preposition or other word"


def _head(fault: Fault, words: "Words", start: int) -> "Token | None":
    """The verb of the cue, or else its top word."""
    tokens = [
        token
        for token in words
        if any(
            span.overlaps(Span(start + token.idx, start + token.idx + len(token)))
            for span in fault.own.cue
        )
    ]
    main = [token for token in tokens if token.pos_ == "VERB"]
    tops = [token for token in tokens if token.head not in tokens or token.head == token]
    return next(iter([*main, *tops]), None)


def _shape(fault: Fault, verb: "Token", start: int) -> str:
    """What the verb has for its content."""
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return "in the passive"
    within = [
        child
        for child in verb.children
        if any(span.start <= start + child.idx < span.end for span in fault.own.content)
    ]
    roles = {child.dep_ for child in within}
    if roles & _CLAUSES:
        return "with a clause"
    if roles & {"dobj", "attr", "oprd", "dative"}:
        return "with a thing"
    if any(child.dep_ in ("prep", "prt", "agent") for child in verb.children):
        return "with a preposition"
    return "in another shape"
