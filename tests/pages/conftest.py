"""A small assessment made by hand, with every room filled, shared by the pages' tests."""

import pytest

from forewarn.briefing.assessment import Assessment
from forewarn.case.case import Case
from tests.pages.small import small


@pytest.fixture(scope="session")
def built() -> tuple[Case, Assessment]:
    """A case of two reports, three claims, three scenarios, and its assessment."""
    return small()
