import json
from pathlib import Path

import pytest

from bench import claimants, labelled
from bench.claimants import is_same, labels, resolutions, table

TEXT = (
    "Ines Vale said the pier was shut. The officials denied that it had sunk. I think it will open."
)


@pytest.mark.parametrize(
    ("claimant", "name", "same"),
    [
        ("Ines Vale, the harbour master", "Vale", True),
        ("The harbour master", "harbour master", True),
        ("Professor Cres Eastman, Director of the study", "Mr Eastman", True),
        ("Critics of the Church", "the Church's members", False),
        ("", "Vale", False),
        ("the", "the", False),
    ],
)
def test_a_claimant_is_who_was_meant_when_one_has_the_words_of_the_other(
    claimant: str, name: str, same: bool
) -> None:
    assert is_same(claimant, name) is same


def _folder(home: Path) -> None:
    def label(source: str, content: str, **fields: object) -> str:
        spans = {
            role: [[TEXT.index(words), TEXT.index(words) + len(words)]]
            for role, words in (("source", source), ("content", content))
        }
        return json.dumps({"inside": False, "cue": [], **spans, **fields})

    (home / "texts").mkdir()
    (home / "texts" / "pier.txt").write_text(TEXT, encoding="utf-8")
    (home / "sources.csv").write_text("doc,genre,split\npier,interview,test\n")
    lines = [
        label("Ines Vale", "the pier was shut"),
        label("The officials", "it had sunk", meant=["the harbour board"]),
        label("The officials", "it will open", inside=True),
        label("I", "it will open"),
    ]
    (home / "pier.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_labels_are_scored_by_the_claimant_of_their_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _folder(tmp_path)
    monkeypatch.setattr(labelled, "FOLDER", tmp_path)
    monkeypatch.setattr(labelled.document, "__defaults__", (tmp_path,))
    monkeypatch.setattr(labelled.listing, "__defaults__", (tmp_path,))
    found = list(resolutions("test"))
    assert [(each.label.kind, each.claimant, each.is_right) for each in found] == [
        ("name", "Ines Vale", True),
        ("description", "The officials", False),
    ]
    assert table("test").splitlines()[2:] == [
        "| name | 1 | 1 | 1 (100%) |",
        "| description | 1 | 1 | 0 (0%) |",
        "| pronoun | 0 | 0 | 0 |",
        "| all | 2 | 2 | 1 (50%) |",
    ]
    assert list(claimants.faults("test")) == ["pier: 'The officials' for the harbour board"]
    assert [each.kind for each in labels("pier", TEXT, "news")] == [
        "name", "description", "pronoun",
    ]  # fmt: skip
