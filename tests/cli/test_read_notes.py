"""``forewarn read`` says what makes a text hard to read, and reads it all the same."""

from pathlib import Path

import pytest

from forewarn.cli.main import main


def test_notes_go_to_the_error_stream(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty, undated = tmp_path / "empty.txt", tmp_path / "undated.txt"
    empty.write_text("", encoding="utf-8")
    undated.write_text("“We left, the ministry said.\n", encoding="utf-8")
    assert main(["read", str(empty), str(undated)]) == 1
    told = capsys.readouterr()
    assert "empty.txt: the file is empty" in told.err
    assert f"{undated}: no date" in told.err
    assert "quotation mark that has no partner" in told.err
    assert "note:" not in told.out


def test_a_dated_plain_text_has_no_note(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_text("The ministry said that 300 had left.\n", encoding="utf-8")
    assert main(["read", str(plain), "--date", "2024-10-18"]) == 0
    assert capsys.readouterr().err == ""
