"""Exports of other distributions are found by name and used by the command."""

import json
import os
from pathlib import Path

import pytest

from tests.plugins import write_distribution
from tools.repository import forewarn

TALLY = """
class Tally:
    suffix = ".txt"

    def content(self, case, assessment, *, build):
        return f"{len(assessment.claims)} claims of {case.question.title}\\n".encode()


TALLY = Tally()
NOTHING = object()
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    folder = write_distribution(
        tmp_path / "plugins",
        "acme-exports",
        modules={"acme_tally": TALLY},
        entries={
            "forewarn.exports": {
                "tally": "acme_tally:TALLY",
                "broken": "acme_tally:GONE",
                "nothing": "acme_tally:NOTHING",
            }
        },
    )
    return {"PYTHONPATH": os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])}


def test_an_export_of_another_distribution_is_used(
    folder: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    result = forewarn("export", str(folder), "--format", "tally", environment=environment)
    assert result.returncode == 0, result.stderr
    assert result.stdout.endswith(" claims of The closed port of Altmar\n")
    file = tmp_path / "case.json"
    result = forewarn("export", str(folder), "--out", str(file), environment=environment)
    assert result.returncode == 0, result.stderr
    assert result.stdout == f"{file}\n"
    assert json.loads(file.read_bytes())["title"] == "The closed port of Altmar"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("broken", "'broken' of acme-exports 1.0 (acme_tally:GONE) cannot be loaded: Attribute"),
        ("nothing", "'nothing' of acme-exports 1.0 (acme_tally:NOTHING) lacks what every export"),
        ("pdf", "no export is called 'pdf'; installed: broken, csv, findings-csv, json, nothing,"),
    ],
)
def test_what_cannot_be_used_is_named(
    folder: Path, environment: dict[str, str], name: str, words: str
) -> None:
    result = forewarn("export", str(folder), "--format", name, environment=environment)
    assert result.returncode == 2
    assert words in result.stderr
    assert not (folder / ".forewarn").exists()
