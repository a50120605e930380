"""The one way by which anything is written into a case."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from forewarn.case.load import try_report
from forewarn.errors import CaseError, EnvironmentFault, Fault, IntakeError, Severity
from forewarn.readers import text_of
from forewarn.readers.intake import Intake
from forewarn.workbench.writing.disk import replace_file, unwritable
from forewarn.workbench.writing.journal import append_lines, create_files, pending, recover
from forewarn.workbench.writing.lock import case_lock
from forewarn.workbench.writing.trial import Trial, try_in_folder

_MARK = "\ufeff"
"""Byte order mark, with which some editors begin a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file of the case as it was written."""

    path: Path
    digest: bytes
    """SHA-256 of its content, by which a watcher tells our own change from another's."""


class Gate:
    """Writes into one case folder: alone, after a trial, whole or not at all, and synced.

    Every method waits for the case's lock, makes the change of what stands on disk then, tries
    the case with it, and writes.  It returns once the change is on the disk: until then nothing
    is acknowledged, and whoever is killed before that leaves the case as it was.
    """

    def __init__(self, folder: Path, *, trial: Trial | None = None) -> None:
        self.folder = folder
        self.trial = trial or try_in_folder(folder)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the case until the block ends; what a killed writer left is settled first."""
        with case_lock(self.folder) as outermost:
            if outermost:
                try:
                    recover(self.folder)
                except OSError as error:
                    raise unwritable("what was being written", error) from None
            yield

    def text(self, name: str) -> str:
        """A file's text with its own line ends; empty where there is none."""
        return self._decoded(name).removeprefix(_MARK)

    def rewrite(
        self, name: str, change: Callable[[str], str], *, warnings: bool = False
    ) -> Written:
        """Replace a file by what ``change`` makes of its text.

        CaseError when the new text would bring an error into the case, or with ``warnings`` a
        warning about this file; then nothing is written, nor when ``change`` raises.
        """
        with self.alone():
            old = self._decoded(name)
            new = change(old.removeprefix(_MARK))
            self._try(name, new, self.trial, warnings=warnings)
            mark = _MARK if old.startswith(_MARK) else ""
            return self._replace(name, (mark + new).encode())

    def keep(self, name: str, body: bytes) -> Written:
        """Write a file that is no part of what a build reads, such as a proposal."""
        with self.alone():
            return self._replace(name, body)

    def append(
        self,
        name: str,
        lines: Callable[[str], Sequence[str]],
        *,
        trial: Trial | None = None,
        warnings: bool = False,
    ) -> Written:
        """Add the lines that ``lines`` makes in view of the file's text; none writes nothing.

        A last line that somebody left without an end is ended first, so that it spoils nothing
        after it.  CaseError when the lines would bring an error into the case, or with
        ``warnings`` a warning about this file, EnvironmentFault when they cannot be written; then
        the file is as it was.
        """
        with self.alone():
            body = self._bytes(name)
            old = body.decode(errors="replace")  # what cannot be read is not ours to change
            added = "".join(f"{line}\n" for line in lines(old.removeprefix(_MARK)))
            if added:
                start = "\n" if old and not old.endswith("\n") else ""
                added = start + added
                text = old.removeprefix(_MARK) + added
                self._try(name, text, trial or self.trial, warnings=warnings)
                try:
                    (self.folder / name).parent.mkdir(exist_ok=True)
                    append_lines(self.folder, name, added.encode())
                except OSError as error:
                    raise unwritable(name, error) from None
            digest = hashlib.sha256(body + added.encode()).digest()
            return Written(path=self.folder / name, digest=digest)

    def add_report(self, intake: Intake) -> tuple[Written, Written]:
        """Put a report and its sidecar into the case, both or neither; the report first.

        IntakeError when the case has this content, or could not read it.
        """
        with self.alone():
            self._refuse_known(intake)
            stem = self._free(intake.stem)
            report, sidecar = f"reports/{stem}{intake.ending}", f"reports/{stem}.toml"
            found = try_report(report, intake.raw, intake.sidecar, text_of=text_of)
            if found:
                raise IntakeError("; ".join(f"{intake.name}: {one.message}" for one in found))
            # The sidecar first: a report that stands there has its day and publisher.
            files = {sidecar: intake.sidecar.encode(), report: intake.raw}
            try:
                (self.folder / "reports").mkdir(exist_ok=True)
                create_files(self.folder, files)
            except OSError as error:
                raise unwritable(report, error) from None
            return self._written(report, files), self._written(sidecar, files)

    def _written(self, name: str, files: Mapping[str, bytes]) -> Written:
        return Written(path=self.folder / name, digest=hashlib.sha256(files[name]).digest())

    def _refuse_known(self, intake: Intake) -> None:
        for path in sorted((self.folder / "reports").glob("*")):
            if path.suffix == ".toml" or path.name.startswith(".") or not path.is_file():
                continue
            # Files of another size need not be read.
            if path.stat().st_size == len(intake.raw) and path.read_bytes() == intake.raw:
                raise IntakeError(f"{intake.name}: already in the case as reports/{path.name}")

    def _free(self, stem: str) -> str:
        """``stem``, or with a number after it where a report has that name."""
        used = {path.stem for path in (self.folder / "reports").glob("*")}
        number = 2
        free = stem
        while free in used:
            free = f"{stem}-{number}"
            number += 1
        return free

    def _try(self, name: str, text: str, trial: Trial, *, warnings: bool = False) -> None:
        wrong: list[Fault] = [
            fault
            for fault in trial(name, text.replace("\r\n", "\n"))
            if fault.severity is Severity.ERROR or (warnings and fault.file == name)
        ]
        if wrong:
            raise CaseError(wrong)

    def _replace(self, name: str, body: bytes) -> Written:
        path = self.folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, body)
        except OSError as error:
            raise unwritable(name, error) from None
        return Written(path=path, digest=hashlib.sha256(body).digest())

    def _decoded(self, name: str) -> str:
        try:
            return self._bytes(name).decode()
        except UnicodeDecodeError:
            raise EnvironmentFault(f"{name} is not UTF-8 text; mend it by hand first") from None

    def _bytes(self, name: str) -> bytes:
        path = self.folder / name
        try:
            return path.read_bytes() if path.exists() else b""
        except OSError as error:
            raise unwritable(name, error) from None


def settle(folder: Path) -> None:
    """Undo or finish what a killed writer left; a folder that nobody can write stays as it is."""
    if not pending(folder):
        return
    try:
        with Gate(folder).alone():
            pass
    except EnvironmentFault:
        return
