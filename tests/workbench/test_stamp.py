"""A build in which nothing changed is told from one in which something did."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from forewarn.cli import main
from forewarn.program import hash_program
from forewarn.workbench.stamp import Inputs, _packages, file_states, recall_build, remember_build

LINES = ("as of some day: 3 claims",)


@pytest.fixture
def inputs(folder: Path) -> Inputs:
    """A case that was built once, its stamp written."""
    out = folder / "build"
    (out / "site").mkdir(parents=True)
    (out / "assessment.json").write_text("{}")
    (out / "site" / "index.html").write_text("<p>")
    made = Inputs(case=folder, out=out, as_of=None, language="")
    remember_build(made, made.digest(), LINES)
    return made


def test_nothing_changed(inputs: Inputs) -> None:
    assert recall_build(inputs) == LINES


CHANGES: dict[str, Callable[[Path], object]] = {
    "a report": lambda case: (case / "reports" / "new.md").write_text("Two ships left."),
    "a declaration": lambda case: (case / "case.toml").write_text("# other\n"),
    "a decision": lambda case: (case / "reviews.jsonl").write_text("{}\n"),
    "a file taken away": lambda case: (case / "case.toml").unlink(),
    "an output": lambda case: (case / "build" / "assessment.json").write_text("{} "),
    "an output taken away": lambda case: (case / "build" / "site" / "index.html").unlink(),
    "the outputs taken away": lambda case: os.rename(case / "build", case / ".gone"),
    "the stamp": lambda case: [
        path.write_text("[]") for path in (case / ".forewarn" / "built").iterdir()
    ],
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(inputs: Inputs, change: str) -> None:
    CHANGES[change](inputs.case)
    assert recall_build(inputs) is None


@pytest.mark.parametrize(
    "other", [{"as_of": date(2026, 1, 1)}, {"language": "f00"}, {"out": Path("elsewhere")}]
)
def test_another_question_is_another_build(inputs: Inputs, other: dict[str, object]) -> None:
    values = {"case": inputs.case, "out": inputs.out, "as_of": None, "language": "", **other}
    assert recall_build(Inputs(**values)) is None  # type: ignore[arg-type]


def test_an_edit_during_the_build_is_not_lost(inputs: Inputs) -> None:
    digest = inputs.digest()
    (inputs.case / "case.toml").write_text("# edited while it was built\n")
    remember_build(inputs, digest, ("wrong",))
    assert recall_build(inputs) is None


def test_a_file_that_cannot_be_read_differs_from_one_that_can(inputs: Inputs) -> None:
    (inputs.case / "reports" / "dangling.md").symlink_to(inputs.case / "nowhere")
    assert recall_build(inputs) is None


def test_a_stamp_that_cannot_be_written_is_no_fault(inputs: Inputs) -> None:
    folder = inputs.case / ".forewarn" / "built"
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.write_text("in the way")
    remember_build(inputs, inputs.digest(), LINES)
    assert recall_build(inputs) is None


def test_the_command_says_the_same_and_loads_nothing_heavy(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The log of forecasts grows in the first build, so that the second has something to do."""
    for _ in range(2):
        assert main(["build", str(folder)]) == 0
    capsys.readouterr()
    script = (
        "import json, sys; from forewarn.cli import main; from forewarn.workbench import stamp;"
        "from forewarn.wording.translations import fingerprint;"
        "print(json.dumps([stamp.hash_program().files, fingerprint(), stamp._packages()]));"
        "main(sys.argv[1:]);"
        "print(sorted({'spacy', 'sqlalchemy', 'numpy', 'jinja2', 'rich'} & set(sys.modules)))"
    )
    inputs = Inputs(case=folder, out=folder / "build", as_of=None, language="")
    stamp = json.loads(inputs.stamp.read_text("utf-8"))
    states = file_states(inputs.out)
    assert stamp["outputs"] == states, "a file was written after the build was stamped"
    assert stamp["inputs"] == inputs.digest(), "an input changed after the build was stamped"
    command = [sys.executable, "-c", script, "build", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    there, *lines, _site, modules = done.stdout.splitlines()
    here = [hash_program().files, "", _packages()]
    assert json.loads(there) == here, "another process sees another program or other packages"
    changed = [state for state in file_states(inputs.out) if state not in states]
    assert (modules, changed) == ("[]", []), done.stderr
    assert lines[-1].endswith("no files changed")
    (folder / ".forewarn" / "built").rename(folder / ".forewarn" / "other")
    assert main(["build", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[:-1] == lines


def test_a_stamp_is_readable(inputs: Inputs) -> None:
    stamp = json.loads(inputs.stamp.read_text("utf-8"))
    assert sorted(stamp) == ["inputs", "lines", "outputs"]
