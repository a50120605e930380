"""A file as received to the canonical text in which all offsets count."""

from functools import cache
from pathlib import PurePath

from forewarn.errors import IntakeError, PluginError
from forewarn.plugins import load_plugins
from forewarn.readers.isolation import isolated_text
from forewarn.readers.reader import LARGEST, Reader, is_reader
from forewarn.text import canonical


def text_of(name: str, raw: bytes) -> str:
    """Canonical text of a file as received.

    IntakeError for an unknown ending, an empty or over-large file, a binary one, and one whose
    text comes out empty, since parsers fail silently.  PluginError where two readers claim the
    same ending: whichever ran, the offsets of the other's text would be wrong.
    """
    plugin = _choose_reader(name)
    reader = load_plugins("forewarn.readers").require(plugin, is_reader)
    if not raw.strip():
        raise IntakeError(f"{name}: the file is empty")
    if len(raw) > LARGEST:
        raise IntakeError(
            f"{name}: {len(raw):,} bytes; the most is {LARGEST:,}. Split it and add the parts"
        )
    is_utf16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not reader.binary and b"\x00" in raw[:4096] and not is_utf16:
        raise IntakeError(f"{name}: looks like a binary file, not text")
    body = isolated_text(plugin, name, raw) if reader.isolated else reader.text(name, raw)
    text = canonical(body)
    if not any(ch.isalnum() for ch in text):
        raise IntakeError(f"{name}: no words came out of {len(raw):,} bytes; save it as .txt")
    return text


def readable_suffixes() -> tuple[str, ...]:
    """Endings that an installed reader reads."""
    return tuple(sorted(_readers_by_suffix()))


def _choose_reader(name: str) -> str:
    """The name of the plug-in that reads the file."""
    suffix = PurePath(name).suffix.lower()
    match _readers_by_suffix().get(suffix, ()):
        case (plugin,):
            return plugin
        case ():
            broken = "".join(f". Note: {error}" for error in _load_readers()[1])
            raise IntakeError(
                f"{name}: cannot read files ending in {suffix or 'nothing'}; "
                f"one of {', '.join(readable_suffixes())}. Save the text as .txt and add that"
                f"{broken}"
            )
        case rivals:
            plugins = load_plugins("forewarn.readers")
            raise PluginError(
                f"{name}: {' and '.join(map(plugins.describe, rivals))} both read files ending in "
                f"{suffix}; uninstall one of them"
            )


@cache
def _load_readers() -> tuple[dict[str, Reader], tuple[PluginError, ...]]:
    return load_plugins("forewarn.readers").load_all(is_reader)


@cache
def _readers_by_suffix() -> dict[str, tuple[str, ...]]:
    """Names of the plug-ins that read files with a suffix."""
    names: dict[str, tuple[str, ...]] = {}
    for name, reader in _load_readers()[0].items():
        for suffix in reader.suffixes:
            names[suffix] = (*names.get(suffix, ()), name)
    return names
