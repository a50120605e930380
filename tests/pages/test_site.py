"""The whole site of a small case."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import PurePosixPath

import pytest

from forewarn.assessment.assessment import Assessment
from forewarn.case.model import Case
from forewarn.findings.finding import ClaimGround, Effect
from forewarn.findings.kind import Measure
from forewarn.findings.reason import Pointer, Reason
from forewarn.origins.origin import Role
from forewarn.pages import Site, render
from forewarn.pages.addresses import claim_path, explain_path, report_path, slug
from forewarn.pages.explain import quotation
from forewarn.pages.templates import static
from forewarn.text import Span
from tests.pages.small import FAULTS, FIRST, SECOND

Built = tuple[Case, Assessment]


@pytest.fixture(scope="module")
def site(built: Built) -> dict[str, str]:
    return dict(render(*built, FAULTS, build_hash="7c1e40a9ff00"))


class Links(HTMLParser):
    """Ids, links and the text of the report in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.ids += [held["id"]] if held.get("id") else []
        self.links += [str(held[name]) for name in ("href", "src") if held.get(name)]
        self.scripts += tag == "script"
        assert not any(name.startswith("on") or name == "style" for name, _ in attrs)


def read(html: str) -> Links:
    parser = Links()
    parser.feed(html)
    return parser


def resolved(path: str, link: str) -> tuple[str, str]:
    target, _, fragment = link.partition("#")
    if not target:
        return path, fragment
    parts: list[str] = []
    for part in (PurePosixPath(path).parent / target).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts), fragment


def test_every_link_leads_to_a_page_and_a_place_in_it(site: dict[str, str]) -> None:
    held = {path: read(html) for path, html in site.items()}
    for path, parsed in held.items():
        for link in parsed.links:
            if link.startswith("https://example.org"):
                continue
            target, fragment = resolved(path, link)
            assert target in site or target in static(), f"{path}: {link}"
            if fragment:
                assert fragment in held[target].ids, f"{path}: {link}"


def test_ids_are_unique_and_the_only_script_is_ours(site: dict[str, str]) -> None:
    for path, html in site.items():
        parsed = read(html)
        assert len(parsed.ids) == len(set(parsed.ids)), path
        assert parsed.scripts == 3, path
        assert html.count("<h1") == 1, path


@pytest.mark.parametrize(("report", "text"), [("first", FIRST), ("second", SECOND)])
def test_a_report_keeps_its_text_character_for_character(
    site: dict[str, str], report: str, text: str
) -> None:
    found = re.findall(r'<p class="tx[^"]*">(.*?)</p>', site[report_path(report)], re.DOTALL)
    assert unescape("".join(re.sub(r"<[^>]*>", "", part) for part in found)) == text


def test_a_number_leads_to_its_sentence(site: dict[str, str], built: Built) -> None:
    _, assessment = built
    finding = assessment.index["scenario.stay.probability"]
    claim = next(held.claim for held in assessment.claims)
    assert f'href="{explain_path(finding.id)}"' in site["index.html"]
    explained = site[explain_path(finding.id)]
    assert f'href="../{claim_path(claim.report, claim.id)}"' in explained
    assert f"<mark>{claim.quote}</mark>" in explained
    assert f"characters {claim.span.start}–{claim.span.end}" in explained


def test_judgements_are_dashed_and_quote_the_case_line(site: dict[str, str]) -> None:
    assert 'class="n j" href="explain/scenario.repair.total.html"' in site["index.html"]
    explained = site["explain/scenario.repair.total.html"]
    assert "scenarios/stay.md:3" in explained
    assert "published = &#34;High&#34;" in explained


def test_what_an_estimate_set_aside_is_told_with_the_reason(site: dict[str, str]) -> None:
    explained = site["explain/estimate.sent.html"]
    assert "Set aside, with reasons" in explained
    assert "outside the plausible range" in explained
    assert "At least" in explained


def test_a_figure_is_held_against_its_like_and_stays(site: dict[str, str]) -> None:
    page = site["estimates.html"]
    section = page[page.index('id="plausibility"') :]
    odd, even = section[: section.index("<details")], section[section.index("<details") :]
    assert "implausible: too many" in odd
    assert "less than 1 in a million" in odd
    assert "30 in 9 to 11 ship-years there; 8 to 12 ship-years here" in odd
    assert '<a href="https://example.org/b">page</a>' in odd
    assert "could not be verified" in odd
    assert "1,500 in loads of 100 to 400, of which 20 to 80 in a hundred" in even
    assert "a coastguard" in even
    assert "nothing is removed" in odd
    assert 'href="#m-sent"' in page


