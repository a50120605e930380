"""``python -m bench.dates``: dates and times of events on our own sentences, beside dateparser.

Two tables.  *Expressions* (:mod:`bench.dated_sentences`): one date in a sentence, and the days it
stands for; written together with the rules, so our score there only says that nothing broke.
*Events* (:mod:`bench.timed_sentences`): when what a sentence tells of took place, read by the whole
reader; written in one go before the reader was run over them.

*days*: the first and last day are both right, or there is rightly none.  *within*: some day was
given and it lies within the right ones; the most that a reader without periods can reach, and the
only score of dateparser, which gives points in time.  It is asked for every date of a sentence, in
English and against the report's day; where it gives several, the one nearest the expression's
place counts for expressions, and for events any of them.
"""

import argparse
import time
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bench import dated_sentences, timed_sentences
from forewarn.dates import Period
from forewarn.extractors import EnglishReader, Gazetteer
from forewarn.extractors.dates.date_mentions import find_dates
from forewarn.reports.report import Report
from forewarn.text import canonical


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """How one system fared on one table."""

    table: str
    system: str
    rows: int
    days: float | None
    within: float
    speed: float
    """Sentences per CPU second."""


def expressions() -> Row:
    """Ours on single expressions."""
    began = time.process_time()
    pairs = []
    for row in dated_sentences.ROWS:
        found = find_dates(row.text, report_day=dated_sentences.REPORTED, forward=row.ahead)
        given = next((one.period for one in found if one.span.overlaps(row.span)), None)
        pairs.append((row.period, given))
    return _row("expressions", "forewarn", pairs, began)


def events() -> Row:
    """Ours on events, the whole reader."""
    reader, names = EnglishReader(), Gazetteer()
    reader.read(_report("The ministry said so."), names)
    began = time.process_time()
    pairs = []
    for row in timed_sentences.ROWS:
        claims = reader.read(_report(row.text), names)
        if row.figure is not None:
            claims = tuple(c for c in claims if c.quantity and c.quantity.best == row.figure)
        credited = [claim for claim in claims if claim.cue is not None] or list(claims)
        pairs.append((row.period, credited[0].event_time if credited else None))
    return _row("events", "forewarn", pairs, began)


def peer() -> list[Row]:
    """Dateparser on both; nothing where it is not installed."""
    try:
        from dateparser.search import search_dates
    except ImportError:
        return []

    def found(text: str, reported: date) -> list[tuple[int, date]]:
        base = datetime(reported.year, reported.month, reported.day, 12)  # noqa: DTZ001 - the peer takes local time
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            met = search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base}) or []
        return [(text.find(words), moment.date()) for words, moment in met]

    found("on 3 May", dated_sentences.REPORTED)
    began = time.process_time()
    single: list[tuple[Period | None, Period | None]] = []
    for row in dated_sentences.ROWS:
        met = found(row.text, dated_sentences.REPORTED)
        near = min(met, key=lambda one: abs(one[0] - row.span.start), default=None)
        single.append((row.period, None if near is None else Period(near[1], near[1])))
    rows = [_row("expressions", "dateparser", single, began, points=True)]
    began = time.process_time()
    several: list[tuple[Period | None, Period | None]] = []
    for timed in timed_sentences.ROWS:
        days = [day for _, day in found(timed.text, timed_sentences.REPORTED)]
        right = [day for day in days if timed.period is not None and timed.period.contains(day)]
        day = next(iter([*right, *days]), None)
        several.append((timed.period, None if day is None else Period(day, day)))
    return [*rows, _row("events", "dateparser", several, began, points=True)]


def _report(text: str) -> Report:
    return Report(
        id="r", title="", publisher="", date=timed_sentences.REPORTED, text=canonical(text)
    )


def _row(
    table: str,
    system: str,
    pairs: Sequence[tuple[Period | None, Period | None]],
    began: float,
    *,
    points: bool = False,
) -> Row:
    spent = time.process_time() - began
    right = sum(wanted == given for wanted, given in pairs)
    within = sum(
        wanted == given or (wanted is not None and given is not None and _within(given, wanted))
        for wanted, given in pairs
    )
    return Row(
        table=table,
        system=system,
        rows=len(pairs),
        days=None if points else 100 * right / len(pairs),
        within=100 * within / len(pairs),
        speed=len(pairs) / max(spent, 1e-9),
    )


def _within(given: Period, wanted: Period) -> bool:
    return wanted.start <= given.start and given.end <= wanted.end


def table(rows: Sequence[Row]) -> str:
    """The rows as Markdown."""
    lines = [
        "| table | system | sentences | days | within | sentences per CPU s |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    ]
    for row in rows:
        days = "-" if row.days is None else f"{row.days:.0f}%"
        lines.append(
            f"| {row.table} | {row.system} | {row.rows} | {days} | {row.within:.0f}% "
            f"| {row.speed:,.0f} |"
        )
    return "\n".join(lines)


def main() -> int:
    """Print the table."""
    argparse.ArgumentParser(prog="python -m bench.dates", description=__doc__).parse_args()
    rows = [expressions(), events(), *peer()]
    if len(rows) == 2:
        print("SKIPPED dateparser: not installed")
    print(table(sorted(rows, key=lambda row: (row.table, row.system == "dateparser"))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
