"""The process of one command."""

import atexit
import os
import sys
import threading
from typing import NoReturn

from forewarn.cli.main import main


def run_process() -> NoReturn:
    """Run the command that the process was started with, and end the process with its exit code."""
    end_process(main())


def end_process(code: int) -> NoReturn:
    """End the process at once; its memory goes back to the system as a whole.

    Python would take every object apart first, which takes half a second after a build.
    """
    others = (thread for thread in threading.enumerate() if thread is not threading.main_thread())
    if any(not thread.daemon for thread in others):
        sys.exit(code)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):  # a full disk, a closed pipe: Python says it in its own way
        sys.exit(code)
    atexit._run_exitfuncs()
    os._exit(code)
