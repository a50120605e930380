"""Taking a file or a web page into a case: the bytes as they came, and a sidecar."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from forewarn.errors import IntakeError
from forewarn.readers import text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A file or page as it came, with what is known of it."""

    name: str
    raw: bytes
    url: str
    title: str
    publisher: str
    date: date | None


def opened(path: Path) -> Received:
    """A file from disk; IntakeError when it cannot be opened."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise IntakeError(f"{path}: {error.strerror}") from None
    return Received(name=path.name, raw=raw, url="", title="", publisher="", date=None)


def fetched(url: str, *, private: bool = False) -> Received:
    """A web page from a public address, with ``private`` from any; IntakeError when it does not
    come, or comes too large."""
    from forewarn.readers.fetch import fetch_page

    raw, kind = fetch_page(url, private=private)
    ending = ".txt" if kind == "text/plain" else ".html"
    name = f"{_slug(PurePosixPath(urlsplit(url).path).stem or 'page')}{ending}"
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return Received(name=name, raw=raw, url=url, title="", publisher=host, date=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """A report ready to stand in a case: its bytes, its name and the text of its sidecar."""

    name: str
    """As it was received, for messages."""
    stem: str
    """Name of the file in the case, unless a report has it."""
    ending: str
    raw: bytes
    sidecar: str


def prepare(
    received: Received,
    *,
    title: str = "",
    publisher: str = "",
    day: date | None = None,
    url: str = "",
) -> Intake:
    """The report with its day, publisher and title; IntakeError when it lacks one or cannot be
    read."""
    text = text_of(received.name, received.raw)
    publisher = publisher or received.publisher
    day = day or received.date or _dated(received)
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


def _dated(received: Received) -> date | None:
    """The day that an HTML page gives for itself."""
    if not received.name.endswith((".html", ".htm")):
        return None
    from htmldate import find_date

    found = find_date(received.raw.decode("utf-8", "replace"), original_date=True)
    return date.fromisoformat(found) if found else None


def _title(text: str) -> str:
    first = next((line for line in text.split("\n") if line.strip()), "untitled")
    return first.lstrip("# ").strip()[:160]


def _slug(text: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
    return plain[:48].rstrip("-") or "report"


def _toml(value: str | date) -> str:
    if isinstance(value, date):
        return value.isoformat()
    # No TOML string holds a control character, and no file the half of a character.
    plain = "".join(" " if ch < " " or ch == "\x7f" else ch for ch in value)
    plain = plain.encode(errors="replace").decode()
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
