"""Pieces of one report in another."""

import time
from datetime import date, timedelta

import numpy as np
import pytest

from forewarn.origins.excerpts import Document, excerpts
from forewarn.origins.likeness import shingles

CHANCE = np.random.default_rng(7)
WORDS = [f"word{n}" for n in range(5_000)]


def prose(length: int) -> list[str]:
    return [WORDS[n] for n in CHANCE.integers(0, len(WORDS), length)]


def document(name: str, words: list[str], day: int = 0) -> Document:
    return Document(id=name, date=date(2025, 1, 1) + timedelta(days=day), text=" ".join(words))


@pytest.mark.parametrize("length", [100, 400, 1200])
@pytest.mark.parametrize("share", [0.35, 0.6, 1.0])
def test_an_excerpt_in_a_text_of_its_own_is_found(length: int, share: float) -> None:
    for _ in range(20):
        source = prose(length)
        taken = int(share * length)
        at = int(CHANCE.integers(0, length - taken + 1))
        own = prose(length - taken)
        cut = len(own) // 2
        copy = own[:cut] + source[at : at + taken] + own[cut:]
        found = excerpts([document("b", copy, day=1), document("a", source)])
        assert found["b"].of == "a"
        assert "a" not in found
        one, other = shingles(" ".join(source)), shingles(" ".join(copy))
        assert found["b"].share == len(one & other) / min(len(one), len(other))


def test_a_short_text_inside_a_long_one_is_an_excerpt_of_it() -> None:
    long = prose(1000)
    found = excerpts([document("long", long), document("short", long[300:340], day=1)])
    assert found["short"].share == 1.0


def test_texts_that_have_nothing_in_common_are_left_alone() -> None:
    assert excerpts([document(f"d{n}", prose(200), day=n) for n in range(50)]) == {}
    assert excerpts([]) == {}


def test_a_stock_phrase_is_no_excerpt() -> None:
    phrase = prose(9)
    given = [document(f"d{n}", phrase + prose(8), day=n) for n in range(10)]
    assert excerpts(given) == {}


def test_what_came_first_is_the_source_whatever_the_order() -> None:
    text = prose(300)
    given = [document(f"d{n}", text, day=9 - n) for n in range(10)]
    found = excerpts(given)
    assert found == excerpts(reversed(given))
    assert {each.of for each in found.values()} == {"d9"}


def test_time_grows_with_the_text_and_not_with_the_pairs() -> None:
    text = prose(150)

    def taken(number: int) -> float:
        given = [document(f"d{n:05}", text) for n in range(number)]
        began = time.process_time()
        assert len(excerpts(given)) == number - 1
        return time.process_time() - began

    # Five times the texts have twenty-five times the pairs.
    assert taken(2_500) < 12 * taken(500) + 0.5
