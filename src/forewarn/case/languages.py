"""The languages that a case and its reports are written in."""

from collections.abc import Sequence

from forewarn.case.model import Question
from forewarn.case.parsing import Faults, ParsedFile
from forewarn.language import Language
from forewarn.language.installed import installed_languages, load_languages
from forewarn.reports.report import Report


def check_language(code: str, source: ParsedFile, faults: Faults) -> None:
    """Note a fault where ``language`` of a file is not installed; an empty code means the default."""
    installed = installed_languages()
    if code and code not in installed:
        faults.add(
            source.file,
            source.line(("language",)),
            "language",
            f"no language is called {code!r}; installed: {', '.join(installed)}; "
            "name one of them, or install the distribution that offers it",
        )


def languages_of(question: Question, reports: Sequence[Report]) -> dict[str, Language]:
    """The installed languages of a case and its reports, by code."""
    return load_languages((question.language, *(report.language for report in reports)))
