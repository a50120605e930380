"""Word lists of the reader of English."""

import re
from importlib.resources import files

import pytest

from forewarn.errors import LanguageError
from forewarn.language.english.reading import ReadingWords, match_any, reading_words
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
    used = set(
        re.findall(
            r'\.find(?:_list|_table|_heads|_pattern|_longest|_values)?\(\s*["\'](\w+)["\']', READER
        )
    )
    assert {*words.sets, *words.tables, *words.values} <= used
    assert all(words.find_list(name) for name in words.sets)
    assert all(all(words.find_table(name).values()) for name in words.tables)
    assert all(all(words.find_values(name).values()) for name in words.values)


def test_a_table_tells_what_each_word_stands_for() -> None:
    text = 'about = "A."\n[tables.numbers]\n2 = ["two", "couple"]\n3 = ["three"]\n'
    words = read_words(text, ReadingWords, name="figures.toml")
    assert words.find_heads("numbers") == {"two": "2", "couple": "2", "three": "3"}
    assert list(words.find_table("numbers")) == ["2", "3"]


def test_a_word_may_stand_for_numbers() -> None:
    text = 'about = "A."\n[values.small]\n"a few" = [2, 3, 6.5]\n'
    words = read_words(text, ReadingWords, name="figures.toml")
    assert words.find_values("small") == {"a few": (2.0, 3.0, 6.5)}


@pytest.mark.parametrize("value", ['"3"', "[true]", '["3"]'])
def test_what_is_no_number_is_named(value: str) -> None:
    text = f'about = "A."\n[values.small]\nseveral = {value}\n'
    with pytest.raises(LanguageError, match=r"needs a list of numbers, got .*small.*several"):
        read_words(text, ReadingWords, name="figures.toml")


def test_a_word_under_two_heads_means_nothing() -> None:
    text = 'about = "A."\n[tables.levels]\nlikely = ["may"]\npossible = ["may"]\n'
    words = read_words(text, ReadingWords, name="certainty.toml")
    with pytest.raises(LanguageError, match="levels: 'may' stands under likely and under possible"):
        words.find_heads("levels")


def test_a_set_keeps_the_order_of_its_words() -> None:
    words = read_words('about = "A."\n[sets]\nunits = ["km", "m"]\n', ReadingWords, name="f.toml")
    assert words.find_list("units") == ("km", "m")
    assert words.find("units") == {"m", "km"}
    assert words.find_pattern("units") == "km|m"


def test_words_in_a_pattern_match_themselves_only() -> None:
    pattern = re.compile(match_any(["a lie", "U.S."]))
    assert [bool(pattern.fullmatch(text)) for text in ("a lie", "U.S.", "UxSx")] == [1, 1, 0]


def test_a_misspelt_key_is_named_with_its_file() -> None:
    with pytest.raises(LanguageError, match=r"set.*dates\.toml"):
        read_words('about = "A."\n[set]\n', ReadingWords, name="dates.toml")
