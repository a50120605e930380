"""Parsing in a process of its own.

A hostile or broken file can cost time and memory without end, so the parse runs apart, with both
limited.
"""

import subprocess
import sys

from forewarn.errors import IntakeError

TIME_LIMIT = 30
"""Seconds that a parse may take."""
MEMORY_LIMIT = 2 * 1024**3
"""Bytes that the process of a parse may use."""
_REFUSAL = 3
"""Exit status of a reader that refuses a file in words of its own."""
# The child ignores the environment and the working directory, and takes the path of its parent.
_CHILD = (
    "import sys; sys.path[:] = sys.argv[3:]; "
    "from forewarn.readers.isolation import run_reader; sys.exit(run_reader())"
)


def isolated_text(reader: str, name: str, raw: bytes) -> str:
    """What the plug-in ``reader`` makes of a file, run apart.

    IntakeError when the parse takes more than 30 seconds or 2 GiB, or fails.
    """
    path = [folder for folder in sys.path if folder]
    try:
        child = subprocess.run(
            [sys.executable, "-I", "-c", _CHILD, reader, name, *path],
            input=raw,
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise IntakeError(f"{name}: parsing took over {TIME_LIMIT} s; save it as .txt") from None
    if child.returncode == _REFUSAL:
        raise IntakeError(child.stderr.decode("utf-8").strip())
    if child.returncode != 0:
        raise IntakeError(f"{name}: the reader {reader!r} cannot parse it; save the text as .txt")
    return child.stdout.decode("utf-8")


def run_reader() -> int:
    """Read a file from standard input, write its text to standard output."""
    _limit_memory()
    from forewarn.plugins import load_plugins
    from forewarn.readers.reader import is_reader

    plugin, name = sys.argv[1:3]
    reader = load_plugins("forewarn.readers").require(plugin, is_reader)
    try:
        text = reader.text(name, sys.stdin.buffer.read())
    except IntakeError as error:
        sys.stderr.buffer.write(str(error).encode("utf-8"))
        return _REFUSAL
    sys.stdout.buffer.write(text.encode("utf-8"))
    return 0


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows; the time limit still holds there
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
