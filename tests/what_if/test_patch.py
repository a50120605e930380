"""Suppositions as a patch of the case's files: what no file can express is refused with advice."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from forewarn.claims.review import Review, Verdict
from forewarn.what_if.patch import Proposal, propose
from forewarn.what_if.supposition import Supposition
from forewarn.workbench.workbench import Built, Workbench

DAY = date(2026, 2, 10)


@pytest.fixture(scope="module")
def folder_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("small") / "case"
    with as_file(files("forewarn.case") / "template") as template:
        shutil.copytree(template, target)
    return target


@pytest.fixture(scope="module")
def small(folder_once: Path) -> Built:
    with Workbench(folder_once) as bench:
        return bench.build(DAY)


def proposal(
    built: Built, folder: Path, suppositions: Sequence[Supposition], *, reviews: str = ""
) -> Proposal:
    def read(name: str) -> str:
        path = folder / name
        return reviews if name == "reviews.jsonl" else path.read_text() if path.is_file() else ""

    return propose(
        built.case, built.assessment, suppositions, read=read, who="ed", when=date(2026, 2, 11)
    )


def decisions(made: Proposal) -> list[dict[str, object]]:
    return [json.loads(line) for line in made.after["reviews.jsonl"].splitlines()]


@pytest.mark.parametrize(
    ("supposition", "advice"),
    [
        (Supposition(address="hypothesis.nobody.prior", value=0.2), "nothing is declared at"),
        (Supposition(address="source.port-authority"), "grade it instead"),
        (
            Supposition(address="origin.dockers-union@2026-02-03", value="another"),
            "re-attribute its claims in review",
        ),
        (Supposition(address="report.nobody"), "no claim stands under report.nobody"),
        (Supposition(address="indicator.queue-grows", value="seen"), "comes from reports"),
    ],
)
def test_what_no_file_expresses_is_refused_with_advice(
    small: Built, folder_once: Path, supposition: Supposition, advice: str
) -> None:
    made = proposal(small, folder_once, [supposition])
    assert made.diff == ""
    [(words, reason)] = made.refused
    assert words == str(supposition)
    assert advice in reason


def test_a_dropped_report_rejects_each_of_its_claims(small: Built, folder_once: Path) -> None:
    report = small.assessment.claims[0].claim.report
    made = proposal(small, folder_once, [Supposition(address=f"report.{report}")])
    drafts = [item.draft.id for item in small.assessment.claims if item.draft.report == report]
    assert [line["claim"] for line in decisions(made)] == drafts
    assert {line["verdict"] for line in decisions(made)} == {"reject"}


def test_a_correction_keeps_the_fields_of_the_one_before(small: Built, folder_once: Path) -> None:
    claim = small.assessment.claims[0].draft.id
    earlier = Review(
        claim=claim, verdict=Verdict.CORRECT, who="ed", when=DAY, fields={"stance": "denies"}
    )
    corrected = replace(small, case=replace(small.case, reviews=(earlier,)))
    supposition = Supposition(address=f"claim.{claim}.certainty", value=0.25)
    [line] = decisions(proposal(corrected, folder_once, [supposition]))
    assert line["fields"] == {"stance": "denies", "certainty": 0.25}


def test_a_last_line_without_an_end_is_ended_first(small: Built, folder_once: Path) -> None:
    claim = small.assessment.claims[0].draft.id
    before = '{"claim": "x", "verdict": "accept"}'
    made = proposal(small, folder_once, [Supposition(address=f"claim.{claim}")], reviews=before)
    first, second = made.after["reviews.jsonl"].splitlines()
    assert first == before
    assert json.loads(second)["claim"] == claim
