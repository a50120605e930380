"""Fixtures that more than one room's tests need."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from forewarn.workbench.output import write
from forewarn.workbench.workbench import Built, Workbench

if TYPE_CHECKING:
    from playwright.sync_api import Browser


# A red run can be repeated, and a busy machine is no failure.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def user_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A cache folder of the tests' own: a test writes nothing into the home of who runs it."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was not tested is said, not hidden in a letter."""
    for skipped in terminalreporter.stats.get("skipped", []):
        terminalreporter.write_line(f"NOT TESTED: {skipped.nodeid}: {skipped.longrepr[2]}")


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A running Chromium; tests open their own pages in it.

    Playwright keeps an event loop in this thread from then on: a test that needs ``asyncio.run``
    runs it in a thread of its own.
    """
    from playwright.sync_api import sync_playwright

    from tools.browser import ARGUMENTS, NONE_FOUND, find

    path = find()
    if path is None:
        pytest.fail(NONE_FOUND)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield running
        running.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Address of an empty database of a PostgreSQL server that ends with the tests."""
    from tools.postgres import NONE_FOUND, find, running

    if find() is None:
        pytest.fail(NONE_FOUND)
    with running() as address:
        yield address


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The template case, which builds and has no faults, in a folder of the test's own."""
    target = tmp_path / "case"
    with as_file(files("forewarn.case") / "template") as template:
        shutil.copytree(template, target)
    return target


@pytest.fixture(scope="session")
def flagship(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the flagship case with its finished steps; tests that change it copy it again.

    The reports are read once for all workers, for that takes longer than all the rest of a build.
    """
    base = tmp_path_factory.getbasetemp()
    common = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "flagship-once"
    with common.with_name("flagship-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not common.exists():
            draft = tmp_path_factory.mktemp("draft") / "case"
            source = Path(__file__).parents[1] / "cases" / "dprk-russia"
            shutil.copytree(source, draft, ignore=shutil.ignore_patterns("build", ".forewarn"))
            with Workbench(draft) as bench:
                bench.build()
            draft.rename(common)
    target = tmp_path_factory.mktemp("flagship") / "dprk-russia"
    shutil.copytree(common, target)
    return target


@pytest.fixture(scope="session")
def built(flagship: Path) -> Built:
    """The flagship case as of its latest report."""
    with Workbench(flagship) as bench:
        return bench.build()


@pytest.fixture(scope="session")
def out(flagship: Path, built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What building the flagship case leaves on disk."""
    target = tmp_path_factory.mktemp("out")
    with Workbench(flagship) as bench:
        write(bench, built, target)
    return target
