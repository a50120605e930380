"""A case folder made from a labelled case, and how many lines of it a person would type."""

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from bench.placing.declared_slots import (
    counted_things,
    indicator_slots,
    parse_period,
    part_of,
)
from bench.placing.labelled_case import LabelledCase
from forewarn.case.load import load
from forewarn.extractors.parser import parse_texts
from forewarn.indicators.indicator import Indicator
from forewarn.readers import text_of

Table = Mapping[str, Any]
MEDIA = "media"
KINDS = {"media": MEDIA, "newspaper": MEDIA, "news agency": MEDIA, "broadcaster": MEDIA}
"""Kinds of actors that are a class of sources; of the others nobody said whose side they are on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFiles:
    """The TOML files of a case, by name."""

    files: Mapping[str, str]

    def lines(self) -> Counter[str]:
        """Lines of each file that a person would have typed: all that are not blank."""
        return Counter(
            {name: sum(map(bool, text.splitlines())) for name, text in self.files.items()}
        )


def write_case(case: LabelledCase, folder: Path) -> CaseFiles:
    """Write the case folder with its reports; what it declares is in the files returned."""
    declared = declare(case)
    (folder / "reports").mkdir(parents=True, exist_ok=True)
    for name, text in declared.files.items():
        (folder / name).write_text(text, "utf-8")
    for name, path in case.files.items():
        shutil.copyfile(path, folder / "reports" / path.name)
        title = case.texts[name].split("\n", 1)[0]
        receipt = {"title": title, "publisher": case.publishers[name], "date": case.days[name]}
        (folder / "reports" / f"{name}.toml").write_text("\n".join(_pairs(receipt)) + "\n", "utf-8")
    return declared


def find_faults(folder: Path) -> list[str]:
    """What is wrong with a case folder, so that a slot that is not understood is seen."""
    return [str(fault) for fault in load(folder, text_of=text_of).faults]


def declare(case: LabelledCase) -> CaseFiles:
    """The files that say what ``declared.json`` says."""
    told = case.declared
    question = told["case"]
    until = date.fromisoformat(question["as_of"])
    head_of = find_heads(case)
    files: dict[str, list[tuple[str, Table]]] = {
        "case.toml": [
            ("", _question(question)),
            *(("actor", _actor(row)) for row in told["actors"]),
            *(("place", _place(row)) for row in told["places"]),
        ],
        "sources.toml": [
            *(("source", _source(row)) for row in told["actors"]),
            *(("source", row) for row in _outlets(case)),
        ],
        "measurands.toml": [
            ("measurand", _measurand(row, head_of[row["id"]], until)) for row in told["measurands"]
        ],
        "indicators.toml": [
            ("indicator", _indicator(row, [place["id"] for place in told["places"]]))
            for row in told["indicators"]
        ],
    }
    return CaseFiles(files={name: _toml(tables) for name, tables in files.items()})


def _question(row: Table) -> Table:
    return {
        "title": row["title"],
        "question": row["question"],
        "start": date.fromisoformat(row["window_start"]),
        "baseline": date.fromisoformat(row["baseline"]),
        "horizon": date.fromisoformat(row["horizon"]),
    }


def _actor(row: Table) -> Table:
    return {**_names(row), "kind": row["kind"]}


def _names(row: Table) -> Table:
    return {key: row[key] for key in ("id", "name", "aliases")}


def _place(row: Table) -> Table:
    return {**_names(row), "within": row["part_of"]}


def _source(row: Table) -> Table:
    return {**_names(row), "kind": KINDS.get(row["kind"]), "speaks_for": row["speaks_for"]}


def _outlets(case: LabelledCase) -> Iterator[Table]:
    """The publishers of the reports that are no actors: a report's publisher must be declared."""
    names = {
        name.casefold()
        for row in case.declared["actors"]
        for name in (row["id"], row["name"], *row["aliases"])
    }
    for publisher in sorted(set(case.publishers.values())):
        if publisher.casefold() not in names:
            slug = "".join(sign if sign.isalnum() else "-" for sign in publisher.casefold())
            yield {"id": f"outlet-{slug}", "name": publisher, "kind": MEDIA}


def _measurand(row: Table, head: str, until: date) -> Table:
    return {
        "id": row["id"],
        "label": row["label"],
        "unit": row["unit"],
        "actor": row["actor"],
        "place": row["place"],
        "stage": row["stage"],
        "scope": row["scope"],
        "nature": row["nature"],
        "period": parse_period(row["period"], until),
        "counts": counted_things(row, head),
        "part_of": part_of(row),
    }


def _indicator(row: Table, places: Iterable[str]) -> Table:
    known = {item.name for item in fields(Indicator)}
    slots = {key: words for key, words in indicator_slots(row, places).items() if key in known}
    return {
        "id": row["id"],
        "label": row["label"],
        "definition": row["definition"],
        **slots,
    }


def find_heads(case: LabelledCase) -> dict[str, str]:
    """The main word of what each measurand counts: "soldiers of Rwanda's army who ..."."""
    rows = case.declared["measurands"]
    docs = parse_texts(row["counted"] for row in rows)
    return {
        row["id"]: next((chunk.root.text for chunk in doc.noun_chunks), "")
        for row, doc in zip(rows, docs, strict=True)
    }


def _toml(tables: Iterable[tuple[str, Table]]) -> str:
    parts = ("\n".join([*([f"[[{head}]]"] if head else []), *_pairs(row)]) for head, row in tables)
    return "\n\n".join(parts) + "\n"


def _pairs(row: Table) -> Iterator[str]:
    for key, value in row.items():
        # What is left out is what a person need not type.
        if value not in (None, "", [], ()):
            yield f"{key} = {_value(value)}"


def _value(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
