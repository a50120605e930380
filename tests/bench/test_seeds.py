import hashlib
import json
from pathlib import Path

import pytest

from bench import seeds
from bench.seeds import find, load, main, score, table

TEXT = (
    "Ana Ruiz said 40 boats sank. The harbour board denied that the pier was gone.\n"
    "It could reopen in May.\n"
)


def _row(content: str, claimants: list[str], **slots: object) -> str:
    def place(words: str) -> list[int]:
        return [TEXT.index(words), TEXT.index(words) + len(words)]

    return json.dumps(
        {
            "text": hashlib.sha256(TEXT.encode()).hexdigest()[:16],
            "content": place(content),
            "claimants": [place(words) for words in claimants],
            "slots": slots,
        }
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rows = [
        _row("40 boats sank", ["Ruiz"], stance="asserts", cert=[0.9, 1], fig=["", 40, "", "boat"]),
        _row("the pier was gone", ["Ruiz"], stance="asserts", cert=[0.9, 1]),
        _row("It could reopen in May", [], stance=["asserts", "predicts"], cert=[0.2, 0.8]),
    ]
    (tmp_path / "table.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "harbour.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "texts" / "other.txt").write_text("Nothing.", encoding="utf-8")
    monkeypatch.setattr(seeds, "TABLE", tmp_path / "table.jsonl")
    return tmp_path / "texts"


def test_each_slot_is_judged_by_itself(folder: Path) -> None:
    ((key, text),) = find(folder)
    result = score(text, load()[key])
    assert (result.wanted, result.named) == (3, 2)
    assert result.named_right == 1
    assert result.right["figure"] == result.found
    assert result.right["claimant"] == result.right["stance"] == result.found - 1
    assert result.unwanted == 0
    assert score(text, load()[key][1:]).unwanted == 1
    assert "| all five, with a speaker | 1/2 (50%) |" in table([result])


def test_texts_that_are_absent_are_skipped(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(folder)]) == 0
    assert "1 of 1 texts" in capsys.readouterr().out
    (folder / "harbour.txt").unlink()
    assert main(["--data", str(folder)]) == 0
    assert "SKIPPED" in capsys.readouterr().out


def test_the_table_holds_places_and_slots_and_no_words_of_the_texts() -> None:
    texts = load()
    assert [len(key) for key in texts] == [16] * 3
    assert sum(map(len, texts.values())) >= 60
    strings = [value for each in texts.values() for want in each for value in _strings(want.slots)]
    assert max(map(len, strings)) < 16


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [words for part in value.values() for words in _strings(part)]
    if isinstance(value, list):
        return [words for part in value for words in _strings(part)]
    return []
