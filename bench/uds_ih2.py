"""UDS-IH2: predicates of web sentences with how far they are taken to have happened.

R. Rudinger, A. S. White and B. Van Durme, "Neural models of factuality", NAACL 2018, over the
sentences of UD English EWT (CC BY-SA 4.0).  Each line of ``DIR/reading/uds_ih2/SPLIT.jsonl.gz`` is a
tokenised sentence with its predicates, each with a label in [-3, 3].
"""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from bench.parses import pipeline
from forewarn.extractors import parser

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FOLDER = Path("reading") / "uds_ih2"


@dataclass(frozen=True, slots=True)
class Judged:
    """A predicate in its parsed sentence and the label that people gave it."""

    predicate: "Token"
    label: float
    sentence: int
    """Number of the sentence in its split."""


def path(data: Path, split: str) -> Path:
    """Where a split lies."""
    return data / FOLDER / f"{split}.jsonl.gz"


def load(data: Path, split: str) -> Iterator[Judged]:
    """Every judged predicate of a split, its sentence parsed with the tokens as given."""
    with gzip.open(path(data, split), "rt", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    docs = _parsed(lines)
    for number, (line, doc) in enumerate(zip(lines, docs, strict=True)):
        for target in line["targets"]:
            yield Judged(doc[target["span1"][0]], target["label"], number)


def _parsed(lines: Iterable[dict[str, str]]) -> Iterator["Doc"]:
    morphology, waiting = parser._morphology(), iter(lines)
    while batch := [_untagged(line) for line in islice(waiting, parser.BATCH_CHARACTERS)]:
        yield from morphology.complete(
            list(pipeline().pipe(batch, batch_size=parser.BATCH_CHARACTERS))
        )


def _untagged(line: dict[str, str]) -> "Doc":
    from spacy.tokens import Doc

    return Doc(pipeline().vocab, words=line["text"].split(" "))
