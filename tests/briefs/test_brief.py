"""The brief in words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from forewarn.briefs.brief import write_brief
from forewarn.briefs.brief_parts import Brief, Item
from forewarn.findings.address import Address
from forewarn.findings.finding import Declared, Effect, JudgementGround
from forewarn.findings.kind import Measure
from forewarn.findings.subject import Aspect
from forewarn.policies.appraisal import Flip
from forewarn.signposts.status import Level
from forewarn.wording.numbers import naming
from forewarn.workbench.workbench import Built
from tests.briefs.moments import bare, earlier
from tests.pages.small import small
from tests.reasons import in_words


def items(made: Brief) -> tuple[Item, ...]:
    return (*made.judgements, *made.changed, *made.signposts, *made.estimates, *made.single)


def spoken(made: Brief) -> Iterator[str]:
    """The sentences of a brief."""
    for text in (made.line, made.confidence, *(held.text for held in items(made))):
        yield from re.split(r"(?<=[.!?])\s+", text)


def test_it_cites_reports_and_lists_what_was_declared() -> None:
    case, before, after = earlier()
    made = write_brief(case, after, before)
    assert made.line.startswith("Likely by 30 Jun 2026: They stay.")
    assert made.judgements[0].references == (1,)
    assert [held.publisher for held in made.sources] == ["AFP"]
    assert made.confidence.startswith("Confidence: low.")
    assert made.assumptions[0].file == "scenarios/stay.md"
    assert made.since == date(2025, 11, 30)
    cited = {number for held in items(made) for number in held.references}
    assert cited == {held.number for held in made.sources}


def test_its_words_come_from_the_numbers() -> None:
    made = write_brief(*small(), None)
    assert [held.text for held in made.judgements] == [
        "They stay: likely on 30 Jun 2026, 60% (90%: 50–70%), −10 points since 16 Dec 2025.",
        "More are sent: unlikely on 30 Jun 2026, 30% (90%: 20–40%), +10 points since 16 Dec 2025.",
        "None of these: very unlikely on 30 Jun 2026, 10% (90%: 5–20%), "
        "unchanged since 16 Dec 2025.",
        "What explains the reports: Troops were sent, very likely, 90% (90%: 80–95%).",
        "Best option on average: Wait, while Act risks the least regret. The advice turns to Act "
        "if the chance of More are sent goes from 30% to 37%.",
    ]
    assert [held.text for held in made.signposts] == [
        "Ships at sea: warning, 1 origin in 60 days, warns at 1. Odds of More are sent ×1.8. "
        "Informs: warn ports (the desk)."
    ]
    assert made.estimates == ()
    assert [held.text for held in made.single] == [
        "Soldiers sent: about 1,500 (90%: 1,200–1,900). "
        "1,500 is used, though it is implausible (too many) at the rate of earlier crossings "
        "(chance less than 1 in a million; the reference's numbers could not be verified)."
    ]
    assert made.changed == ()
    assert made.since is None


def test_what_several_origins_count_is_told_apart_from_what_one_says() -> None:
    case, held = small()
    one, other = held.estimates
    made = write_brief(case, replace(held, estimates=(replace(one, origins=2), other)), None)
    assert made.single == ()
    assert made.estimates[0].text.startswith(
        "Soldiers sent: about 1,500 (90%: 1,200–1,900), from 2 independent origins. "
    )


def test_things_of_different_kinds_may_share_an_id() -> None:
    case, held = small()
    wait, act = case.policies
    assert held.advice is not None
    made = write_brief(
        replace(case, policies=(replace(wait, id="stay"), act)),
        replace(held, advice=replace(held.advice, best="stay")),
        None,
    )
    assert made.judgements[0].text.startswith("They stay: likely")
    assert made.judgements[-1].text.startswith("Best option on average: Wait,")


def test_advice_on_the_edge_is_said_to_be_there() -> None:
    case, held = small()
    assert held.advice is not None
    edge = replace(
        held.advice,
        least_regret="wait",
        flips=(
            Flip(scenario="stay", now=0.6, at=0.2, to="act"),
            Flip(scenario="grow", now=0.3, at=0.304, to="act"),
        ),
    )
    assert write_brief(case, replace(held, advice=edge), None).judgements[-1].text == (
        "Best option on average: Wait, which also risks the least regret. "
        "The advice turns to Act if the chance of More are sent leaves 30% by a hair."
    )
    firm = replace(edge, flips=())
    assert write_brief(case, replace(held, advice=firm), None).judgements[-1].text == (
        "Best option on average: Wait, which also risks the least regret."
    )


def test_what_was_not_worked_out_is_not_told() -> None:
    case, held = small()
    assert held.advice is not None
    untested = replace(held, advice=replace(held.advice, best="", least_regret=""))
    assert len(write_brief(case, untested, None).judgements) == 4
    assert len(write_brief(case, replace(held, advice=None), None).judgements) == 4
    assert len(write_brief(case, replace(held, weighing=None), None).judgements) == 4
    nothing = write_brief(case, bare(held), None)
    assert (nothing.line, nothing.confidence) == ("", "")
    assert (*items(nothing), *nothing.assumptions, *nothing.sources) == ()


def test_without_a_scenario_in_view_priors_of_the_explanations_are_still_assumed() -> None:
    case, held = small()
    prior = replace(
        held.index["scenario.stay.prior"], address=Address.hypothesis("troops", Aspect.PRIOR)
    )
    blind = replace(held, outlook=None, advice=None, index={prior.id: prior})
    made = write_brief(case, blind, None)
    assert [one.name for one in made.assumptions] == ["scenarios.start"]
    assert made.confidence == ""


def test_the_declared_odds_that_moved_the_leading_future_most_are_assumptions() -> None:
    case, held = small()
    lines = {
        f"odds.{place}": Declared(file="indicators.toml", line=place, text=f"line {place}")
        for place in range(1, 8)
    }
    grounds = tuple(
        JudgementGround(
            judgement=Address.parse(name),
            declared=line,
            effect=Effect(size=0.1 * line.line, measure=Measure.POINTS),
        )
        for name, line in lines.items()
    )
    stays = JudgementGround(
        judgement=Address.chain(Aspect.PERSISTENCE),
        declared=Declared(file="case.toml", line=9, text="persistence = 0.97"),
        effect=Effect(size=None, measure=Measure.STAYING, note=in_words("staying")),
    )
    name = "scenario.stay.probability"
    leading = replace(held.index[name], grounds=(*grounds, stays))
    made = write_brief(case, replace(held, index={**held.index, name: leading}), None)
    assert [one.name for one in made.assumptions] == [
        "scenarios.start",
        "staying",
        "odds.7",
        "odds.6",
        "odds.5",
        "odds.4",
        "odds.3",
    ]


def test_a_signpost_tells_no_more_than_was_declared() -> None:
    case, held = small()
    (signpost,), (status,) = case.signposts, held.statuses
    quiet = replace(status, signpost="calm", level=Level.WATCH)
    case = replace(
        case,
        signposts=(replace(signpost, owner="", decision="", direction=("grow", "stay")),),
    )
    made = write_brief(case, replace(held, statuses=(status, quiet)), None)
    assert [one.text for one in made.signposts] == [
        "Ships at sea: warning, 1 origin in 60 days, warns at 1."
    ]


def test_a_future_may_be_named_after_a_vote_of_confidence() -> None:
    case, held = small()
    vote = replace(case.scenarios[0], title="A vote of no confidence", short="No confidence.")
    made = write_brief(replace(case, scenarios=(vote, *case.scenarios[1:])), held, None)
    assert made.judgements[0].text.startswith("A vote of no confidence: likely on")


def test_it_refuses_likelihood_and_confidence_in_one_sentence() -> None:
    case, held = small()
    undeclared = "high confidence that it is likely"
    signpost = replace(case.signposts[0], direction=(undeclared,))
    status = replace(held.statuses[0], odds={undeclared: 2.0})
    case = replace(case, signposts=(signpost,))
    with pytest.raises(ValueError, match="ICD 203"):
        write_brief(case, replace(held, statuses=(status,)), None)


@pytest.fixture(scope="module")
def flagship_brief(built: Built) -> Brief:
    """Of the flagship case against how it stood before anything was seen."""
    before = bare(replace(built.assessment, as_of=built.assessment.as_of - timedelta(days=30)))
    return write_brief(built.case, built.assessment, before)


def test_no_sentence_of_the_flagship_holds_likelihood_and_confidence(
    built: Built, flagship_brief: Brief
) -> None:
    words = "|".join(re.escape(word) for word in naming(built.case.scale).words)
    told = list(spoken(flagship_brief))
    assert any(re.search(rf"\b({words})\b", sentence) for sentence in told)
    assert any("Confidence" in sentence for sentence in told)
    for sentence in told:
        if re.search("confidence", sentence, re.IGNORECASE):
            assert not re.search(rf"\b({words})\b", sentence, re.IGNORECASE), sentence


def test_every_key_judgement_of_the_flagship_carries_a_source(flagship_brief: Brief) -> None:
    numbers = {source.number for source in flagship_brief.sources}
    assert len(flagship_brief.judgements) == 7
    for held in flagship_brief.judgements:
        assert held.references, held.text
        assert set(held.references) <= numbers
        assert held.findings, held.text


def test_every_source_of_the_flagship_is_referred_to(flagship_brief: Brief) -> None:
    cited = {number for held in items(flagship_brief) for number in held.references}
    assert [source.number for source in flagship_brief.sources] == sorted(cited)
    assert sorted(cited) == list(range(1, len(cited) + 1))
