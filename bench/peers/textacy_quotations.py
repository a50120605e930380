"""textacy's direct quotations, where the package is installed; it is no dependency of ours."""

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING

from bench.attribution_scores import Attribution, Document, Spans
from bench.parses import Parse
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def name() -> str:
    """With its version."""
    return f"textacy {version('textacy')}"


def reader(parse: Parse) -> Callable[[Document], tuple[Attribution, ...]]:
    """The quotations of a document parsed whole; ImportError without the package.

    Reading raises ValueError on texts with an odd number of quotation marks, as the package does.
    """
    triples = import_module("textacy.extract.triples")

    def read(document: Document) -> tuple[Attribution, ...]:
        (doc,) = parse([document.text])
        return tuple(
            Attribution(
                source=_spans(found.speaker),
                cue=_spans(found.cue),
                content=(Span(found.content.start_char + 1, found.content.end_char - 1),),
            )
            for found in triples.direct_quotations(doc)
        )

    return read


def _spans(words: "list[Token]") -> Spans:
    return tuple(Span(word.idx, word.idx + len(word)) for word in words)
