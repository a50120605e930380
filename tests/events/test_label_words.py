"""Words of labels."""

from hypothesis import given
from hypothesis import strategies as st

from forewarn.events.label_words import (
    base_forms,
    content_words,
    share_of_label,
    weigh_labels,
)
from forewarn.language.english import ENGLISH


def test_words_have_their_base_forms() -> None:
    assert {"ship", "leave"} <= content_words("Ships left, the port’s “chief” said.", ENGLISH)
    assert base_forms(("grain ships", ""), ENGLISH) >= {"ship"}


def test_a_word_of_many_labels_weighs_less() -> None:
    labels = weigh_labels({"a": "Ships sunk", "b": "Ships boarded"}, ENGLISH)
    assert labels["a"]["ships"] == 0.5
    assert labels["a"]["sink"] == 1
    bare = weigh_labels({"a": "Ships sunk"}, ENGLISH, frozenset({"ships", "ship"}))
    assert set(bare["a"]) == {"sunk", "sink"}


@given(st.frozensets(st.sampled_from(["ship", "sink", "port", "dock"])))
def test_a_share_grows_with_the_words_and_is_no_more_than_one(words: frozenset[str]) -> None:
    label = {"ship": 0.5, "sink": 1.0}
    assert 0 <= share_of_label(label, words) <= share_of_label(label, words | {"ship", "sink"}) == 1
    assert share_of_label({}, words) == 0
