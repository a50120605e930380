"""Try the case with a change before the change is written."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from forewarn.case.checks import check
from forewarn.case.load import load
from forewarn.errors import Fault
from forewarn.readers import text_of

CaseTrial = Callable[[str, str], Sequence[Fault]]
"""Takes the name of a case file and its new text; returns the faults that the text would bring."""


def try_in_folder(folder: Path) -> CaseTrial:
    """Make a trial that reads the whole folder, with the new text in place of the file."""

    def trial(name: str, text: str) -> Sequence[Fault]:
        return new_faults(faults_of(folder), faults_of(folder, name, text))

    return trial


def faults_of(folder: Path, name: str = "", text: str = "") -> tuple[Fault, ...]:
    """Read and check the case on disk, with ``text`` as its file ``name``; its faults."""
    loaded = load(folder, text_of=text_of, instead={name: text} if name else None)
    return tuple(sorted((*loaded.faults, *check(loaded.case))))


def new_faults(before: Iterable[Fault], after: Iterable[Fault]) -> tuple[Fault, ...]:
    """Faults that were not there before.

    Lines are not compared: a change may shift the lines of the other faults.
    """
    counts = Counter(map(_identity, before))
    faults: list[Fault] = []
    for fault in after:
        if counts[_identity(fault)]:
            counts[_identity(fault)] -= 1
        else:
            faults.append(fault)
    return tuple(faults)


def _identity(fault: Fault) -> tuple[str, str, str]:
    return fault.file, fault.rule, fault.message
