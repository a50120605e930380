"""One contract for every store."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from forewarn.stores import MemoryStore, SqliteStore, Store


@pytest.fixture(params=["sqlite", "memory"])
def store(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    file = tmp_path / "deep" / "steps.sqlite"
    held: Store = SqliteStore(file) if request.param == "sqlite" else MemoryStore()
    yield held
    held.close()


def test_what_is_put_is_held(store: Store) -> None:
    with store.writer() as writer:
        writer.put("a", {"k1": "one", "k2": "zwei €"})
        writer.put("b", {"k1": "other"})
        writer.put("b", {})
    assert store.view().get("a", ["k1", "k2", "k3"]) == {"k1": "one", "k2": "zwei €"}
    assert store.view().get("b", ["k1"]) == {"k1": "other"}
    assert store.view().get("b", []) == {}


def test_a_body_is_replaced_under_its_key(store: Store) -> None:
    for body in ("one", "two"):
        with store.writer() as writer:
            writer.put("a", {"k": body})
    assert store.view().get("a", ["k"]) == {"k": "two"}


def test_a_failed_block_leaves_nothing(store: Store) -> None:
    def fail() -> None:
        with store.writer() as writer:
            writer.put("a", {"k": "half"})
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        fail()
    assert store.view().get("a", ["k"]) == {}


def test_many_keys_at_once(store: Store) -> None:
    bodies = {f"k{number}": str(number) for number in range(1201)}
    with store.writer() as writer:
        writer.put("a", bodies)
    assert store.view().get("a", bodies) == bodies


def test_a_file_that_is_no_database_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "steps.sqlite"
    path.write_text("this is no database" * 200)
    held = SqliteStore(path)
    with held.writer() as writer:
        writer.put("a", {"k": "v"})
    held.close()
    again = SqliteStore(path)
    assert again.view().get("a", ["k"]) == {"k": "v"}
    again.close()


def test_a_killed_writer_loses_only_its_own_block(tmp_path: Path) -> None:
    path = tmp_path / "steps.sqlite"
    held = SqliteStore(path)
    with held.writer() as writer:
        writer.put("a", {"kept": "yes"})
    killed = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from forewarn.stores import SqliteStore\n"
        "with SqliteStore(Path(sys.argv[1])).writer() as writer:\n"
        "    writer.put('a', {'lost': 'no'})\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", killed, str(path)], check=False)
    assert done.returncode == -9
    assert held.view().get("a", ["kept", "lost"]) == {"kept": "yes"}
    held.close()


def test_it_is_in_wal_mode(tmp_path: Path) -> None:
    SqliteStore(tmp_path / "steps.sqlite").close()
    connection = sqlite3.connect(tmp_path / "steps.sqlite")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
