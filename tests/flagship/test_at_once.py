"""On the flagship case: a question is answered at once, a decision within a second."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest

from forewarn.assessment.assess import assemble
from forewarn.assessment.assessment import Assessment
from forewarn.assessment.pipeline import Stages
from forewarn.cache.memo import Memo
from forewarn.case.model import Case
from forewarn.estimates.estimate import Usage
from forewarn.server.session import Session
from forewarn.server.suppositions import Suppositions
from forewarn.server.writer import CaseWriter
from forewarn.what_if.assess_what_if import (
    Supposition,
    compare_findings,
    read_figures,
    stage_what_if,
)
from forewarn.workbench.workbench import Built, Workbench

ALL = ("hypothesis", "scenario", "policy")
QUESTION = 1.5
"""Seconds of processor time for a question; on a quiet machine it takes a tenth of that."""
DECISION = 6.0
"""Likewise for a decision; beside it stands what the chain takes from nothing in the same run, for
a shared machine can take thrice as long for everything."""


@pytest.fixture(scope="module")
def writer(
    built: Built, flagship: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[CaseWriter]:
    folder = tmp_path_factory.mktemp("desk") / "case"
    shutil.copytree(flagship, folder)
    with Workbench(folder) as bench:
        yield CaseWriter(Session(bench, bench.build()), who="ed")


@pytest.fixture(scope="module")
def session(writer: CaseWriter) -> Session:
    return writer.session


@pytest.fixture(scope="module")
def what_if(session: Session) -> Suppositions:
    return Suppositions(session, who="ed")


AFRESH = (
    "a claim that sees an indicator",
    "two origins as one",
    "an indicator not seen",
    "odds",
    "a scenario's odds",
    "a hazard",
    "an outcome",
    "a grade",
)
"""Held against a build of nothing but their own: each moves the chain at another place."""


def suppositions(case: Case, held: Assessment) -> dict[str, tuple[Supposition, ...]]:
    """One of each kind that the pages offer."""

    def one(address: str, value: object = None) -> tuple[Supposition, ...]:
        return (Supposition(address=address, value=value),)

    assert held.weighing is not None
    items = [item for item in held.weighing.items if len(set(item.origins)) > 1]
    item = items[0]
    first, second = sorted(set(item.origins))[:2]
    figure = next(
        term.datum.claim
        for estimate in held.estimates
        for term in estimate.terms
        if term.usage is Usage.USED and len(estimate.terms) > 3
    )
    sign = next(each.id for each in case.indicators if "frontline" in each.scenarios)
    return {
        "a claim that carries a figure": one(f"claim.{figure}"),
        "a claim that sees an indicator": one(f"claim.{item.claims[0]}"),
        "a claim doubted": one(f"claim.{item.claims[0]}.certainty", 0.1),
        "an origin": one(f"origin.{first}"),
        "two origins as one": one(f"origin.{second}", first),
        "a report": one(f"report.{item.claims[0].partition(':')[0]}"),
        "an indicator set aside": one(f"indicator.{item.indicator}"),
        "an indicator not seen": one(f"indicator.{item.indicator}", "unseen"),
        "odds": one(f"indicator.{item.indicator}.hypotheses.combat", 0.2),
        "a prior": one("hypothesis.both.prior", 0.05),
        "a scenario's odds": one(f"indicator.{sign}.scenarios.frontline", 0.3),
        "a hazard": one("scenario.rotation.triggers.0.hazard", 6.0),
        "persistence": one("scenarios.persistence", 0.7),
        "a scenario's prior": one("scenario.rotation.prior", 0.3),
        "an outcome": one("policy.wait-and-watch.outcomes.rotation.likely", 50.0),
        "a grade": one("source.nis.reliability", "E"),
    }


def on(built: Built, said: tuple[Supposition, ...], memo: Memo | None = None) -> Stages:
    return stage_what_if(built.case, built.drafts, said, as_of=built.assessment.as_of, memo=memo)


def test_a_question_is_answered_at_once_and_as_a_whole_build_would(
    session: Session, what_if: Suppositions, built: Built
) -> None:
    was = {one.id: one.value for one in built.assessment.findings}
    moving = 0
    for name, said in suppositions(built.case, built.assessment).items():
        start = process_time()
        _, after = what_if.compare(session.latest, said, ALL)
        assert process_time() - start < QUESTION, name
        if name in AFRESH:
            assert after == read_figures(on(built, said), ALL), name
        moving += any(was.get(key) != value for key, value in after.items())
    assert moving >= 12


def test_what_is_asked_for_is_that_of_the_whole_assessment(
    session: Session, what_if: Suppositions, built: Built
) -> None:
    said = suppositions(built.case, built.assessment)["two origins as one"]
    _, after = what_if.assess(session.latest, said)
    afresh = assemble(on(built, said))
    assert replace(after, findings=()) == replace(afresh, findings=())
    assert compare_findings(built.assessment, after)
    told = read_figures(on(built, said), ALL)
    assert {name: after.index[name].value for name in told} == told


@pytest.mark.parametrize("kind", ALL)
def test_only_what_a_question_depends_on_is_worked_out(built: Built, kind: str) -> None:
    stages = on(built, ())
    read_figures(stages, (kind,))
    touched = vars(stages)
    assert ("weighing" in touched) == (kind == "hypothesis")
    assert ("outlook" in touched) == (kind != "hypothesis")
    assert ("advice" in touched) == (kind == "policy")
    assert not {"estimates", "credits", "records", "ladder", "statuses"} & touched.keys()


def decided(writer: CaseWriter, wanted: Callable[[str], bool], verdict: str) -> tuple[float, str]:
    """Processor time of a decision on the first such claim, and the decision's name."""
    claim = next(
        one.claim.id
        for one in writer.session.present.page_data.assessment.claims
        if one.review is None and wanted(one.claim.id)
    )
    start = process_time()
    name = writer.decide({"claim": claim, "verdict": verdict, "seen": ""})
    return process_time() - start, name


def test_a_decision_moves_the_assessment_at_once_and_says_so(
    writer: CaseWriter, session: Session, built: Built
) -> None:
    start = process_time()
    assemble(on(built, ()))
    afresh = process_time() - start
    held = session.present.page_data.assessment
    counted = {
        term.datum.claim
        for estimate in held.estimates
        for term in estimate.terms
        if term.usage is Usage.USED and len(estimate.terms) > 3
    }
    took, name = decided(writer, counted.__contains__, "reject")
    assert took < min(DECISION, 1.25 * afresh)
    assert writer.history.effect(name)[-1].endswith("moved.")
    took, name = decided(writer, lambda one: one not in counted, "accept")
    assert took < min(DECISION, 0.75 * afresh)
    assert writer.history.effect(name) == ("No figure moved.",)
    start = process_time()
    writer.undo()
    writer.undo()
    assert process_time() - start < 2 * DECISION
    now = session.present.page_data.assessment
    assert {one.id: one.value for one in now.findings} == {
        one.id: one.value for one in held.findings
    }
