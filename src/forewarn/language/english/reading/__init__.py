"""Word lists of the reader of English, one file a room of it.

The grammar that uses them stands in ``forewarn.extractors``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from forewarn.language.words import read_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingWords:
    """What a file of the reader's words holds."""

    about: str
    """What the words of the file are for, in a sentence."""
    sets: Mapping[str, tuple[str, ...]]
    """Words by the name of their set."""

    def find(self, name: str) -> frozenset[str]:
        """The words of a set."""
        return frozenset(self.sets[name])


@cache
def reading_words(room: str) -> ReadingWords:
    """The words of a room of the reader, read once; LanguageError when the file has a fault."""
    name = f"{room}.toml"
    return read_words(files(__package__).joinpath(name).read_text("utf-8"), ReadingWords, name=name)
