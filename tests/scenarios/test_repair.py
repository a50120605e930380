import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from forewarn.probability import ICD203, Elicited
from forewarn.scenarios.repair import FLOOR, project, repair


@st.composite
def boxes(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A point with intervals around it that can reach a sum of one."""
    size = draw(st.integers(1, 6))
    triples = [sorted(draw(st.tuples(*[st.floats(0, 1)] * 3))) for _ in range(size)]
    low, point, high = (np.array(column) for column in zip(*triples, strict=True))
    low = low / max(low.sum(), 1)
    high = np.minimum(1, high / min(high.sum(), 1)) if high.sum() > 0.01 else np.ones(size)
    point = np.clip(point, low, high)
    return point, low, high


@settings(max_examples=60, deadline=None)
@given(boxes())
def test_projection_equals_slsqp(box: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    point, low, high = box
    found = project(point, low, high)
    assert found.sum() == pytest.approx(1, abs=1e-9)
    assert (found >= low - 1e-12).all()
    assert (found <= high + 1e-12).all()
    oracle = minimize(
        lambda x: ((x - point) ** 2).sum(),
        np.clip(np.full(len(point), 1 / len(point)), low, high),
        jac=lambda x: 2 * (x - point),
        bounds=list(zip(low, high, strict=True)),
        constraints={"type": "eq", "fun": lambda x: x.sum() - 1, "jac": np.ones_like},
        method="SLSQP",
        options={"ftol": 1e-14, "maxiter": 500},
    )
    if oracle.success and abs(oracle.x.sum() - 1) < 1e-9:
        assert np.linalg.norm(found - point) <= np.linalg.norm(oracle.x - point) + 1e-6
        assert found == pytest.approx(oracle.x, abs=1e-4)


@settings(max_examples=60, deadline=None)
@given(boxes())
def test_projection_is_idempotent(box: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    point, low, high = box
    once = project(point, low, high)
    assert project(once, low, high) == pytest.approx(once, abs=1e-9)


def test_projection_works_along_the_last_axis() -> None:
    points = np.array([[0.7, 0.5], [0.2, 0.2], [1.0, 0.0]])
    rows = project(points, np.zeros(2), np.ones(2))
    assert rows == pytest.approx(np.array([[0.6, 0.4], [0.5, 0.5], [1.0, 0.0]]))


def test_coherent_chances_stay() -> None:
    given_ = {"a": ICD203.elicited(0.7), "b": ICD203.elicited(0.25)}
    mended = repair(given_, reserve={"other": ICD203.elicited(0.05)})
    assert mended.projected == pytest.approx({"a": 0.7, "b": 0.25, "other": 0.05})
    assert mended.total == pytest.approx(1)
    assert mended.distance == pytest.approx(0, abs=1e-12)
    assert mended.within


def test_words_within_reach_move_inside_their_bands() -> None:
    words = {"a": "likely", "b": "unlikely", "c": "very unlikely"}
    published = {name: ICD203.elicited(word) for name, word in words.items()}
    mended = repair(published)
    assert mended.within
    assert mended.total == pytest.approx(1.125)
    assert mended.published == pytest.approx({"a": 0.675, "b": 0.325, "c": 0.125})
    assert sum(mended.projected.values()) == pytest.approx(1)
    assert sum(mended.proportional.values()) == pytest.approx(1)
    assert mended.proportional["a"] == pytest.approx(0.675 / 1.125)
    for name, one in published.items():
        assert one.low <= mended.projected[name] <= one.high


@pytest.mark.parametrize("words", [("very likely", "likely", "unlikely"), ("unlikely",)])
def test_out_of_reach_frees_the_published_and_keeps_the_reserve(words: tuple[str, ...]) -> None:
    published = {f"s{n}": ICD203.elicited(word) for n, word in enumerate(words)}
    reserve = {"other": Elicited(0.04, 0.05, 0.06)}
    mended = repair(published, reserve=reserve)
    assert not mended.within
    assert 0.04 <= mended.projected["other"] <= 0.06
    assert sum(mended.projected.values()) == pytest.approx(1)
    assert all(mended.projected[name] >= FLOOR for name in published)


def test_a_reserve_out_of_reach_is_freed_too() -> None:
    mended = repair({"a": Elicited(0.9, 0.9, 0.9)}, reserve={"b": Elicited(1, 1, 1)})
    assert not mended.within
    assert mended.projected == pytest.approx({"a": 0.45, "b": 0.55})


def test_all_zero_shares_equally() -> None:
    nothing = {name: Elicited(0, 0, 0) for name in "abcd"}
    mended = repair(nothing)
    assert mended.proportional == mended.projected == dict.fromkeys("abcd", 0.25)


def test_nothing_given_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing to repair"):
        repair({})
