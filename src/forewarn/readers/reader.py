"""Which file is read how; what cannot be read is refused in words."""

from pathlib import PurePath

from forewarn.errors import IntakeError
from forewarn.readers.html import html_text
from forewarn.readers.plain import plain_text
from forewarn.text import canonical

READABLE = {
    ".txt": plain_text,
    ".md": plain_text,
    ".markdown": plain_text,
    ".html": html_text,
    ".htm": html_text,
}
"""Endings that can be read, each with its reader."""

LARGEST = 20 * 1024 * 1024
"""Bytes beyond which a file is refused."""


def text_of(name: str, raw: bytes) -> str:
    """Canonical text of a file as received.

    IntakeError for an unknown ending, an empty or over-large file, a binary one, and one whose
    text comes out empty, since parsers fail silently.
    """
    ending = PurePath(name).suffix.lower()
    if ending not in READABLE:
        known = ", ".join(sorted(READABLE))
        raise IntakeError(
            f"{name}: cannot read files ending in {ending or 'nothing'}; one of {known}. "
            "Save the text as .txt and add that"
        )
    if not raw.strip():
        raise IntakeError(f"{name}: the file is empty")
    if len(raw) > LARGEST:
        raise IntakeError(
            f"{name}: {len(raw):,} bytes; the most is {LARGEST:,}. Split it and add the parts"
        )
    if b"\x00" in raw[:4096] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise IntakeError(f"{name}: looks like a binary file, not text")
    text = canonical(READABLE[ending](name, raw))
    if not any(ch.isalnum() for ch in text):
        raise IntakeError(f"{name}: no words came out of {len(raw):,} bytes; save it as .txt")
    return text
