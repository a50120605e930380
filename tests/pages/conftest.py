"""A small assessment made by hand, with every room filled, shared by the pages' tests."""

from pathlib import Path

import pytest

from forewarn.assessment.assessment import Assessment
from forewarn.case.model import Case
from forewarn.pages import render
from forewarn.workbench.site_files import write_site
from tests.pages.small import FAULTS, small


@pytest.fixture(scope="session")
def built() -> tuple[Case, Assessment]:
    """A case of two reports, three claims, three scenarios, and its assessment."""
    return small()


@pytest.fixture(scope="session")
def folder(built: tuple[Case, Assessment], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small case's site on disk."""
    out = tmp_path_factory.mktemp("site")
    pages = dict(render(*built, FAULTS, build_hash="7c1e40a9ff00"))
    write_site(out, [*pages], [], pages.__getitem__)
    return out
