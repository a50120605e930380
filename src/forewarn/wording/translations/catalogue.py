"""A translated catalogue, refused where it would break a sentence or a page."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from gettext import GNUTranslations
from hashlib import sha256
from typing import IO

from forewarn.errors import CatalogueError

_PLACEHOLDER = re.compile(r"%(?:\((?P<name>\w+)\)(?P<kind>.)|(?P<sign>%)|(?P<stray>.|$))", re.S)
_TAG = re.compile(r"<[^<>]*>")
_NUMBER = "number"
"""What a plural form may leave out: many languages say "one origin" without a figure."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Translations of messages, the language they are in, and a hash of them."""

    translations: GNUTranslations
    language: str
    """As in HTML: ``de``, ``pt-BR``."""
    fingerprint: str


def read(file: IO[bytes], name: str) -> Catalogue:
    """The compiled catalogue (``.mo``); CatalogueError with every translation that does not fit."""
    body = file.read()
    file.seek(0)
    try:
        translations = GNUTranslations(file)
    except (OSError, ValueError, UnicodeError, LookupError, struct.error) as error:
        raise CatalogueError(
            f"{name}: not a compiled catalogue ({error}); compile the .po file with "
            "msgfmt --check or pybabel compile"
        ) from error
    faults = [*_faults(translations)]
    if faults:
        listing = "\n  ".join(faults)
        raise CatalogueError(
            f"{name}: translations that do not fit:\n  {listing}\n"
            "keep every %(name)s and tag of the message as it is, and compile again"
        )
    tongue = translations.info().get("language", "").replace("_", "-") or "und"
    return Catalogue(translations, tongue, sha256(body).hexdigest())


def _faults(translations: GNUTranslations) -> Iterator[str]:
    # The standard library has no public way to list what a catalogue holds.
    for key, translation in getattr(translations, "_catalog").items():  # noqa: B009
        message, plural = (key[0], True) if isinstance(key, tuple) else (key, False)
        if message:
            yield from (
                f"{message!r} as {translation!r}: {fault}"
                for fault in disagreements(message, translation, plural=plural)
            )


def disagreements(message: str, translation: str, *, plural: bool = False) -> Iterator[str]:
    """What keeps a translation from standing where its message stands.

    >>> list(disagreements("%(many)s of %(all)s", "%(many)s von %(alles)s"))
    ['lacks %(all)s', 'has %(alles)s, which the message has not']
    >>> list(disagreements("<b>Never.</b>", "<i>Nie.</i>"))
    ['has other tags than the message']
    >>> list(disagreements("Over 5%%", "Über 5%"))
    ['has a stray %; write %% for the sign']
    """
    needed, present = placeholders(message), placeholders(translation)
    if "%" in present:
        yield "has a stray %; write %% for the sign"
    free = {_NUMBER} if plural else set()
    yield from (f"lacks %({name})s" for name in sorted(needed - present - free))
    for name in sorted(present - needed - free - {"%"}):
        yield f"has %({name})s, which the message has not"
    if sorted(_TAG.findall(message)) != sorted(_TAG.findall(translation)):
        yield "has other tags than the message"
    elif any(mark in _TAG.sub("", translation) for mark in '<>"'):
        yield "has one of < > \" outside a tag; use the language's own quotation marks"


def placeholders(message: str) -> set[str]:
    """Names of the placeholders; ``%`` among them for a sign that stands for nothing."""
    names = set()
    for match in _PLACEHOLDER.finditer(message):
        if match["name"] is not None and match["kind"] == "s":
            names.add(match["name"])
        elif match["sign"] is None:
            names.add("%")
    return names
