"""Reasons as values: equal by content, written to JSON and read back."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from forewarn.findings.reason import (
    Pointer,
    Reason,
    Word,
    join_reasons,
    reason_from_json,
    reason_to_json,
    split_reason,
    verbatim,
)

NAMES = st.text("abcdefgh", min_size=1, max_size=4)
PLAIN = st.one_of(
    st.text(max_size=9),
    st.floats(allow_nan=False),
    st.integers(),
    st.dates(),
    st.builds(Word, st.text(max_size=9)),
    st.builds(
        Pointer,
        st.sampled_from(["report", "measurand", "source", "origin", "claim"]),
        st.text(max_size=9),
    ),
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(tuple),
        st.builds(
            lambda code, values: Reason.of(code, **values),
            NAMES,
            st.dictionaries(NAMES, inner, max_size=3),
        ),
    ),
    max_leaves=8,
)
REASONS = st.builds(
    lambda code, values: Reason.of(code, **values),
    NAMES,
    st.dictionaries(NAMES, VALUES, max_size=4),
)


@given(REASONS)
def test_a_reason_survives_its_json(reason: Reason) -> None:
    again = reason_from_json(json.loads(json.dumps(reason_to_json(reason))))
    assert again == reason
    assert hash(again) == hash(reason)


def test_a_value_is_got_by_its_name() -> None:
    reason = Reason.of("seen", best=600.0, when=date(2025, 1, 13))
    assert reason.get("best") == 600.0
    assert reason.get("worst") is None


def test_reasons_are_joined_and_split() -> None:
    one, two, three = (Reason.of(code) for code in ("one", "two", "three"))
    assert join_reasons() is None
    assert join_reasons(None, one) is one
    assert list(split_reason(None)) == []
    assert list(split_reason(one)) == [one]
    assert list(split_reason(join_reasons(one, None, join_reasons(two, three)))) == [
        one,
        two,
        three,
    ]


def test_a_reason_in_the_words_of_the_case() -> None:
    assert verbatim("") is None
    assert verbatim("A quay is hit") == Reason.of("verbatim", words="A quay is hit")
