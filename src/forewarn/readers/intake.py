"""Prepare a file or a web page for a case: the bytes as received, and a sidecar."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from forewarn.errors import IntakeError
from forewarn.readers import text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedFile:
    """A file or page as received, with what is known of it."""

    name: str
    raw: bytes
    url: str
    title: str
    publisher: str
    date: date | None


def receive_file(path: Path) -> ReceivedFile:
    """Read a file from disk; IntakeError when it cannot be opened."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise IntakeError(f"{path}: {error.strerror}") from None
    return ReceivedFile(name=path.name, raw=raw, url="", title="", publisher="", date=None)


def receive_page(url: str, *, private: bool = False) -> ReceivedFile:
    """Fetch a web page from a public address, or with ``private`` from any address.

    IntakeError when it cannot be fetched or is too large.
    """
    from forewarn.readers.fetch import fetch_page

    raw, kind = fetch_page(url, private=private)
    ending = ".txt" if kind == "text/plain" else ".html"
    name = f"{_slug(PurePosixPath(urlsplit(url).path).stem or 'page')}{ending}"
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return ReceivedFile(name=name, raw=raw, url=url, title="", publisher=host, date=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """A report that is ready for a case: its bytes, its name and the text of its sidecar."""

    name: str
    """Name as received, for messages."""
    stem: str
    """Name of the file in the case, unless another report has this name."""
    ending: str
    raw: bytes
    sidecar: str


def prepare(
    received: ReceivedFile,
    *,
    title: str = "",
    publisher: str = "",
    day: date | None = None,
    url: str = "",
) -> Intake:
    """Complete a report with its day, publisher and title.

    IntakeError when day or publisher is missing, or the report cannot be read.
    """
    text = text_of(received.name, received.raw)
    publisher = publisher or received.publisher
    day = day or received.date or _find_date(received)
    lacking = [f"--{key}" for key, value in (("publisher", publisher), ("date", day)) if not value]
    if lacking or day is None:
        raise IntakeError(
            f"{received.name}: a report needs a publisher and a date; give {' and '.join(lacking)}"
        )
    title = title or _title(text)
    sidecar: dict[str, str | date] = {
        "title": title,
        "publisher": publisher,
        "date": day,
        "url": url or received.url,
        "sha256": hashlib.sha256(received.raw).hexdigest(),
    }
    return Intake(
        name=received.name,
        stem=f"{day}-{_slug(title)}",
        ending=Path(received.name).suffix.lower(),
        raw=received.raw,
        sidecar="".join(f"{key} = {_toml(value)}\n" for key, value in sidecar.items() if value),
    )


def _find_date(received: ReceivedFile) -> date | None:
    """Find the day on which an HTML page says it was published."""
    if not received.name.endswith((".html", ".htm")):
        return None
    from htmldate import find_date

    day = find_date(received.raw.decode("utf-8", "replace"), original_date=True)
    return date.fromisoformat(day) if day else None


def _title(text: str) -> str:
    first = next((line for line in text.split("\n") if line.strip()), "untitled")
    return first.lstrip("# ").strip()[:160]


def _slug(text: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
    return plain[:48].rstrip("-") or "report"


def _toml(value: str | date) -> str:
    if isinstance(value, date):
        return value.isoformat()
    # A TOML string may not hold control characters, and UTF-8 cannot encode a lone surrogate.
    plain = "".join(" " if ch < " " or ch == "\x7f" else ch for ch in value)
    plain = plain.encode(errors="replace").decode()
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
