"""How much of the flagship case the reader finds by itself.

The dispatches in ``cases/dprk-russia/reports`` were written from a ledger of 154 public claims,
which the reader never sees.  This harness reads the dispatches and holds the claims against the
ledger in ``tests/answer_key``.

A ledger row counts as *found* when a claim in one of the dispatches that carry it has the row's
figure or, for a row without a figure, shares at least a quarter of the content words of its
proposition.  Of the claims that find a row the best one counts: *claimant* is right when it
resolves to a source that the row's claimant names (or speaks for, or that speaks for it), *stance*
when it is the row's, *quantity* when its best figure lies within 1% of the row's bounds.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from forewarn.case.load import load
from forewarn.claims.claim import Claim, Stance
from forewarn.extractors.english_reader import EnglishReader
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.language.english import ENGLISH
from forewarn.readers import text_of
from forewarn.reports.report import Report
from forewarn.sources.source_index import SourceIndex

ROOT = Path(__file__).parents[1]
CASE = ROOT / "cases" / "dprk-russia"
KEY = ROOT / "tests" / "answer_key"
SHARED_WORDS = 0.25

STANCES: Mapping[str, set[Stance]] = {
    "asserts": {Stance.ASSERTS, Stance.CONFIRMS, Stance.PREDICTS, Stance.INTENDS},
    "conditional": {Stance.ASSERTS, Stance.DOUBTS, Stance.DEMANDS, Stance.PREDICTS},
    "denies": {Stance.DENIES},
    "withholds": {Stance.DOUBTS, Stance.DEMANDS, Stance.DENIES},
    "deflects": {Stance.DOUBTS, Stance.DENIES, Stance.ASSERTS},
    "neither": {Stance.DOUBTS, Stance.DENIES},
    "forecasts": {Stance.PREDICTS, Stance.ASSERTS},
    "rejected by author": {Stance.DENIES, Stance.DOUBTS, Stance.ASSERTS, Stance.PREDICTS},
}
"""The reader's stances that count as the ledger's."""

STOP = frozenset(
    "the a an of to in on at for from and or by with as is are was were be been it its that this "
    "they their has have had not no nor but than then into over about".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """How one row of the ledger fared."""

    id: str
    proposition: str
    found: bool
    claimant: bool
    stance: bool
    quantity: bool | None
    """None where the row has no figure."""
    best: Claim | None


@cache
def scored() -> tuple[Row, ...]:
    """Every row of the ledger against the claims read from the dispatches that carry it."""
    case = load(CASE, text_of=text_of).case
    gazetteer, sources, reader = Gazetteer.of(case), case.source_index, EnglishReader()
    reports = {report.id: report for report in case.reports}
    carried: dict[str, list[str]] = defaultdict(list)
    for path in sorted(KEY.glob("carried-*.csv")):
        for line in lines(path):
            carried[line["claim_id"]].append(line["report"])
    claims = {name: reader.read(report, gazetteer) for name, report in reports.items()}
    rows: list[Row] = []
    for line in lines(KEY / "claims.csv"):
        heard = [claim for name in carried[line["claim_id"]] for claim in claims[name]]
        names = {match.id for match in gazetteer.find_sources(line["claimant"])}
        wanted = {sources.principal(name) for name in names} | names
        rows.append(
            max(
                (row_of(line, claim, wanted, sources, reports) for claim in heard),
                key=lambda row: (row.found, row.quantity or False, row.claimant, row.stance),
                default=row_of(line, None, wanted, sources, reports),
            )
        )
    return tuple(rows)


def lines(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def row_of(
    line: Mapping[str, str],
    claim: Claim | None,
    wanted: set[str],
    sources: SourceIndex,
    reports: Mapping[str, Report],
) -> Row:
    """One claim held against one row."""
    low, high = line["quantity_low"], line["quantity_high"]
    figure = (float(low), float(high or low)) if low else None
    quantity = None
    found = claimant = stance = False
    if figure is not None:
        quantity = (
            claim is not None
            and claim.quantity is not None
            and 0.99 * figure[0] <= claim.quantity.best <= 1.01 * figure[1]
        )
    if claim is not None:
        text = reports[claim.report].text
        said = words(ENGLISH.sentence_around(text, claim.span).of(text))
        asked = words(line["proposition"])
        found = bool(quantity) or len(said & asked) >= SHARED_WORDS * len(asked)
        if line["claimant"].startswith("seed author") or not wanted:
            claimant = claim.source is None or bool(words(claim.claimant) & words(line["claimant"]))
        else:
            line_of = set(sources.speakers(claim))
            claimant = bool(line_of & wanted)
        stance = claim.stance in STANCES[line["stance"]]
    return Row(
        id=line["claim_id"],
        proposition=line["proposition"],
        found=found,
        claimant=found and claimant,
        stance=found and stance,
        quantity=quantity,
        best=claim,
    )


def words(text: str) -> set[str]:
    """Content words, cut to six letters so that inflection does not part them."""
    return {
        word[:6]
        for word in re.findall(r"[a-z0-9]+", text.casefold().replace(",", ""))
        if word not in STOP
    }


def shares(rows: tuple[Row, ...]) -> Iterator[tuple[str, int, int]]:
    """Measure, how many, of how many."""
    counted = [row for row in rows if row.quantity is not None]
    yield "found", sum(row.found for row in rows), len(rows)
    yield "found, claimant right", sum(row.claimant for row in rows), len(rows)
    yield "found, stance right", sum(row.stance for row in rows), len(rows)
    yield "quantity right", sum(bool(row.quantity) for row in counted), len(counted)
    both = sum(bool(row.quantity) and row.claimant for row in counted)
    yield "quantity and claimant right", both, len(counted)


def table(rows: tuple[Row, ...]) -> str:
    """The shares as Markdown."""
    lines = ["| answer key | rows | share |", "| --- | ---: | ---: |"]
    lines += [f"| {what} | {n} of {of} | {n / of:.0%} |" for what, n, of in shares(rows)]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(scored()))
    for row in scored():
        if not row.found or not row.claimant or row.quantity is False:
            print(f"{row.id} found={row.found} claimant={row.claimant} quantity={row.quantity}")
            print(f"    {row.proposition}")
            if row.best is not None:
                print(f"    {row.best.claimant}: {row.best.quote}")
