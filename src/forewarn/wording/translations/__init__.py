"""The words of pages and briefs, in English or as a catalogue translates them."""

from forewarn.wording.translations.catalogue import Catalogue, read
from forewarn.wording.translations.spoken import (
    N_,
    _,
    fingerprint,
    install,
    language,
    ngettext,
    spoken,
)

__all__ = [
    "N_",
    "Catalogue",
    "_",
    "fingerprint",
    "install",
    "language",
    "ngettext",
    "read",
    "spoken",
]
