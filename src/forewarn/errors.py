"""Everything forewarn raises on purpose.

ForewarnError
├── CaseError         the case folder has faults; carries all of them at once
├── GroundError       a figure whose grounds dangle; fails the build
├── IntakeError       a file that cannot be read into a report
├── LanguageError     a language that is not installed, or a fault in its word files
├── CatalogueError    translations that cannot be read or do not fit their messages
└── EnvironmentFault  something outside the case is missing: a model, a port, a browser
    └── PluginError   a plug-in that is not installed or cannot be loaded
"""

from dataclasses import dataclass
from enum import StrEnum


class ForewarnError(Exception):
    """Root of every error that a user is meant to read."""

    exit_code = 1


class Severity(StrEnum):
    """How much a fault hinders: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Fault:
    """One thing wrong with a case: where it stands, what is wrong, what to do."""

    file: str
    """Path relative to the case folder, with forward slashes."""
    line: int
    """1-based; 1 where the whole file is meant."""
    rule: str
    """Name of the rule that found it, for instance ``no-horizon``."""
    message: str
    """What, what was got, and what to do."""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.rule}: {self.message}"


class CaseError(ForewarnError):
    """The case cannot be built; ``faults`` holds every reason found, sorted by place."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class GroundError(ForewarnError):
    """A finding rests on a sentence or a case line that is not there."""


class IntakeError(ForewarnError):
    """A file or address that cannot become a report."""


class LanguageError(ForewarnError):
    """A language that is not installed, or whose word files have a fault.

    ``paths`` are the keys of a word file where the fault can be mended, any one of them.
    """

    def __init__(self, message: str, *paths: tuple[str, ...]) -> None:
        super().__init__(message)
        self.paths = paths


class CatalogueError(ForewarnError):
    """A catalogue of translations that cannot be read, or whose words do not fit."""


class EnvironmentFault(ForewarnError):
    """The machine lacks something; the message names it and how to get it."""

    exit_code = 2


class PluginError(EnvironmentFault):
    """A plug-in that is not installed, cannot be loaded, or is not what its group asks for."""
