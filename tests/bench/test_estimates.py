import numpy as np
import pytest
import scoringrules
from scipy import stats

from bench.estimates import __main__ as harness
from bench.estimates import elicitation, flusight, polls, population, scores, synthetic
from bench.panel import Panel
from bench.peers import cooke_weights, history, truth_discovery

POLLS = """year,race_id,type_simple,cand1_party,cand2_party,electiondate,polldate,cand1_pct,cand2_pct,margin_actual,pollster_rating_id,partisan,methodology
2010,1,Sen-G,DEM,REP,11/2/2010,10/20/2010,48,44,5,7,,Live Phone
2010,1,Sen-G,REP,DEM,11/2/2010,10/21/2010,44,47,-5,8,R,IVR
2010,2,Sen-G,DEM,REP,11/2/2010,9/1/2010,48,44,5,7,,Live Phone
2010,3,Pres-P,DEM,REP,11/2/2010,10/20/2010,48,44,5,7,,Live Phone
"""


def panel() -> Panel:
    none = np.zeros(6)
    return Panel(
        value=np.array([1.0, 1.1, 5.0, 2.0, 2.1, 9.0]), series=np.array([0, 0, 0, 1, 1, 1]),
        source=np.array([0, 1, 2, 0, 1, 2]), kind=np.zeros(6, dtype=int),
        below=none, above=none, age=none, settled=np.array([1.0, np.nan]),
    )  # fmt: skip


def test_polls_are_turned_to_one_side(tmp_path) -> None:
    path = tmp_path / "polls.csv"
    path.write_text(POLLS)
    held = polls.load(path)
    assert held.panel.value.tolist() == [4, 3]
    assert held.panel.settled.tolist() == [5]
    assert held.panel.kind.tolist() == [0, 8]
    assert held.panel.below.tolist() == [8, 9]


def test_a_cycle_sees_no_later_result() -> None:
    held = panel()
    year = np.array([2010, 2012])
    assert np.isnan(polls.until(held, year, 2010).settled).all()
    assert polls.until(held, year, 2010).value.size == 3
    assert polls.until(held, year, 2012).settled[0] == 1


def test_scores_against_scoringrules() -> None:
    mean, sd, truth = np.array([0.0, 1.0]), np.array([1.0, 2.0]), np.array([0.5, -1.0])
    fine = scores.normal(mean, sd)
    assert scores.crps(fine, truth) == pytest.approx(
        float(np.mean(scoringrules.crps_normal(truth, mean, sd))), rel=1e-2
    )
    levels = flusight.LEVELS
    few = mean[:, None] + sd[:, None] * stats.norm.ppf(levels)
    loss = [
        scoringrules.quantile_score(truth, few[:, at], level) for at, level in enumerate(levels)
    ]
    assert scores.wis(few, levels, truth) == pytest.approx(2 * float(np.mean(loss)))
    assert scores.covered(fine, truth, 0.9) == 1


def test_weights_go_to_who_agrees() -> None:
    held = panel()
    assert history.centres(held, "mean")[0] == pytest.approx(7.1 / 3)
    for peer in (truth_discovery.crh, truth_discovery.catd, truth_discovery.gtm):
        found = peer(held)
        assert found[0] < 2
        assert found[1] < 4
    assert truth_discovery.catd(held) == pytest.approx([1.0, 2.05], abs=0.3)


def test_cooke_prefers_the_calibrated() -> None:
    chance = np.random.default_rng(1)
    truth = chance.uniform(0.2, 0.8, 40)
    good = truth[:, None] + np.array([-0.1, 0.0, 0.1]) + chance.normal(0, 0.06, (40, 1))
    sure = truth[:, None] + np.array([-0.01, 0.0, 0.01]) + chance.normal(0, 0.2, (40, 1))
    found = cooke_weights.weights(
        np.stack([good, sure], 1), truth, np.full(40, -1.0), np.full(40, 2.0)
    )
    assert found[0] > 0.99
    half = cooke_weights.pooled(good[:1], np.ones(1), -1.0, 2.0, np.array([0.05, 0.5, 0.95]))
    assert half == pytest.approx(good[0], abs=1e-6)


@pytest.mark.parametrize("world", synthetic.WORLDS, ids=lambda one: one.name)
def test_each_world_has_an_answer(world: synthetic.World) -> None:
    found = synthetic.fine(synthetic.reconciled(synthetic.drawn(np.random.default_rng(2), world)))
    assert np.isfinite(found).all()
    assert (np.diff(found) >= 0).all()


def test_what_is_absent_is_named(tmp_path, capsys) -> None:
    names = [name for name in harness.SETS if name != "synthetic"]
    harness.main(["--data", str(tmp_path), *(part for name in names for part in ("--only", name))])
    told = capsys.readouterr().out
    assert told.count("SKIPPED") == 4
    for file in (polls.FILE, flusight.CLAIMS, population.CLAIMS, elicitation.FILE):
        assert file in told
