"""Case files changed with everything else kept."""

import tomllib
from datetime import date

import pytest

from forewarn.case.editing import EditError, grade_source, set_odds

SOURCES = """# who speaks

[[source]]   # the service
id = "nis"
name = "NIS"
history = [
  { since = 2024-10-01, reliability = "C", reason = "alarm" },  # as found
  { since = 2024-12-01, reliability = "B", reason = "borne out" },
]
reliability = "C"

# nobody's friend
[[source]]
id = "tass"
name = "TASS"
"""
INDICATORS = """# odds of 16 December
[[indicator]]
id = "sail"
scenarios = { stay = 0.2, grow = "likely" }  # by the desk
# the last line
"""


def grades(text: str, place: int) -> list[tuple[str, str]]:
    held = tomllib.loads(text)["source"][place]["history"]
    return [(str(one["since"]), one["reliability"]) for one in held]


def test_a_grade_takes_its_place_and_the_rest_stays() -> None:
    new = grade_source(SOURCES, "nis", letter="D", since=date(2024, 11, 5), reason="retracted")
    assert grades(new, 0) == [("2024-10-01", "C"), ("2024-11-05", "D"), ("2024-12-01", "B")]
    kept = [line for line in SOURCES.splitlines() if line in new.splitlines()]
    assert kept == SOURCES.splitlines()


def test_a_grade_of_the_same_day_is_replaced() -> None:
    new = grade_source(SOURCES, "nis", letter="A", since=date(2024, 12, 1), reason="again")
    assert grades(new, 0) == [("2024-10-01", "C"), ("2024-12-01", "A")]


def test_a_source_without_history_gets_one() -> None:
    new = grade_source(SOURCES, "tass", letter="E", since=date(2025, 1, 1), reason='said "no"')
    assert grades(new, 1) == [("2025-01-01", "E")]
    assert "# nobody's friend" in new


def test_odds_are_set_in_place() -> None:
    new = set_odds(INDICATORS, "sail", "scenarios", "stay", 0.35)
    assert new == INDICATORS.replace("stay = 0.2", "stay = 0.35")
    new = set_odds(new, "sail", "hypotheses", "troops", "unlikely")
    assert tomllib.loads(new)["indicator"][0]["hypotheses"] == {"troops": "unlikely"}
    assert "# the last line" in new


def test_what_cannot_be_done_is_said() -> None:
    day = date(2025, 1, 1)
    for message, call in (
        ("one of A, B", lambda: grade_source(SOURCES, "nis", letter="G", since=day, reason="x")),
        ("needs a reason", lambda: grade_source(SOURCES, "nis", letter="B", since=day, reason=" ")),
        ("id 'kcna'", lambda: grade_source(SOURCES, "kcna", letter="B", since=day, reason="x")),
        ("no TOML", lambda: grade_source("[[", "nis", letter="B", since=day, reason="x")),
        (
            "no list",
            lambda: grade_source(
                '[[source]]\nid = "a"\nhistory = 1\n', "a", letter="B", since=day, reason="x"
            ),
        ),
        ("under scenarios", lambda: set_odds(INDICATORS, "sail", "policies", "x", 0.1)),
        ("between 0 and 1", lambda: set_odds(INDICATORS, "sail", "scenarios", "x", 1.0)),
        (
            "no table",
            lambda: set_odds(
                '[[indicator]]\nid = "a"\nscenarios = 1\n', "a", "scenarios", "x", 0.1
            ),
        ),
    ):
        with pytest.raises(EditError, match=message):
            call()
