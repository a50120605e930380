import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.extractors.certainty.hedges import Hedge, find_hedges, weakest
from forewarn.extractors.certainty.levels import (
    CONDITION_LEVEL,
    MODAL_LEVELS,
    WORD_LEVELS,
    WOULD_LEVEL,
    CertaintyLevel,
)
from forewarn.extractors.parser import parse_texts
from forewarn.text import Span

EVERY = (*WORD_LEVELS.values(), *MODAL_LEVELS.values(), WOULD_LEVEL, CONDITION_LEVEL)


def kinds(text: str) -> set[str]:
    doc = next(parse_texts([text]))
    return {hedge.kind for hedge in find_hedges(doc[:].root, Span(0, len(text)))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The men left the town.", set()),
        ("The men have almost certainly left.", {"certain"}),
        ("The men have very likely left.", {"very likely"}),
        ("It is highly unlikely that they left.", {"very unlikely"}),
        ("The men may have left.", {"may"}),
        ("The men could possibly leave.", {"could", "possible"}),
        ("The men are believed to have left.", {"hearsay"}),
        ("The men are expected to leave.", {"planned"}),
        ("The men appear ready.", {"seems"}),
        ("If they are attacked, the men will leave.", {"if"}),
        ("Even if they are attacked, the men will stay.", set()),
        ("The men must have left.", {"must"}),
        ("The men must leave.", set()),
        ("The men should arrive in two days.", {"should"}),
        ("The men should leave.", set()),
        ("No state may sell them arms.", set()),
        ("The men left in May.", set()),
        ("The tank can carry six men.", set()),
        ("The dispute can become a war.", {"can"}),
        ("The men, who may be tired, left.", set()),
        ("The men left because the town might fall.", set()),
    ],
)
def test_which_hedges_bear_on_a_clause(text: str, expected: set[str]) -> None:
    assert kinds(text) == expected


def test_a_hedge_before_the_first_verb_holds_for_both() -> None:
    text = "The men may attack and kill."
    doc = next(parse_texts([text]))
    second = next(token for token in doc if token.text == "kill")
    assert {hedge.kind for hedge in find_hedges(second, Span(0, len(text)))} == {"may"}


def test_nothing_outside_the_content_bears_on_it() -> None:
    text = "The men may have left."
    doc = next(parse_texts([text]))
    assert find_hedges(doc[:].root, Span(0, len("The men"))) == ()


@given(st.lists(st.floats(0, 1), max_size=5))
def test_the_weakest_counts(levels: list[float]) -> None:
    found = tuple(Hedge("w", level) for level in levels)
    assert weakest(found) == min(levels, default=1.0)


@pytest.mark.parametrize("level", EVERY, ids=str)
def test_a_level_lies_between_what_was_declared_and_what_was_seen(level: CertaintyLevel) -> None:
    low, high = sorted((level.prior, level.retention if level.sample_size else level.prior))
    assert low - 0.005 <= level.value <= high + 0.005
    assert 0 < level.value < 1


def test_the_likelihood_words_keep_their_order_and_their_bands() -> None:
    """ICD 203: almost no chance to 5, very unlikely to 20, unlikely to 45, roughly even to 55,
    likely to 80, very likely to 95."""
    names = ("very unlikely", "unlikely", "unclear", "likely", "very likely", "certain")
    values = [WORD_LEVELS[name].value for name in names]
    assert values == sorted(values)
    assert WORD_LEVELS["very unlikely"].value <= 0.2 <= WORD_LEVELS["unlikely"].value <= 0.45
    assert 0.55 <= WORD_LEVELS["likely"].value <= 0.8 <= WORD_LEVELS["very likely"].value <= 0.95


def test_more_judgements_weigh_more() -> None:
    few, many = (
        CertaintyLevel("some", 0.5, sample_size=count, retention=1.0).value for count in (10, 1000)
    )
    assert 0.5 < few < many < 1
