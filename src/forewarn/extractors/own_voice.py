"""What a text tells in its own voice: sentences and clauses that it credits to nobody."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from forewarn.extractors.syntax import SUBJECTS, characters, full_text, parsed_sentences, trim
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Stretch

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_JOINED = frozenset(
    {"advcl", "ccomp", "parataxis", "relcl", "acl", "appos", "conj", "prep", "agent"}
)
"""Relations by which an attributed clause hangs on a clause of the text's own."""


def find_statements(doc: "Doc", attributed: Sequence[Span]) -> Iterator[Span]:
    """The stretches of a block that tell something in the text's own voice, in order.

    ``attributed`` are the contents, cues and sources of its attributions.  A sentence without any
    is told whole.  Of one with an attribution it is the main clause, where that is neither the
    content nor what credits it: "soldiers entered the town, hours after officials said ...".
    A stretch without a verb of its own and its subject tells nothing that could be held against
    another's word.
    """
    text = full_text(doc)
    for sentence in parsed_sentences(doc):
        whole = Span(sentence.start_char, sentence.end_char)
        inside = [span for span in attributed if span.overlaps(whole)]
        if text[whole.start : whole.end].rstrip().endswith("?") or not _tells(sentence.root):
            continue
        if not inside:
            span = trim(text, whole)
        elif (clause := _own_clause(sentence, inside)) is not None:
            span = trim(text, clause)
        else:
            continue
        if len(span) > 0:
            yield span


def _tells(root: "Token") -> bool:
    """True for a finite clause: a verb with a tense or a modal, and a subject."""
    children = list(root.children)
    return any(child.dep_ in SUBJECTS for child in children) and (
        root.tag_ in _FINITE
        or any(child.dep_ in ("aux", "auxpass") and child.tag_ in _FINITE for child in children)
    )


def _own_clause(sentence: "Stretch", attributed: Sequence[Span]) -> Span | None:
    """The main clause of a sentence without the clauses that are attributed.

    None where the main clause itself is attributed, or credits: its verb, its subject or all words
    between the two lie within an attribution.
    """
    root = sentence.root
    subject = next(child for child in root.children if child.dep_ in SUBJECTS)
    if any(_touches(span, token) for span in attributed for token in (root, subject)):
        return None
    apart: set[int] = set()
    for child in root.children:
        words = list(child.subtree)
        if child.dep_ in _JOINED and any(
            _touches(span, word) for span in attributed for word in words
        ):
            apart |= {word.i for word in words}
    own = [
        word
        for word in sentence
        if word.i not in apart and not any(_touches(span, word) for span in attributed)
    ]
    first = last = root.i
    kept = {word.i for word in own}
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    if not first <= subject.i <= last:
        return None
    return characters(root.doc[first], root.doc[last])


def _touches(span: Span, token: "Token") -> bool:
    return span.start < token.idx + len(token.text) and token.idx < span.end
