from math import inf, log2

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import jensenshannon

from forewarn.probability import ICD203, Elicited
from forewarn.scenarios.elicitation import Elicitation, Pair, Pool
from forewarn.scenarios.pooling import PooledChances, pool_chances

IDS = ("a", "b", "c")


def voice(name: str, *chances: float, weight: float = 1.0) -> Elicitation:
    return Elicitation(id=name, scenarios=dict(zip(IDS, chances, strict=False)), weight=weight)


def pool(*voices: Elicitation, used: Pool = Pool.LINEAR) -> PooledChances:
    return pool_chances(voices, IDS, scale=ICD203, used=used)


sets = st.lists(
    st.tuples(*[st.floats(0, 1) for _ in IDS], st.floats(0.01, 100)), min_size=1, max_size=4
)


@given(sets)
def test_all_sets_sum_to_one_and_the_linear_pool_lies_between_them(
    given_sets: list[tuple[float, float, float, float]],
) -> None:
    held = pool(
        *(voice(f"v{n}", *row[:3], weight=row[3]) for n, row in enumerate(given_sets)),
        used=Pool.LOG,
    )
    for chances in (held.linear, held.log, *(one.repair.projected for one in held.voices)):
        assert sum(chances.values()) == pytest.approx(1)
        assert all(np.isfinite(one) and one >= 0 for one in chances.values())
    assert sum(one.weight for one in held.voices) == pytest.approx(1)
    for name in IDS:
        low, high = held.span[name]
        assert low - 1e-9 <= held.linear[name] <= high + 1e-9
        assert held.priors[name].best == pytest.approx(held.log[name])
    assert -1e-12 <= held.divergence <= log2(len(held.voices)) + 1e-9


@given(st.integers(1, 4))
def test_those_who_agree_pool_to_what_they_agree_on(number: int) -> None:
    held = pool(*(voice(f"v{n}", 0.5, 0.3, 0.2, weight=n + 1) for n in range(number)))
    for chances in (held.linear, held.log):
        assert chances == pytest.approx({"a": 0.5, "b": 0.3, "c": 0.2})
    assert held.divergence == pytest.approx(0)


def test_disagreement_is_the_jensen_shannon_divergence() -> None:
    one, other = (0.7, 0.2, 0.1), (0.1, 0.3, 0.6)
    held = pool(voice("one", *one), voice("other", *other))
    assert held.divergence == pytest.approx(jensenshannon(one, other, base=2) ** 2)
    assert held.span["a"] == (0.1, 0.7)
    assert pool(voice("one", 1, 0, 0), voice("other", 0, 1, 0)).divergence == pytest.approx(1)


def test_the_log_pool_keeps_the_mean_of_the_log_odds() -> None:
    held = pool(voice("one", 0.7, 0.2, 0.1), voice("other", 0.1, 0.3, 0.6, weight=3))
    odds = (0.7 / 0.2) ** 0.25 * (0.1 / 0.3) ** 0.75
    assert held.log["a"] / held.log["b"] == pytest.approx(odds)
    assert held.linear["a"] == pytest.approx(0.25 * 0.7 + 0.75 * 0.1)


def test_one_analysts_zero_is_not_everybodys() -> None:
    held = pool(voice("one", 1, 0, 0), voice("other", 0, 1, 0), used=Pool.LOG)
    assert held.log["a"] == pytest.approx(held.log["b"])
    assert 0 < held.log["c"] < 0.01


def test_each_is_made_coherent_within_his_own_ranges() -> None:
    narrow = Elicited(0.58, 0.6, 0.62)
    held = pool(
        Elicitation(id="x", scenarios={"a": narrow, "b": Elicited(0.2, 0.5, 0.8), "c": 0.1})
    )
    [one] = held.voices
    assert 0.58 <= one.repair.projected["a"] <= 0.62
    assert one.repair.total == pytest.approx(1.2)
    assert one.repair.distance > 0
    assert one.repair.proportional["a"] == pytest.approx(0.5)


def test_the_opening_spans_what_anybody_meant() -> None:
    held = pool(
        Elicitation(id="x", scenarios={"a": Elicited(0.1, 0.2, 0.3), "b": 0.5, "c": 0.3}),
        Elicitation(id="y", scenarios={"a": Elicited(0.5, 0.6, 0.8), "b": 0.2, "c": 0.2}),
    )
    assert held.priors["a"] == Elicited(0.1, 0.4, 0.8)


def test_words_and_what_is_left_out() -> None:
    said = Elicitation(id="x", scenarios={"a": "likely"}).elicit(IDS, ICD203)
    assert said["a"] == ICD203.elicited("likely")
    assert said["b"] == said["c"]
    assert said["a"].best + said["b"].best + said["c"].best == pytest.approx(1)
    over = Elicitation(id="x", scenarios={"a": 0.9, "b": 0.9}).elicit(IDS, ICD203)
    assert over["c"].best == 0


def test_odds_by_pairs() -> None:
    one = Elicitation(
        id="x",
        analyst="Desk one",
        odds=(Pair(more="a", than="b", times=2.0), Pair(more="b", than="c", times=1.0)),
    )
    assert {name: each.best for name, each in one.elicit(IDS, ICD203).items()} == pytest.approx(
        {"a": 0.5, "b": 0.25, "c": 0.25}
    )
    assert (one.name, voice("x").name) == ("Desk one", "x")


PAIR = Pair(more="a", than="b", times=2.0)


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (Elicitation(id="x"), "one of the two"),
        (Elicitation(id="x", scenarios={"a": 0.5}, odds=(PAIR,)), "one of the two"),
        (Elicitation(id="x", scenarios={"z": 0.5}), "no scenario 'z'"),
        (Elicitation(id="x", scenarios={"a": "perhaps"}), "not on the scale"),
        (Elicitation(id="x", scenarios={"a": 1.5}), "between 0 and 1"),
        (Elicitation(id="x", odds=(PAIR,)), "do not connect"),
        (Elicitation(id="x", odds=(PAIR, PAIR)), "twice"),
        (Elicitation(id="x", odds=(Pair(more="a", than="b", times=inf),)), "finite"),
        (Elicitation(id="x", scenarios={"a": 0.5}, weight=0.0), "weight"),
    ],
)
def test_what_makes_no_sense_is_told(bad: Elicitation, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        pool(bad)


def test_nobody_asked() -> None:
    with pytest.raises(ValueError, match="at least one"):
        pool()
