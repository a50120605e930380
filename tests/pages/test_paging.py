"""Long lists a page at a time, each view an address."""

from dataclasses import replace

from forewarn.briefing.assessment import Assessment
from forewarn.case.case import Case
from forewarn.claims.ledger import SIZE, Line, Listed, Query
from forewarn.pages import Site, claims
from forewarn.pages.dossier import Live
from forewarn.pages.ledgers import MEMBERS
from forewarn.pages.paging import Pager, pages_of

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
    assert claims.address(Query()) == "claims.html"
    assert claims.address(Query(page=2)) == "claims/2.html"
    assert claims.address(Query(facets={"stance": "denies"})) == "claims/denies.html"
    assert claims.address(Query(facets={"stance": "denies"}, page=3)) == "claims/denies-3.html"
    assert claims.address(Query(words="a&b", facets={"speaker": ""}, page=2)) == (
        "claims.html?q=a%26b&speaker=&page=2"
    )
    assert claims.address(Query(facets={"stance": "../x"})) == "claims.html?stance=..%2Fx"


def test_every_claim_is_on_one_of_the_pages(built: Built) -> None:
    site = Site(*built, (), build_hash="x")
    line = next(claims.lines(site.dossier))
    many = [replace(line, stance=("asserts", "denies")[number % 2]) for number in range(SIZE * 3)]
    held = [claims.address(query) for query in claims.queries(Listed(many))]
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
    line: Line = next(claims.lines(site.dossier))
    site.ledger = Listed([line] * (SIZE + 1))
    html = site.claims("claims.html", Query())
    assert f"1–{SIZE} of {SIZE + 1}" in html
    assert 'data-part="next" href="claims/2.html"' in html
    assert "No claim is of this kind" in site.claims("claims.html", Query(words="zebra"))


def test_a_live_page_searches_everything_and_keeps_what_was_chosen(built: Built) -> None:
    site = Site(*built, (), build_hash="x", live=Live(token="t"))
    html = site.claims("claims.html", Query(words="sailed", facets={"measurand": "sent"}))
    assert 'name="q" value="sailed"' in html
    assert '<input type="hidden" name="measurand" value="sent">' in html
    assert 'href="claims.html?q=sailed&amp;speaker=seoul&amp;measurand=sent"' in html


def test_an_origin_of_many_echoes_shows_the_first_and_counts_the_rest(built: Built) -> None:
    case, assessment = built
    origin = assessment.origins[0]
    many = replace(origin, members=origin.members[:1] * (MEMBERS + 3))
    html = Site(case, replace(assessment, origins=(many,)), (), build_hash="x").page("origins.html")
    assert "and 3 later claims of the same" in html
    assert f"{MEMBERS + 3} claims in" in html


def test_pages_of_one_sifting_are_sifted_once_and_each_is_its_own(built: Built) -> None:
    line = next(claims.lines(Site(*built, (), build_hash="x").dossier))
    many = Listed([replace(line, id=str(number)) for number in range(SIZE + 5)])
    assert [one.id for one in many.find(Query(page=2)).lines] == [
        str(number) for number in range(SIZE, SIZE + 5)
    ]
    assert many.find(Query(facets={"stance": "other"})).total == 0
    assert many.find(Query()).lines[0].id == "0"
