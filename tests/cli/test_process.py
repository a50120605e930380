"""A command's process ends at once, and loses nothing of what it has to say or to tidy up."""

import subprocess
import sys

import pytest


def run(code: str) -> subprocess.CompletedProcess[str]:
    probe = f"from forewarn.cli.process import end_process\n{code}"
    return subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=False, timeout=60
    )


def test_what_was_printed_arrives_with_the_exit_code() -> None:
    done = run("import sys\nprint('x' * 100)\nprint('y', file=sys.stderr)\nend_process(3)")
    assert (done.returncode, done.stdout, done.stderr) == (3, "x" * 100 + "\n", "y\n")


def test_what_must_be_tidied_up_is_tidied_up() -> None:
    done = run("import atexit\natexit.register(print, 'tidied')\nend_process(0)")
    assert (done.returncode, done.stdout) == (0, "tidied\n")


def test_objects_are_not_taken_apart() -> None:
    taken_apart = (
        "class Big:\n    def __del__(self):\n        print('apart', flush=True)\nbig = Big()\n"
    )
    assert run(f"{taken_apart}end_process(0)").stdout == ""
    assert run(taken_apart).stdout == "apart\n"


def test_a_thread_that_still_works_is_waited_for() -> None:
    done = run(
        "import threading, time\n"
        "def work():\n    time.sleep(0.3)\n    print('done')\n"
        "threading.Thread(target=work).start()\nend_process(4)"
    )
    assert (done.returncode, done.stdout) == (4, "done\n")


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full")
def test_lines_that_cannot_be_written_are_no_success() -> None:
    done = run("import sys\nsys.stdout = open('/dev/full', 'w')\nprint('x')\nend_process(0)")
    assert done.returncode != 0


def test_the_module_runs_the_command_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "forewarn.cli", "--version"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
    assert done.stdout.startswith("forewarn ")
