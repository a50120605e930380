"""A writer in a process of its own, which may be killed at any of its steps or run out of disk."""

import os
import resource
import signal
import sys
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from forewarn.case.toml_edits import grade_source
from forewarn.errors import EnvironmentFault
from forewarn.readers.intake import ReceivedFile, prepare
from forewarn.workbench.writing import Gate
from tests.workbench.writing.test_gate import review

STEPS = ("open", "write", "fsync", "replace", "unlink", "ftruncate", "truncate", "close")


def decide(folder: Path, name: str) -> None:
    """A line so long that it does not lie within one page of memory."""
    line = review(name)[:-1] + ', "why": "' + "word " * 2000 + '"}'
    Gate(folder).append("reviews.jsonl", lambda text: [line])


def grade(folder: Path, name: str) -> None:
    def change(text: str) -> str:
        day = date(2026, 2, int(name))
        return grade_source(text, "port-authority", letter="D", since=day, reason=f"it was {name}")

    Gate(folder).rewrite("sources.toml", change)


def take(folder: Path, name: str) -> None:
    raw = f"The Dockers' Union said that {name} ships were waiting.\n".encode() * 300
    day = date(2026, 2, 5)
    came = ReceivedFile(name="a.md", raw=raw, url="", title="", publisher="", date=day)
    Gate(folder).add_report(prepare(came, title=f"report {name}", publisher="Coast Wire"))


WRITES: dict[str, Callable[[Path, str], None]] = {"decide": decide, "grade": grade, "take": take}


def killed_at(step: int, write: Callable[[], None]) -> bool:
    """Whether a child that runs ``write`` was killed before its system call of that number.

    The call before that, where it writes, wrote half.
    """
    child = _fork()
    if child:
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, status
        return os.WIFSIGNALED(status)
    calls = 0

    def counted(real: Callable[..., Any], name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == step:
                if name == "write":
                    real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **named)

        return call

    for name in STEPS:
        setattr(os, name, counted(getattr(os, name), name))
    code = 1
    try:
        write()
        code = 0
    finally:
        os._exit(code)


def _fork() -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that other threads exist, none of which holds a case
        return os.fork()


def out_of_disk(limit: int, write: Callable[[], None]) -> str:
    """What a child that may write no byte beyond ``limit`` in any file says; empty when it could."""
    ends = os.pipe()
    child = _fork()
    if child:
        os.close(ends[1])
        with os.fdopen(ends[0]) as told:
            words = told.read()
        os.waitpid(child, 0)
        return words
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    words = "an unforeseen error"
    try:
        write()
        words = ""
    except EnvironmentFault as error:
        words = str(error)
    finally:
        os.write(ends[1], words.encode())
        os._exit(0)


if __name__ == "__main__":
    kind, folder, *names = sys.argv[1:]
    for name in names:
        WRITES[kind](Path(folder), name)
        print(name, flush=True)
