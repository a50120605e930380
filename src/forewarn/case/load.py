"""Reading a case folder: the only place where a case meets the disk."""

import csv
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Any, TypeVar

from forewarn.case.drafts import DraftError, draft_of
from forewarn.case.files import FORECASTS, RESOLUTIONS, REVIEWS
from forewarn.case.languages import check_language, languages_of
from forewarn.case.model import Actor, Case, Chain, Place, Question
from forewarn.case.parsing import Faults, Source, parse, structure
from forewarn.claims.claim import Claim
from forewarn.claims.codec import claim_from_row
from forewarn.claims.review import Review
from forewarn.errors import CaseError, Fault, IntakeError
from forewarn.estimates.measurand import Measurand
from forewarn.estimates.plausibility import CoverageTest, RateTest, ReferenceClass
from forewarn.hypotheses.hypothesis import Hypothesis
from forewarn.indicators.indicator import Indicator
from forewarn.lists.saved_view import SavedView
from forewarn.policies.policy import Policy
from forewarn.probability import SCALES, WordScale
from forewarn.record.logged_forecast import Forecast, parse_forecast
from forewarn.record.resolution import Resolution
from forewarn.reports.report import Report
from forewarn.reports.sidecar import Receipt
from forewarn.scenarios.analogue import Analogue
from forewarn.scenarios.elicitation import Elicitation
from forewarn.scenarios.rung import Rung
from forewarn.scenarios.scenario import Scenario
from forewarn.signposts.signpost import Signpost
from forewarn.sources.source import Source as Speaker
from forewarn.text import Span, canonical

T = TypeVar("T")
TextOf = Callable[[str, bytes], str]
"""File name and bytes to canonical text; raises IntakeError for what it cannot read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A case as far as it could be read, with everything that was wrong in its files."""

    case: Case
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _ScaleTable:
    base: str = "icd203"
    words: dict[str, tuple[float, float]]


def load(folder: Path, *, text_of: TextOf, instead: Mapping[str, str] | None = None) -> Loaded:
    """Read every file of a case folder; faults of all files are collected, none stops it.

    ``instead`` gives texts to read in place of files, to see what a change would do.  CaseError
    when there is no ``case.toml`` at all.
    """
    require_case(folder)
    return _Folder(folder, text_of, instead or {}).load()


def require_case(folder: Path) -> None:
    """CaseError when there is no ``case.toml`` in the folder."""
    root = folder / "case.toml"
    if not root.is_file():
        raise CaseError(
            [
                Fault(
                    file=str(folder),
                    line=1,
                    rule="no-case",
                    message="no case.toml here; `forewarn new DIR` makes a case that builds",
                )
            ]
        )


def try_report(name: str, raw: bytes, sidecar: str, *, text_of: TextOf) -> tuple[Fault, ...]:
    """Faults that a report of this name and its sidecar would have as files of a case."""
    path = PurePath(name)
    beside = path.with_suffix(".toml").as_posix()
    reading = _Folder(Path(), text_of, {beside: sidecar})
    reading._report(name, raw, "")
    return tuple(sorted(reading.faults.found))


def reread_reviews(folder: Path, case: Case, *, text: str | None = None) -> Loaded:
    """The case with ``reviews.jsonl`` read anew, and the faults of that file.

    ``text`` is read in place of the file, to see what a decision would do.
    """
    reading = _Folder(folder, _no_text, {} if text is None else {REVIEWS: text})
    reviews = reading._records(Review, REVIEWS)
    lines = {**case.lines, **reading.lines}
    return Loaded(
        case=replace(case, reviews=reviews, lines=lines), faults=tuple(sorted(reading.faults.found))
    )


def _no_text(name: str, raw: bytes) -> str:
    raise IntakeError(f"{name}: no report is read here")


