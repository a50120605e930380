"""The command line as its user meets it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from forewarn.cli import main
from forewarn.text import canonical

SEED = "The agency, Seoul's spy service, said on Friday that about 1,500 troops had left. Moscow denied that any troops had come.\n"


def test_new_makes_a_case_that_checks_and_builds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "my case"
    assert main(["new", str(case)]) == 0
    assert main(["check", str(case)]) == 0
    assert "no faults: 1 report, 3 sources" in capsys.readouterr().out
    assert main(["build", str(case)]) == 0
    out = capsys.readouterr().out
    assert "2 independent origins" in out
    assert (case / "build" / "assessment.json").is_file()
    assert (case / "build" / "manifest.json").is_file()
    assert (case / "build" / "site" / "index.html").is_file()
    assert (case / ".gitignore").read_text().split() == ["build/", ".forewarn/"]


def test_new_never_overwrites(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("mine")
    assert main(["new", str(tmp_path)]) == 1
    assert "exists and is not an empty folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_check_tells_file_and_line_and_exits_1(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signposts = folder / "signposts.toml"
    signposts.write_text(signposts.read_text().replace('["reopened"]', '["reopened", "closed"]'))
    assert main(["check", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "signposts.toml:9: vague-signpost: talks points 2 ways" in out
    assert "1 fault, of which 1 would stop a build" in out


def test_build_tells_all_faults_and_exits_1(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "signposts.toml").write_text('[[signpost]]\nid = "x"\nlabel = "X"\n')
    assert main(["build", str(folder)]) == 1
    captured = capsys.readouterr()
    assert captured.err.count("vague-signpost") == 6
    assert "nothing was built" in captured.err
    assert not (folder / "build").exists()


def test_a_place_that_cannot_be_made_is_said_in_words(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "taken").write_text("a file")
    assert main(["build", str(folder), "--out", str(folder / "taken" / "out")]) == 2
    assert "choose another place with --out" in capsys.readouterr().err


def test_no_case_is_said_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["check"], ["build"], ["brief"], ["explain"]):
        assert main([*command, str(tmp_path)]) == 1
        assert "forewarn new DIR" in capsys.readouterr().err


def test_read_gives_claims_whose_quotations_match(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(SEED)
    assert main(["read", str(file), "--json", "--date", "2024-10-18"]) == 0
    claims = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert claims
    text = canonical(SEED)
    keys = (
        "report start end quote claimant source cue relay stance negated certainty speech quantity "
        "event_time places actors reader"
    ).split()
    for claim in claims:
        assert set(keys) <= set(claim)
        assert text[claim["start"] : claim["end"]] == claim["quote"]
        for part in ("source", "cue"):
            if claim[part]:
                assert text[claim[part]["start"] : claim[part]["end"]] == claim[part]["text"]
    figures = [claim["quantity"] for claim in claims if claim["quantity"]]
    assert [figure["best"] for figure in figures] == [1500]
    assert any(claim["stance"] == "denies" for claim in claims)
    assert main(["read", str(file), "--text"]) == 0
    assert capsys.readouterr().out == text
    assert main(["read", str(file)]) == 0
    assert "[1390 to 1610 troop]" in capsys.readouterr().out


def test_read_names_every_file_it_cannot_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = tmp_path / "good.txt"
    good.write_text(SEED)
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01")
    given = [tmp_path / "bad.txt", good, tmp_path / "gone.txt"]
    assert main(["read", *map(str, given), "--json"]) == 1
    captured = capsys.readouterr()
    assert captured.out
    assert "bad.txt: looks like a binary file" in captured.err
    assert "gone.txt: No such file" in captured.err


def test_read_knows_the_names_of_a_case_and_a_sidecar(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = folder / "reports" / "2026-02-03-queue-off-altmar.md"
    assert main(["read", str(report), "--json", "--case", str(folder)]) == 0
    claims = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {claim["claimant_id"] for claim in claims} >= {"port-authority", "dockers-union"}
    assert {claim["date"] for claim in claims} == {"2026-02-03"}


def test_add_takes_in_and_refuses(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "talks.txt"
    file.write_text('The "talks" of Altmar\n\nTalks began on Monday, the union said.\n')
    flags = ["--publisher", 'Coast "Wire"', "--date", "2026-02-10"]
    assert main(["add", str(folder), str(file)]) == 1
    assert "give --publisher and --date" in capsys.readouterr().err
    before = sorted(path.name for path in (folder / "reports").iterdir())
    assert main(["add", str(folder), str(tmp_path / "none.txt"), *flags]) == 1
    assert "No such file" in capsys.readouterr().err
    assert sorted(path.name for path in (folder / "reports").iterdir()) == before
    assert main(["add", str(folder), str(file), *flags]) == 0
    added = Path(capsys.readouterr().out.strip())
    assert added.name == "2026-02-10-the-talks-of-altmar.txt"
    assert added.read_bytes() == file.read_bytes()
    assert main(["check", str(folder)]) == 1
    told = capsys.readouterr().out
    assert "1 fault, of which 0 would stop a build" in told
    assert "the publisher 'Coast \"Wire\"' is not a declared source" in told
    assert main(["add", str(folder), str(file), *flags]) == 1
    assert f"already in the case as reports/{added.name}" in capsys.readouterr().err
    other = tmp_path / "other.txt"
    other.write_text('The "talks" of Altmar\n\nThey ended on Friday.\n')
    assert main(["add", str(folder), str(other), *flags]) == 0
    assert "the-talks-of-altmar-2.txt" in capsys.readouterr().out


def test_add_reads_the_day_of_a_page(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<html><head><meta property="article:published_time" content="2026-02-09"></head><body>'
        "<article><h1>Cranes at work</h1><p>Cranes in Altmar are at work again, the port authority "
        "said on Monday, and the first ship is expected within days.</p></article></body></html>"
    )
    assert main(["add", str(folder), str(page), "--publisher", "Coast Wire"]) == 0
    assert "/2026-02-09-" in capsys.readouterr().out
    assert main(["check", str(folder)]) == 0


def test_add_says_that_an_address_does_not_answer(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", str(folder), "http://127.0.0.1:9/page"]) == 1
    assert "cannot be fetched" in capsys.readouterr().err


def test_explain_goes_down_to_the_sentence_and_the_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", str(folder), "policy.rail.value"]) == 0
    out = capsys.readouterr().out
    assert '"About 40 grain ships are waiting off the port' in out or "talks with the port" in out
    assert re.search(r"policies/rail\.md:\d+: likely = 35", out)
    assert re.search(r"scenarios/reopened\.md:\d+: published = \"Medium\"", out)
    assert "characters " in out


def test_explain_lists_ids_and_suggests(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(folder)]) == 0
    assert "scenario.closed.probability" in capsys.readouterr().out
    assert main(["explain", str(folder), "scenario.closed.probabilty"]) == 1
    assert "did you mean scenario.closed.probability" in capsys.readouterr().err


def test_diff_says_what_changed_and_which_claims_did_it(
    flagship: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(flagship), "2024-10-17", "2024-10-25"]) == 0
    out = capsys.readouterr().out
    assert out.count("\n- ") >= 5
    assert "National Intelligence Service" in out
    days = re.findall(r"^    (\d{4}-\d\d-\d\d) ", out, flags=re.MULTILINE)
    assert days
    assert all("2024-10-17" < day <= "2024-10-25" for day in days)


def test_diff_wants_the_earlier_day_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(folder), "2026-02-03", "2026-02-01"]) == 1
    assert "the first day must be earlier" in capsys.readouterr().err


def test_brief_in_both_formats(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["brief", str(folder), "--format", "md"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# ")
    assert "Coast Wire" in out
    target = tmp_path / "brief.html"
    assert main(["brief", str(folder), "--format", "html", "--out", str(target)]) == 0
    assert target.read_text("utf-8").lstrip().lower().startswith("<!doctype html>")


@pytest.mark.parametrize(
    "call", [["build", ".", "--as-of", "October"], ["open", ".", "--port", "99999"], ["fly"], []]
)
def test_a_wrong_call_exits_2(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(call)
    assert caught.value.code == 2
    assert "usage: forewarn" in capsys.readouterr().err


def test_score_and_backtest_tell_how_forecasts_did(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", str(folder)]) == 0
    assert "No forecast is due yet." in capsys.readouterr().out
    case = folder / "case.toml"
    text = case.read_text("utf-8")
    case.write_text(re.sub(r"(?m)^start = .*$", "start = 2025-01-01", text), "utf-8")
    assert main(["backtest", str(folder), "--keep", "--out", str(tmp_path / "plots")]) == 0
    out = capsys.readouterr().out
    assert "Replayed from reports of the time" in out
    assert "skill" in out
    assert (tmp_path / "plots" / "calibration-replayed.svg").read_text("utf-8").startswith("<svg")
    assert main(["score", str(folder)]) == 0
    told = capsys.readouterr().out
    assert out.split("Replayed")[1].startswith(told.split("Replayed")[1])
    held = (folder / "forecasts.jsonl").read_text("utf-8")
    assert main(["backtest", str(folder), "--keep"]) == 0
    assert (folder / "forecasts.jsonl").read_text("utf-8") == held


def test_demo_builds_and_prints_the_bottom_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "forewarn.cli", "demo", "--no-serve"],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    lines = done.stdout.strip().split("\n")
    assert len(lines) <= 11
    assert re.search(r"^Leading: .+: \d+% by 2026-06-30 \(90%: \d+% to \d+%\)$", done.stdout, re.M)
    assert any(line.startswith("Moved: ") for line in lines)
    assert any(line.startswith("Up: ") for line in lines)
    assert "\x1b" not in done.stdout
