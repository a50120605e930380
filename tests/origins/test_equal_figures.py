"""Figures that are unlikely to agree by chance."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from forewarn.origins.equal_figures import digits, is_round


@given(st.integers(min_value=1, max_value=10**9))
def test_digits_of_a_whole_number(number: int) -> None:
    assert digits(float(number)) == len(str(number).rstrip("0"))


@given(st.integers(min_value=1, max_value=9), st.integers(min_value=-6, max_value=12))
def test_one_digit_is_round(digit: int, power: int) -> None:
    assert is_round(float(Decimal(digit) * Decimal(10) ** power))
    assert not is_round(float(Decimal(f"{digit}1") * Decimal(10) ** power))
