import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.extractors.llm.chunks import split_chunks
from forewarn.text import Span


@given(st.text(alphabet="ab .\n”!", max_size=300), st.integers(1, 40))
def test_parts_follow_on_one_another_and_leave_nothing_out(text: str, longest: int) -> None:
    parts = split_chunks(text, longest)
    assert "".join(part.of(text) for part in parts) == text
    assert [part.start for part in parts] == [0, *(part.end for part in parts)][: len(parts)]
    assert all(0 < len(part) <= longest for part in parts)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One two.\n\nThree four. Five six.", ["One two.\n\n", "Three four. ", "Five six."]),
        ("One two.\nThree four. Five six.", ["One two.\n", "Three four. ", "Five six."]),
        ("One two. “Three four.” Five six.", ["One two. ", "“Three four.” ", "Five six."]),
        ("One two three four five", ["One two three ", "four five"]),
        ("onetwothreefourfive", ["onetwothreefou", "rfive"]),
    ],
)
def test_the_best_place_in_the_second_half(text: str, parts: list[str]) -> None:
    assert [part.of(text) for part in split_chunks(text, 14)] == parts


def test_a_short_text_is_one_part() -> None:
    assert split_chunks("Short.") == (Span(0, 6),)
    assert split_chunks("") == ()
