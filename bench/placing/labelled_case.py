"""A labelled case: texts, what is declared, and where each figure and event of the texts belongs.

A folder holds ``texts/`` (each text with a sidecar), ``declared.json`` (actors, places, measurands
and indicators by slots, without phrases), ``figures.jsonl``, ``events.jsonl`` and
``stances.jsonl``.  Its README says how it was labelled.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from forewarn.readers import text_of
from forewarn.text import Span

LOOKED_AT, SET_ASIDE, ALL = "looked", "aside", "all"
HALVES = (LOOKED_AT, SET_ASIDE)
OUTLET = "outlet"
"""The claimant of what a text tells itself."""
FOLDER_SET_ASIDE = "set_aside"
"""A folder of this name holds cases of which only totals are printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFigure:
    """A figure of a text and the measurand that it belongs to."""

    report: str
    sentence: Span
    span: Span
    measurand: str | None
    also: frozenset[str | None]
    """Further measurands to accept; None: none at all."""
    counts: bool
    """Whether it says how many of something in the case there are or were."""
    soft: bool
    """A figure without a numeral, left out of recall."""
    claimants: tuple[str, ...]
    end: date | None

    @property
    def accepted(self) -> frozenset[str | None]:
        """Where a reader may put it; None: nowhere."""
        return self.also | {self.measurand}

    @property
    def is_asked(self) -> bool:
        """Whether it is part of the base of recall."""
        return self.counts and self.measurand is not None and not self.soft


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """What a sentence says of an indicator, or the indicator that it only seems to report."""

    report: str
    sentence: Span
    indicator: str | None
    near: str
    says: str
    claimants: tuple[str, ...]
    end: date | None
    follows: bool
    """Entailed or an epithet: right when it is found and not missed when it is not."""

    @property
    def is_asked(self) -> bool:
        """Whether it is part of the base of recall."""
        return self.indicator is not None and not self.follows


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStance:
    """The stance of an actor towards a proposition."""

    report: str
    sentence: Span
    actor: str
    stance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledCase:
    """A folder with its labels, or the part of it that belongs to one half."""

    name: str
    is_set_aside: bool
    """Whether nothing but totals may be printed of it."""
    declared: Mapping[str, Any]
    files: Mapping[str, Path]
    """Report id to the file of its text."""
    texts: Mapping[str, str]
    """Report id to its canonical text, to which all spans refer."""
    publishers: Mapping[str, str]
    days: Mapping[str, date]
    figures: tuple[GoldFigure, ...]
    events: tuple[GoldEvent, ...]
    stances: tuple[GoldStance, ...]

    def half(self, half: str) -> "LabelledCase":
        """The case with the reports of one half alone."""
        kept = {name for name in self.texts if half in (ALL, half_of_report(name))}
        return LabelledCase(
            name=self.name,
            is_set_aside=self.is_set_aside,
            declared=self.declared,
            files={name: path for name, path in self.files.items() if name in kept},
            texts={name: text for name, text in self.texts.items() if name in kept},
            publishers=self.publishers,
            days=self.days,
            figures=tuple(row for row in self.figures if row.report in kept),
            events=tuple(row for row in self.events if row.report in kept),
            stances=tuple(row for row in self.stances if row.report in kept),
        )


def half_of_report(report: str) -> str:
    """Even first byte of the SHA-256 of the report's id: looked at; odd: set aside."""
    return SET_ASIDE if hashlib.sha256(report.encode()).digest()[0] % 2 else LOOKED_AT


def find_cases(folder: Path) -> list[Path]:
    """The folders of labelled cases within a folder, or the folder itself if it is one."""
    return sorted(path.parent for path in folder.rglob("declared.json"))


def load_case(folder: Path) -> LabelledCase:
    """Read a folder; ValueError names the row whose words do not stand in its text."""
    files = {path.stem: path for path in sorted((folder / "texts").glob("*.txt"))}
    sidecars = {name: _sidecar(path) for name, path in files.items()}
    texts = {name: text_of(path.name, path.read_bytes()) for name, path in files.items()}
    return LabelledCase(
        name=folder.name,
        is_set_aside=FOLDER_SET_ASIDE in folder.resolve().parts,
        declared=json.loads((folder / "declared.json").read_text("utf-8")),
        files=files,
        texts=texts,
        publishers={name: sidecar["publisher"] for name, sidecar in sidecars.items()},
        days={name: date.fromisoformat(sidecar["date"]) for name, sidecar in sidecars.items()},
        figures=tuple(
            _figure(row, sentence, texts[row["report"]])
            for row, sentence in _rows(folder / "figures.jsonl", texts)
        ),
        events=tuple(
            _event(row, sentence) for row, sentence in _rows(folder / "events.jsonl", texts)
        ),
        stances=tuple(
            GoldStance(
                report=row["report"], sentence=sentence, actor=row["actor"], stance=row["stance"]
            )
            for row, sentence in _rows(folder / "stances.jsonl", texts)
        ),
    )


def _sidecar(path: Path) -> dict[str, str]:
    sidecar: dict[str, str] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return sidecar


def _rows(path: Path, texts: Mapping[str, str]) -> Iterator[tuple[dict[str, Any], Span]]:
    """The rows of a file, each with the place of its quotation."""
    if not path.exists():
        return
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        row = json.loads(line)
        place = _find(row["quote"], texts.get(row["report"], ""))
        if place is None:
            raise ValueError(f"{path.name}, line {number}: the quotation is not in the text")
        yield row, place


def _find(words: str, text: str) -> Span | None:
    """The first place of words in a text, whatever blanks and line ends stand between them."""
    match = re.search(r"\s+".join(re.escape(word) for word in words.split()), text)
    return Span(*match.span()) if match else None


def _figure(row: Mapping[str, Any], sentence: Span, text: str) -> GoldFigure:
    pattern = r"\s+".join(re.escape(word) for word in row["figure_text"].split())
    places = list(re.finditer(rf"(?<!\w){pattern}(?!\w)", sentence.of(text)))
    start, end = places[row.get("nth", 1) - 1].span()
    return GoldFigure(
        report=row["report"],
        sentence=sentence,
        span=Span(sentence.start + start, sentence.start + end),
        measurand=row["measurand"],
        also=frozenset(row.get("also") or ()),
        counts=row["counts"],
        soft=row.get("soft", False),
        claimants=_claimants(row, "claimant"),
        end=_day(row["event_end"]),
    )


def _event(row: Mapping[str, Any], sentence: Span) -> GoldEvent:
    return GoldEvent(
        report=row["report"],
        sentence=sentence,
        indicator=row["indicator"],
        near=row.get("near") or "",
        says=row["says"],
        claimants=_claimants(row, "who_says"),
        end=_day(row["event_end"]),
        follows=bool(row.get("entailed") or row.get("epithet")),
    )


def _claimants(row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    further: Sequence[str] = (*row.get("claimant_also", ()), *row.get("who_also", ()))
    return (row[key], *further)


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)
