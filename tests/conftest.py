"""Fixtures that more than one room's tests need."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser


# A red run can be repeated, and a busy machine is no failure.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A running Chromium; tests open their own pages in it.

    Playwright keeps an event loop in this thread from then on: a test that needs ``asyncio.run``
    runs it in a thread of its own.
    """
    from playwright.sync_api import sync_playwright

    from tests.browser import ARGUMENTS, NONE_FOUND, find

    path = find()
    if path is None:
        pytest.fail(NONE_FOUND)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield running
        running.close()
