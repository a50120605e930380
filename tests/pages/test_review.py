"""What the review queue shows of a claim and round it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from forewarn.assessment.assessment import Assessment
from forewarn.case.model import Case
from forewarn.claims.claim import Claim
from forewarn.claims.quantity import Quantity
from forewarn.pages.page_data import PageData
from forewarn.pages.review import SURROUNDINGS, _figure, _surroundings, review_context
from forewarn.text import Span
from tests.pages.small import small

Built = tuple[Case, Assessment]


def _claim(built: Built, start: int, end: int) -> Claim:
    return replace(built[1].claims[0].claim, span=Span(start, end))


@given(st.text("ab \n#", max_size=60), st.text("ab \n", min_size=1, max_size=9), st.integers(0, 30))
def test_the_words_round_a_claim_are_whole_and_hold_it(before: str, held: str, after: int) -> None:
    built = small()
    text = before + held + "word " * after
    claim = _claim(built, len(before), len(before) + len(held))
    start, end = _surroundings(claim, text)
    assert 0 <= start <= claim.span.start < claim.span.end <= end <= len(text)
    assert claim.span.start - start <= SURROUNDINGS
    assert not text[start : claim.span.start].startswith("# ")


def test_a_long_report_is_cut_between_words_on_both_sides(built: Built) -> None:
    words = "abcdefghi " * 200
    claim = _claim(built, 1000, 1009)
    start, end = _surroundings(claim, words)
    assert words[start - 1] == " "
    assert words[end] == " "
    assert claim.span.start - SURROUNDINGS <= start < claim.span.start
    assert claim.span.end < end <= claim.span.end + SURROUNDINGS


def test_a_headline_is_shown_without_its_mark_and_a_whole_text_is_not_cut(built: Built) -> None:
    case, assessment = built
    held = assessment.claims[0]
    report = next(one for one in case.reports if one.id == held.claim.report)
    marked = replace(report, text=f"# {report.text}")
    span = Span(held.claim.span.start + 2, held.claim.span.end + 2)
    claim = replace(held, claim=replace(held.claim, span=span))
    case = replace(case, reports=tuple(marked if one is report else one for one in case.reports))
    claims = (claim, *assessment.claims[1:])
    shown = review_context(
        PageData(case, replace(assessment, claims=claims), (), build_hash="7"), held.claim.id
    )["now"]
    assert shown["start"] == 2
    assert (shown["cut_before"], shown["cut_after"]) == (False, False)


def test_a_figure_is_told_as_it_was_said() -> None:
    exact = Quantity(low=9, high=9, best=9, unit="dead", approximator="", span=Span(0, 1))
    about = Quantity(
        low=861, high=1140, best=1000, unit="engineers", approximator="about", span=Span(0, 1)
    )
    assert _figure(exact) == "9 dead"
    assert _figure(about) == "about 1,000 engineers, taken as 861–1,140"
