"""A case loaded and assessed in memory: nothing is written, nothing is kept."""

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
    """The case in a folder.

    CaseError, with every fault at its file and line, where a file cannot be understood.  What the
    files declare is looked at by :func:`assess_case`; :func:`check_folder` gives all at once.
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
    """What the case says as of a day: every figure a finding, with the sentences it rests on.

    ``as_of`` defaults to the day of the latest report; reports published later have no part in it.
    ``extractor`` finds the claims of the reports: one, or the name of one that is installed; by
    default each report is read by the reader of its language.
    CaseError, with every fault, where the case has any that stops a build; GroundError where a
    finding rests on nothing.
    """
    _refuse(check(case))
    day = as_of or latest_day(case)
    given = load_extractor(extractor) if isinstance(extractor, str) else extractor
    readers = {
        code: given if given is not None else language.extractor()
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
