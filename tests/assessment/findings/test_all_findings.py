"""All findings of an assessment, whatever parts the case declares."""

import shutil
from pathlib import Path

from forewarn.findings.subject import Subject
from forewarn.workbench.workbench import Workbench


def subjects(folder: Path) -> set[Subject]:
    with Workbench(folder) as bench:
        return {finding.address.subject for finding in bench.build().assessment.findings}


def test_a_case_without_policies_has_a_forecast_and_no_advice(folder: Path) -> None:
    assert {Subject.SCENARIO, Subject.POLICY} <= subjects(folder)
    shutil.rmtree(folder / "policies")
    without = subjects(folder)
    assert Subject.SCENARIO in without
    assert Subject.POLICY not in without
