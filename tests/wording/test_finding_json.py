"""Findings as the files have them."""

from dataclasses import replace

from forewarn.findings.kind import IntervalLevel
from forewarn.findings.reason import Reason, Word
from forewarn.wording.finding_json import finding_to_json
from forewarn.wording.translations import spoken
from tests.findings.test_finding import FINDING
from tests.wording.translations.pseudo import pseudo


def test_the_wire_shape() -> None:
    effect = {"size": 0.5, "measure": "points", "note": "", "note_reason": None}
    assert finding_to_json(replace(FINDING, interval=(0.1, 0.9), level=IntervalLevel.NINETY)) == {
        "id": "estimate.a",
        "label": "A",
        "label_reason": {"code": "verbatim", "values": {"words": "A"}},
        "value": 0.5,
        "interval": [0.1, 0.9],
        "level": "90%",
        "kind": "chance",
        "unit": "probability",
        "note": "",
        "note_reason": None,
        "rests_on": [],
        "grounds": [
            {
                "kind": "claim",
                "claim": "r:16-26",
                "report": "r",
                "start": 16,
                "end": 26,
                "quote": "1,500 left",
                "effect": effect,
            },
            {
                "kind": "judgement",
                "judgement": "prior.a",
                "file": "case.toml",
                "line": 2,
                "quote": "prior = 0.5",
                "effect": effect,
            },
        ],
    }
    bare = finding_to_json(FINDING)
    assert (bare["interval"], bare["level"]) == (None, "none")


def test_the_files_are_english_whatever_is_spoken() -> None:
    note = Reason.of("record.none_due", score=Reason.of("record.made", score=Word("Log score")))
    rungs = replace(FINDING, note=note, unit=Reason.of("ladder.rungs", rungs=5))
    with spoken(pseudo()):
        made = finding_to_json(rungs)
    assert made["note"] == "Log score, forecasts made: none is due"
    assert made["note_reason"]["code"] == "record.none_due"
    assert made["unit"] == "of 5 rungs"
