import pytest

from forewarn.policies.policy import Outcome


@pytest.mark.parametrize("bad", [(1, 0, 2), (0, 3, 2)])
def test_outcomes_run_from_low_to_high(bad: tuple[float, float, float]) -> None:
    low, likely, high = bad
    with pytest.raises(ValueError, match="low <= likely <= high"):
        Outcome(low=low, likely=likely, high=high)
