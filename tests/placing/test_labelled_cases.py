"""The labelled cases: quotations stand once in their texts, ids are declared, words are legal."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent
CASES = sorted(path.parent for path in FOLDER.rglob("declared.json"))
LABELS = ("figures", "events", "stances")
DECLARATIONS = {
    "actors": {"id", "name", "aliases", "kind", "speaks_for"},
    "places": {"id", "name", "aliases", "part_of"},
    "measurands": {
        *("id", "label", "counted", "synonyms", "unit", "actor", "place", "stage"),
        *("scope", "nature", "period", "part_of"),
    },
    "indicators": {
        *("id", "label", "definition", "who", "does_what", "to_whom", "where", "is_not"),
    },
}
REQUIRED = {
    "figures": {
        *("report", "quote", "figure_text", "low", "high", "best", "unit", "claimant", "relay"),
        *("stance", "counts", "event_start", "event_end", "place", "measurand", "why"),
    },
    "events": {
        *("report", "quote", "indicator", "who_says", "says"),
        *("event_start", "event_end", "fresh", "why"),
    },
    "stances": {"actor", "proposition", "proposition_id", "report", "quote", "stance", "date"},
}
OPTIONAL = {
    "figures": {"claimant_also", "also", "soft", "unsure", "nth"},
    "events": {"near", "entailed", "epithet", "unsure", "who_also", "relay"},
    "stances": {"why", "unsure", "soft"},
}
FIGURE_STANCES = {
    *("asserts", "denies", "doubts", "predicts", "intends", "demands", "hypothetical"),
}
SAYS = {"happened", "did_not", "may", "will", "denied", "doubted"}
STANCES = {
    *("affirms", "admits", "denies", "declines", "does_not_know", "doubts", "demands"),
    *("opposes", "no_acknowledgement"),
}
NATURES = {"stock", "flow", "cumulative", "rate"}

Row = dict[str, Any]


def read_texts(folder: Path) -> dict[str, str]:
    return {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("texts/*.txt"))}


def read_rows(folder: Path, label: str) -> list[Row]:
    text = (folder / f"{label}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def text_faults(folder: Path) -> Iterator[str]:
    for report, text in read_texts(folder).items():
        sidecar = json.loads((folder / "texts" / f"{report}.json").read_text("utf-8"))
        if set(sidecar) != {"title", "publisher", "url", "date"}:
            yield f"{report}: keys of the sidecar"
        if sidecar["date"] != report[:10] or not is_day(sidecar["date"]):
            yield f"{report}: date of the sidecar"
        if not text.startswith(sidecar["title"] + "\n"):
            yield f"{report}: the title is not the first line"
        if re.search("[\r\ufeff\ufffd&]", text):
            yield f"{report}: not clean"


def declaration_faults(declared: Row) -> Iterator[str]:
    ids = ids_of(declared)
    for kind, keys in DECLARATIONS.items():
        for row in declared[kind]:
            if set(row) != keys:
                yield f"{row['id']}: keys"
        counts = Counter(row["id"] for row in declared[kind])
        yield from (f"{name}: declared twice" for name, count in counts.items() if count > 1)
    for kind, key in (("actors", "speaks_for"), ("places", "part_of"), ("measurands", "part_of")):
        above = {row["id"]: row[key] for row in declared[kind]}
        for name in above:
            chain = [name]
            while (parent := above.get(chain[-1])) is not None and parent not in chain:
                chain.append(parent)
            if parent is not None or not set(chain) <= ids[kind]:
                yield f"{name}: {key} is a circle or names nothing"
    for row in declared["measurands"]:
        if row["actor"] not in {*ids["actors"], None} or row["place"] not in {*ids["places"], None}:
            yield f"{row['id']}: actor or place"
        if row["nature"] not in NATURES:
            yield f"{row['id']}: nature"
    for kind in ("actors", "places"):
        names = Counter(
            name.lower() for row in declared[kind] for name in {row["name"], *row["aliases"]}
        )
        yield from (f"{kind}: one name for two" for count in names.values() if count > 1)


def ids_of(declared: Row) -> dict[str, set[str]]:
    return {kind: {row["id"] for row in declared[kind]} for kind in DECLARATIONS}


def is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def days_are_legal(days: list[str | None]) -> bool:
    dated = [day for day in days if day is not None]
    return all(map(is_day, dated)) and dated == sorted(dated)


def is_speaker(name: str, ids: dict[str, set[str]]) -> bool:
    """A declared actor, the outlet, or several words of the text: one word is a mistyped id."""
    return name in ids["actors"] or name == "outlet" or " " in name


def figure_faults(row: Row, ids: dict[str, set[str]]) -> Iterator[str]:
    figure = re.escape(row["figure_text"])
    places = len(re.findall(rf"(?<!\w){figure}(?!\w)", row["quote"]))
    if not 1 <= row.get("nth", 1) <= places or (places > 1) != ("nth" in row):
        yield f"figure_text stands {places} times"
    ends = [value for key in ("low", "best", "high") if (value := row[key]) is not None]
    if ends != sorted(ends):
        yield "low, best and high out of order"
    if row["measurand"] not in {*ids["measurands"], None}:
        yield "measurand"
    if not set(row.get("also", [])) <= {*ids["measurands"], None}:
        yield "also"
    if row["place"] not in {*ids["places"], None}:
        yield "place"
    if row["stance"] not in FIGURE_STANCES:
        yield "stance"
    if row["measurand"] is None and not row["why"]:
        yield "no measurand and no reason"
    if row["measurand"] is not None and not row["counts"]:
        yield "a measurand for what counts nothing"
    speakers = [row["claimant"], *row["relay"], *row.get("claimant_also", [])]
    if not all(is_speaker(name, ids) for name in speakers):
        yield "claimant"
    if not days_are_legal([row["event_start"], row["event_end"]]):
        yield "days"


def event_faults(row: Row, ids: dict[str, set[str]]) -> Iterator[str]:
    if (row["indicator"] is None) != ("near" in row):
        yield "either an indicator or near"
    if (row["indicator"] or row.get("near")) not in ids["indicators"]:
        yield "indicator"
    if row["indicator"] is None and not row["why"]:
        yield "near without a reason"
    if row["says"] not in SAYS:
        yield "says"
    speakers = [row["who_says"], *row.get("relay", []), *row.get("who_also", [])]
    if not all(is_speaker(name, ids) for name in speakers):
        yield "who_says"
    if not days_are_legal([row["event_start"], row["event_end"]]):
        yield "days"


def stance_faults(row: Row, ids: dict[str, set[str]]) -> Iterator[str]:
    if row["stance"] not in STANCES:
        yield "stance"
    if not is_speaker(row["actor"], ids):
        yield "actor"
    if not days_are_legal([row["date"]]):
        yield "days"


def row_faults(folder: Path, declared: Row) -> Iterator[str]:
    texts, ids = read_texts(folder), ids_of(declared)
    checks = {"figures": figure_faults, "events": event_faults, "stances": stance_faults}
    for label in LABELS:
        for number, row in enumerate(read_rows(folder, label), 1):
            where = f"{label}:{number}"
            if not REQUIRED[label] <= set(row) <= REQUIRED[label] | OPTIONAL[label]:
                yield f"{where}: keys"
                continue
            if texts.get(row["report"], "").count(row["quote"]) != 1:
                yield f"{where}: the quotation does not stand once in its text"
            if not set(row.get("unsure", [])) <= set(row):
                yield f"{where}: unsure of a field that is not there"
            yield from (f"{where}: {fault}" for fault in checks[label](row, ids))


def twin_faults(folder: Path) -> Iterator[str]:
    """Two rows that say the same would weigh one sentence twice."""
    keys = {
        "figures": ("report", "quote", "figure_text", "nth"),
        "events": ("report", "quote", "indicator", "near", "who_says", "says"),
        "stances": ("report", "quote", "actor", "proposition_id", "stance"),
    }
    for label in LABELS:
        rows = read_rows(folder, label)
        counts = Counter(tuple(row.get(key) for key in keys[label]) for row in rows)
        yield from (f"{label}: a row stands twice" for count in counts.values() if count > 1)
    propositions = {(r["proposition_id"], r["proposition"]) for r in read_rows(folder, "stances")}
    if len({name for name, _ in propositions}) != len(propositions):
        yield "stances: one id for two propositions"


def case_faults(folder: Path) -> list[str]:
    declared = json.loads((folder / "declared.json").read_text("utf-8"))
    return [
        *text_faults(folder),
        *declaration_faults(declared),
        *row_faults(folder, declared),
        *twin_faults(folder),
    ]


def case_name(folder: Path) -> str:
    return folder.relative_to(FOLDER).as_posix()


@pytest.mark.parametrize("folder", CASES, ids=case_name)
def test_labels_of_a_case_are_sound(folder: Path) -> None:
    assert case_faults(folder) == []


@pytest.mark.parametrize("folder", CASES, ids=case_name)
def test_every_text_has_figures_and_events_and_every_indicator_is_reported(folder: Path) -> None:
    declared = json.loads((folder / "declared.json").read_text("utf-8"))
    figures, events = read_rows(folder, "figures"), read_rows(folder, "events")
    reports = set(read_texts(folder))
    assert {row["report"] for row in figures} == {row["report"] for row in events} == reports
    ids = ids_of(declared)
    assert ids["indicators"] - {row["indicator"] for row in events} == set()
    assert ids["measurands"] - {row["measurand"] for row in figures} == set()


@pytest.mark.parametrize(
    ("label", "change", "fault"),
    [
        ("figures", {"quote": "nobody wrote this"}, "does not stand once"),
        ("figures", {"figure_text": "123,456,789"}, "stands 0 times"),
        ("figures", {"measurand": "unheard-of"}, "measurand"),
        ("figures", {"place": "unheard-of"}, "place"),
        ("figures", {"claimant": "mistyped-id"}, "claimant"),
        ("figures", {"low": 9, "high": 1}, "out of order"),
        ("figures", {"event_start": "2026-13-01"}, "days"),
        ("events", {"says": "perhaps"}, "says"),
        ("events", {"indicator": None}, "near"),
        ("events", {"event_start": "2026-05-02", "event_end": "2026-05-01"}, "days"),
        ("events", {"novel": 1}, "keys"),
        ("stances", {"stance": "asserts"}, "stance"),
    ],
)
def test_a_broken_label_is_found(tmp_path: Path, label: str, change: Row, fault: str) -> None:
    folder = tmp_path / "case"
    shutil.copytree(FOLDER / "cholera", folder)
    rows = read_rows(folder, label)
    whole = [row for row in rows if row.get("measurand", row.get("indicator", "-")) is not None]
    broken = rows.index(whole[0])
    rows[broken].update(change)
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / f"{label}.jsonl").write_text(lines, "utf-8")
    assert any(f"{label}:{broken + 1}" in found and fault in found for found in case_faults(folder))
