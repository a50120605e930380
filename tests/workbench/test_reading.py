"""Reports are read anew where the words of the case change what is read, and only then."""

from pathlib import Path

import pytest

from forewarn.cli.main import main
from forewarn.workbench.workbench import Workbench

SIDECAR = """title = "Strait"
publisher = "Gazette"
date = 2026-02-04
"""
TEXT = "Dhows seized: 14\n"


@pytest.fixture
def strait(folder: Path) -> Path:
    """The template case with one further report, of a thing that no vocabulary has."""
    (folder / "reports" / "strait.md").write_text(TEXT)
    (folder / "reports" / "strait.toml").write_text(SIDECAR)
    return folder


def unit(bench: Workbench) -> str:
    (claim,) = bench.build().drafts["strait"]
    assert claim.quantity is not None
    return claim.quantity.unit


def test_the_words_of_a_case_reach_its_reader_and_nothing_is_read_twice(strait: Path) -> None:
    vocabulary = strait / "vocabulary.toml"
    with Workbench(strait) as bench:
        assert unit(bench) == ""
        vocabulary.write_text('things = ["dhow"]\n')
        bench.reload()
        reports = len(bench.case.reports)
        built = bench.build()
        assert built.new_steps["drafts"] == reports
        assert unit(bench) == "dhow"
        # What only the estimates go by, and what only a person reads, changes no reading.
        vocabulary.write_text('# Boats.\nthings = ["dhow"]\n[stage_verbs]\nseized = ["seize"]\n')
        bench.reload()
        built = bench.build()
        assert built.new_steps["drafts"] == 0
        assert built.reused_steps["drafts"] == reports
    with Workbench(strait) as again:
        assert again.build().new_steps["drafts"] == 0
        vocabulary.unlink()
        again.reload()
        assert again.build().new_steps["drafts"] == 0
        assert unit(again) == ""


def test_read_goes_by_the_words_of_its_case(
    strait: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = strait / "reports" / "strait.md"
    arguments = ["read", str(page), "--case", str(strait), "--json"]
    assert main(arguments) == 0
    assert '"unit": "dhow"' not in capsys.readouterr().out
    (strait / "vocabulary.toml").write_text('things = ["dhow"]\n')
    assert main(arguments) == 0
    assert '"unit": "dhow"' in capsys.readouterr().out
