"""Parses kept on disk, for going over a corpus again and again; never for timing."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from forewarn.extractors import english_reader, parser

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Parse = Callable[[Iterable[str]], "Iterator[Doc]"]


def keep(folder: Path) -> Parse:
    """A parser that takes parses from ``folder``, and leaves there what it parses anew.

    From now on the English reader uses it too.
    """
    folder.mkdir(parents=True, exist_ok=True)
    parse = kept(parser.parse_texts, folder)
    vars(english_reader)["parse_texts"] = parse
    return parse


def kept(parse: Parse, folder: Path) -> Parse:
    """``parse`` with a file of parses for each run of texts, named by what was parsed."""

    def cached(texts: Iterable[str]) -> "Iterator[Doc]":
        from spacy.tokens import DocBin

        pages = list(texts)
        path = folder / f"{_name(pages)}.spacy"
        if path.exists():
            yield from DocBin().from_disk(path).get_docs(pipeline().vocab)
            return
        docs = list(parse(pages))
        box = DocBin(
            attrs=["ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START"],
            docs=docs,
        )
        # Others may be reading: a half-written file must never bear the name.
        draft = path.with_suffix(f".{id(box)}")
        box.to_disk(draft)
        draft.replace(path)
        yield from docs

    return cached


def pipeline() -> "Language":
    """The parser's own pipeline, loaded once."""
    return parser._pipeline()


def _name(pages: Iterable[str]) -> str:
    meta = pipeline().meta
    signed = [f"{meta['name']} {meta['version']} {' '.join(pipeline().pipe_names)}", *pages]
    return hashlib.sha256("\x1f".join(signed).encode()).hexdigest()[:32]
