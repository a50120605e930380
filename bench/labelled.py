"""Our own hand-labelled attributions, in ``bench/attributions``."""

import csv
import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.attribution_scores import Attribution, Document, Spans
from forewarn.text import Span

FOLDER = Path(__file__).parent / "attributions"


def listing(folder: Path = FOLDER) -> list[dict[str, str]]:
    """The labelled documents: name, genre, split, title, day, licence and address of each."""
    path = folder / "sources.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def split_of(docs: Iterable[str]) -> dict[str, str]:
    """The rule of the split among the documents of one genre, made before anything was measured.

    By the SHA-256 of their names, the first, third, fifth and so on test, the others train.
    """
    ranked = sorted(docs, key=lambda doc: hashlib.sha256(doc.encode()).hexdigest())
    return {doc: "train" if rank % 2 else "test" for rank, doc in enumerate(ranked)}


GENRES = ("news", "interview")
"""Genres of other people's texts; those of ``wire`` were written for this project."""


def load(split: str, folder: Path = FOLDER, *, genres: Sequence[str] = ()) -> tuple[Document, ...]:
    """The documents of one split, of some genres or of all, without the cues inside direct quotations.

    Those are labelled too, for users of another convention, and are left out as PolNeAR does.
    """
    names = sorted(
        row["doc"]
        for row in listing(folder)
        if row["split"] == split and (not genres or row["genre"] in genres)
    )
    return tuple(document(name, folder) for name in names)


def document(name: str, folder: Path = FOLDER) -> Document:
    """One text with its labels."""
    return Document(
        id=name,
        text=(folder / "texts" / f"{name}.txt").read_bytes().decode("utf-8"),
        gold=gold(folder / f"{name}.jsonl"),
    )


def gold(path: Path) -> tuple[Attribution, ...]:
    """The attributions of a label file that are scored."""
    return tuple(_scored(path))


def _scored(path: Path) -> Iterable[Attribution]:
    # A document without attributions has a file with an empty line.
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line.strip():
            continue
        label = json.loads(line)
        if not label["inside"]:
            yield Attribution(
                source=_spans(label["source"]),
                cue=_spans(label["cue"]),
                content=_spans(label["content"]),
            )


def _spans(places: Sequence[Sequence[int]]) -> Spans:
    return tuple(Span(start, end) for start, end in places)
