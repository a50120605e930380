"""Case files changed with everything else kept."""

import tomllib
from datetime import date

import pytest

from forewarn.case.toml_edits import EditError, drop_view, grade_source, save_view, set_odds

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


VIEWS = """# what we look at every morning
[[view]]   # first
name = "Denials"
page = "claims"
words = "kursk"  # the place
facets = { stance = "denies" }

# of the outlet
[[view]]
name = "Denials"
page = "reports"
facets = { publisher = "AFP" }
# the end
"""


def test_a_view_is_added_at_the_end_and_the_rest_stays() -> None:
    new = save_view(VIEWS, "claims", " To do ", "", {"state": "to review"})
    assert set(VIEWS.splitlines()) <= set(new.splitlines())
    assert tomllib.loads(new)["view"][-1] == {
        "name": "To do",
        "page": "claims",
        "facets": {"state": "to review"},
    }
    first = save_view("", "reports", "AFP", 'say "no"', {})
    assert tomllib.loads(first)["view"] == [{"name": "AFP", "page": "reports", "words": 'say "no"'}]


def test_a_view_of_the_same_name_is_replaced_in_its_place() -> None:
    new = save_view(VIEWS, "claims", "Denials", "", {"speaker": ""})
    held = tomllib.loads(new)["view"]
    assert held[0] == {"name": "Denials", "page": "claims", "facets": {"speaker": ""}}
    assert held[1:] == tomllib.loads(VIEWS)["view"][1:]
    assert "# first" in new
    assert "# the end" in new


def test_a_view_is_taken_out_and_the_rest_stays() -> None:
    new = drop_view(VIEWS, "claims", "Denials")
    assert new.startswith("# what we look at every morning\n\n# of the outlet\n[[view]]\n")
    assert tomllib.loads(new)["view"] == tomllib.loads(VIEWS)["view"][1:]
    assert "# what we look at every morning" in new
    assert "# the end" in new
    assert tomllib.loads(drop_view(new, "reports", "Denials")).get("view", []) == []
    assert save_view(drop_view(new, "reports", "Denials"), "claims", "x", "y", {})


def test_views_that_cannot_be_saved_or_dropped() -> None:
    with pytest.raises(EditError, match="a view needs a name"):
        save_view("", "claims", " ", "x", {})
    with pytest.raises(EditError, match="sifts by nothing"):
        save_view("", "claims", "x", " ", {})
    with pytest.raises(EditError, match="no view of claims has the name 'x'"):
        drop_view(VIEWS, "claims", "x")
    with pytest.raises(EditError, match="no list of"):
        save_view('view = [{name = "x"}]', "claims", "y", "z", {})
    with pytest.raises(EditError, match="no list of"):
        drop_view('view = [{name = "x"}, {name = "y"}]', "claims", "x")
    with pytest.raises(EditError, match="the file is no TOML"):
        drop_view("[[view", "claims", "x")