def test_what_was_not_tested_has_no_section(built: Built) -> None:
    from dataclasses import replace

    case, assessment = built
    bare = replace(case, rate_tests=(), coverage_tests=())
    html = dict(render(bare, assessment, (), build_hash="x"))["estimates.html"]
    assert 'id="plausibility"' not in html
    calm = replace(case, rate_tests=())
    html = dict(render(calm, assessment, (), build_hash="x"))["estimates.html"]
    assert "No tested figure sits badly with its references." in html
    odd = replace(case, coverage_tests=())
    html = dict(render(odd, assessment, (), build_hash="x"))["estimates.html"]
    assert "that a figure stands" not in html


def test_the_same_inputs_give_the_same_site(site: dict[str, str], built: Built) -> None:
    assert dict(render(*built, FAULTS, build_hash="7c1e40a9ff00")) == site


def test_a_single_page_is_the_same_as_in_the_site(site: dict[str, str], built: Built) -> None:
    pages = Site(*built, FAULTS, build_hash="7c1e40a9ff00")
    for path in ("index.html", "report/first.html", "explain/estimate.sent.html"):
        assert pages.page(path) == site[path]
    with pytest.raises(KeyError):
        pages.page("nowhere.html")


def test_other_builds_are_linked_and_looking_back_is_said(built: Built) -> None:
    builds = [date(2025, 12, 16), date(2025, 12, 30)]
    held = Site(*built, FAULTS, build_hash="x", builds=builds)
    html = held.page("claims.html")
    assert 'rel="prev" href="../2025-12-16/claims.html"' in html
    assert 'rel="next" href="../2025-12-30/claims.html"' in html
    assert "You are looking back to 26 Dec 2025. 2 reports that came later are hidden." in html
    assert 'href="../../2025-12-16/index.html"' in held.page("report/first.html")


def test_an_empty_case_says_what_would_appear(built: Built) -> None:
    _, assessment = built
    from dataclasses import replace

    from forewarn.case.model import Question

    empty = replace(
        assessment,
        claims=(),
        origins=(),
        estimates=(),
        observations=(),
        weighing=None,
        outlook=None,
        statuses=(),
        advice=None,
        record=None,
        instruments=(),
        findings=(),
        index={},
        assignments={},
        later=0,
    )
    pages = dict(render(Case(question=Question(title="New")), empty, (), build_hash="x"))
    assert "No forecast yet." in pages["index.html"]
    assert all('class="st"' in html for path, html in pages.items())


def test_slugs_are_safe_and_distinct() -> None:
    assert slug("r1:12-40/20") == "r1~3a_12-40~2f_20"
    assert slug("..") != slug("~2e_.")
    assert len({slug(one) for one in ("a_b", "a~5f_b", "a:b", "a/b")}) == 4


def test_a_headline_is_quoted_without_its_mark() -> None:
    text = "# Putin praises troops\n\n- He said so.\n"
    for start, end, shown in (
        (16, 22, "Putin praises <mark>troops</mark>"),
        (26, 28, "<mark>He</mark> said so."),
    ):
        ground = ClaimGround(
            claim="c",
            report="r",
            span=Span(start, end),
            quote=text[start:end],
            effect=Effect(size=None, measure=Measure.POINTS),
        )
        assert str(quotation(text, ground, None)) == shown


def test_why_a_relay_is_garbled_names_the_outlet_and_not_a_file(built: Built) -> None:
    case, assessment = built
    first = assessment.origins[0]
    wrong = replace(
        first.members[0],
        role=Role.GARBLED,
        reason=Reason.of(
            "origin.swapped",
            figure=1500.0,
            unit="injured",
            report=Pointer("report", "second"),
            other="casualty",
        ),
    )
    changed = replace(first, members=(wrong, *first.members[1:]))
    held = replace(assessment, origins=(changed, *assessment.origins[1:]))
    page = dict(render(case, held, FAULTS, build_hash="7"))["origins.html"]
    assert "gives 1,500 as injured, BBC of 9 Dec 2025 as casualty" in page
    assert ", second as casualty" not in page
