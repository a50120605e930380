"""A saved view: a named search and filter of a long list."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from forewarn.findings.finding import Declared


class Page(StrEnum):
    """The pages whose lists can be filtered."""

    CLAIMS = "claims"
    REPORTS = "reports"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """Words and filters under a name."""

    name: str
    """What pages call it; unique among the views of a page."""
    page: Page = Page.CLAIMS
    """The page whose list it sifts."""
    words: str = ""
    """What is searched for: words, "phrases", beginnings* and, with a minus, what must not be there."""
    facets: Mapping[str, str] = field(default_factory=dict)
    """Filter to the one value wanted: `state`, `stance`, `speaker` and `measurand` of claims, `publisher`, `year` and `rendering` of reports."""
    declared: Mapping[str, Declared] = field(default_factory=dict)
