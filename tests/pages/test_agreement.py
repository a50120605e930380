"""No figure is told in two ways: page, grounds, brief and terminal agree, whatever things are called."""

import html
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from forewarn.assessment.assessment import Assessment
from forewarn.briefs.brief import write_brief
from forewarn.briefs.explain import explain_finding
from forewarn.case.model import Case
from forewarn.findings.address import Address
from forewarn.findings.finding import JudgementGround
from forewarn.findings.kind import IntervalLevel, Kind
from forewarn.findings.subject import Aspect
from forewarn.pages import Site
from forewarn.pages.addresses import explain_path
from forewarn.pages.estimates import estimates_context
from forewarn.pages.page_data import PageData
from forewarn.what_if.assess_what_if import what_if
from forewarn.wording.reasons import english
from forewarn.wording.translations import spoken
from forewarn.workbench.workbench import Built, Workbench
from tests.pages.small import small
from tests.wording.translations.pseudo import changed, pseudo

units = st.from_regex(r"[a-z]{2,14}( [a-z]{2,10})?", fullmatch=True)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The template case, built once; the tests rename things in it."""
    from importlib.resources import as_file, files
    from shutil import copytree

    target = tmp_path_factory.mktemp("template") / "case"
    with as_file(files("forewarn.case") / "template") as source:
        copytree(source, target)
    with Workbench(target) as bench:
        return bench.build()


def rebuilt(built: Built, case: Case) -> Assessment:
    return what_if(case, built.drafts, [], as_of=built.assessment.as_of)


def explained(case: Case, assessment: Assessment, address: Address) -> tuple[str, str]:
    """Value and interval, with its level, as the page of grounds tells them."""
    page = Site(case, assessment, (), build_hash="7").page(explain_path(address))
    value = re.search(r'<p class="big">\s*<span>(.*?)</span>', page)
    facts = re.search(r'<p class="meta">\s*(.*?)\s*·', page, re.DOTALL)
    assert value is not None
    assert facts is not None
    return html.unescape(value[1]), html.unescape(facts[1])


@example("operations")
@example("demonstration")
@example("ration")
@example("registration")
@example("checkpoint")
@example("probability")
@example("bird of odds")
@given(units)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_figure_is_told_in_two_ways_by_two_renderings(template: Built, unit: str) -> None:
    measurands = tuple(replace(one, unit=unit) for one in template.case.measurands)
    case = replace(template.case, measurands=measurands)
    assessment = rebuilt(template, case)
    address = Address.estimate("ships-waiting")
    finding = assessment.index[address]
    assert (finding.kind, finding.level) == (Kind.QUANTITY, IntervalLevel.NINETY)
    (row,) = estimates_context(PageData(case, assessment, (), build_hash="7"))["rows"]
    assert explained(case, assessment, address) == (row.value, f"90%: {row.interval}")
    told = write_brief(case, assessment, None)
    (item,) = (one for one in (*told.estimates, *told.single) if address in one.findings)
    assert f"about {row.value}" in item.text
    assert f"(90%: {row.interval})" in item.text
    first = next(explain_finding(case, assessment, address))
    assert (
        first == f"{english(finding.label)}: {row.value} {unit} (90%: {row.interval})  [{address}]"
    )


def test_the_terminal_tells_every_figure_as_its_page_does(template: Built) -> None:
    case, assessment = template.case, template.assessment
    for finding in assessment.findings:
        value, facts = explained(case, assessment, finding.address)
        first = next(explain_finding(case, assessment, finding.id))
        assert first.startswith(f"{english(finding.label)}: {value}")
        if finding.interval is not None:
            assert f"({facts})  [{finding.id}]" in first


def test_every_address_of_a_build_is_read_back_with_its_parts(template: Built) -> None:
    judgements = {
        ground.judgement
        for finding in template.assessment.findings
        for ground in finding.grounds
        if isinstance(ground, JudgementGround)
    }
    for address in (*(one.address for one in template.assessment.findings), *judgements):
        read = Address.parse(str(address))
        assert (read.subject, read.aspect, read.day) == (
            address.subject,
            address.aspect,
            address.day,
        )
        assert read.items == address.items


def test_the_level_of_an_interval_is_no_word_of_a_title(template: Built) -> None:
    scenarios = tuple(
        replace(one, title="Long-range ban", short="") for one in template.case.scenarios[:1]
    )
    case = replace(template.case, scenarios=(*scenarios, *template.case.scenarios[1:]))
    assessment = rebuilt(template, case)
    ban = Address.scenario(scenarios[0].id, Aspect.PROBABILITY)
    worth = Address.policy("rail", Aspect.VALUE)
    swing = next(one.address for one in assessment.findings if one.level is IntervalLevel.ENDS)
    assert "Long-range ban" in english(assessment.index[ban].label)
    assert explained(case, assessment, ban)[1].startswith("90%: ")
    assert explained(case, assessment, worth)[1].startswith("range: ")
    assert explained(case, assessment, swing)[1].startswith("range: ")
    with spoken(pseudo()):
        foreign = rebuilt(template, case)
        assert explained(case, foreign, ban)[1].startswith("90%: ")
        assert explained(case, foreign, worth)[1].startswith(f"{changed('range')}: ")
        assert explained(case, foreign, swing)[1].startswith(f"{changed('range')}: ")


def test_a_chance_is_told_as_a_chance_among_the_grounds_too() -> None:
    case, assessment = small()
    lines = list(explain_finding(case, assessment, "scenario.stay.shift"))
    assert any("stay at the opening: 70%" in line for line in lines)
