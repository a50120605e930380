"""A PostgreSQL for the store's tests: a server of their own, from the binaries of this machine.

``python -m tools.postgres`` sees to it that there are some and says where; ``make test`` does so
first.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.installing import apt_install, say

FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")
NONE_FOUND = (
    "no PostgreSQL for the store's tests: initdb is neither on the path nor in "
    + ", ".join(FOLDERS)
    + ", and Debian's package could not be had; install PostgreSQL and run `make test` again"
)
WAIT = 60.0
"""Seconds within which a server must answer."""


def find() -> Path | None:
    """Folder of the server's programs, of the newest version; None where there is none."""
    on_path = shutil.which("initdb")
    if on_path is not None:
        return Path(on_path).resolve().parent
    found = [path.parent for folder in FOLDERS for path in Path("/").glob(f"{folder[1:]}/initdb")]
    return max(found, key=lambda path: [int(p) for p in path.parts if p.isdigit()], default=None)


def obtain() -> Path | None:
    """The same, installed when there is none; None when none can be had."""
    if find() is None:
        apt_install("postgresql")
    return find()


@contextmanager
def running() -> Iterator[str]:
    """A new server on the loopback while the block runs; the address of its database.

    RuntimeError, with the server's own words, when it does not come up.
    """
    programs = find()
    if programs is None:
        raise RuntimeError(NONE_FOUND)
    # PostgreSQL refuses to run as root and must own its folder, which pytest's own would hide.
    folder = Path(tempfile.mkdtemp(prefix="forewarn-postgres-"))
    who = _somebody()
    if who is not None:
        shutil.chown(folder, who)
    as_them = {"cwd": folder, **({"user": who, "group": who, "extra_groups": []} if who else {})}
    try:
        made = subprocess.run(
            [programs / "initdb", "-D", folder / "data", "-U", "forewarn", "--auth=trust"]
            + ["--encoding=UTF8", "--no-locale", "--no-sync"],
            capture_output=True,
            text=True,
            check=False,
            **as_them,
        )
        if made.returncode:
            raise RuntimeError(f"initdb failed: {made.stderr.strip()}")
        port = _free()
        settings = (
            f"port={port}",
            "listen_addresses=127.0.0.1",
            f"unix_socket_directories={folder}",
        )
        options = [part for one in (*settings, "fsync=off") for part in ("-c", one)]
        with (folder / "log").open("w+") as log:
            server = subprocess.Popen(
                [programs / "postgres", "-D", folder / "data", *options],
                stdout=log,
                stderr=log,
                **as_them,
            )
            try:
                _wait(server, port, folder / "log")
                yield f"postgresql://forewarn@127.0.0.1:{port}/postgres"
            finally:
                server.send_signal(2)  # a fast shutdown: open connections are ended
                server.wait(timeout=WAIT)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    deadline = time.monotonic() + WAIT
    while time.monotonic() < deadline and server.poll() is None:
        if "ready to accept connections" in log.read_text():
            with socket.create_connection(("127.0.0.1", port), timeout=5):
                return
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not come up: {log.read_text().strip()}")


def _somebody() -> str | None:
    """A user that is not root, where we are root; None where we may run it ourselves."""
    import pwd

    if os.geteuid() != 0:
        return None
    known = {one.pw_name for one in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _free() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port


def main() -> int:
    """Obtain a server and print where it is."""
    path = obtain()
    say(NONE_FOUND) if path is None else print(path)
    return 0 if path is not None else 2


if __name__ == "__main__":
    raise SystemExit(main())
