"""What changed between two days, as a page."""

from dataclasses import replace
from datetime import date
from html import unescape

from forewarn.assessment.assessment import Assessment
from forewarn.case.model import Case
from forewarn.pages import Site
from forewarn.pages.page_data import Live

Built = tuple[Case, Assessment]


def test_changes_are_told_with_the_claims_that_made_them(built: Built) -> None:
    case, after = built
    earlier = date(2025, 11, 30)
    site = Site(case, after, (), build_hash="x", builds=[earlier], live=Live(token="t"))
    before = replace(after, as_of=earlier, claims=(), estimates=(), statuses=(), findings=())
    html = unescape(site.compare(before))
    assert "What changed from 30 Nov 2025 to 26 Dec 2025? 2 changes, 4 new claims." in html
    assert "Soldiers sent: first estimate, about 1,500" in html
    assert "about 1,500 soldiers, in two ships, had sailed" in html
    assert '<option value="2025-11-30" selected>' in html
    assert "Nothing changed." in site.compare(after)
