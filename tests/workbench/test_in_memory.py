"""A case is assessed in memory as a build assesses it, and left as it was."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import forewarn
from forewarn.errors import EnvironmentFault
from forewarn.exports.assessment_json import ASSESSMENT_JSON
from forewarn.workbench.workbench import Workbench


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_assessment_is_that_of_a_build(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy")
    before = contents(folder)
    case = forewarn.load(str(folder))
    assessment = forewarn.assess(case)
    assert contents(folder) == before
    with Workbench(copy) as bench:
        built = bench.build()
    expected = ASSESSMENT_JSON.content(built.case, built.assessment, build="0")
    assert ASSESSMENT_JSON.content(case, assessment, build="0") == expected


def test_nothing_published_later_has_a_part(folder: Path) -> None:
    case = forewarn.load(folder)
    assessment = forewarn.assess(case, as_of=date(2026, 1, 20))
    assert assessment.as_of == date(2026, 1, 20)
    assert assessment.claims == ()
    assert assessment.later == len(case.reports) == 1


def test_all_faults_are_raised_at_once(folder: Path) -> None:
    case = forewarn.load(folder)
    broken = replace(
        case,
        question=replace(case.question, horizon=None),
        sources=(*case.sources, case.sources[0]),
    )
    with pytest.raises(forewarn.CaseError) as caught:
        forewarn.assess(broken)
    assert {fault.rule for fault in caught.value.faults} >= {"no-horizon", "id-twice"}


def test_a_file_that_cannot_be_understood_is_raised_with_its_line(folder: Path) -> None:
    file = folder / "signposts.toml"
    file.write_text(f"{file.read_text()}\nvolume = eleven\n")
    with pytest.raises(forewarn.CaseError, match=r"signposts\.toml:\d+: toml"):
        forewarn.load(folder)
    (fault, *_) = [fault for fault in forewarn.check(folder) if fault.rule == "toml"]
    assert fault.severity is forewarn.Severity.ERROR


def test_a_folder_without_a_case_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(forewarn.ForewarnError, match="forewarn new DIR"):
        forewarn.load(tmp_path)


def test_an_extractor_of_ones_own_is_used(folder: Path) -> None:
    class Silent:
        name = "silent 1"

        def read(self, report: object, gazetteer: object) -> tuple[()]:
            return ()

    case = forewarn.load(folder)
    assert forewarn.assess(case, extractor=Silent()).claims == ()
    with pytest.raises(EnvironmentFault, match="no extractor is called 'german'"):
        forewarn.assess(case, extractor="german")
