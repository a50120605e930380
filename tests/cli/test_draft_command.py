"""Drafting with a language model, from the call to the assessment that a person let it into."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from forewarn.cli import main
from tests.extractors.llm.local_server import claims, serving, slow

REPORT = "2026-02-03-queue-off-altmar"
QUOTE = "About 40 grain ships are waiting off the port"
PROPOSAL = {"quotation": QUOTE, "source": "the Altmar Port Authority", "cue": "said"}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings folder of ``llm`` that holds no keys, whoever runs the tests."""
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    return tmp_path / "llm"


def assessed(folder: Path, out: Path) -> dict[str, Any]:
    """``assessment.json`` of a build without the hash of its inputs."""
    assert main(["build", str(folder), "--out", str(out)]) == 0
    body: dict[str, Any] = json.loads((out / "assessment.json").read_text("utf-8"))
    return {key: value for key, value in body.items() if key != "build"}


def test_a_draft_counts_when_a_person_accepts_it_and_not_before(
    folder: Path, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = assessed(folder, tmp_path / "before")
    kept = folder / "drafts" / f"{REPORT}.jsonl"
    with serving(claims(PROPOSAL, {"quotation": "400 grain ships"}), home):
        assert main(["draft", str(folder), REPORT, "--model", "local"]) == 0
        told = capsys.readouterr()
        assert "left out: the quotation is not in the text: '400 grain ships'" in told.err
        assert "1 draft added by local" in told.out
        first = kept.read_bytes()
        # The same answer again adds nothing, and what stands there is never changed.
        assert (
            main(["draft", str(folder), f"{folder}/reports/{REPORT}.md", "--model", "local"]) == 0
        )
        assert "no drafts added" in capsys.readouterr().out
        assert kept.read_bytes() == first
    claim = json.loads(first)
    assert claim["reader"] == "llm local, prompt 1"
    assert main(["check", str(folder)]) == 0
    assert "1 draft of language models to review; until then not counted" in capsys.readouterr().out

    waiting = assessed(folder, tmp_path / "waiting")
    assert waiting == before
    assert "1 draft of language models to review, not counted" in capsys.readouterr().out
    page = (tmp_path / "waiting" / "site" / "claims.html").read_text("utf-8")
    assert "1 draft by language models waits for a verdict" in page

    def reviewed(verdict: str) -> dict[str, Any]:
        line = {"claim": claim["id"], "verdict": verdict, "who": "desk", "when": "2026-02-04"}
        with (folder / "reviews.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        return assessed(folder, tmp_path / verdict)

    assert reviewed("reject") == before
    accepted = reviewed("accept")
    assert accepted["claims"] == before["claims"] + 1
    # The built-in reader has the same sentence: two readings of one utterance are one origin.
    assert accepted["origins"] == before["origins"]
    page = (tmp_path / "accept" / "site" / "claims.html").read_text("utf-8")
    assert "accepted, drafted by llm local, prompt 1" in page
    assert "waits for a verdict" not in page


def test_a_build_needs_no_model_and_no_llm_package(
    folder: Path, home: Path, tmp_path: Path
) -> None:
    with serving(claims(PROPOSAL), home):
        assert main(["draft", str(folder), REPORT, "--model", "local"]) == 0
    claim = json.loads((folder / "drafts" / f"{REPORT}.jsonl").read_text("utf-8"))
    line = {"claim": claim["id"], "verdict": "accept", "who": "desk", "when": "2026-02-04"}
    (folder / "reviews.jsonl").write_text(json.dumps(line) + "\n")
    with_it = tmp_path / "with"
    assert main(["build", str(folder), "--out", str(with_it)]) == 0
    # A process in which `import llm` fails as it does where the package is missing.
    code = (
        "import sys; sys.modules['llm'] = None\n"
        "from forewarn.cli import main; raise SystemExit(main())"
    )
    without = tmp_path / "without"
    done = subprocess.run(
        [sys.executable, "-c", code, "build", str(folder), "--out", str(without)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    name = "assessment.json"
    assert (without / name).read_bytes() == (with_it / name).read_bytes()
    for command in (
        ["draft", str(folder), REPORT],
        ["read", str(folder / "reports" / f"{REPORT}.md")],
    ):
        asked = subprocess.run(
            [sys.executable, "-c", code, *command, "--model", "local"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert asked.returncode == 2
        assert "pip install 'forewarn[llm]'" in asked.stderr
        assert "Traceback" not in asked.stderr


def test_read_prints_drafts(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text("About 40 ships wait, the harbour master said. Nobody knows why.\n")
    answer = claims(
        {"quotation": "About 40 ships wait", "source": "the harbour master", "cue": "said"},
        {"quotation": "Everybody knows", "stance": "denies"},
    )
    with serving(answer, home):
        assert main(["read", str(file), "--json", "--model", "local"]) == 0
        told = capsys.readouterr()
        assert main(["read", str(file), "--model", "local"]) == 0
    (claim,) = map(json.loads, told.out.splitlines())
    assert (claim["reader"], claim["claimant"]) == ("llm local, prompt 1", "the harbour master")
    assert claim["quantity"]["best"] == 40
    assert "left out: the quotation is not in the text: 'Everybody knows'" in told.err
    assert "1 draft\n  the harbour master asserts [" in capsys.readouterr().out


def test_what_goes_wrong_is_said_in_words_and_exits_2(
    folder: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["draft", str(folder), REPORT, "--model"]
    with serving(lambda _: "no", home):
        assert main([*call, "local"]) == 2
        assert "forewarn draft: local answered about" in capsys.readouterr().err
        assert main([*call, "gpt-0"]) == 2
        assert "no model is called 'gpt-0'" in capsys.readouterr().err
    with serving(slow(0.2), home):
        assert main([*call, "local", "--timeout", "0.05"]) == 2
        assert "did not answer within 0.05 seconds" in capsys.readouterr().err
    with serving(claims(), home, key=True):
        assert main([*call, "local"]) == 2
        assert "needs a key" in capsys.readouterr().err
    assert not (folder / "drafts").exists()
    for seconds in ("0", "soon", "nan"):
        with pytest.raises(SystemExit):
            main([*call, "local", "--timeout", seconds])
        assert "needs seconds from 0 to 86400" in capsys.readouterr().err


def test_every_unknown_report_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", str(folder), "gone", "reports/lost.md", REPORT, "--model", "any"]) == 1
    told = capsys.readouterr().err
    assert "no report 'gone'" in told
    assert "no report 'reports/lost.md'" in told
