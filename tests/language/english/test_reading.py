"""Word lists of the reader of English."""

import re
from importlib.resources import files

import pytest

from forewarn.errors import LanguageError
from forewarn.language.english.reading import ReadingWords, reading_words
from forewarn.language.words import read_words

ROOMS = sorted(
    file.name.removesuffix(".toml")
    for file in files("forewarn.language.english.reading").iterdir()
    if file.name.endswith(".toml")
)
READER = "\n".join(
    path.read_text("utf-8")
    for path in sorted(files("forewarn.extractors").rglob("*.py"))  # type: ignore[attr-defined]
)


@pytest.mark.parametrize("room", ROOMS)
def test_the_reader_uses_every_set_of_its_words(room: str) -> None:
    words = reading_words(room)
    assert words.about.endswith(".")
    used = set(re.findall(r'_WORDS\.find\(\s*"(\w+)"', READER))
    assert set(words.sets) <= used
    assert all(words.find(name) for name in words.sets)


def test_a_misspelt_key_is_named_with_its_file() -> None:
    with pytest.raises(LanguageError, match=r"set.*dates\.toml"):
        read_words('about = "A."\n[set]\n', ReadingWords, name="dates.toml")
