"""One contract for every store."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Barrier, Thread

import pytest

from forewarn.cache import MemoryStore, SqliteStore, Store, open_store
from forewarn.cache.store_address import VARIABLE
from forewarn.cli import main
from forewarn.errors import EnvironmentFault
from forewarn.workbench.workbench import Workbench
from tests.databases import DATABASES, empty


@pytest.fixture(params=["memory", *DATABASES])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    memory = request.param == "memory"
    held: Store = MemoryStore() if memory else open_store(empty(request.param, request))
    yield held
    held.close()


def test_what_is_put_is_held(store: Store) -> None:
    with store.writer() as writer:
        writer.write("a", {"k1": "one", "k2": "zwei €"})
        writer.write("b", {"k1": "other"})
        writer.write("b", {})
    assert store.view().get("a", ["k1", "k2", "k3"]) == {"k1": "one", "k2": "zwei €"}
    assert store.view().get("b", ["k1"]) == {"k1": "other"}
    assert store.view().get("b", []) == {}


def test_a_body_is_replaced_under_its_key(store: Store) -> None:
    for body in ("one", "two"):
        with store.writer() as writer:
            writer.write("a", {"k": body})
    assert store.view().get("a", ["k"]) == {"k": "two"}


def test_a_failed_block_leaves_nothing(store: Store) -> None:
    def fail() -> None:
        with store.writer() as writer:
            writer.write("a", {"k": "half"})
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        fail()
    assert store.view().get("a", ["k"]) == {}


def test_many_keys_at_once(store: Store) -> None:
    bodies = {f"k{number}": str(number) for number in range(1201)}
    with store.writer() as writer:
        writer.write("a", bodies)
    assert store.view().get("a", bodies) == bodies


def test_a_file_that_is_no_database_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "steps.sqlite"
    path.write_text("this is no database" * 200)
    held = SqliteStore(path)
    with held.writer() as writer:
        writer.write("a", {"k": "v"})
    held.close()
    again = SqliteStore(path)
    assert again.view().get("a", ["k"]) == {"k": "v"}
    again.close()


def test_a_killed_writer_loses_only_its_own_block(address: str) -> None:
    held = open_store(address)
    with held.writer() as writer:
        writer.write("a", {"kept": "yes"})
    killed = (
        "import os, sys\n"
        "from forewarn.cache import open_store\n"
        "with open_store(sys.argv[1]).writer() as writer:\n"
        "    writer.write('a', {'lost': 'no'})\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", killed, address], check=False)
    assert done.returncode == -9
    assert held.view().get("a", ["kept", "lost"]) == {"kept": "yes"}
    with held.writer() as writer:
        writer.write("a", {"after": "too"})
    assert held.view().get("a", ["kept", "after"]) == {"kept": "yes", "after": "too"}
    held.close()


def test_two_write_and_two_read_at_once(address: str) -> None:
    """Writers go over the same keys in opposite orders; readers see whole blocks only."""
    keys = [f"k{number}" for number in range(700)]
    start = Barrier(4)
    mixed: list[object] = []

    def write(who: str, order: list[str]) -> None:
        held = open_store(address)
        start.wait()
        for turn in range(8):
            with held.writer() as writer:
                writer.write("a", dict.fromkeys(order, f"{who}{turn}"))
        held.close()

    def read() -> None:
        held = open_store(address)
        start.wait()
        for _ in range(20):
            seen = set(held.view().get("a", keys[:400]).values())
            if len(seen) > 1:
                mixed.append(seen)
        held.close()

    open_store(address).close()
    work = [
        Thread(target=write, args=("one", keys)),
        Thread(target=write, args=("two", keys[::-1])),
        Thread(target=read),
        Thread(target=read),
    ]
    for each in work:
        each.start()
    for each in work:
        each.join()
    held = open_store(address)
    found = held.view().get("a", keys)
    held.close()
    assert mixed == []
    assert len(found) == len(keys)
    assert set(found.values()) in ({"one7"}, {"two7"})


def test_sqlite_is_in_wal_mode(tmp_path: Path) -> None:
    SqliteStore(tmp_path / "steps.sqlite").close()
    connection = sqlite3.connect(tmp_path / "steps.sqlite")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("mysql://me:secret@host/x", "no store of the kind mysql://me:***@host/x"),
        ("sqlite://", "no store of the kind sqlite://"),
        ("over there", "'over there' is no address of a store; write postgresql://"),
        ("sqlite:////proc/none/x.sqlite", "/proc/none/x.sqlite cannot be written"),
    ],
)
def test_an_address_that_means_no_store_is_told(address: str, words: str) -> None:
    with pytest.raises(EnvironmentFault) as caught:
        open_store(address)
    assert words in str(caught.value)


@pytest.mark.parametrize("by", ["option", "variable"])
def test_a_database_that_cannot_be_reached_is_told_without_the_password(
    folder: Path, by: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    address = "postgresql://me:secret@127.0.0.1:1/cases"
    given = ["--store", address] if by == "option" else []
    monkeypatch.setenv(VARIABLE, "" if given else address)
    assert main(["build", str(folder), *given]) == 2
    told = capsys.readouterr().err
    assert "postgresql://me:***@127.0.0.1:1/cases cannot be used" in told
    assert "start the server, correct the address, or leave --store" in told
    assert "secret" not in told


def test_a_case_is_built_into_a_database_and_from_it(folder: Path, postgres: str) -> None:
    for new in (True, False):
        with Workbench(folder, store=postgres) as bench:
            built = bench.build()
        assert bool(built.new_steps) is new
    assert not (folder / ".forewarn").exists()


def test_a_store_that_breaks_says_which(tmp_path: Path) -> None:
    held = SqliteStore(tmp_path / "steps.sqlite")
    with closing(held.connect()) as connection:
        connection.execute("DROP TABLE steps")
    with pytest.raises(EnvironmentFault, match=r"steps.sqlite failed \(no such table: steps\)"):
        held.view().get("a", ["k"])
    held.close()
