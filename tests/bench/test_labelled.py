import json
from pathlib import Path

from bench.attribution_scores import Attribution
from bench.labelled import load
from forewarn.text import Span


def folder_of(home: Path) -> Path:
    (home / "texts").mkdir()
    (home / "texts" / "pier.txt").write_text("Bo says the pier holds.", encoding="utf-8")
    (home / "texts" / "calm.txt").write_text("Nothing was said.", encoding="utf-8")
    (home / "splits.csv").write_text("doc,split\npier,test\ncalm,test\ngone,train\n")
    label = {"doc": "pier", "source": [[0, 2]], "cue": [[3, 7]], "content": [[8, 22]]}
    inside = {**label, "inside": True}
    (home / "calm.jsonl").write_text("\n")
    (home / "pier.jsonl").write_text(json.dumps(label) + "\n" + json.dumps(inside) + "\n")
    return home


def test_documents_of_a_split_with_and_without_labels(tmp_path: Path) -> None:
    calm, pier = load("test", folder_of(tmp_path))
    assert calm.gold == ()
    assert pier.gold == (
        Attribution(source=(Span(0, 2),), cue=(Span(3, 7),), content=(Span(8, 22),)),
    )
    assert pier.gold[0].content[0].of(pier.text) == "the pier holds"


def test_without_a_list_of_splits_there_is_nothing(tmp_path: Path) -> None:
    assert load("test", tmp_path) == ()
