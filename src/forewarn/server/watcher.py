"""Notice changes of the case's files."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from threading import Event, Thread

from forewarn.server.writer import CaseWriter

POLL_SECONDS = 0.4
"""Seconds between two scans of the folder."""
WATCHED_PATTERNS = ("*.toml", "*.jsonl", "*/*.md", "claims/*.csv", "drafts/*.jsonl", "reports/*")


class Watch:
    """Looks at names, sizes and times of the case's files, and at the content of those that differ.

    Polling works on every file system, also on shared ones, where the system's own notices do
    not; a case has hundreds of files, and a look at them costs a millisecond or two.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stamps = self._read_stamps()
        self._hashes = {path: _content_hash(path) for path in self._stamps}

    def changed(self) -> frozenset[Path]:
        """Files that came, went, or hold something else than at the last look."""
        stamps = self._read_stamps()
        if stamps == self._stamps:
            return frozenset()
        touched = [path for path, stamp in stamps.items() if self._stamps.get(path) != stamp]
        hashes = {
            path: content_hash for path, content_hash in self._hashes.items() if path in stamps
        }
        hashes |= {path: _content_hash(path) for path in touched}
        old_hashes, self._stamps, self._hashes = self._hashes, stamps, hashes
        return frozenset(
            path for path in {*old_hashes, *hashes} if old_hashes.get(path) != hashes.get(path)
        )

    def _read_stamps(self) -> Mapping[Path, tuple[int, int]]:
        stamps: dict[Path, tuple[int, int]] = {}
        for part in WATCHED_PATTERNS:
            for path in self.folder.glob(part):
                if path.name.startswith("."):
                    continue  # a draft in writing, which gets another name when it is complete
                try:
                    status = path.stat()
                except OSError:
                    continue  # it was removed during the scan
                if path.relative_to(self.folder).parts[0] not in ("build", ".forewarn"):
                    stamps[path] = (status.st_mtime_ns, status.st_size)
        return stamps


def follow(writer: CaseWriter, ended: Event) -> Thread:
    """Rebuild whenever the files differ, in a thread of its own, until ``ended`` is set."""
    session = writer.session
    watch = Watch(session.bench.folder)

    def look() -> None:
        while not ended.wait(POLL_SECONDS):
            changed = watch.changed()
            if changed and not writer.wrote(changed):
                session.reload()

    thread = Thread(target=look, name="watch", daemon=True)
    thread.start()
    return thread


def _content_hash(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
