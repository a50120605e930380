"""Noticing that files of the case are no longer what they were."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from threading import Event, Thread

from forewarn.server.writer import Writer

EVERY = 0.4
"""Seconds between two looks."""
PARTS = ("*.toml", "*.jsonl", "*/*.md", "claims/*.csv", "drafts/*.jsonl", "reports/*")


class Watch:
    """Looks at names, sizes and times of the case's files, and at the content of those that differ.

    Polling works on every file system, also on shared ones, where the system's own notices do
    not; a case has hundreds of files, and a look at them costs a millisecond or two.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stamps = self._looked()
        self._hashes = {path: _hashed(path) for path in self._stamps}

    def changed(self) -> frozenset[Path]:
        """Files that came, went, or hold something else than at the last look."""
        stamps = self._looked()
        if stamps == self._stamps:
            return frozenset()
        touched = [path for path, stamp in stamps.items() if self._stamps.get(path) != stamp]
        hashes = {path: held for path, held in self._hashes.items() if path in stamps}
        hashes |= {path: _hashed(path) for path in touched}
        was, self._stamps, self._hashes = self._hashes, stamps, hashes
        return frozenset(path for path in {*was, *hashes} if was.get(path) != hashes.get(path))

    def _looked(self) -> Mapping[Path, tuple[int, int]]:
        found: dict[Path, tuple[int, int]] = {}
        for part in PARTS:
            for path in self.folder.glob(part):
                if path.name.startswith("."):
                    continue  # being written, and to stand under another name
                try:
                    held = path.stat()
                except OSError:
                    continue  # it went while we looked
                if path.relative_to(self.folder).parts[0] not in ("build", ".forewarn"):
                    found[path] = (held.st_mtime_ns, held.st_size)
        return found


def follow(writer: Writer, ended: Event) -> Thread:
    """Rebuild whenever the files differ, in a thread of its own, until ``ended`` is set."""
    session = writer.session
    watch = Watch(session.bench.folder)

    def look() -> None:
        while not ended.wait(EVERY):
            changed = watch.changed()
            if changed and not writer.wrote(changed):
                session.reload()

    thread = Thread(target=look, name="watch", daemon=True)
    thread.start()
    return thread


def _hashed(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
