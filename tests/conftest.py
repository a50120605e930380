"""Fixtures that more than one room's tests need."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A running Chromium; tests open their own pages in it."""
    from playwright.sync_api import sync_playwright

    from tests.browser import ARGUMENTS, NONE_FOUND, find

    path = find()
    if path is None:
        pytest.fail(NONE_FOUND)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield running
        running.close()
