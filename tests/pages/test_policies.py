"""What the page of policies says of the advice."""

import re
from dataclasses import replace

from forewarn.assessment.assessment import Assessment
from forewarn.case.model import Case
from forewarn.pages import render
from forewarn.policies.appraisal import Flip


def flips(built: tuple[Case, Assessment], now: float, at: float) -> str:
    case, assessment = built
    assert assessment.advice is not None
    flip = Flip(scenario="stay", now=now, at=at, to=case.policies[-1].id)
    advice = replace(assessment.advice, flips=(flip,))
    pages = dict(render(case, replace(assessment, advice=advice), (), build_hash="0"))
    told = pages["policies.html"].split('id="hf"')[1].split("</section>")[0]
    return " ".join(re.sub(r"<[^>]*>|✎", " ", told).split())


def test_a_chance_that_is_all_but_there_does_not_rise_to_itself(
    built: tuple[Case, Assessment],
) -> None:
    assert "rises a hair above 58% now 58%" in flips(built, 0.579, 0.583)
    assert "falls a hair below 58% now 58%" in flips(built, 0.583, 0.579)
    assert "rises to 58%" in flips(built, 0.574, 0.583)
    assert "falls to 57%" in flips(built, 0.583, 0.574)
