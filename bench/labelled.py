"""Our own hand-labelled attributions, in ``bench/attributions``."""

import csv
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from bench.attribution_scores import Attribution, Document, Spans
from forewarn.text import Span

FOLDER = Path(__file__).parent / "attributions"


def load(split: str, folder: Path = FOLDER) -> tuple[Document, ...]:
    """The documents of one split, without the cues inside direct quotations.

    Those are labelled too, for users of another convention, and are left out as PolNeAR does.
    """
    listing = folder / "splits.csv"
    if not listing.exists():
        return ()
    with listing.open(encoding="utf-8", newline="") as file:
        names = [row["doc"] for row in csv.DictReader(file) if row["split"] == split]
    gold: dict[str, list[Attribution]] = defaultdict(list)
    for path in sorted(folder.glob("*.jsonl")):
        # A document without attributions has a file with an empty line.
        for line in path.read_text(encoding="utf-8").split("\n"):
            if not line.strip():
                continue
            label = json.loads(line)
            if not label.get("inside"):
                gold[label["doc"]].append(
                    Attribution(
                        source=_spans(label["source"]),
                        cue=_spans(label["cue"]),
                        content=_spans(label["content"]),
                    )
                )
    return tuple(
        Document(
            id=name,
            text=(folder / "texts" / f"{name}.txt").read_bytes().decode("utf-8"),
            gold=tuple(gold[name]),
        )
        for name in sorted(names)
    )


def _spans(places: Sequence[Sequence[int]]) -> Spans:
    return tuple(Span(start, end) for start, end in places)
