"""Getting the programs that tests need, where this machine lets us."""

import os
import shutil
import subprocess
import sys


def apt_install(package: str) -> None:
    """Install Debian's package, where we are root of a Debian; what goes wrong is said."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None):
        return
    say(f"installing Debian's {package}")
    wait = ("-o", "DPkg::Lock::Timeout=300")
    quiet = ("--quiet=2", "--yes", "--no-install-recommends")
    run("apt-get", *wait, "--quiet=2", "update")
    run("apt-get", *wait, *quiet, "install", package)


def run(*command: str) -> None:
    """Run a command; when it fails, its words are passed on."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        say(f"{' '.join(command)} failed:\n{done.stderr.strip() or done.stdout.strip()}")


def say(words: str) -> None:
    """Tell whoever runs the tests."""
    print(words, file=sys.stderr, flush=True)
