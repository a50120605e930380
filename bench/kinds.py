"""``python -m bench.kinds``: inputs as people have them, by kind, and how many are read rightly.

Inputs stand in ``tests/reading``: the half to look at in ``kinds``, the half set aside in
``set_aside``, both split by the hash of the text.  Of the half set aside only rates are printed.
``--data`` names a file of JSON Lines, or a folder with ``reading.jsonl``, of further inputs whose
right readings :mod:`bench.worded` turns into slots where they are told in words.
"""

import argparse
import hashlib
import os
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bench import datelines, worded
from bench.slots import Reading, reading
from forewarn.case.model import Actor, Place, PlaceLevel
from forewarn.extractors import EnglishReader, Gazetteer
from forewarn.extractors.remarks import text_remarks
from forewarn.readers import text_of
from forewarn.reports.report import Report
from forewarn.sources.source import Source
from forewarn.text import canonical

FOLDER = Path(__file__).parents[1] / "tests" / "reading"
LOOKED_AT, SET_ASIDE = "kinds", "set_aside"
SUBJECTS = ("war", "health", "markets", "weather", "politics")
PUBLISHED = date(2026, 11, 18)
"""Day of publication of an input that names none, a Wednesday."""
PUBLISHER = "The Gazette"
KEYS = {
    "subject", "text", "published", "file", "title", "sources", "actors", "places",
    "all_of", "none_of", "notes", "fails",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A text as somebody has it, with its right reading."""

    kind: str
    text: str
    right: Reading
    subject: str = ""
    published: date = PUBLISHED
    file: str = ""
    """A file name where the text is not plain: its ending names the reader of the bytes."""
    title: str = ""
    gazetteer: Gazetteer = field(default_factory=Gazetteer)
    fails: str = ""
    """Why it is read wrongly today."""

    @property
    def half(self) -> str:
        """The folder of its half, by the first byte of the SHA-256 of the text."""
        return half_of(self.text)

    def faults(self) -> list[str]:
        """What the reader gets wrong; nothing when all is right."""
        text = text_of(self.file, self.text.encode()) if self.file else canonical(self.text)
        report = Report(
            id="r", title=self.title, publisher=PUBLISHER, date=self.published, text=text
        )
        return self.right.faults(EnglishReader().read(report, self.gazetteer), text_remarks(text))


def half_of(text: str) -> str:
    """Even first byte of the SHA-256: looked at; odd: set aside."""
    return SET_ASIDE if hashlib.sha256(text.encode()).digest()[0] % 2 else LOOKED_AT


def load(half: str, folder: Path = FOLDER) -> Iterator[Input]:
    """The inputs of one half, kind by kind."""
    for path in sorted((folder / half).glob("*.toml")):
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["input"]:
            yield input_of(path.stem, table)


def input_of(kind: str, table: Mapping[str, Any]) -> Input:
    """An input from its table; ValueError names what is wrong with it."""
    if unknown := sorted(set(table) - KEYS):
        raise ValueError(f"{kind}: no such key: {', '.join(unknown)}")
    if table.get("subject") not in SUBJECTS:
        raise ValueError(f"{kind}: the subject is one of {', '.join(SUBJECTS)}")
    return Input(
        kind=kind,
        text=table["text"],
        right=reading(table),
        subject=table["subject"],
        published=table.get("published", PUBLISHED),
        file=table.get("file", ""),
        title=table.get("title", ""),
        gazetteer=gazetteer_of(table),
        fails=table.get("fails", ""),
    )


def gazetteer_of(table: Mapping[str, Any]) -> Gazetteer:
    """The names that an input's case declares."""
    return Gazetteer(
        sources=tuple(Source(**_names(entry)) for entry in table.get("sources", ())),
        actors=tuple(Actor(**_names(entry)) for entry in table.get("actors", ())),
        places=tuple(
            Place(**_names(entry), level=PlaceLevel.CITY) for entry in table.get("places", ())
        ),
    )


def _names(entry: Mapping[str, Any]) -> dict[str, Any]:
    aliases = tuple(entry.get("aliases", ()))
    return {"id": entry["id"], "name": entry["name"], "aliases": aliases}


def further(path: Path) -> tuple[list[Input], list[str]]:
    """The inputs of a file of JSON Lines, and those that no reading of a text can answer."""
    inputs, left_out = [], []
    for row in worded.rows(path):
        if row.reason:
            left_out.append(f"{row.kind}: {row.reason}")
            continue
        inputs.append(
            Input(
                kind=row.kind,
                text=row.text,
                right=reading(row.right),
                published=row.published,
                file=row.right.get("file", ""),
                gazetteer=gazetteer_of(row.right),
            )
        )
    return inputs, left_out


def table(halves: Mapping[str, Iterable[Input]]) -> str:
    """Right of all by kind, one column for each half, as Markdown."""
    tallies = {half: _tallies(inputs) for half, inputs in halves.items()}
    kinds = sorted({kind for tally in tallies.values() for kind in tally})
    lines = [
        "| kind | " + " | ".join(half.replace("_", " ") for half in halves) + " |",
        "| --- |" + " ---: |" * len(halves),
    ]
    for kind in kinds:
        cells = (_cell(*tally.get(kind, (0, 0))) for tally in tallies.values())
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    totals = (_cell(*_total(tally.values()), share=True) for tally in tallies.values())
    lines.append("| all | " + " | ".join(totals) + " |")
    return "\n".join(lines)


def _tallies(inputs: Iterable[Input]) -> dict[str, tuple[int, int]]:
    tallies: dict[str, tuple[int, int]] = {}
    for each in inputs:
        right, size = tallies.get(each.kind, (0, 0))
        tallies[each.kind] = (right + (not each.faults()), size + 1)
    return tallies


def _total(tallies: Iterable[tuple[int, int]]) -> tuple[int, int]:
    pairs = list(tallies)
    return sum(right for right, _ in pairs), sum(size for _, size in pairs)


def _cell(right: int, size: int, *, share: bool = False) -> str:
    if not size:
        return "-"
    return f"{right}/{size}" + (f" ({right / size:.0%})" if share else "")


def mend_marks(folder: Path = FOLDER) -> int:
    """Take the marks of inputs looked at that are read rightly by now; how many there were."""
    mended = 0
    for path in sorted((folder / LOOKED_AT).glob("*.toml")):
        words = path.read_text(encoding="utf-8")
        parts = re.split(r"(?m)^(?=\[\[input\]\])", words)
        kept = parts[:1]
        for part in parts[1:]:
            (entry,) = tomllib.loads(part)["input"]
            if entry.get("fails") and not input_of(path.stem, entry).faults():
                part = re.sub(r"(?m)^fails = .*\n", "", part, count=1)
                mended += 1
            kept.append(part)
        path.write_text("".join(kept), encoding="utf-8")
    return mended


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m bench.kinds", description=__doc__)
    options.add_argument("--data", type=Path, default=os.environ.get("FOREWARN_DATA") or None)
    options.add_argument("--kind", action="append", help="only this one; may be given twice")
    options.add_argument("--faults", action="store_true", help="of the half looked at, and --data")
    options.add_argument(
        "--mend-marks", action="store_true", help="drop the marks of what is read rightly by now"
    )
    options.add_argument("--set-aside", action=argparse.BooleanOptionalAction, default=True)
    chosen = options.parse_args(arguments)
    if chosen.mend_marks:
        print(f"{mend_marks()} marks dropped")
        return 0
    halves = {
        half: [each for each in load(half) if not chosen.kind or each.kind in chosen.kind]
        for half in (LOOKED_AT, *([SET_ASIDE] if chosen.set_aside else []))
    }
    print("## Inputs by kind, right of all\n\n" + table(halves) + "\n")
    wrong, size = datelines.score()
    print(f"Datelines: {size - len(wrong)} of {size} combinations right.\n")
    looked_at = list(halves[LOOKED_AT])
    path = None if chosen.data is None else worded.find(chosen.data)
    if path is not None:
        inputs, left_out = further(path)
        looked_at += inputs
        print(f"## Inputs of {path.name}\n\n" + table({"right of all": inputs}) + "\n")
        print("Not asked, because no reading of a text answers them:\n")
        print("".join(f"- {line}\n" for line in left_out))
    elif chosen.data is not None:
        print(f"SKIPPED further inputs: no {worded.FILE} in {chosen.data}\n")
    if chosen.faults:
        for each in looked_at:
            for fault in each.faults():
                print(f"{each.kind}: {each.text[:70]!r}: {fault}")
        print("".join(f"dateline: {line}\n" for line in wrong), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
