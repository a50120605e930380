import json
from datetime import date
from pathlib import Path

import pytest

from bench import datelines, kinds, worded
from bench.kinds import LOOKED_AT, SET_ASIDE, half_of, input_of, mend_marks, table

RIGHT = '[[input]]\nsubject = "war"\ntext = "Ana Ruiz said 40 boats sank."\n'
SLOTS = 'all_of = [{ claimant = "Ruiz" }]\n'


def test_an_input_is_read_with_the_names_of_its_case() -> None:
    each = input_of(
        "names",
        {
            "subject": "war",
            "text": "The Fleet said 40 boats sank off Old Harbour.",
            "sources": [{"id": "fleet", "name": "The Fleet"}],
            "actors": [{"id": "fleet", "name": "The Fleet"}],
            "places": [{"id": "harbour", "name": "Old Harbour"}],
            "all_of": [{"claimant": "fleet", "place": "harbour", "actor": "fleet"}],
        },
    )
    assert each.faults() == []
    assert each.published == date(2026, 11, 18)


def test_a_text_that_is_not_plain_goes_through_the_reader_of_its_name() -> None:
    each = input_of(
        "page",
        {
            "subject": "war",
            "text": "<html><body><p>Ana Ruiz said 40 boats sank.</p></body></html>",
            "file": "page.html",
            "all_of": [{"claimant": "Ruiz", "quote": "40 boats sank"}],
            "none_of": [{"quote": "<p>"}],
        },
    )
    assert each.faults() == []


@pytest.mark.parametrize(
    ("change", "words"),
    [({"subject": "sport"}, "the subject is one of"), ({"clamant": 1}, "no such key: clamant")],
)
def test_a_table_that_is_wrong_is_refused(change: dict[str, object], words: str) -> None:
    entry = {"subject": "war", "text": "x", "all_of": [{"claimant": "x"}], **change}
    with pytest.raises(ValueError, match=words):
        input_of("k", entry)


def test_the_table_counts_by_kind_and_half() -> None:
    entry = {"subject": "war", "text": "Ana Ruiz said 40 boats sank."}
    right = input_of("boats", {**entry, "all_of": [{"claimant": "Ruiz"}]})
    wrong = input_of("boats", {**entry, "none_of": [{"claimant": "Ruiz"}]})
    assert table({"kinds": [right, wrong], "set_aside": []}).splitlines() == [
        "| kind | kinds | set aside |",
        "| --- | ---: | ---: |",
        "| boats | 1/2 | - |",
        "| all | 1/2 (50%) | - |",
    ]


def test_marks_of_what_is_read_rightly_are_dropped_and_no_others(tmp_path: Path) -> None:
    folder = tmp_path / LOOKED_AT
    folder.mkdir()
    path = folder / "boats.toml"
    wrong = RIGHT + 'fails = "nobody else"\nall_of = [{ claimant = "Nobody" }]\n'
    path.write_text("# Boats.\n\n" + RIGHT + 'fails = "old"\n' + SLOTS + "\n" + wrong, "utf-8")
    assert mend_marks(tmp_path) == 1
    assert path.read_text("utf-8") == "# Boats.\n\n" + RIGHT + SLOTS + "\n" + wrong


def test_further_inputs_take_their_slots_from_the_table_and_a_reason_leaves_them_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [
        {"input": "Ana Ruiz said 40 boats sank.", "right": {"all_of": [{"claimant": "Ruiz"}]}},
        {"input": "Bo said so. [case: Bo has the id bo]", "right": "Bo says it"},
        {"input": "two files at once", "right": "refused"},
    ]
    rows = [{"kind": "k", "published": "2026-01-02", **line} for line in lines]
    (tmp_path / "cases").mkdir()
    path = tmp_path / "cases" / worded.FILE
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    slots = tmp_path / "worded.toml"
    slots.write_text(
        f'["{worded.key(lines[1]["input"])}"]\nall_of = [{{ claimant = "Bo" }}]\n'  # type: ignore[arg-type]
        f'["{worded.key(lines[2]["input"])}"]\nreason = "of intake"\n',  # type: ignore[arg-type]
        "utf-8",
    )
    monkeypatch.setattr(worded, "TABLE", slots)
    found = worded.find(tmp_path)
    assert found == path
    inputs, left_out = kinds.further(found)
    assert [each.text for each in inputs] == ["Ana Ruiz said 40 boats sank.", "Bo said so."]
    assert inputs[0].published == date(2026, 1, 2)
    assert left_out == ["k: of intake"]
    assert worded.find(tmp_path / "nowhere" / "at" / "all") is None


def test_the_halves_go_by_the_hash() -> None:
    halves = {half_of(str(number)) for number in range(20)}
    assert halves == {LOOKED_AT, SET_ASIDE}


def test_a_dateline_is_told_from_the_body() -> None:
    openings = list(datelines.openings())
    assert len(openings) == len(set(openings)) == 109
    body = datelines.BODIES[0]
    assert datelines.summary(datelines.read(body), 0)
    assert datelines.summary((), 3) == []
