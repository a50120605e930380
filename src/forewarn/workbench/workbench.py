"""One build of one case folder."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy.exc import DatabaseError

from forewarn.assessment.assess import assess
from forewarn.assessment.assessment import Assessment
from forewarn.cache import SqliteStore, open_store
from forewarn.cache.memo import Memo
from forewarn.cache.relational import RelationalStore
from forewarn.cache.sqlite import forget, sqlite_engine
from forewarn.cache.store_address import VARIABLE
from forewarn.case.checks import check, check_claims
from forewarn.case.days import latest_day
from forewarn.case.files import REVIEWS
from forewarn.case.load import load, reread_reviews
from forewarn.case.model import Case
from forewarn.claims.claim import Claim
from forewarn.claims.review import Review, Verdict, apply_reviews
from forewarn.errors import CaseError, Fault, Severity
from forewarn.extractors.extractor import Extractor
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.list_index.index import Index
from forewarn.progress import Tell, quiet
from forewarn.readers import text_of
from forewarn.recent import Recent
from forewarn.workbench.manifest import build_hash, manifest
from forewarn.workbench.reading import drafts
from forewarn.workbench.writing.gate import settle
from forewarn.workbench.writing.trial import faults_of, new_faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A case with its assessment and the log of what had to be done."""

    case: Case
    assessment: Assessment
    faults: tuple[Fault, ...]
    drafts: Mapping[str, tuple[Claim, ...]]
    """Claims of each report as read, before any review."""
    hashed: str
    manifest: Mapping[str, object]
    done: Mapping[str, int]
    """Steps worked out anew, by kind."""
    kept: Mapping[str, int]
    """Steps taken from the store, by kind."""


class Workbench:
    """A case folder opened for building, with its store of finished steps.

    That is the one at the address ``store``, else at the address that the environment names, else
    a file in ``.forewarn/``.
    """

    def __init__(self, folder: Path, *, tell: Tell = quiet, store: str = "") -> None:
        self.folder = folder
        self.tell = tell
        self._extractors: dict[str, Extractor] = {}
        """Readers by the code of their language, made when a case first asks for them."""
        self.recent = Recent()
        """What the steps of the last builds came to."""
        self.reload()
        self.drafts: Mapping[str, tuple[Claim, ...]] = {}
        """What the reader drafted from each report of the last build."""
        self.borrowed: TemporaryDirectory[str] | None = None
        """Where finished steps are held when the folder cannot be written."""
        self.store = self._opened(store or os.environ.get(VARIABLE, ""))

    def __enter__(self) -> "Workbench":
        return self

    def __exit__(self, *_: object) -> None:
        if "index" in self.__dict__:
            self.index.close()
        self.store.close()
        if self.borrowed is not None:
            self.borrowed.cleanup()

    def _opened(self, address: str) -> RelationalStore:
        if address:
            return open_store(address)
        try:
            return SqliteStore(self.folder / ".forewarn" / "steps.sqlite")
        except (OSError, DatabaseError):
            self.borrowed = TemporaryDirectory(prefix="forewarn-")
            return SqliteStore(Path(self.borrowed.name) / "steps.sqlite")

    @cached_property
    def index(self) -> Index:
        """Long lists of this case's builds, in the store's database.

        A file holds them beside the steps, so that a long list being written holds up nobody.
        """
        if self.store.engine.dialect.name != "sqlite":
            return Index(self.store.engine)
        path = Path(self.store.engine.url.database or "").with_name("index.sqlite")
        try:
            return Index(sqlite_engine(path))
        except DatabaseError:  # no database, or one of another layout: it holds nothing of its own
            forget(path)
            return Index(sqlite_engine(path))

    def reload(self) -> None:
        """Read the folder anew; CaseError when there is no case in it any more."""
        settle(self.folder)
        loaded = load(self.folder, text_of=text_of)
        self.case = loaded.case
        self._told = loaded.faults
        self.faults = tuple(sorted((*loaded.faults, *check(loaded.case))))

    def reread_reviews(self) -> None:
        """Read ``reviews.jsonl`` anew and nothing else."""
        loaded = reread_reviews(self.folder, self.case)
        self.case = loaded.case
        self._told = (*(one for one in self._told if one.file != REVIEWS), *loaded.faults)
        self.faults = tuple(sorted((*self._told, *check(self.case))))

    def try_text(self, name: str, text: str) -> tuple[Fault, ...]:
        """Faults that the case would have, and has not now, with ``text`` as its file ``name``."""
        if name == REVIEWS:  # read by itself, so that a decision need not read every report
            loaded = reread_reviews(self.folder, self.case, text=text)
            rest = (one for one in self._told if one.file != REVIEWS)
            after = (*rest, *loaded.faults, *check(loaded.case))
        else:
            after = faults_of(self.folder, name, text)
        if not new_faults(self.faults, after):
            return ()
        # Another program may have brought them in since this one read the case.
        return new_faults(faults_of(self.folder), after)

    def try_review(self, line: Mapping[str, Any]) -> None:
        """See whether a decision can be carried out; ReviewError when it cannot."""
        review = Review(
            **{
                **line,
                "verdict": Verdict(line["verdict"]),
                "when": date.fromisoformat(line["when"]),
                "parts": tuple(line.get("parts", ())),
                "others": tuple(line.get("others", ())),
            }
        )
        report = review.claim.partition(":")[0]
        texts = {held.id: (held.date, held.text) for held in self.case.reports}
        entered = [claim for claim in self.case.entered if claim.report == report]
        proposed = [claim for claim in self.case.proposed if claim.report == report]
        of_it = [held for held in self.case.reviews if held.claim.partition(":")[0] == report]
        apply_reviews(
            [*self.drafts.get(report, ()), *entered], [*of_it, review], texts, proposals=proposed
        )

    def _extractor(self, code: str) -> Extractor:
        if code not in self._extractors:
            self._extractors[code] = self.case.languages[code].extractor()
        return self._extractors[code]

    def remembering(self, kind: str, make: Callable[[str], str]) -> Callable[[str], str]:
        """``make`` with its results held in the store: the same text in, the same text out."""

        def remembered(given: str) -> str:
            memo = Memo(self.store)
            found: str = memo.recall(kind, (given,), lambda: make(given), str)
            memo.commit()
            return found

        return remembered

    @property
    def latest(self) -> date:
        """The default as-of day: that of the latest report, else the baseline, else the start."""
        return latest_day(self.case)

    def build(self, as_of: date | None = None) -> Built:
        """Assess the case as of a day.

        CaseError with every fault when one of them is an error; GroundError when a figure rests
        on nothing.
        """
        if any(fault.severity is Severity.ERROR for fault in self.faults):
            raise CaseError(list(self.faults))
        day = as_of or self.latest
        memo = Memo(self.store, self.recent)
        gazetteer = Gazetteer.of(self.case)
        extractors = {code: self._extractor(code) for code in self.case.languages}
        due = [report for report in self.case.reports if report.date <= day]
        try:
            read = drafts(
                due,
                gazetteer,
                extractors=extractors,
                memo=memo,
                tell=self.tell,
            )
        finally:
            memo.commit()
        self.drafts = {**self.drafts, **read}
        assessment = assess(self.case, read, as_of=day, memo=memo, tell=self.tell)
        memo.commit()
        made = manifest(self.case, day, ", ".join(sorted(one.name for one in extractors.values())))
        return Built(
            case=self.case,
            assessment=assessment,
            faults=tuple(sorted((*self.faults, *check_claims(self.case, read)))),
            drafts=read,
            hashed=build_hash(made),
            manifest=made,
            done=memo.done,
            kept=memo.kept,
        )
