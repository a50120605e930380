"""Examples in the documentation run, and print what the page says they print.

A ``console`` block holds commands after ``$``, which must succeed, and what they print; ``...``
stands for anything.
The blocks of one page share an empty folder.  A ``python`` block runs, and one with ``>>>`` is a
doctest.  A ``sh`` block is for reading; its calls of forewarn must be ones that the program takes.
"""

import doctest
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from forewarn.cli.main import parser
from tools.repository import ROOT

BLOCK = re.compile(r"^```(console|python|sh)\n(.*?)^```$", re.M | re.S)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
CONSOLE = [page for page in PAGES if "```console" in page.read_text("utf-8")]
PYTHON = [page for page in PAGES if "```python" in page.read_text("utf-8")]
SHELL = [
    page
    for page in PAGES
    if "forewarn " in page.read_text("utf-8") and "```sh" in page.read_text("utf-8")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One command and what the page says it prints."""

    command: str
    printed: str


def console_examples(text: str) -> list[Example]:
    """The commands of a page, in order."""
    found: list[Example] = []
    for language, body in BLOCK.findall(text):
        if language == "console":
            for part in re.split(r"^\$ ", body, flags=re.M)[1:]:
                command, _, printed = part.partition("\n")
                found.append(Example(command=command, printed=printed))
    return found


def matches(printed: str, got: str) -> bool:
    """True when ``got`` reads as ``printed``, ``...`` standing for anything."""
    pattern = ".*".join(re.escape(part) for part in printed.strip().split("..."))
    tidy = "\n".join(line.rstrip() for line in got.strip().split("\n"))
    return re.fullmatch(pattern, tidy, re.S) is not None


@pytest.mark.parametrize("page", CONSOLE, ids=lambda page: str(page.relative_to(ROOT)))
def test_console(page: Path, tmp_path: Path) -> None:
    place = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for example in console_examples(page.read_text("utf-8")):
        done = subprocess.run(
            example.command,
            shell=True,
            cwd=tmp_path,
            env={**os.environ, "PATH": place, "COLUMNS": "100", "NO_COLOR": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=300,
        )
        assert done.returncode == 0, f"$ {example.command}\n{done.stdout}"
        assert matches(example.printed, done.stdout), (
            f"$ {example.command}\nthe page says:\n{example.printed}\ngot:\n{done.stdout}"
        )


def typed(text: str) -> list[list[str]]:
    """Calls of forewarn in the shell blocks of a page, without the program's own name."""
    lines = [
        line
        for language, body in BLOCK.findall(text)
        if language == "sh"
        for line in body.splitlines()
    ]
    words = [shlex.split(line, comments=True) for line in lines]
    return [call[1:] for call in words if call and call[0].endswith("forewarn")]


@pytest.mark.parametrize("page", SHELL, ids=lambda page: str(page.relative_to(ROOT)))
def test_shell_calls_are_ones_that_the_program_takes(page: Path) -> None:
    calls = typed(page.read_text("utf-8"))
    assert calls
    for call in calls:
        parser().parse_args(call)
        paths = [word for word in call if word.startswith("cases/")]
        assert all((ROOT / path).exists() for path in paths), call


def test_pictures_are_small() -> None:
    pictures = list((ROOT / "docs" / "images").glob("*.png"))
    assert {picture.name for picture in pictures} == {"overview.png", "explain.png", "report.png"}
    assert all(10_000 < picture.stat().st_size < 400_000 for picture in pictures)


@pytest.mark.parametrize("page", PYTHON, ids=lambda page: str(page.relative_to(ROOT)))
def test_python(page: Path) -> None:
    names: dict[str, object] = {}
    for language, body in BLOCK.findall(page.read_text("utf-8")):
        if language != "python":
            continue
        if ">>>" not in body:
            exec(compile(body, str(page), "exec"), names)
            continue
        test = doctest.DocTestParser().get_doctest(body, names, page.name, str(page), 0)
        told: list[str] = []
        doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(
            test, out=told.append, clear_globs=False
        )
        assert not told, "".join(told)
        names = test.globs


def test_ellipsis_stands_for_anything() -> None:
    assert matches("a ... c", "a b\nb c\n")
    assert not matches("a ... c", "a b d")


def test_commands_are_told_from_what_they_print() -> None:
    page = "```console\n$ echo a\na\n$ true\n```\n"
    assert console_examples(page) == [
        Example(command="echo a", printed="a\n"),
        Example(command="true", printed=""),
    ]
