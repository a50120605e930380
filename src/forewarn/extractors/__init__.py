"""Report to drafted claims.

Each name is imported when it is first asked for: a build whose reports are all read loads no reader.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forewarn.extractors.english_reader import EnglishReader
    from forewarn.extractors.extractor import Extractor
    from forewarn.extractors.places.gazetteer import Gazetteer

__all__ = ["EnglishReader", "Extractor", "Gazetteer"]

_HOMES = {
    "EnglishReader": "forewarn.extractors.english_reader",
    "Extractor": "forewarn.extractors.extractor",
    "Gazetteer": "forewarn.extractors.places.gazetteer",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'forewarn.extractors' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
