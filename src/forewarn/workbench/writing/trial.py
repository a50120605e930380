"""The case tried with a change before the change is made."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from forewarn.case.checks import check
from forewarn.case.load import load
from forewarn.errors import Fault
from forewarn.readers import text_of

Trial = Callable[[str, str], Sequence[Fault]]
"""A file of the case and its new text to the faults that the text would bring."""


def try_in_folder(folder: Path) -> Trial:
    """A trial that reads the whole folder, with the text in place of the file."""

    def trial(name: str, text: str) -> Sequence[Fault]:
        return new_faults(faults_of(folder), faults_of(folder, name, text))

    return trial


def faults_of(folder: Path, name: str = "", text: str = "") -> tuple[Fault, ...]:
    """Faults of the case as it stands on disk, with ``text`` as its file ``name``."""
    loaded = load(folder, text_of=text_of, instead={name: text} if name else None)
    return tuple(sorted((*loaded.faults, *check(loaded.case))))


def new_faults(before: Iterable[Fault], after: Iterable[Fault]) -> tuple[Fault, ...]:
    """Those that were not there before; a change may shift the lines of the others."""
    known = Counter(map(_words, before))
    found: list[Fault] = []
    for fault in after:
        if known[_words(fault)]:
            known[_words(fault)] -= 1
        else:
            found.append(fault)
    return tuple(found)


def _words(fault: Fault) -> tuple[str, str, str]:
    return fault.file, fault.rule, fault.message
