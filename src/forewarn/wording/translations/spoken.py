"""What the program speaks: one language for a whole process, chosen once at its edge.

Functions of pages and briefs stay functions of a case: they ask here for words as they ask the
interpreter for arithmetic.  Nothing here reads the environment or the disk.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations

from forewarn.wording.translations.catalogue import Catalogue

_ENGLISH = NullTranslations()
_held: list[Catalogue] = []
"""The catalogue spoken from; empty for the program's own English."""


def install(catalogue: Catalogue | None) -> None:
    """Speak from a catalogue from now on, or the program's own English."""
    _held[:] = [catalogue] if catalogue is not None else []


@contextmanager
def spoken(catalogue: Catalogue | None) -> Iterator[None]:
    """Speak from a catalogue for a while; what was spoken before comes back."""
    before = [*_held]
    install(catalogue)
    try:
        yield
    finally:
        _held[:] = before


def language() -> str:
    """Tag of the language that is spoken, as HTML writes it."""
    return _held[0].language if _held else "en"


def fingerprint() -> str:
    """Hash of the catalogue, on which all words depend; empty for English."""
    return _held[0].fingerprint if _held else ""


def _(message: str, /, **values: object) -> str:
    """A message in the language spoken, its ``%(name)s`` filled in; ``%%`` is a per cent sign.

    >>> _("%(low)s of %(high)s, or %(share)s%%", low=1, high=2, share=50)
    '1 of 2, or 50%'
    """
    return single(message) % values


def ngettext(singular: str, plural: str, number: int, /, **values: object) -> str:
    """The form of a message for ``number``, its placeholders filled in.

    >>> ngettext("one day", "%(number)s days", 3, number=3)
    '3 days'
    """
    return several(singular, plural, number) % values


def single(message: str) -> str:
    """A message in the language spoken, its placeholders still open."""
    if not message:  # under nothing a catalogue keeps its own head
        return ""
    return (_held[0].translations if _held else _ENGLISH).gettext(message)


def several(singular: str, plural: str, number: int) -> str:
    """The form for ``number``, its placeholders still open."""
    return (_held[0].translations if _held else _ENGLISH).ngettext(singular, plural, number)


def N_(message: str) -> str:  # noqa: N802 (the name that gettext's tools look for)
    """Marks a message that is translated later, where it is shown."""
    return message
