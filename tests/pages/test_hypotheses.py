"""What the page of hypotheses offers."""

from dataclasses import replace
from urllib.parse import quote

from forewarn.assessment.assessment import Assessment
from forewarn.case.model import Case
from forewarn.pages import Site
from forewarn.pages.page_data import Live


def hypotheses(built: tuple[Case, Assessment], flip: tuple[str, ...], live: Live | None) -> str:
    case, assessment = built
    assert assessment.weighing is not None
    weighing = replace(assessment.weighing, flip=flip)
    site = Site(case, replace(assessment, weighing=weighing), (), build_hash="7", live=live)
    return site.page("hypotheses.html")


def test_the_witnesses_that_the_answer_hangs_on_can_be_taken_away(
    built: tuple[Case, Assessment],
) -> None:
    live = Live(token="t", version=1)
    first = built[1].origins[0].id
    asked = quote(first)
    page = hypotheses(built, (first, "another"), live)
    assert f'what-if.html?drop=origin.{asked}">what if not' in page
    assert f'what-if.html?drop=origin.{asked}&amp;drop=origin.another">What if none' in page
    assert "What if none" not in hypotheses(built, (first,), live)
    assert "what-if.html" not in hypotheses(built, (first, "another"), None)
