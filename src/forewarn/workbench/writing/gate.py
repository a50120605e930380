"""The gate: everything that is written into a case goes through it."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from forewarn.case.load import try_report
from forewarn.errors import CaseError, EnvironmentFault, Fault, IntakeError, Severity
from forewarn.readers import text_of
from forewarn.readers.intake import Intake
from forewarn.workbench.writing.disk import replace_file, write_fault
from forewarn.workbench.writing.journal import append_lines, create_files, has_pending, recover
from forewarn.workbench.writing.lock import case_lock
from forewarn.workbench.writing.trial import CaseTrial, try_in_folder

_MARK = "\ufeff"
"""Byte order mark, with which some editors begin a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """A file of the case after it was written."""

    path: Path
    digest: bytes
    """SHA-256 of its content; with it a watcher recognises our own changes."""


class Gate:
    """Writes into one case folder: alone, after a trial, whole or not at all, and synced.

    Every method waits for the case's lock, changes the content that is on disk then, tries the
    case with the change, and writes.  It returns when the change is on the disk.  A process that
    is killed before that leaves the case unchanged.
    """

    def __init__(self, folder: Path, *, trial: CaseTrial | None = None) -> None:
        self.folder = folder
        self.trial = trial or try_in_folder(folder)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the case's lock until the block ends; first recover what a killed writer left."""
        with case_lock(self.folder) as outermost:
            if outermost:
                try:
                    recover(self.folder)
                except OSError as error:
                    raise write_fault("what was being written", error) from None
            yield

    def text(self, name: str) -> str:
        """Read a file's text with its own line ends; empty where there is no file."""
        return self._decode(name).removeprefix(_MARK)

    def rewrite(
        self, name: str, change: Callable[[str], str], *, warnings: bool = False
    ) -> WrittenFile:
        """Replace a file's text by the text that ``change`` returns for it.

        CaseError when the new text would bring an error into the case, or with ``warnings`` a
        warning about this file.  Then nothing is written, and nothing when ``change`` raises.
        """
        with self.alone():
            old = self._decode(name)
            new = change(old.removeprefix(_MARK))
            self._try(name, new, self.trial, warnings=warnings)
            mark = _MARK if old.startswith(_MARK) else ""
            return self._replace(name, (mark + new).encode())

    def keep(self, name: str, body: bytes) -> WrittenFile:
        """Write a file that no build reads, such as a proposal; it needs no trial."""
        with self.alone():
            return self._replace(name, body)

    def append(
        self,
        name: str,
        lines: Callable[[str], Sequence[str]],
        *,
        trial: CaseTrial | None = None,
        warnings: bool = False,
    ) -> WrittenFile:
        """Append the lines that ``lines`` returns for the file's text; without lines, write nothing.

        A last line without an end is ended first, so that it does not run into the new lines.
        CaseError when the lines would bring an error into the case, or with ``warnings`` a warning
        about this file; EnvironmentFault when they cannot be written.  Then the file is unchanged.
        """
        with self.alone():
            body = self._bytes(name)
            old = body.decode(errors="replace")  # appending leaves bytes that are no UTF-8 in place
            addition = "".join(f"{line}\n" for line in lines(old.removeprefix(_MARK)))
            if addition:
                start = "\n" if old and not old.endswith("\n") else ""
                addition = start + addition
                text = old.removeprefix(_MARK) + addition
                self._try(name, text, trial or self.trial, warnings=warnings)
                try:
                    (self.folder / name).parent.mkdir(exist_ok=True)
                    append_lines(self.folder, name, addition.encode())
                except OSError as error:
                    raise write_fault(name, error) from None
            digest = hashlib.sha256(body + addition.encode()).digest()
            return WrittenFile(path=self.folder / name, digest=digest)

    def add_report(self, intake: Intake) -> tuple[WrittenFile, WrittenFile]:
        """Add a report and its sidecar to the case, both or neither; the report is returned first.

        IntakeError when the case has this content already, or could not read it.
        """
        with self.alone():
            self._refuse_known(intake)
            stem = self._free_stem(intake.stem)
            report, sidecar = f"reports/{stem}{intake.ending}", f"reports/{stem}.toml"
            faults = try_report(report, intake.raw, intake.sidecar, text_of=text_of)
            if faults:
                raise IntakeError("; ".join(f"{intake.name}: {fault.message}" for fault in faults))
            # The sidecar comes first: a report without one would be a fault of the case.
            files = {sidecar: intake.sidecar.encode(), report: intake.raw}
            try:
                (self.folder / "reports").mkdir(exist_ok=True)
                create_files(self.folder, files)
            except OSError as error:
                raise write_fault(report, error) from None
            return self._file_of(report, files), self._file_of(sidecar, files)

    def _file_of(self, name: str, files: Mapping[str, bytes]) -> WrittenFile:
        return WrittenFile(path=self.folder / name, digest=hashlib.sha256(files[name]).digest())

    def _refuse_known(self, intake: Intake) -> None:
        for path in sorted((self.folder / "reports").glob("*")):
            if path.suffix == ".toml" or path.name.startswith(".") or not path.is_file():
                continue
            # A file of another size has another content and need not be read.
            if path.stat().st_size == len(intake.raw) and path.read_bytes() == intake.raw:
                raise IntakeError(f"{intake.name}: already in the case as reports/{path.name}")

    def _free_stem(self, stem: str) -> str:
        """``stem``, with a number after it where another report has that name."""
        used = {path.stem for path in (self.folder / "reports").glob("*")}
        number = 2
        free = stem
        while free in used:
            free = f"{stem}-{number}"
            number += 1
        return free

    def _try(self, name: str, text: str, trial: CaseTrial, *, warnings: bool = False) -> None:
        wrong: list[Fault] = [
            fault
            for fault in trial(name, text.replace("\r\n", "\n"))
            if fault.severity is Severity.ERROR or (warnings and fault.file == name)
        ]
        if wrong:
            raise CaseError(wrong)

    def _replace(self, name: str, body: bytes) -> WrittenFile:
        path = self.folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, body)
        except OSError as error:
            raise write_fault(name, error) from None
        return WrittenFile(path=path, digest=hashlib.sha256(body).digest())

    def _decode(self, name: str) -> str:
        try:
            return self._bytes(name).decode()
        except UnicodeDecodeError:
            raise EnvironmentFault(f"{name} is not UTF-8 text; mend it by hand first") from None

    def _bytes(self, name: str) -> bytes:
        path = self.folder / name
        try:
            return path.read_bytes() if path.exists() else b""
        except OSError as error:
            raise write_fault(name, error) from None


def settle(folder: Path) -> None:
    """Undo or finish what a killed writer left; a folder that cannot be written stays unchanged."""
    if not has_pending(folder):
        return
    try:
        with Gate(folder).alone():
            pass
    except EnvironmentFault:
        return
