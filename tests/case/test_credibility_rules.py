"""Tests of plausibility and circles of spokesmen, as a case declares them."""

from pathlib import Path

import pytest

from forewarn.case.model import Case, Question
from forewarn.case.rules.credibility_rules import speaks_for_itself
from forewarn.sources.source import Source
from tests.case.conftest import faults_of

SOUND = """
[[reference]]
id = "past"
label = "the past"
events = 21
exposure = [10, 20]
unit = "ship-years"
source = "a register"

[[rate]]
id = "rate"
label = "a rate"
measurand = "ships-waiting"
exposure = [1, 2]
references = ["past"]

[[coverage]]
id = "cover"
label = "a coverage"
measurand = "ships-waiting"
load = [1, 2]
seen = [0.1, 0.2]
reported = 3
"""


def test_a_sound_file_has_no_faults(folder: Path) -> None:
    (folder / "plausibility.toml").write_text(SOUND)
    assert faults_of(folder) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("events = 21", "events = -1", 5),
        ("exposure = [10, 20]", "exposure = [20, 10]", 6),
        ("exposure = [10, 20]", "exposure = [0, 10]", 6),
        ("exposure = [10, 20]", "exposure = [1, inf]", 6),
        ('source = "a register"\n', "", 2),
        ('measurand = "ships-waiting"\nexposure', 'measurand = "boats"\nexposure', 13),
        ("exposure = [1, 2]", "exposure = [-1, 2]", 14),
        ('references = ["past"]', "references = []", 10),
        ('references = ["past"]', 'references = ["future"]', 15),
        ('references = ["past"]', 'references = ["past"]\nspread = 0.5', 16),
        ("seen = [0.1, 0.2]", "seen = [0.1, 2]", 22),
        ("load = [1, 2]", "load = [0, 2]", 21),
        ("reported = 3", "reported = -3", 23),
        ('id = "cover"', 'id = "rate"', 18),
    ],
)
def test_each_fault_is_told_at_its_line(folder: Path, old: str, new: str, line: int) -> None:
    assert old in SOUND
    (folder / "plausibility.toml").write_text(SOUND.replace(old, new))
    faults = faults_of(folder)
    assert {(fault.file, fault.line) for fault in faults} == {("plausibility.toml", line)}
    assert {fault.rule for fault in faults} <= {"bad-plausibility", "id-twice"}


def test_references_in_two_units_are_no_test(folder: Path) -> None:
    other = SOUND.split("[[rate]]")[0].replace('"past"', '"other"').replace("ship", "crew")
    text = SOUND.replace('["past"]', '["past", "other"]') + other
    (folder / "plausibility.toml").write_text(text)
    (fault,) = faults_of(folder)
    assert "crew-years, ship-years" in fault.message


def test_another_table_is_a_fault(folder: Path) -> None:
    (folder / "plausibility.toml").write_text(SOUND + "\n[[guess]]\nid = 1\n")
    (fault,) = faults_of(folder)
    assert "unknown table guess" in fault.message


def circle(**speaks_for: str) -> list[str]:
    sources = tuple(
        Source(id=name, name=name, speaks_for=other) for name, other in speaks_for.items()
    )
    return [
        one.message
        for one in speaks_for_itself(Case(question=Question(title="T"), sources=sources))
    ]


def test_a_source_that_speaks_for_itself_is_told_once() -> None:
    assert circle(a="a") == ["a speaks for itself (a for a); cut the circle"]
    assert circle(b="c", c="b") == ["b speaks for itself (b for c for b); cut the circle"]
    assert len(circle(a="b", b="c", c="b", d="")) == 1
    assert circle(a="b", b="") == []


def test_a_loose_name_for_itself_is_a_fault() -> None:
    case = Case(
        question=Question(title="T"), sources=(Source(id="a", name="A", loose_name_for=("a",)),)
    )
    assert "loose name for itself" in next(speaks_for_itself(case)).message
