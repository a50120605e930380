"""A clausal-complement rule over spaCy's small model: the least that a parser gives away.

A reporting verb with a clausal complement: the verb is the cue, its subject the source, the
complement the content, drawn out over the quotations that it touches.  A quotation that no
complement touches goes to the nearest reporting verb of its paragraph.
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from bench.attribution_scores import Attribution, Document
from bench.parses import Parse
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NAME = "clausal-complement rule over spaCy sm"

REPORTING = frozenset(
    "say tell add announce argue assert believe claim conclude confirm contend declare deny "
    "estimate expect explain fear feel hope insist know maintain mention note observe predict "
    "promise recall remark reply report respond reveal say show state suggest tell think "
    "tweet vow warn write acknowledge admit ask complain indicate".split()
)
QUOTATION = re.compile(r"[\"“]([^\"“”]{10,})[\"”]")


def reader(parse: Parse) -> Callable[[Document], tuple[Attribution, ...]]:
    """The rule as a function of a document."""

    def read(document: Document) -> tuple[Attribution, ...]:
        lines = [(m.start(), m.group()) for m in re.finditer(r"[^\n]+", document.text)]
        docs = parse(line for _, line in lines)
        return tuple(
            found for (at, _), doc in zip(lines, docs, strict=True) for found in _found(doc, at)
        )

    return read


def _found(doc: "Doc", at: int) -> Iterator[Attribution]:
    covered: list[Span] = []
    quotations = [Span(*m.span(1)) for m in QUOTATION.finditer(doc.text)]
    verbs = [token for token in doc if token.pos_ == "VERB" and token.lemma_ in REPORTING]
    for verb in verbs:
        for clause in (child for child in verb.children if child.dep_ == "ccomp"):
            words = [word for word in clause.subtree if word.i != verb.i]
            if words[0].lower_ == "that":
                words = words[1:]
            content = _drawn_out(_span(words), quotations, verb.idx)
            covered.append(content)
            yield _attribution(at, verb, content)
    outside = [v for v in verbs if not any(q.start <= v.idx < q.end for q in quotations)]
    for quotation in quotations:
        if outside and not any(span.overlaps(quotation) for span in covered):
            verb = min(
                outside, key=lambda v: min(abs(v.idx - quotation.end), abs(quotation.start - v.idx))
            )
            yield _attribution(at, verb, quotation)


def _drawn_out(content: Span, quotations: list[Span], cue: int) -> Span:
    touched = [q for q in quotations if q.overlaps(content) and not q.start <= cue < q.end]
    return Span(
        min(span.start for span in [content, *touched]),
        max(span.end for span in [content, *touched]),
    )


def _span(words: "list[Token]") -> Span:
    return Span(words[0].idx, words[-1].idx + len(words[-1]))


def _attribution(at: int, verb: "Token", content: Span) -> Attribution:
    # "He came and said": the second verb has the subject of the first.
    above = [verb, verb.head] if verb.dep_ == "conj" else [verb]
    subject = next((c for word in above for c in word.children if c.dep_ == "nsubj"), None)
    source = () if subject is None else (_span(list(subject.subtree)),)
    return Attribution(
        source=tuple(Span(span.start + at, span.end + at) for span in source),
        cue=(Span(verb.idx + at, verb.idx + len(verb) + at),),
        content=(Span(content.start + at, content.end + at),),
    )
