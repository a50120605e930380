"""One build of one case folder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from forewarn.briefing.assessment import Assessment
from forewarn.build.assess import assess
from forewarn.build.manifest import build_hash, manifest
from forewarn.build.memo import Memo
from forewarn.build.reading import Tell, drafts
from forewarn.case.case import Case
from forewarn.case.checks import check
from forewarn.case.folder import load
from forewarn.claims.claim import Claim
from forewarn.errors import CaseError, Fault, Severity
from forewarn.extractors.english import English
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.readers import text_of
from forewarn.stores import SqliteStore


def quiet(what: str, done: int, total: int) -> None:
    """Tell nobody."""


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
    """A case folder opened for building, with the store of finished steps in ``.forewarn/``."""

    def __init__(self, folder: Path, *, tell: Tell = quiet) -> None:
        self.folder = folder
        self.tell = tell
        self.extractor = English()
        loaded = load(folder, text_of=text_of)
        self.case = loaded.case
        self.faults = tuple(sorted((*loaded.faults, *check(loaded.case))))
        self.store = SqliteStore(folder / ".forewarn" / "steps.sqlite")

    def __enter__(self) -> "Workbench":
        return self

    def __exit__(self, *_: object) -> None:
        self.store.close()

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
        question = self.case.question
        days = [report.date for report in self.case.reports]
        latest = max(days, default=question.baseline or question.start)
        assert latest is not None  # no-horizon is an error, told before anything is built
        if question.horizon is not None:
            latest = min(latest, question.horizon)
        return latest

    def build(self, as_of: date | None = None) -> Built:
        """Assess the case as of a day.

        CaseError with every fault when one of them is an error; GroundError when a figure rests
        on nothing.
        """
        if any(fault.severity is Severity.ERROR for fault in self.faults):
            raise CaseError(list(self.faults))
        day = as_of or self.latest
        memo = Memo(self.store)
        gazetteer = Gazetteer.of(self.case)
        due = [report for report in self.case.reports if report.date <= day]
        try:
            read = drafts(
                due,
                gazetteer,
                extractor=self.extractor,
                memo=memo,
                tell=self.tell,
            )
        finally:
            memo.commit()
        assessment = assess(self.case, read, as_of=day, memo=memo, tell=self.tell)
        memo.commit()
        made = manifest(self.case, day, self.extractor.name)
        return Built(
            case=self.case,
            assessment=assessment,
            faults=self.faults,
            drafts=read,
            hashed=build_hash(made),
            manifest=made,
            done=memo.done,
            kept=memo.kept,
        )
