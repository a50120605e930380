"""What ``forewarn read --case CASE --json`` gives for the reports of a case."""

import contextlib
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.placing.labelled_case import OUTLET
from forewarn.cli.main import main as run_forewarn
from forewarn.language.english import ENGLISH
from forewarn.text import Span

ENOUGH = 0.5
"""Least probability of a placement that counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """The measurand of a figure."""

    measurand: str
    probability: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedEvent:
    """An indicator that a claim speaks of, and what it says of it."""

    indicator: str
    says: str
    probability: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A claim as the command prints it."""

    report: str
    span: Span
    figure: Span | None
    unit: str
    stance: str
    negated: bool
    is_statement: bool
    certainty: float
    claimant: str
    speakers: frozenset[str]
    """Id of the declared source, "outlet" where the text tells it itself, or both."""
    end: date
    """Last day of what is told, or the day of the report."""
    placement: Placement | None = None
    events: tuple[PlacedEvent, ...] = ()
    places_things: bool = False
    """Whether the line had the keys of placements at all."""

    @property
    def measurand(self) -> str | None:
        """The measurand that the figure counts for; None where it counts for none."""
        if self.placement is None or self.placement.probability < ENOUGH:
            return None
        return self.placement.measurand

    def fired(self) -> Iterable[PlacedEvent]:
        """The indicators that count as spoken of."""
        return (event for event in self.events if event.probability >= ENOUGH)


class ReadingFault(Exception):
    """The command refused the case or a report."""


def read_case(folder: Path, reports: Iterable[Path]) -> tuple[Reading, ...]:
    """Run the command on each report; ReadingFault with its words where it fails."""
    words, faults = io.StringIO(), io.StringIO()
    arguments = ["read", "--case", str(folder), "--json", *map(str, reports)]
    with contextlib.redirect_stdout(words), contextlib.redirect_stderr(faults):
        code = run_forewarn(arguments)
    if code:
        raise ReadingFault(faults.getvalue().strip())
    return tuple(reading_of(json.loads(line)) for line in words.getvalue().splitlines())


def reading_of(claim: Mapping[str, Any]) -> Reading:
    """The parts of a printed claim that are scored."""
    quantity, placement = claim["quantity"], claim.get("measurand")
    return Reading(
        report=claim["report"],
        span=Span(claim["start"], claim["end"]),
        figure=None if quantity is None else Span(quantity["start"], quantity["end"]),
        unit="" if quantity is None else quantity["unit"],
        stance=claim["stance"],
        negated=claim["negated"],
        is_statement=claim["kind"] == "statement",
        certainty=claim["certainty"],
        claimant=claim["claimant"],
        speakers=frozenset(
            {claim["claimant_id"], OUTLET if claim["source"] is None else ""} - {""}
        ),
        end=_last_day(claim),
        placement=None
        if placement is None
        else Placement(
            measurand=placement["id"],
            probability=placement["probability"],
            reason=_words(placement.get("reason", "")),
        ),
        events=tuple(
            PlacedEvent(
                indicator=item["id"],
                says=item["says"],
                probability=item["probability"],
                reason=_words(item.get("reason", "")),
            )
            for item in claim.get("indicators", ())
        ),
        places_things="measurand" in claim,
    )


def _last_day(claim: Mapping[str, Any]) -> date:
    event = claim.get("event") or {}
    for period in (event.get("time"), claim["event_time"], claim["said_time"]):
        if period and period.get("end"):
            return date.fromisoformat(period["end"])
    return date.fromisoformat(claim["date"])


def _words(reason: object) -> str:
    return reason if isinstance(reason, str) else json.dumps(reason, ensure_ascii=False)


def claims_in(sentence: Span, readings: Iterable[Reading]) -> list[Reading]:
    """The claims that overlap a sentence."""
    return [reading for reading in readings if reading.span.overlaps(sentence)]


def sentence_of(reading: Reading, text: str) -> str:
    """The whole sentences of a claim."""
    return ENGLISH.sentence_around(text, reading.span).of(text)
