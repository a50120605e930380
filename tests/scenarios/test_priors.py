"""Which chances the scenarios open with, and how that is told."""

import shutil
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from scipy.stats import beta

from forewarn.errors import CaseError
from forewarn.findings.finding import JudgementGround
from forewarn.findings.reason import Reason
from forewarn.pages.site import Site
from forewarn.scenarios.analogue import Analogue
from forewarn.scenarios.priors import base_rate
from forewarn.what_if.assess_what_if import Supposition, what_if
from forewarn.wording.reasons import english
from forewarn.workbench.workbench import Built, Workbench
from tests.case.test_checks import ANALYSTS, RUNGS

DAY = date(2026, 2, 10)


def built(tmp_path: Path, **changes: tuple[str, str]) -> Built:
    target = tmp_path / "case"
    with as_file(files("forewarn.case") / "template") as template:
        shutil.copytree(template, target)
    for file, (old, new) in changes.items():
        path = target / file.replace("__", "/").replace("_", ".")
        text = path.read_text("utf-8") if path.exists() else ""
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    with Workbench(target) as bench:
        return bench.build(DAY)


def lines(held: Built, finding: str) -> set[tuple[str, int]]:
    return {
        (one.declared.file, one.declared.line)
        for one in held.assessment.index[finding].grounds
        if isinstance(one, JudgementGround)
    }


def test_analysts_are_pooled_and_the_pool_is_told(tmp_path: Path) -> None:
    held = built(
        tmp_path,
        elicitations_toml=("", ANALYSTS),
        scenarios__other_md=("prior = 0.05\n", ""),
        analogues_toml=("", ""),
    )
    index, outlook, pool = held.assessment.index, held.assessment.outlook, held.assessment.pool
    assert outlook is not None
    assert pool is not None
    assert index["elicitation.second.closed"].value == pytest.approx(6 / 9)
    for name in ("reopened", "closed", "other"):
        mean = (
            index[f"elicitation.first.{name}"].value
            + 2 * (2, 6, 1)[("reopened", "closed", "other").index(name)] / 9
        )
        assert index[f"pool.linear.{name}"].value == pytest.approx(mean / 3)
        assert outlook.prior[name] == pytest.approx(mean / 3, abs=1e-9)
        assert index[f"pool.linear.{name}"].note == Reason.of("pool.in_use")
        assert index[f"pool.log.{name}"].note == Reason.of("pool.for_comparison")
    assert index["pool.divergence"].value == pool.divergence > 0
    assert index["elicitation.first.repair.distance"].value is not None
    opening = lines(held, "scenario.closed.probability")
    assert {("elicitations.toml", 4), ("elicitations.toml", 9)} <= opening
    notes = {english(one.effect.note) for one in index["scenario.closed.prior"].grounds}
    assert "linear pool, the default: none is declared" in notes
    page = _page(held)
    assert "Freight desk" in page
    assert "Linear pool, with which the case opens" in page


def test_the_pool_declared_is_the_pool_used(tmp_path: Path) -> None:
    held = built(
        tmp_path,
        elicitations_toml=("", ANALYSTS),
        case_toml=("persistence", 'pool = "log"\npersistence'),
    )
    pool, outlook = held.assessment.pool, held.assessment.outlook
    assert pool is not None
    assert outlook is not None
    assert outlook.prior == pytest.approx(dict(pool.log), abs=1e-9)
    assert held.assessment.index["pool.log.closed"].note == Reason.of("pool.in_use")


def test_a_reference_class_sets_a_prior_by_judgement(tmp_path: Path) -> None:
    held = built(tmp_path, scenarios__reopened_md=("published", 'prior_from = "port-strikes"\n#'))
    outlook = held.assessment.outlook
    assert outlook is not None
    assert outlook.repair.published["reopened"] == pytest.approx(6.5 / 9)
    opening = lines(held, "scenario.reopened.prior")
    assert ("analogues.toml", 6) in opening
    assert any(file == "scenarios/reopened.md" for file, _ in opening)
    assert "by judgement" in _page(held)


def test_rival_definitions_stand_side_by_side(tmp_path: Path) -> None:
    held = built(
        tmp_path,
        analogues_toml=(
            'informs = "reopened"',
            """question = "How soon do ports reopen?"
informs = "reopened"
source = "invented"

[[analogue]]
id = "blockades"
label = "Blockades lifted within six months"
definition = "Another way to count."
cases = 4
happened = 1
question = "How soon do ports reopen?"
informs = "reopened\"""",
        ),
    )
    index = held.assessment.index
    assert index["analogue.port-strikes.rate"].value == pytest.approx(6.5 / 9, abs=1e-9)
    assert index["analogue.blockades.rate"].value == pytest.approx(1.5 / 5, abs=1e-9)
    assert "Blockades" in english(index["analogue.port-strikes.rate"].note)
    page = _page(held)
    assert page.count("How soon do ports reopen?") == 1
    assert "2 definitions" in page


def test_the_ladder_month_by_month(tmp_path: Path) -> None:
    held = built(tmp_path, sources_toml=("", ""), case_toml=("[scenarios]", RUNGS + "[scenarios]"))
    index, ladder = held.assessment.index, held.assessment.ladder
    assert ladder is not None
    assert index["ladder.quay.reached"].value == ladder.months[-1].reached(1)
    assert index["ladder.port.highest"].value == ladder.months[-1].stage[2]
    assert f"ladder.quay.reached.{ladder.months[0].end}" in index
    assert index["ladder.quay.climb"].interval is not None
    declared = {line for file, line in lines(held, "ladder.port.reached") if file == "case.toml"}
    assert len(declared) == 2
    page = _page(held)
    assert "Month by month" in page
    assert str(ladder.months[0].end) in page


@pytest.mark.parametrize(("happened", "cases"), [(0, 1), (6, 8), (40, 40)])
def test_the_rate_is_jeffreys_posterior(happened: int, cases: int) -> None:
    held = base_rate(Analogue(id="x", label="x", happened=happened, cases=cases))
    posterior = beta(happened + 0.5, cases - happened + 0.5)
    assert (held.low, held.best, held.high) == pytest.approx(
        (posterior.ppf(0.05), posterior.mean(), posterior.ppf(0.95)), abs=1e-9
    )


def test_a_supposition_may_name_what_is_not_there(tmp_path: Path) -> None:
    held = built(tmp_path, elicitations_toml=("", ANALYSTS))

    def under(address: str, value: object) -> None:
        suppositions = [Supposition(address=address, value=value)]
        what_if(held.case, held.drafts, suppositions, as_of=DAY)

    with pytest.raises(CaseError, match="bad-elicitation"):
        under("elicitation.first.scenarios.closed", 7.0)
    with pytest.raises(CaseError, match="no analogue"):
        under("scenario.closed.prior_from", "none")
    under("elicitation.first.scenarios.closed", 0.9)


def _page(held: Built) -> str:
    return Site(
        held.case,
        held.assessment,
        (),
        build_hash="",
        draw=lambda _: '<svg width="1" height="1" viewBox="0 0 1 1"></svg>',
    ).page("scenarios.html")
