import json
from collections import defaultdict
from pathlib import Path

import pytest

from bench.attribution_scores import Attribution
from bench.attributions import __main__ as notation
from bench.labelled import FOLDER, listing, load, split_of
from forewarn.text import Span

TEXT = "Bo says the pier holds.\n\nAnn says that he says so, and he left."


def folder_of(home: Path) -> Path:
    (home / "texts").mkdir()
    (home / "texts" / "pier.txt").write_text(TEXT, encoding="utf-8")
    (home / "texts" / "calm.txt").write_text("Nothing was said.", encoding="utf-8")
    (home / "sources.csv").write_text("doc,split\npier,test\ncalm,test\ngone,train\n")
    label = {"doc": "pier", "source": [[0, 2]], "cue": [[3, 7]], "content": [[8, 22]]}
    kept = {**label, "inside": False}
    inside = {**label, "inside": True}
    (home / "calm.jsonl").write_text("\n")
    (home / "pier.jsonl").write_text(json.dumps(kept) + "\n" + json.dumps(inside) + "\n")
    return home


def test_documents_of_a_split_with_and_without_labels(tmp_path: Path) -> None:
    calm, pier = load("test", folder_of(tmp_path))
    assert calm.gold == ()
    assert pier.gold == (
        Attribution(source=(Span(0, 2),), cue=(Span(3, 7),), content=(Span(8, 22),)),
    )
    assert pier.gold[0].content[0].of(pier.text) == "the pier holds"


def test_documents_of_some_genres_only(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / "sources.csv").write_text("doc,genre,split\npier,wire,test\ncalm,news,test\n")
    assert [document.id for document in load("test", folder, genres=("news",))] == ["calm"]
    assert [document.id for document in load("test", folder)] == ["calm", "pier"]


def test_without_a_listing_there_is_nothing(tmp_path: Path) -> None:
    assert load("test", tmp_path) == ()


def test_every_label_stands_in_its_text() -> None:
    rows = listing()
    assert [fault for row in rows for fault in notation.faults(row["doc"])] == []
    assert {row["doc"] for row in rows} == {path.stem for path in FOLDER.glob("*.jsonl")}
    assert {row["doc"] for row in rows} == {path.stem for path in (FOLDER / "texts").iterdir()}


def test_the_set_is_as_large_as_is_said_and_its_origin_told() -> None:
    assert sum(len(document.gold) for split in ("test", "train") for document in load(split)) >= 900
    for row in listing():
        ours = row["genre"] == "wire"
        assert row["licence"] == ("as this project" if ours else "CC BY 2.5")
        assert row["url"].startswith("" if ours else "https://en.wikinews.org/wiki/")
        assert row["title"]
        assert row["date"]


def test_the_splits_follow_their_rule() -> None:
    genres: dict[str, list[str]] = defaultdict(list)
    for row in listing():
        genres[row["genre"]].append(row["doc"])
    wanted = {doc: split for docs in genres.values() for doc, split in split_of(docs).items()}
    assert {row["doc"]: row["split"] for row in listing()} == wanted


def test_the_second_pass_agrees_as_the_guideline_says() -> None:
    *_, whole = notation.agreed().splitlines()
    assert whole == "| all | 58 | 58 | 97.7 / 91.6 / 98.8 | 94.8 | 94.8 |"
    told = (FOLDER / "GUIDELINE.md").read_text("utf-8")
    assert "94.8 % of triples (F1), 94.8 % of exact contents" in told
    assert "97.7 / 91.6 / 98.8 %" in told


DRAFT = {
    "par": 2,
    "source": "he@@1",
    "cue": "says@@2",
    "content": ["so", "¶1 the pier holds"],
    "kind": "indirect",
    "speech": "speech",
    "stance": "asserts",
}


def test_words_become_characters_and_words_again() -> None:
    page = notation.paragraphs(TEXT)
    label = notation.with_offsets("pier", page, DRAFT)
    found = {
        role: [TEXT[start:end] for start, end in label[role]]
        for role in ("source", "cue", "content")
    }
    assert found == {"source": ["he"], "cue": ["says"], "content": ["so", "the pier holds"]}
    # "He" is a word of its own: it does not stand in "the".
    assert label["source"] == [[TEXT.index("he says"), TEXT.index("he says") + 2]]
    assert notation.with_words(page, label) == DRAFT
    bare = {**DRAFT, "source": "", "cue": "", "inside": True}
    assert notation.with_words(page, notation.with_offsets("pier", page, bare)) == bare


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"source": "they"}, "'they' does not stand in paragraph 2"),
        ({"cue": "says"}, "'says' stands 2 times in paragraph 2: add @@N"),
        ({"cue": "says@@3"}, "'says' stands only 2 times in paragraph 2"),
        ({"cue": "says@@0"}, "'says' stands only 2 times in paragraph 2"),
        ({"par": 3}, "there is no paragraph 3, only 2"),
        ({"content": []}, "no content"),
        ({"stance": "proves"}, "stance is 'proves', not one of"),
        ({"quote": "x"}, "unknown fields ['quote']"),
    ],
)
def test_what_cannot_be_placed_is_told(change: dict[str, object], fault: str) -> None:
    with pytest.raises(ValueError) as told:  # noqa: PT011  (the words are compared below)
        notation.with_offsets("pier", notation.paragraphs(TEXT), {**DRAFT, **change})
    assert fault in str(told.value)


def test_written_labels_are_checked(tmp_path: Path) -> None:
    home = folder_of(tmp_path)
    given = tmp_path / "given"
    given.mkdir()
    (given / "pier.jsonl").write_text(json.dumps(DRAFT) + "\n\n{broken\n", encoding="utf-8")
    (fault,) = notation.written(given, home)
    assert "pier.jsonl:3" in fault
    before = (home / "pier.jsonl").read_bytes()
    (given / "pier.jsonl").write_text(json.dumps(DRAFT) + "\n", encoding="utf-8")
    assert list(notation.written(given, home)) == []
    assert (home / "pier.jsonl").read_bytes() != before
    assert list(notation.faults("pier", home)) == []
    (label,) = notation.labels_of("pier", home)
    wrong = [
        {**label, "doc": "calm"},
        {**label, "content": [[7, 22]]},
        {**label, "content": [[20, 40]]},
        {key: label[key] for key in label if key != "kind"},
    ]
    (home / "pier.jsonl").write_text("".join(json.dumps(one) + "\n" for one in wrong))
    faults = "\n".join(notation.faults("pier", home))
    assert "pier.jsonl:1: labels calm" in faults
    assert "pier.jsonl:2: ' the pier holds' begins or ends with a blank" in faults
    assert "pier.jsonl:3: [20, 40] does not lie within one paragraph" in faults
    assert "pier.jsonl:4: 'kind'" in faults
