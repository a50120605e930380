"""``forewarn unplaced`` and ``forewarn place``."""

import json
from pathlib import Path

import pytest

from forewarn.cli.main import main

REPORT = "Coast Wire said that 31 ships had been praised. The port authority praised the union."


@pytest.fixture
def case(folder: Path) -> Path:
    """A case with a report of which nothing finds a place."""
    (folder / "reports" / "praise.md").write_text(REPORT, "utf-8")
    (folder / "reports" / "praise.toml").write_text(
        'title = "Praise"\npublisher = "Coast Wire"\ndate = 2026-02-10\n', "utf-8"
    )
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main([*arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_a_claim_is_listed_placed_and_gone_from_the_list(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "unplaced", str(case), "--all")
    assert code == 0
    name = next(line.strip() for line in out.splitlines() if line.strip().startswith("praise:"))
    assert "nearest: measurand.ships-waiting" in out
    target = "measurand.ships-waiting"
    code, out, _ = run(
        capsys, "place", str(case), name, target, "--who", "desk", "--why", "They wait.",
        "--date", "2026-02-11",
    )  # fmt: skip
    assert (code, out.strip()) == (0, str(case / "placements.jsonl"))
    assert json.loads((case / "placements.jsonl").read_text("utf-8")) == {
        "claim": name,
        "to": target,
        "when": "2026-02-11",
        "who": "desk",
        "why": "They wait.",
    }
    assert name not in run(capsys, "unplaced", str(case), "--all")[1]


def test_a_claim_is_dismissed(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = run(capsys, "unplaced", str(case), "--all")[1]
    name = next(line.strip() for line in before.splitlines() if "praise:" in line)
    assert run(capsys, "place", str(case), name, "nowhere")[0] == 0
    after = run(capsys, "unplaced", str(case), "--all")[1]
    assert name in before
    assert name not in after


def test_long_lists_are_cut(
    case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("forewarn.cli.unplaced_command.MOST_UNPLACED", 0)
    out = run(capsys, "unplaced", str(case))[1]
    assert "more; --all prints them" in out


@pytest.mark.parametrize(
    ("claim", "target", "words"),
    [
        ("praise:900-901", "nowhere", "no claim 'praise:900-901' is read now"),
        ("", "measurand.ship-waiting", "did you mean measurand.ships-waiting?"),
    ],
)
def test_what_cannot_be_placed_is_said_and_nothing_written(
    case: Path, capsys: pytest.CaptureFixture[str], claim: str, target: str, words: str
) -> None:
    out = run(capsys, "unplaced", str(case), "--all")[1]
    name = claim or next(line.strip() for line in out.splitlines() if "praise:" in line)
    code, _, err = run(capsys, "place", str(case), name, target)
    assert code == 1
    assert words in err
    assert not (case / "placements.jsonl").exists()
