"""The hash of the program tells one version of its files from another."""

from pathlib import Path

import pytest

from forewarn import __version__
from forewarn.program import ProgramHash, hash_package, hash_program

FILES = {
    "read.py": "pass",
    "language/english/words.toml": 'about = "Words."',
    "case/template/case.toml": 'title = "A case"',
    "pages/templates/base.html": "<html>",
}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def changed(before: ProgramHash, after: ProgramHash) -> tuple[bool, bool]:
    return before.code != after.code, before.files != after.files


@pytest.mark.parametrize("name", FILES)
def test_results_depend_on_code_and_words_and_pages_on_all_files(package: Path, name: str) -> None:
    before = hash_package(package)
    (package / name).write_text("other")
    is_code = name in ("read.py", "language/english/words.toml")
    assert changed(before, hash_package(package)) == (is_code, True)


def test_a_file_that_moves_or_goes_is_a_change(package: Path) -> None:
    before = hash_package(package)
    (package / "read.py").rename(package / "write.py")
    after = hash_package(package)
    assert changed(before, after) == (True, True)
    (package / "write.py").unlink()
    assert changed(after, hash_package(package)) == (True, True)


def test_what_python_and_editors_leave_behind_is_no_part_of_it(package: Path) -> None:
    before = hash_package(package)
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "read.cpython-313.pyc").write_text("compiled")
    (package / ".read.py.swp").write_text("draft")
    (package / "pages" / ".#base.html").symlink_to("nowhere")
    assert changed(before, hash_package(package)) == (False, False)


def test_the_hash_begins_with_the_version() -> None:
    program = hash_program()
    assert program.code.startswith(f"{__version__} ")
    assert program.files.startswith(f"{__version__} ")
    assert hash_program() is program
