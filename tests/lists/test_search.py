"""What somebody types into a search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.lists.search import LONGEST_WORD, MOST_TERMS, Search, fold_words, parse_search


def says(text: str, query: str) -> bool:
    return parse_search(query).fits(fold_words(text))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("soldiers", True),
        ("SOLDIERS élysée", True),
        ("soldier", False),
        ("soldier*", True),
        ('"10,000 soldiers"', True),
        ('"soldiers 10,000"', False),
        ('"said that 10"', True),
        ('"said that 10*"', True),
        ("10,000", True),
        ("10.000", True),
        ("000,10", False),
        ("said -elysee", False),
        ("said -moscow", True),
        ('said -"that 10,000"', False),
        ("-moscow", True),
        ("sol*", True),
        ("-sol*", False),
        ('"the soldiers', False),
        ("", True),
        (" ... ", True),
        ("OR", False),
        ("NEAR(said that)", False),
        ("said - that", True),
        ("l'Élysée*", True),
    ],
)
def test_words_phrases_beginnings_and_what_is_left_out(query: str, found: bool) -> None:
    assert says("L’Élysée said that 10,000 soldiers had sailed", query) is found


def test_much_is_cut_to_what_counts() -> None:
    assert len(parse_search("a " * 10_000).required) == MOST_TERMS
    assert fold_words("x" * 10_000) == ("x" * LONGEST_WORD,)
    assert not parse_search('"' * 10_000)
    assert Search() == parse_search("* - -* \"\" ''")


@given(st.text(max_size=80))
def test_whatever_is_typed_means_something(query: str) -> None:
    asked = parse_search(query)
    for term in (*asked.required, *asked.excluded):
        assert term.words
        assert all(word.isalnum() for word in term.words)
        assert fold_words(" ".join(term.words)) == term.words


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=40))
def test_the_short_way_for_plain_letters_leads_to_the_same(text: str) -> None:
    assert (*fold_words(text), "zukow") == fold_words(f"{text} Żuków")


@given(st.lists(st.sampled_from(["men", "ships", "Żuków", "10"]), min_size=1, max_size=6))
def test_a_text_is_found_by_itself_and_by_each_of_its_words(words: list[str]) -> None:
    text = " ".join(words)
    assert says(text, f'"{text}"')
    assert says(text, " ".join(f"{word[:1]}*" for word in words))
    assert not says(text, f"-{words[0]}")
