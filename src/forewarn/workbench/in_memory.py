"""Load and assess a case in memory: nothing is written to disk."""

from datetime import date
from os import PathLike
from pathlib import Path

from forewarn.assessment.assess import assess
from forewarn.assessment.assessment import Assessment
from forewarn.assessment.memory import Transient
from forewarn.case.checks import check
from forewarn.case.days import latest_day
from forewarn.case.load import load
from forewarn.case.model import Case
from forewarn.errors import CaseError, Fault, Severity
from forewarn.extractors.extractor import Extractor, load_extractor
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.progress import quiet
from forewarn.readers import text_of


def load_case(path: str | PathLike[str]) -> Case:
    """Load the case in a folder.

    CaseError, with every fault at its file and line, where a file cannot be parsed.
    :func:`assess_case` checks what the files declare; :func:`check_folder` gives all faults at once.
    """
    loaded = load(Path(path), text_of=text_of)
    _refuse(loaded.faults)
    return loaded.case


def check_folder(path: str | PathLike[str]) -> tuple[Fault, ...]:
    """All faults of the case in a folder, as ``forewarn check`` prints them; CaseError without one."""
    loaded = load(Path(path), text_of=text_of)
    return tuple(sorted((*loaded.faults, *check(loaded.case))))


def assess_case(
    case: Case, *, as_of: date | None = None, extractor: str | Extractor | None = None
) -> Assessment:
    """Assess the case as of a day: every figure is a finding, with the sentences it rests on.

    ``as_of`` defaults to the day of the latest report; later reports are not read.
    ``extractor`` finds the claims of the reports.  It is an extractor or the name of an installed
    one; by default the reader of its language reads each report.
    CaseError, with every fault, where a fault stops the build; GroundError where a finding has no
    ground.
    """
    _refuse(check(case))
    day = as_of or latest_day(case)
    reader = load_extractor(extractor) if isinstance(extractor, str) else extractor
    readers = {
        code: reader if reader is not None else language.extractor()
        for code, language in case.languages.items()
    }
    gazetteer = Gazetteer.of(case)
    drafts = {
        report.id: readers[report.language].read(report, gazetteer)
        for report in case.reports
        if report.date <= day
    }
    return assess(case, drafts, as_of=day, memo=Transient(), tell=quiet)


def _refuse(faults: tuple[Fault, ...]) -> None:
    """Raise all faults where one of them is an error."""
    if any(fault.severity is Severity.ERROR for fault in faults):
        raise CaseError(list(faults))
