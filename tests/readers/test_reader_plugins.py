"""Readers of other distributions are found by the endings of files and run apart."""

import os
from pathlib import Path

import pytest

from tests.plugins import write_distribution
from tools.repository import forewarn

CAPITALS = """
class Capitals:
    suffixes = (".caps",)
    binary = True
    isolated = True

    def text(self, name, raw):
        import os
        from forewarn.errors import IntakeError
        if raw == b"no":
            raise IntakeError(f"{name}: says no; say yes")
        if raw == b"die":
            raise ValueError("broken")
        return f"{raw.replace(bytes(1), b' ').decode().lower()} ({os.getppid()})"


CAPITALS = Capitals()
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    folder = write_distribution(
        tmp_path / "plugins",
        "acme-readers",
        modules={"acme_capitals": CAPITALS, "acme_half": "HALF = object()\n"},
        entries={
            "forewarn.readers": {
                "capitals": "acme_capitals:CAPITALS",
                "broken": "acme_missing:READER",
                "half": "acme_half:HALF",
            }
        },
    )
    return {"PYTHONPATH": os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])}


def read(folder: Path, name: str, raw: bytes, environment: dict[str, str]) -> tuple[int, str, str]:
    (folder / name).write_bytes(raw)
    result = forewarn("read", "--text", name, cwd=folder, environment=environment)
    return result.returncode, result.stdout, result.stderr


def test_a_reader_of_another_distribution_is_used(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    code, out, _ = read(tmp_path, "a.caps", b"HELLO\0THERE", environment)
    assert code == 0
    assert out.startswith("hello there (")
    # Its parent is the command, not this test: it ran in a process of its own.
    assert f"({os.getpid()})" not in out


def test_a_reader_refuses_in_its_own_words(tmp_path: Path, environment: dict[str, str]) -> None:
    assert read(tmp_path, "a.caps", b"no", environment)[::2] == (
        1,
        "forewarn read: a.caps: says no; say yes\n",
    )


def test_a_reader_that_fails_is_named(tmp_path: Path, environment: dict[str, str]) -> None:
    code, _, err = read(tmp_path, "a.caps", b"die", environment)
    assert code == 1
    assert "a.caps: the reader 'capitals' cannot parse it; save the text as .txt" in err


def test_a_broken_reader_stops_no_other(tmp_path: Path, environment: dict[str, str]) -> None:
    assert read(tmp_path, "a.txt", b"Hello.", environment) == (0, "Hello.", "")


def test_broken_readers_are_named_where_no_reader_is_found(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    code, _, err = read(tmp_path, "a.pdf", b"%PDF", environment)
    assert code == 1
    assert "cannot read files ending in .pdf; one of .caps, .htm, .html" in err
    assert "the reader 'broken' of acme-readers 1.0 (acme_missing:READER) cannot be loaded" in err
    assert "the reader 'half' of acme-readers 1.0 (acme_half:HALF) lacks what every reader" in err


def test_two_readers_may_not_read_the_same_ending(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    folder = write_distribution(
        tmp_path / "rival",
        "rival",
        modules={"rival": CAPITALS},
        entries={"forewarn.readers": {"rival": "rival:CAPITALS"}},
    )
    environment["PYTHONPATH"] = os.pathsep.join([str(folder), environment["PYTHONPATH"]])
    code, _, err = read(tmp_path, "a.caps", b"HELLO", environment)
    assert code == 2
    assert "'capitals' of acme-readers 1.0 (acme_capitals:CAPITALS) and the reader 'rival'" in err
    assert "both read files ending in .caps; uninstall one of them" in err
