"""``forewarn try``."""

from pathlib import Path

import pytest

from forewarn.cli.main import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["try", *arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_reports_are_tried_without_a_build(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = folder / "case.toml"
    case.write_text(case.read_text("utf-8").replace("exhaustive = true", ""), "utf-8")
    code, out, err = run(capsys, str(folder), "indicator.queue-grows")
    assert (code, err) == (0, "")
    assert "catches" in out.splitlines()[0]
    assert "seen, by its phrases" in out
    assert not (folder / "build").exists()


def test_a_sentence_is_tried(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = "The port authority said that 40 ships were waiting at anchor off Altmar."
    code, out, _ = run(capsys, str(folder), "measurand.ships-waiting", "--text", words)
    assert code == 0
    assert out.startswith("catches 1 claim\n  text: ")


def test_more_than_a_dozen_are_counted_and_printed_on_request(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = " ".join(f"Coast Wire said that {n} ships were waiting." for n in range(20, 40))
    arguments = (str(folder), "measurand.ships-waiting", "--text", words)
    _, out, _ = run(capsys, *arguments)
    assert "--all prints them" in out
    _, whole, _ = run(capsys, *arguments, "--all")
    assert "--all" not in whole
    assert whole.count("  text: ") > out.count("  text: ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("indicator.queue-grow",), "did you mean indicator.queue-grows"),
        (("zzz",), "name indicator.ID or measurand.ID"),
        (("indicator.queue-grows", "--text", " "), "--text has no words"),
    ],
)
def test_what_cannot_be_tried_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    code, out, err = run(capsys, str(folder), *arguments)
    assert (code, out) == (1, "")
    assert words in err
