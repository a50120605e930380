"""One build of one case folder."""

import os
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from forewarn.assessment.assess import assess
from forewarn.assessment.assessment import Assessment
from forewarn.assessment.claim_matching import match_claims
from forewarn.cache import SqliteStore, open_store
from forewarn.cache.memo import Memo
from forewarn.cache.sqlite import forget
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
from forewarn.language import Language
from forewarn.progress import Tell, quiet
from forewarn.readers import text_of
from forewarn.recent import Recent
from forewarn.workbench.manifest import build_hash, make_manifest
from forewarn.workbench.reading import read_drafts
from forewarn.workbench.waiting_copy import WaitingCopy
from forewarn.workbench.writing.gate import settle
from forewarn.workbench.writing.trial import faults_of, new_faults

if TYPE_CHECKING:
    from forewarn.cache.postgres import PostgresStore
    from forewarn.list_index.index import Index


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A case with its assessment, and the counts of new and reused steps."""

    case: Case
    assessment: Assessment
    faults: tuple[Fault, ...]
    drafts: Mapping[str, tuple[Claim, ...]]
    """Claims of each report as read, before any review."""
    inputs_hash: str
    """Hash of all inputs, by which the build is named."""
    manifest: Mapping[str, object]
    new_steps: Mapping[str, int]
    """Number of steps that were computed, by kind."""
    reused_steps: Mapping[str, int]
    """Number of steps that came from the store, by kind."""


class Workbench:
    """A case folder that is open for building, with its store of finished steps.

    The store is at the address ``store``, else at the address that the environment names, else it
    is a file in ``.forewarn/``.
    """

    def __init__(self, folder: Path, *, tell: Tell = quiet, store: str = "") -> None:
        self.folder = folder
        self.tell = tell
        self._extractors: dict[Language, Extractor] = {}
        """Readers by the code of their language; each is made when a case first needs it."""
        self.recent = Recent()
        """Results of the steps of the last builds."""
        self.reload()
        self.drafts: Mapping[str, tuple[Claim, ...]] = {}
        """Claims of each report that a build has read, before any review."""
        self.temporary_folder: TemporaryDirectory[str] | None = None
        """Holds the store when the case folder cannot be written."""
        self.store = self._open_store(store or os.environ.get(VARIABLE, ""))

    def __enter__(self) -> "Workbench":
        return self

    def __exit__(self, *_: object) -> None:
        if "index" in self.__dict__:
            self.index.close()
        self.store.close()
        if self.temporary_folder is not None:
            self.temporary_folder.cleanup()

    def _open_store(self, address: str) -> "PostgresStore | SqliteStore":
        if address:
            return open_store(address)
        try:
            return SqliteStore(self.folder / ".forewarn" / "steps.sqlite")
        except (OSError, sqlite3.Error):
            self.temporary_folder = TemporaryDirectory(prefix="forewarn-")
            return SqliteStore(Path(self.temporary_folder.name) / "steps.sqlite")

    @cached_property
    def index(self) -> "Index":
        """Long lists of this case's builds, in the store's database.

        SQLite keeps them in a file of their own, so that writing a long list does not lock the steps.
        """
        from sqlalchemy.exc import DatabaseError

        from forewarn.cache.postgres import PostgresStore
        from forewarn.cache.sqlite_engine import sqlite_engine
        from forewarn.list_index.index import Index

        if isinstance(self.store, PostgresStore):
            return Index(self.store.engine)
        path = self.store.path.with_name("index.sqlite")
        try:
            return Index(sqlite_engine(path))
        except DatabaseError:  # no database, or another layout: all that it holds can be made again
            forget(path)
            return Index(sqlite_engine(path))

    def reload(self) -> None:
        """Read the folder again; CaseError when there is no case in it any more."""
        settle(self.folder)
        loaded = load(self.folder, text_of=text_of)
        self.case = loaded.case
        self._file_faults = loaded.faults
        self.faults = tuple(sorted((*loaded.faults, *check(loaded.case))))

    def reread_reviews(self) -> None:
        """Read ``reviews.jsonl`` again, and no other file."""
        loaded = reread_reviews(self.folder, self.case)
        self.case = loaded.case
        self._file_faults = (
            *(fault for fault in self._file_faults if fault.file != REVIEWS),
            *loaded.faults,
        )
        self.faults = tuple(sorted((*self._file_faults, *check(self.case))))

    def try_text(self, name: str, text: str) -> tuple[Fault, ...]:
        """Try ``text`` as the file ``name``; the faults that it would bring into the case."""
        if name == REVIEWS:  # read alone: a decision must not wait until every report is read
            loaded = reread_reviews(self.folder, self.case, text=text)
            other_faults = (fault for fault in self._file_faults if fault.file != REVIEWS)
            after = (*other_faults, *loaded.faults, *check(loaded.case))
        else:
            after = faults_of(self.folder, name, text)
        if not new_faults(self.faults, after):
            return ()
        # Another program may have brought these faults in since this one read the case.
        return new_faults(faults_of(self.folder), after)

    def try_review(self, line: Mapping[str, Any]) -> None:
        """Try a decision on its report; ReviewError when it cannot be carried out."""
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
        texts = {item.id: (item.date, item.text) for item in self.case.reports}
        entered = [claim for claim in self.case.entered if claim.report == report]
        model_drafts = [claim for claim in self.case.proposed if claim.report == report]
        reviews = [item for item in self.case.reviews if item.claim.partition(":")[0] == report]
        apply_reviews(
            [*self.drafts.get(report, ()), *entered],
            [*reviews, review],
            texts,
            proposals=model_drafts,
        )

    def _extractor(self, code: str) -> Extractor:
        # By the language, not its code: with other words of the case it is another.
        language = self.case.languages[code]
        if language not in self._extractors:
            self._extractors[language] = language.extractor()
        return self._extractors[language]

    def memoize(self, kind: str, make: Callable[[str], str]) -> Callable[[str], str]:
        """``make`` with its results kept in the store."""

        def recall(text: str) -> str:
            memo = Memo(self.store)
            result: str = memo.recall(kind, (text,), lambda: make(text), str)
            memo.commit()
            return result

        return recall

    @property
    def latest(self) -> date:
        """The default as-of day: that of the latest report, else the baseline, else the start."""
        return latest_day(self.case)

    def _work_meanwhile(
        self, meanwhile: Callable[[], None], day: date, drafts: Mapping[str, tuple[Claim, ...]]
    ) -> None:
        """What this process does while a copy of it reads; ``drafts`` were read before."""
        meanwhile()
        match_claims(self.case, drafts, as_of=day, recent=self.recent)

    def read(self, as_of: date | None = None) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of every report up to a day, before any review; nothing is assessed.

        A case that would not build can be read too.
        """
        memo = Memo(self.store, self.recent)
        try:
            return self._read(memo, as_of or self.latest)
        finally:
            memo.commit()

    def _read(
        self,
        memo: Memo,
        day: date,
        meanwhile: Callable[[Mapping[str, tuple[Claim, ...]]], None] | None = None,
        copy: WaitingCopy | None = None,
    ) -> Mapping[str, tuple[Claim, ...]]:
        return read_drafts(
            [report for report in self.case.reports if report.date <= day],
            Gazetteer.of(self.case),
            extractors={code: self._extractor(code) for code in self.case.languages},
            languages=self.case.languages,
            memo=memo,
            tell=self.tell,
            meanwhile=meanwhile,
            copy=copy,
        )

    def build(
        self,
        as_of: date | None = None,
        *,
        meanwhile: Callable[[], None] | None = None,
        copy: WaitingCopy | None = None,
    ) -> Built:
        """Assess the case as of a day.

        With ``meanwhile``, reports may be read in a copy of this process, which calls ``meanwhile``
        in the meantime; a process that serves others in threads gives none.  ``copy`` is one that
        was made before and waits for reports to read.

        CaseError with every fault when one of them is an error; GroundError when a figure rests
        on nothing.
        """
        if any(fault.severity is Severity.ERROR for fault in self.faults):
            raise CaseError(list(self.faults))
        day = as_of or self.latest
        memo = Memo(self.store, self.recent)
        extractors = {code: self._extractor(code) for code in self.case.languages}
        try:
            drafts_by_report = self._read(
                memo,
                day,
                partial(self._work_meanwhile, meanwhile, day) if meanwhile else None,
                copy,
            )
        finally:
            memo.commit()
        self.drafts = {**self.drafts, **drafts_by_report}
        assessment = assess(self.case, drafts_by_report, as_of=day, memo=memo, tell=self.tell)
        memo.commit()
        inputs = make_manifest(
            self.case, day, ", ".join(sorted(extractor.name for extractor in extractors.values()))
        )
        return Built(
            case=self.case,
            assessment=assessment,
            faults=tuple(sorted((*self.faults, *check_claims(self.case, drafts_by_report)))),
            drafts=drafts_by_report,
            inputs_hash=build_hash(inputs),
            manifest=inputs,
            new_steps=memo.new_steps,
            reused_steps=memo.reused_steps,
        )
