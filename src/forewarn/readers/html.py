"""HTML: the article's text, parsed in a process of its own.

A hostile or broken page can cost time and memory without end, so the parse runs apart, with both
limited.
"""

import subprocess
import sys

from forewarn.errors import IntakeError

SECONDS = 30
BYTES = 2 * 1024**3


def html_text(name: str, raw: bytes) -> str:
    """Main text of a page, headings and lists kept, boilerplate left out.

    IntakeError when the parse takes more than 30 seconds or 2 GiB, or fails.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-m", "forewarn.readers.html"],
            input=raw,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise IntakeError(f"{name}: parsing took over {SECONDS} s; save it as .txt") from None
    if done.returncode != 0:
        raise IntakeError(f"{name}: cannot be parsed as HTML; save the text as .txt")
    return done.stdout.decode("utf-8")


def main() -> int:
    """Read a page from standard input, write its text to standard output."""
    _limit_memory()
    from trafilatura import extract

    text = extract(
        sys.stdin.buffer.read(),
        output_format="txt",
        include_comments=False,
        include_tables=True,
        favor_recall=True,
    )
    sys.stdout.buffer.write((text or "").encode("utf-8"))
    return 0


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows; the time limit still holds there
        return
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


if __name__ == "__main__":
    sys.exit(main())
