"""Serving a case on the loopback address."""

import socket
from collections.abc import Callable

from forewarn.build.run import Built, Workbench
from forewarn.errors import EnvironmentFault
from forewarn.server.app import app

HOST = "127.0.0.1"


def serve(bench: Workbench, built: Built, *, port: int, said: Callable[[str], object]) -> None:
    """Serve until interrupted; ``said`` is given the address once it can be opened.

    EnvironmentFault when the port is taken.
    """
    import uvicorn

    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        raise EnvironmentFault(
            f"port {port} on {HOST} cannot be had ({error.strerror}); "
            "end what uses it, or give another with --port"
        ) from None
    with listener:
        said(f"http://{HOST}:{listener.getsockname()[1]}/  (Ctrl+C ends)")
        config = uvicorn.Config(app(bench, built), log_level="warning", lifespan="off")
        uvicorn.Server(config).run(sockets=[listener])