class _Folder:
    """One reading of one folder."""

    def __init__(
        self, folder: Path, text_of: TextOf, instead: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self.folder = folder
        self.instead = instead
        self.text_of = text_of
        self.faults = Faults()
        self.lines: dict[str, tuple[str, ...]] = {}

    def load(self) -> Loaded:
        root = self._source("case.toml") or Source(
            file="case.toml", lines=("",), table={}, places={}
        )
        table = dict(root.table)
        places = self._many(Place, root, "place", table.pop("place", []))
        actors = self._many(Actor, root, "actor", table.pop("actor", []))
        ladder = self._many(Rung, root, "rung", table.pop("rung", []))
        chain = structure(Chain, root, ("scenarios",), table.pop("scenarios", {}), self.faults)
        scale = self._scale(root, table.pop("scale", {}))
        question = structure(Question, root, (), table, self.faults)
        question = question or self._salvaged(root, table)
        check_language(question.language, root, self.faults)
        reports = self._reports(question.language)
        credible = self._plausibility()
        case = Case(
            question=question,
            scale=scale,
            actors=actors,
            places=places,
            sources=self._list(Speaker, "sources.toml", "source"),
            measurands=self._list(Measurand, "measurands.toml", "measurand"),
            indicators=self._list(Indicator, "indicators.toml", "indicator"),
            hypotheses=self._prose(Hypothesis, "hypotheses"),
            chain=chain or Chain(),
            scenarios=self._prose(Scenario, "scenarios"),
            signposts=self._list(Signpost, "signposts.toml", "signpost"),
            policies=self._prose(Policy, "policies"),
            analogues=self._list(Analogue, "analogues.toml", "analogue"),
            elicitations=self._list(Elicitation, "elicitations.toml", "elicitation"),
            ladder=ladder,
            references=credible[0],
            rate_tests=credible[1],
            coverage_tests=credible[2],
            reports=reports,
            entered=self._entered({report.id: report for report in reports}),
            proposed=self._proposed({report.id: report for report in reports}),
            reviews=self._records(Review, REVIEWS),
            resolutions=self._records(Resolution, RESOLUTIONS),
            views=self._list(SavedView, "views.toml", "view"),
            forecasts=self._forecasts(),
            lines=self.lines,
            languages=languages_of(question, reports),
        )
        return Loaded(case=case, faults=tuple(sorted(self.faults.found)))

    def _salvaged(self, root: Source, table: dict[str, Any]) -> Question:
        """The question from those keys that are sound, so that the rules tell only what is wrong."""
        sound: dict[str, Any] = {"title": self.folder.name}
        for key, value in table.items():
            if structure(Question, root, (), {**sound, key: value}, Faults()) is not None:
                sound[key] = value
        made = structure(Question, root, (), sound, self.faults)
        assert made is not None  # every key was tried
        return made

    def _read(self, name: str) -> str | None:
        path = self.folder / name
        if name not in self.instead and not path.is_file():
            return None
        try:
            text = (
                self.instead[name]
                if name in self.instead
                else path.read_text("utf-8-sig").replace("\r\n", "\n")
            )
        except (OSError, UnicodeDecodeError) as error:
            self.faults.add(name, 1, "unreadable", f"cannot be read as UTF-8 text: {error}")
            return None
        self.lines[name] = tuple(text.split("\n"))
        return text

    def _source(self, name: str, *, front_matter: bool = False) -> Source | None:
        text = self._read(name)
        return None if text is None else parse(name, text, self.faults, front_matter=front_matter)

    def _many(self, kind: type[T], source: Source, key: str, value: Any) -> tuple[T, ...]:
        if not isinstance(value, list):
            self.faults.add(
                source.file,
                source.line((key,)),
                "shape",
                f"{key} must be a list of tables; write [[{key}]], not [{key}]",
            )
            return ()
        made = (
            structure(kind, source, (key, number), item, self.faults)
            for number, item in enumerate(value)
        )
        return tuple(item for item in made if item is not None)

    def _list(self, kind: type[T], name: str, key: str) -> tuple[T, ...]:
        source = self._source(name)
        if source is None:
            return ()
        for other in source.table:
            if other != key:
                self.faults.add(
                    name, source.line((other,)), "shape", f"unknown table {other}; only [[{key}]]"
                )
        return self._many(kind, source, key, source.table.get(key, []))

    def _plausibility(
        self,
    ) -> tuple[tuple[ReferenceClass, ...], tuple[RateTest, ...], tuple[CoverageTest, ...]]:
        name = "plausibility.toml"
        source = self._source(name)
        if source is None:
            return (), (), ()
        for other in source.table:
            if other not in ("reference", "rate", "coverage"):
                self.faults.add(
                    name,
                    source.line((other,)),
                    "shape",
                    f"unknown table {other}; only [[reference]], [[rate]] and [[coverage]]",
                )
        return (
            self._many(ReferenceClass, source, "reference", source.table.get("reference", [])),
            self._many(RateTest, source, "rate", source.table.get("rate", [])),
            self._many(CoverageTest, source, "coverage", source.table.get("coverage", [])),
        )

    def _prose(self, kind: type[T], directory: str) -> tuple[T, ...]:
        """Markdown files with front matter; ``id`` defaults to the file's name."""
        made: list[Any] = []
        for path in sorted((self.folder / directory).glob("*.md")):
            name = f"{directory}/{path.name}"
            source = self._source(name, front_matter=True)
            if source is None:
                continue
            table = {"id": path.stem, **source.table}
            item = structure(kind, source, (), table, self.faults)
            if item is not None:
                made.append(self._with_prose(item, source))
        return tuple(sorted(made, key=lambda item: (item.order, item.id)))

    @staticmethod
    def _with_prose(item: Any, source: Source) -> Any:
        if not hasattr(item, "prose"):
            return item
        ends = [row for row, line in enumerate(source.lines) if line.strip() == "+++"]
        return replace(item, prose="\n".join(source.lines[ends[1] + 1 :]).strip())

    def _scale(self, root: Source, table: Any) -> WordScale:
        if not table:
            return SCALES["icd203"]
        given = structure(
            _ScaleTable,
            root,
            ("scale",),
            {"words": {}, **table} if isinstance(table, dict) else table,
            self.faults,
        )
        if given is None:
            return SCALES["icd203"]
        if given.base not in SCALES:
            self.faults.add(
                root.file,
                root.line(("scale", "base")),
                "scale",
                f"unknown scale {given.base!r}; one of {', '.join(sorted(SCALES))}",
            )
            return SCALES["icd203"]
        base = SCALES[given.base]
        for word, (low, high) in given.words.items():
            if not 0 <= low < high <= 1:
                self.faults.add(
                    root.file,
                    root.line(("scale", "words", word)),
                    "scale",
                    f"{word} needs 0 <= low < high <= 1, got {low} to {high}",
                )
        extra = {w: band for w, band in given.words.items() if 0 <= band[0] < band[1] <= 1}
        return WordScale(name=base.name, source=base.source, words=base.words, declared=extra)

    def _reports(self, language: str) -> tuple[Report, ...]:
        found: list[Report] = []
        directory = self.folder / "reports"
        files = sorted(
            path
            for path in directory.glob("*")
            if path.is_file() and path.suffix != ".toml" and not path.name.startswith(".")
        )
        stems: dict[str, str] = {}
        for path in files:
            name = f"reports/{path.name}"
            if path.stem in stems:
                self.faults.add(
                    name, 1, "report-twice", f"shares its name with {stems[path.stem]}; rename one"
                )
                continue
            stems[path.stem] = name
            report = self._report(name, path.read_bytes(), language)
            if report is not None:
                found.append(report)
        for path in sorted(directory.glob("*.toml")):
            if path.stem not in stems:
                self.faults.add(
                    f"reports/{path.name}", 1, "report-missing", "a sidecar without its report"
                )
        return tuple(sorted(found, key=lambda report: (report.date, report.id)))

    def _report(self, name: str, raw: bytes, language: str) -> Report | None:
        path = PurePath(name)
        sidecar = f"reports/{path.stem}.toml"
        source = self._source(sidecar)
        if source is None:
            if not (self.folder / sidecar).is_file():
                self.faults.add(
                    name,
                    1,
                    "report-undated",
                    f"no sidecar; write {sidecar} with title, publisher and date, "
                    "or use `forewarn add`",
                )
            return None
        receipt = structure(Receipt, source, (), source.table, self.faults)
        if receipt is None:
            return None
        check_language(receipt.language, source, self.faults)
        for key in ("date", "publisher"):
            if not getattr(receipt, key):
                self.faults.add(
                    sidecar,
                    1,
                    "report-undated",
                    f"{name} has no {key}; add {key} = ... to {sidecar}",
                )
        digest = hashlib.sha256(raw).hexdigest()
        if receipt.sha256 and receipt.sha256 != digest:
            self.faults.add(
                sidecar,
                source.line(("sha256",)),
                "report-changed",
                f"{name} is no longer the file that was received (sha256 differs); "
                "restore it, or add it anew",
            )
        if receipt.date is None or not receipt.publisher:
            return None
        try:
            text = self.text_of(path.name, raw)
        except IntakeError as error:
            self.faults.add(name, 1, "report-unreadable", str(error))
            return None
        return Report(
            id=path.stem,
            title=receipt.title or path.stem,
            publisher=receipt.publisher,
            date=receipt.date,
            text=text,
            language=receipt.language or language,
            url=receipt.url,
            rendering=receipt.rendering,
            file=name,
            sha256=digest,
        )

    def _records(self, kind: type[T], name: str) -> tuple[T, ...]:
        """One JSON object a line."""
        text = self._read(name)
        found: list[T] = []
        for row, line in enumerate((text or "").split("\n"), 1):
            if not line.strip():
                continue
            try:
                value = json.loads(line)
            except json.JSONDecodeError as error:
                self.faults.add(name, row, "json", f"not valid JSON: {error}")
                continue
            if isinstance(value, dict) and isinstance(value.get("when"), str):
                try:
                    value["when"] = date.fromisoformat(value["when"])
                except ValueError:
                    self.faults.add(
                        name,
                        row,
                        "shape",
                        f"when must be a date such as 2025-12-16, got {value['when']!r}",
                    )
                    continue
            source = Source(file=name, lines=self.lines[name], table={}, places={(): row})
            item = structure(kind, source, (), value, self.faults)
            if item is not None:
                found.append(item)
        return tuple(found)

    def _proposed(self, reports: dict[str, Report]) -> tuple[Claim, ...]:
        """What language models drafted: ``drafts/*.jsonl``, one claim a line."""
        found: dict[str, Claim] = {}
        # A trial may bring a file that is not there yet.
        tried = {name for name in self.instead if name.startswith("drafts/")}
        there = {f"drafts/{path.name}" for path in (self.folder / "drafts").glob("*.jsonl")}
        for name in sorted(there | tried):
            for row, line in enumerate((self._read(name) or "").split("\n"), 1):
                if not line.strip():
                    continue
                try:
                    claim = draft_of(line, reports)
                except DraftError as error:
                    self.faults.add(name, row, error.rule, str(error))
                    continue
                if claim.id in found:
                    self.faults.add(name, row, "id-twice", f"{claim.id} stands here twice")
                found[claim.id] = claim
        return tuple(found.values())

    def _forecasts(self) -> tuple[Forecast, ...]:
        """The log.  Its lines stay out of ``lines``: what was said before is no input of a build."""
        path = self.folder / FORECASTS
        if not path.is_file():
            return ()
        found: list[Forecast] = []
        for row, line in enumerate(path.read_text("utf-8", errors="replace").split("\n"), 1):
            if line.strip():
                try:
                    found.append(parse_forecast(json.loads(line)))
                except json.JSONDecodeError as error:
                    self.faults.add(FORECASTS, row, "json", f"not valid JSON: {error}")
                except ValueError as error:
                    self.faults.add(FORECASTS, row, "shape", str(error))
        return tuple(found)

    def _entered(self, reports: dict[str, Report]) -> tuple[Claim, ...]:
        """Claims typed in by hand: ``claims/*.csv``, each becoming a line that can be quoted."""
        found: list[Claim] = []
        for path in sorted((self.folder / "claims").glob("*.csv")):
            found.extend(self._table(path, reports))
        return tuple(found)

    def _table(self, path: Path, reports: dict[str, Report]) -> Iterable[Claim]:
        name = f"claims/{path.name}"
        text = self._read(name)
        needed = ("report", "quote", "claimant")
        reader = csv.DictReader((text or "").splitlines())
        missing = [key for key in needed if key not in (reader.fieldnames or ())]
        if missing:
            self.faults.add(name, 1, "shape", f"missing columns: {', '.join(missing)}")
            return
        for row in reader:
            line = reader.line_num
            report = reports.get(row["report"])
            if report is None:
                self.faults.add(name, line, "dangling", f"no report {row['report']!r}")
                continue
            quote = canonical(row["quote"])
            start = report.text.find(quote) if quote else -1
            if start < 0:
                self.faults.add(
                    name, line, "quotation", f"the quotation is not in the text of {report.id}"
                )
                continue
            span = Span(start, start + len(quote))
            try:
                yield claim_from_row(row, report=report.id, day=report.date, span=span, quote=quote)
            except ValueError as error:
                self.faults.add(name, line, "shape", str(error))
