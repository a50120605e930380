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

from forewarn.case.drafts import DraftError, parse_draft
from forewarn.case.files import FORECASTS, PLACEMENTS, RESOLUTIONS, REVIEWS
from forewarn.case.languages import VOCABULARY, check_language, languages_of
from forewarn.case.model import Actor, Case, Chain, Place, Question
from forewarn.case.parsing import Faults, ParsedFile, parse, structure
from forewarn.claims.claim import Claim
from forewarn.claims.codec import claim_from_row
from forewarn.claims.placing import PlacingDecision
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
from forewarn.sources.source import Source
from forewarn.text import Span, canonical

_T = TypeVar("_T")
TextOf = Callable[[str, bytes], str]
"""File name and bytes to canonical text; raises IntakeError for what it cannot read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A case as far as it could be read, with the faults of its files."""

    case: Case
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _ScaleTable:
    base: str = "icd203"
    words: dict[str, tuple[float, float]]


def load(folder: Path, *, text_of: TextOf, instead: Mapping[str, str] | None = None) -> Loaded:
    """Read every file of a case folder and collect the faults of all files; no fault ends the reading.

    ``instead`` gives texts that are read in place of files, to see what a change would do.
    CaseError when there is no ``case.toml``.
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
    """Read a report and its sidecar as if they were files of a case; their faults."""
    path = PurePath(name)
    beside = path.with_suffix(".toml").as_posix()
    reading = _Folder(Path(), text_of, {beside: sidecar})
    reading._report(name, raw, "")
    return tuple(sorted(reading.faults.items))


def reread_reviews(folder: Path, case: Case, *, text: str | None = None) -> Loaded:
    """Read ``reviews.jsonl`` again; the case with its reviews, and the faults of that file.

    ``text`` is read in place of the file, to see what a decision would do.
    """
    reading = _Folder(folder, _no_text, {} if text is None else {REVIEWS: text})
    reviews = reading._records(Review, REVIEWS)
    lines = {**case.lines, **reading.lines}
    return Loaded(
        case=replace(case, reviews=reviews, lines=lines), faults=tuple(sorted(reading.faults.items))
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
        root = self._source("case.toml") or ParsedFile(
            file="case.toml", lines=("",), table={}, places={}
        )
        table = dict(root.table)
        places = self._many(Place, root, "place", table.pop("place", []))
        actors = self._many(Actor, root, "actor", table.pop("actor", []))
        ladder = self._many(Rung, root, "rung", table.pop("rung", []))
        chain = structure(Chain, root, ("scenarios",), table.pop("scenarios", {}), self.faults)
        scale = self._scale(root, table.pop("scale", {}))
        question = structure(Question, root, (), table, self.faults)
        question = question or self._salvage(root, table)
        check_language(question.language, root, self.faults)
        reports = self._reports(question.language)
        credible = self._plausibility()
        case = Case(
            question=question,
            scale=scale,
            actors=actors,
            places=places,
            sources=self._list(Source, "sources.toml", "source"),
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
            entered=self._claim_tables({report.id: report for report in reports}),
            proposed=self._drafts({report.id: report for report in reports}),
            reviews=self._records(Review, REVIEWS),
            placings=self._records(PlacingDecision, PLACEMENTS),
            resolutions=self._records(Resolution, RESOLUTIONS),
            views=self._list(SavedView, "views.toml", "view"),
            forecasts=self._forecasts(),
            lines=self.lines,
            languages=languages_of(
                question, reports, root=root, own=self._source(VOCABULARY), faults=self.faults
            ),
        )
        return Loaded(case=case, faults=tuple(sorted(self.faults.items)))

    def _salvage(self, root: ParsedFile, table: dict[str, Any]) -> Question:
        """Build the question from its sound keys.

        Without it every rule about the question would report keys that are there.
        """
        sound: dict[str, Any] = {"title": self.folder.name}
        for key, value in table.items():
            if structure(Question, root, (), {**sound, key: value}, Faults()) is not None:
                sound[key] = value
        question = structure(Question, root, (), sound, self.faults)
        assert question is not None  # every key was tried on its own
        return question

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

    def _source(self, name: str, *, front_matter: bool = False) -> ParsedFile | None:
        text = self._read(name)
        return None if text is None else parse(name, text, self.faults, front_matter=front_matter)

    def _many(self, kind: type[_T], source: ParsedFile, key: str, value: Any) -> tuple[_T, ...]:
        if not isinstance(value, list):
            self.faults.add(
                source.file,
                source.line((key,)),
                "shape",
                f"{key} must be a list of tables; write [[{key}]], not [{key}]",
            )
            return ()
        items = (
            structure(kind, source, (key, number), item, self.faults)
            for number, item in enumerate(value)
        )
        return tuple(item for item in items if item is not None)

    def _list(self, kind: type[_T], name: str, key: str) -> tuple[_T, ...]:
        source = self._source(name)
        if source is None:
            return ()
        for table_name in source.table:
            if table_name != key:
                self.faults.add(
                    name,
                    source.line((table_name,)),
                    "shape",
                    f"unknown table {table_name}; only [[{key}]]",
                )
        return self._many(kind, source, key, source.table.get(key, []))

    def _plausibility(
        self,
    ) -> tuple[tuple[ReferenceClass, ...], tuple[RateTest, ...], tuple[CoverageTest, ...]]:
        name = "plausibility.toml"
        source = self._source(name)
        if source is None:
            return (), (), ()
        for table_name in source.table:
            if table_name not in ("reference", "rate", "coverage"):
                self.faults.add(
                    name,
                    source.line((table_name,)),
                    "shape",
                    f"unknown table {table_name}; only [[reference]], [[rate]] and [[coverage]]",
                )
        return (
            self._many(ReferenceClass, source, "reference", source.table.get("reference", [])),
            self._many(RateTest, source, "rate", source.table.get("rate", [])),
            self._many(CoverageTest, source, "coverage", source.table.get("coverage", [])),
        )

    def _prose(self, kind: type[_T], directory: str) -> tuple[_T, ...]:
        """Read Markdown files with front matter; ``id`` defaults to the file's name."""
        items: list[Any] = []
        for path in sorted((self.folder / directory).glob("*.md")):
            name = f"{directory}/{path.name}"
            source = self._source(name, front_matter=True)
            if source is None:
                continue
            table = {"id": path.stem, **source.table}
            item = structure(kind, source, (), table, self.faults)
            if item is not None:
                items.append(self._with_prose(item, source))
        return tuple(sorted(items, key=lambda item: (item.order, item.id)))

    @staticmethod
    def _with_prose(item: Any, source: ParsedFile) -> Any:
        if not hasattr(item, "prose"):
            return item
        ends = [row for row, line in enumerate(source.lines) if line.strip() == "+++"]
        return replace(item, prose="\n".join(source.lines[ends[1] + 1 :]).strip())

    def _scale(self, root: ParsedFile, table: Any) -> WordScale:
        if not table:
            return SCALES["icd203"]
        scale_table = structure(
            _ScaleTable,
            root,
            ("scale",),
            {"words": {}, **table} if isinstance(table, dict) else table,
            self.faults,
        )
        if scale_table is None:
            return SCALES["icd203"]
        if scale_table.base not in SCALES:
            self.faults.add(
                root.file,
                root.line(("scale", "base")),
                "scale",
                f"unknown scale {scale_table.base!r}; one of {', '.join(sorted(SCALES))}",
            )
            return SCALES["icd203"]
        base = SCALES[scale_table.base]
        for word, (low, high) in scale_table.words.items():
            if not 0 <= low < high <= 1:
                self.faults.add(
                    root.file,
                    root.line(("scale", "words", word)),
                    "scale",
                    f"{word} needs 0 <= low < high <= 1, got {low} to {high}",
                )
        extra = {w: band for w, band in scale_table.words.items() if 0 <= band[0] < band[1] <= 1}
        return WordScale(name=base.name, source=base.source, words=base.words, declared=extra)

    def _reports(self, language: str) -> tuple[Report, ...]:
        reports: list[Report] = []
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
                reports.append(report)
        for path in sorted(directory.glob("*.toml")):
            if path.stem not in stems:
                self.faults.add(
                    f"reports/{path.name}", 1, "report-missing", "a sidecar without its report"
                )
        return tuple(sorted(reports, key=lambda report: (report.date, report.id)))

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

    def _records(self, kind: type[_T], name: str) -> tuple[_T, ...]:
        """Read a file of one JSON object a line."""
        text = self._read(name)
        records: list[_T] = []
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
            source = ParsedFile(file=name, lines=self.lines[name], table={}, places={(): row})
            item = structure(kind, source, (), value, self.faults)
            if item is not None:
                records.append(item)
        return tuple(records)

    def _drafts(self, reports: dict[str, Report]) -> tuple[Claim, ...]:
        """Read the drafts of language models: ``drafts/*.jsonl``, one claim a line."""
        drafts: dict[str, Claim] = {}
        # A trial may add a file that is not on disk yet.
        in_trial = {name for name in self.instead if name.startswith("drafts/")}
        on_disk = {f"drafts/{path.name}" for path in (self.folder / "drafts").glob("*.jsonl")}
        for name in sorted(on_disk | in_trial):
            for row, line in enumerate((self._read(name) or "").split("\n"), 1):
                if not line.strip():
                    continue
                try:
                    claim = parse_draft(line, reports)
                except DraftError as error:
                    self.faults.add(name, row, error.rule, str(error))
                    continue
                if claim.id in drafts:
                    self.faults.add(name, row, "id-twice", f"{claim.id} stands here twice")
                drafts[claim.id] = claim
        return tuple(drafts.values())

    def _forecasts(self) -> tuple[Forecast, ...]:
        """Read the log of forecasts.

        Its lines stay out of ``lines``: earlier forecasts are no input of a build.
        """
        path = self.folder / FORECASTS
        if not path.is_file():
            return ()
        forecasts: list[Forecast] = []
        for row, line in enumerate(path.read_text("utf-8", errors="replace").split("\n"), 1):
            if line.strip():
                try:
                    forecasts.append(parse_forecast(json.loads(line)))
                except json.JSONDecodeError as error:
                    self.faults.add(FORECASTS, row, "json", f"not valid JSON: {error}")
                except ValueError as error:
                    self.faults.add(FORECASTS, row, "shape", str(error))
        return tuple(forecasts)

    def _claim_tables(self, reports: dict[str, Report]) -> tuple[Claim, ...]:
        """Read the claims that were entered by hand: ``claims/*.csv``."""
        claims: list[Claim] = []
        for path in sorted((self.folder / "claims").glob("*.csv")):
            claims.extend(self._claim_table(path, reports))
        return tuple(claims)

    def _claim_table(self, path: Path, reports: dict[str, Report]) -> Iterable[Claim]:
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
