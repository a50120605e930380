"""Serve a case on the loopback address."""

import socket
from collections.abc import Callable
from contextlib import suppress
from getpass import getuser
from pathlib import Path
from threading import Event
from types import FrameType

from forewarn.errors import EnvironmentFault
from forewarn.server.app import app
from forewarn.server.session import Session
from forewarn.server.watcher import follow
from forewarn.server.writer import CaseWriter
from forewarn.workbench.workbench import Built, Workbench

HOST = "127.0.0.1"


def serve(
    bench: Workbench,
    built: Built | None,
    *,
    port: int,
    announce: Callable[[str], object],
    who: str = "",
) -> None:
    """Serve until interrupted; ``announce`` gets the address once it can be opened.

    EnvironmentFault when the port is taken.
    """
    import uvicorn

    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        holder = port_holder(port)
        raise EnvironmentFault(
            f"port {port} on {HOST} cannot be had ({error.strerror}); "
            + (f"{holder} has it: end that, " if holder else "end what uses it, ")
            + "or give another with --port"
        ) from None
    session = Session(bench, built)
    writer = CaseWriter(session, who=who or _user())
    ended = Event()
    follow(writer, ended)
    with listener:
        announce(f"http://{HOST}:{listener.getsockname()[1]}/  (Ctrl+C ends)")
        config = uvicorn.Config(
            app(writer), log_level="warning", lifespan="off", timeout_graceful_shutdown=1
        )

        class Server(uvicorn.Server):
            """Tells the session when it ends, so that the connections of open pages close."""

            def handle_exit(self, sig: int, frame: FrameType | None) -> None:
                session.closed = True
                super().handle_exit(sig, frame)

        try:
            Server(config).run(sockets=[listener])
        finally:
            ended.set()


def _user() -> str:
    with suppress(OSError, KeyError, ImportError):
        return getuser()
    return "somebody"


def port_holder(port: int, proc: Path = Path("/proc")) -> str:
    """Name the program that listens on a port of this machine; empty where the system hides it."""
    port_suffix = f":{port:04X}"
    sockets: set[str] = set()
    with suppress(OSError):
        for line in (proc / "net" / "tcp").read_text().splitlines()[1:]:
            parts = line.split()
            if parts[1].endswith(port_suffix) and parts[3] == "0A":
                sockets.add(f"socket:[{parts[9]}]")
    for folder in proc.glob("[0-9]*") if sockets else ():
        with suppress(OSError):
            for link in (folder / "fd").iterdir():
                if str(link.readlink()) in sockets:
                    name = (folder / "comm").read_text().strip()
                    return f"process {folder.name} ({name})"
    return ""
