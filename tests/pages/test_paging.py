"""Long lists a page at a time, each view an address."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.assessment.assessment import Assessment
from forewarn.case.model import Case
from forewarn.claims.claim import Stance
from forewarn.lists.claim_rows import CLAIM_FACETS, CLAIM_LIST, claim_entry
from forewarn.lists.listing import SIZE, MemoryList, Query
from forewarn.lists.report_rows import REPORT_LIST, report_entry
from forewarn.lists.saved_view import Page, SavedView
from forewarn.pages import Site, claims
from forewarn.pages.long_lists import REPORT_VIEWS
from forewarn.pages.page_data import Live
from forewarn.pages.paging import Pager, pages_of
from forewarn.reports.report import Report

Built = tuple[Case, Assessment]


def path(page: int) -> str:
    return f"{page}.html"


def test_a_pager_says_where_one_is() -> None:
    held = Pager.of(2, 250, 100, path)
    assert (held.first, held.last, held.pages) == (101, 200, 3)
    assert (held.before, held.after) == ("1.html", "3.html")
    assert Pager.of(3, 250, 100, path).last == 250
    empty = Pager.of(1, 0, 100, path)
    assert (empty.first, empty.last, empty.pages, empty.before, empty.after) == (0, 0, 1, "", "")
    assert pages_of(100, 100) == 1


def test_views_of_the_static_site_are_pages_and_the_others_are_questions() -> None:
    address = claims.CLAIM_VIEWS.path
    assert address(Query()) == "claims.html"
    assert address(Query(page=2)) == "claims/2.html"
    assert address(Query(facets={"stance": "denies"})) == "claims/denies.html"
    assert address(Query(facets={"stance": "denies"}, page=3)) == "claims/denies-3.html"
    assert address(Query(words="a&b", facets={"speaker": ""}, page=2)) == (
        "claims.html?q=a%26b&speaker=&page=2"
    )
    assert address(Query(facets={"stance": "../x"})) == "claims.html?stance=..%2Fx"
    assert address(Query(facets={"stance": ""})) == "claims.html?stance="
    assert REPORT_VIEWS.path(Query(page=3)) == "reports/3.html"
    assert REPORT_VIEWS.path(Query(facets={"year": "2025"})) == "reports.html?year=2025"


@given(
    st.sampled_from([claims.CLAIM_VIEWS, REPORT_VIEWS]),
    st.sampled_from(["", *Stance]),
    st.integers(1, 10**6),
)
def test_every_page_of_a_view_leads_back_to_it(views: claims.Views, value: str, page: int) -> None:
    facets = {"stance": value} if value and views.facet else {}
    query = Query(facets=facets, page=page)
    assert views.at(views.path(query)) == query


@pytest.mark.parametrize(
    "path",
    ["claims/x.html", "claims/1.html", "claims/02.html", "claims/0.html", "claims/-2.html",
     "claims/denies-1.html", "claims/x-2.html", "claims/.html", "claims/²,.html", "reports/denies.html",
     "reports/2.htm", "report/2.html"],
)  # fmt: skip
def test_other_paths_are_no_views(path: str) -> None:
    assert claims.CLAIM_VIEWS.at(path) is None
    assert REPORT_VIEWS.at(path) is None


def test_a_question_is_read_and_what_is_no_part_of_it_passed_over() -> None:
    parse = claims.CLAIM_VIEWS.parse
    assert parse({"q": "a", "speaker": "", "x": "y", "page": "3"}) == Query(
        words="a", facets={"speaker": ""}, page=3
    )
    for page in ("", "0", "-1", "x", "1e9", "9" * 5000, "²"):
        assert parse({"page": page}) == Query()


def test_every_claim_is_on_one_of_the_pages(built: Built) -> None:
    site = Site(*built, (), build_hash="x")
    line = next(claims.claim_entries(site.page_data)).line
    many = [
        claim_entry(replace(line, stance=("asserts", "denies")[number % 2]), "")
        for number in range(SIZE * 3)
    ]
    held = [
        claims.CLAIM_VIEWS.path(query) for query in claims.queries(MemoryList(CLAIM_LIST, many))
    ]
    assert held == [
        "claims.html",
        "claims/2.html",
        "claims/3.html",
        "claims/asserts.html",
        "claims/asserts-2.html",
        "claims/denies.html",
        "claims/denies-2.html",
    ]


def test_a_list_says_how_it_is_sifted_and_leads_on(built: Built) -> None:
    site = Site(*built, (), build_hash="x")
    html = site.page("claims/denies.html")
    assert "1 claim of this kind" in html
    assert 'href="../claims/asserts.html"' in html
    assert 'href="../report/first.html#c-first' in html
    entry = next(claims.claim_entries(site.page_data))
    site.ledger = MemoryList(CLAIM_LIST, [entry] * (SIZE + 1), cap=SIZE)
    html = site.claims("claims.html", Query())
    assert f"1–{SIZE} of {SIZE + 1}" in html
    assert 'data-part="next" href="claims/2.html"' in html
    assert "No claim is of this kind" in site.claims("claims.html", Query(words="zebra"))
    assert "100 claims or more of this kind" in site.claims("claims.html", Query(words="sailed"))
    with pytest.raises(KeyError):
        site.page("claims/3.html")


def test_reports_are_listed_a_page_at_a_time(built: Built) -> None:
    case, assessment = built
    many = tuple(
        Report(
            id=f"r{number}", title=f"No {number}", publisher="AFP", date=date(2025, 1, 1), text=""
        )
        for number in range(SIZE + 2)
    )
    site = Site(replace(case, reports=(*case.reports, *many)), assessment, (), build_hash="x")
    assert "reports/2.html" in set(site.paths())
    assert f"{SIZE + 1}–{SIZE + 4} of {SIZE + 4}" in site.page("reports/2.html")
    with pytest.raises(KeyError):
        site.page("reports/3.html")
    site.archive = MemoryList(
        REPORT_LIST, (report_entry(held, outlet=held.publisher, claims=0) for held in many)
    )
    assert "No report is of this kind" in site.reports("reports.html", Query(words="zebra"))


def test_a_live_page_searches_everything_and_keeps_what_was_chosen(built: Built) -> None:
    site = Site(*built, (), build_hash="x", live=Live(token="t"))
    html = site.claims("claims.html", Query(words="sailed", facets={"measurand": "sent"}))
    assert 'name="q" value="sailed"' in html
    assert '<input type="hidden" name="measurand" value="sent">' in html
    assert 'href="claims.html?q=sailed&amp;speaker=seoul&amp;measurand=sent"' in html
    html = site.reports("reports.html", Query(facets={"publisher": "AFP"}))
    assert 'href="reports.html?publisher=AFP&amp;year=2025"' in html
    assert set(claims.CLAIM_VIEWS.facets) == set(CLAIM_FACETS)


def test_saved_views_are_pages_of_the_static_site_and_addresses_of_a_live_one(built: Built) -> None:
    case, assessment = built
    views = (
        SavedView(name="Who sailed?", words="sailed"),
        SavedView(name="None", facets={"stance": "doubts"}),
        SavedView(name="Of AFP", page=Page.REPORTS, facets={"publisher": "AFP"}),
        SavedView(name="Wrong", facets={"colour": "red"}),
    )
    case = replace(case, views=views)
    site = Site(case, assessment, (), build_hash="x")
    paths = [path for path in site.paths() if path.startswith("views/")]
    assert paths == [
        "views/claims-Who~20_sailed~3f_.html",
        "views/claims-None.html",
        "views/reports-Of~20_AFP.html",
    ]
    html = site.page(paths[0])
    assert "2 claims of this kind" in html
    assert f'href="../{paths[0]}" aria-current="true">Who sailed?</a>' in html
    assert "Wrong" not in html
    assert "Save this view" not in html
    assert "1 report of this kind" in site.page(paths[2])
    entry = next(claims.claim_entries(site.page_data))
    site = Site(case, assessment, (), build_hash="x")
    site.ledger = MemoryList(CLAIM_LIST, [entry] * (SIZE + 1))
    assert f'href="../{paths[0]}"' in site.page("views/claims-Who~20_sailed~3f_~2.html")
    with pytest.raises(KeyError):
        site.page("views/claims-Other.html")
    live = Site(case, assessment, (), build_hash="x", live=Live(token="t", views="h"))
    html = live.claims("claims.html", Query(words=" SAILED "))
    assert 'href="claims.html?q=sailed" aria-current="true">Who sailed?</a>' in html
    assert "Remove this view" in html
    html = live.claims("claims.html", Query(words="ships", facets={"speaker": ""}))
    assert '<input type="hidden" name="facet.speaker" value="">' in html
    assert "Save this view as" in html


def test_an_origin_of_many_echoes_shows_the_first_and_counts_the_rest(
    built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, assessment = built
    one, other, *_ = (held.claim for held in assessment.claims if held.claim.quote)
    origin = assessment.origins[0]
    members = tuple(replace(origin.members[0], id=claim.id) for claim in (one, other, other))
    assert one.quote != other.quote
    monkeypatch.setattr("forewarn.pages.long_lists.MEMBERS", 1)
    origins = (replace(origin, members=members),)
    html = Site(case, replace(assessment, origins=origins), (), build_hash="x").page("origins.html")
    assert "and 2 later claims of the same" in html
    assert "3 claims in" in html
    assert other.quote not in html


def test_pages_of_one_sifting_are_sifted_once_and_each_is_its_own(built: Built) -> None:
    one = next(claims.claim_entries(Site(*built, (), build_hash="x").page_data))
    lines = [replace(one.line, id=str(number)) for number in range(SIZE + 5)]
    many = MemoryList(CLAIM_LIST, [replace(one, id=line.id, line=line) for line in lines])
    assert [line.id for line in many.find(Query(page=2)).lines] == [
        str(number) for number in range(SIZE, SIZE + 5)
    ]
    assert many.find(Query(facets={"stance": "other"})).total == 0
    assert many.find(Query()).lines[0].id == "0"
