"""One value of a case file set where it stands."""

import tomllib

import pytest

from forewarn.case.toml_edits import EditError, set_value

INDICATORS = """# odds
[[indicator]]
id = "sail"
scenarios = { stay = 0.2, grow = "likely" }  # by the desk
coverage = 0.5
# the last line
"""
SCENARIO = """+++
id = "stay"   # short
prior = 0.4  # a guess

[[triggers]]
label = "a"
hazard = 2.0
+++

Words = that stay.
"""


def test_a_value_is_set_in_its_place() -> None:
    new = set_value(INDICATORS, "indicator", "sail", ["scenarios", "stay"], 0.3)
    assert new == INDICATORS.replace("stay = 0.2", "stay = 0.3")
    new = set_value(INDICATORS, "indicator", "sail", ["hypotheses", "none"], {"low": 0.1})
    assert tomllib.loads(new)["indicator"][0]["hypotheses"] == {"none": {"low": 0.1}}
    assert new.startswith("# odds")


def test_a_value_is_left_out() -> None:
    new = set_value(INDICATORS, "indicator", "sail", ["coverage"], None)
    assert new == INDICATORS.replace("coverage = 0.5\n", "")
    assert set_value(INDICATORS, "indicator", "sail", ["noise"], None) == INDICATORS


def test_front_matter_changes_and_the_prose_stays() -> None:
    new = set_value(SCENARIO, "", "", ["prior"], 0.5)
    assert new == SCENARIO.replace("prior = 0.4", "prior = 0.5")
    new = set_value(SCENARIO, "", "", ["triggers", "0", "hazard"], 3.0)
    assert new == SCENARIO.replace("hazard = 2.0", "hazard = 3.0")


def test_a_single_table_is_made_when_there_is_none() -> None:
    new = set_value('title = "x"\n', "scenarios", "", ["persistence"], 0.9)
    assert tomllib.loads(new) == {"title": "x", "scenarios": {"persistence": 0.9}}


@pytest.mark.parametrize(
    ("text", "path", "words"),
    [
        (SCENARIO, ["triggers", "7", "hazard"], "nothing at 7"),
        (SCENARIO, ["triggers", "0"], "stands in a list"),
        ("+++\nid = 1\n", ["prior"], "no closing line"),
        ("id = = 1\n", ["prior"], "no TOML"),
    ],
)
def test_what_cannot_be_set_says_why(text: str, path: list[str], words: str) -> None:
    with pytest.raises(EditError, match=words):
        set_value(text, "", "", path, 1)
