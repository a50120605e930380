"""Every line of ``drafts/`` is held against its report before anything else is done with it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from forewarn.case.drafts import draft_line, read_ids, select_new
from forewarn.case.load import load
from forewarn.claims.claim import Claim
from forewarn.claims.codec import claim_to_json
from forewarn.claims.mention import Mention
from forewarn.claims.quantity import Quantity
from forewarn.readers import text_of
from forewarn.text import Span
from tests.case.conftest import faults_of

REPORT = "2026-02-03-queue-off-altmar"


def draft(folder: Path, **changes: Any) -> Claim:
    """A claim of the template case's report as a model would draft it."""
    (report,) = load(folder, text_of=text_of).case.reports
    quote = "About 40 grain ships are waiting off the port"
    span = Span(report.text.index(quote), report.text.index(quote) + len(quote))
    source = Span(report.text.index("the Altmar"), report.text.index(" said on Tuesday"))
    figure = Span(span.start, span.start + len("About 40"))
    values: dict[str, Any] = {
        "id": f"{report.id}:{span.start}-{span.end}@local/{figure.start}",
        "report": report.id,
        "date": report.date,
        "span": span,
        "quote": quote,
        "claimant": "Altmar Port Authority",
        "claimant_id": "port-authority",
        "source": Mention(text=source.of(report.text), span=source),
        "quantity": Quantity(low=37, best=40, high=43, unit="grain ship", span=figure),
        "reader": "llm local, prompt 1",
    }
    return Claim(**{**values, **changes})


def written(folder: Path, *lines: str) -> None:
    (folder / "drafts").mkdir(exist_ok=True)
    (folder / "drafts" / f"{REPORT}.jsonl").write_text(
        "".join(f"{line}\n" for line in lines), "utf-8"
    )


def test_drafts_are_proposals_of_the_case(folder: Path) -> None:
    claim = draft(folder)
    written(folder, draft_line(claim), "")
    assert faults_of(folder) == []
    case = load(folder, text_of=text_of).case
    assert case.proposed == (claim,)
    assert case.entered == ()
    assert f"drafts/{REPORT}.jsonl" in case.lines
    body = (folder / "drafts" / f"{REPORT}.jsonl").read_text("utf-8")
    assert read_ids(body + "no json\n[]\n{}\n") == {claim.id}
    assert select_new([claim], read_ids(body)) == ()
    assert select_new([claim], frozenset()) == (claim,)


@pytest.mark.parametrize(
    ("changes", "rule", "words"),
    [
        ({"quote": "About 90 grain ships are waiting off the port"}, "quotation", "does not stand"),
        ({"quote": ""}, "quotation", "does not stand"),
        ({"source": Mention(text="NATO", span=Span(0, 4))}, "quotation", "'NATO' does not stand"),
        ({"cue": Mention(text="said", span=Span(0, 4))}, "quotation", "'said' does not stand"),
        ({"report": "gone"}, "dangling", "no report 'gone'"),
        ({"reader": "english 0.2"}, "shape", "enter a claim of your own in claims/"),
        ({"date": date(2026, 2, 4)}, "shape", "dated 2026-02-04, but"),
        ({"id": f"{REPORT}:0-3@local"}, "shape", "the id of this draft begins with"),
        (
            {"quantity": Quantity(low=1, best=1, high=1, unit="ship", span=Span(0, 3))},
            "quotation",
            "the figure lies outside the quotation",
        ),
    ],
)
def test_a_draft_that_does_not_stand_in_its_report_is_a_fault(
    folder: Path, changes: dict[str, Any], rule: str, words: str
) -> None:
    written(folder, draft_line(draft(folder, **changes)))
    (fault,) = faults_of(folder)
    assert (fault.file, fault.line, fault.rule) == (f"drafts/{REPORT}.jsonl", 1, rule)
    assert words in fault.message


def test_no_draft_can_pass_for_a_claim_of_the_built_in_reader(folder: Path) -> None:
    claim = draft(folder)
    written(folder, draft_line(draft(folder, id=claim.id.replace("@local", ""))))
    (fault,) = faults_of(folder)
    assert "begins with" in fault.message


def test_all_faults_of_a_file_are_told(folder: Path) -> None:
    claim = draft(folder)
    whole = claim_to_json(claim)
    lines = [
        "{broken",
        "[]",
        json.dumps({**whole, "stance": "proves"}),
        json.dumps({**whole, "start": "0"}),
        json.dumps({key: whole[key] for key in whole if key != "quote"}),
    ]
    written(folder, *lines, draft_line(claim), draft_line(claim))
    faults = faults_of(folder)
    assert [(fault.line, fault.rule) for fault in faults] == [
        (1, "json"),
        (2, "shape"),
        (3, "shape"),
        (4, "shape"),
        (5, "shape"),
        (7, "id-twice"),
    ]
    assert load(folder, text_of=text_of).case.proposed == (claim,)
