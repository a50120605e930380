import pytest

from forewarn.reports.units import compatible, is_fate, kind


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("", ""),
        ("North Korean soldiers", "person"),
        ("killed (officers)", "killed"),
        ("casualties", "casualty"),
        ("losses", "casualty"),
        ("killed+wounded", "casualty"),
        ("artillery shells", "shell"),
        ("bus", "bus"),
    ],
)
def test_kind(unit: str, expected: str) -> None:
    assert kind(unit) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("deaths", "killed", True),
        ("soldier", "killed", True),
        ("wounded", "troops", True),
        ("", "shell", True),
        ("killed", "wounded", False),
        ("casualty", "killed", False),
        ("soldier", "shell", False),
    ],
)
def test_compatible_is_symmetric(one: str, other: str, same: bool) -> None:
    assert compatible(one, other) is same
    assert compatible(other, one) is same


def test_a_fate_is_no_head_count() -> None:
    assert is_fate("deaths")
    assert not is_fate("soldiers")
