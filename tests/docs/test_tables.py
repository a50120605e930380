"""docs/case-folder.md and docs/checks.md say what the code says."""

from pathlib import Path

import pytest

from forewarn.scenarios.scenario import Scenario
from tools.tables import PAGES, field_docs, in_step, keys_table


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page_is_in_step(page: Path) -> None:
    text = page.read_text("utf-8")
    assert in_step(text) == text, "run `make tables` and read the difference"
    assert "TODO" not in text, "describe the key, in the code or on the page"


def test_field_docstrings_are_read() -> None:
    said = field_docs(Scenario)
    assert said["effect"] == "Operational effect, in a sentence."
    assert "title" not in said


def test_words_on_the_page_stay_where_the_code_has_none() -> None:
    table = keys_table(Scenario, {"title": "Its name.", "effect": "Outdated."})
    assert "| `title` | text | **required** | Its name. |" in table
    assert "| `effect` | text | none | Operational effect, in a sentence. |" in table
