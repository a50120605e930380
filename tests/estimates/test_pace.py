from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from scipy import stats

from forewarn.estimates.fusion import estimate
from forewarn.estimates.grid import JUMP
from forewarn.estimates.likelihood import ASTRAY, NOISE_SD, SOURCE_SD
from forewarn.estimates.measurand import Nature
from forewarn.estimates.pace import PACES, STEADY, pace
from forewarn.estimates.usage import classify_figures
from forewarn.sources.source import Reliability
from tests.estimates.figures import KILLED, TROOPS, figure

AS_OF = date(2025, 9, 2)
EARLY = figure("officials", "2025-01-22", 1000, grade="C")
LINE = [
    figure("agency", "2024-12-19", 100),
    figure("agency", "2025-01-13", 300),
    figure("agency", "2025-04-30", 600),
    figure("agency", "2025-09-02", 2000),
]


def test_a_fast_line_frees_the_latest_figure_from_an_old_one() -> None:
    found = estimate(KILLED, [EARLY, *LINE], as_of=AS_OF)
    alone = estimate(KILLED, LINE[-1:], as_of=AS_OF)
    assert found.median == pytest.approx(alone.median, rel=0.15)
    assert found.monthly is not None
    assert found.monthly > 0.15
    # Without the line the old figure is heard at the slow pace that is likeliest beforehand.
    without = estimate(KILLED, [EARLY, LINE[-1]], as_of=AS_OF)
    assert without.median < found.median  # type: ignore[operator]
    assert without.monthly < found.monthly  # type: ignore[operator]


def test_two_witnesses_of_now_still_contradict_the_latest_of_a_line() -> None:
    two = [figure(name, "2025-09-01", 1000, grade="A") for name in ("one", "two")]
    found = estimate(KILLED, [*two, *LINE], as_of=AS_OF)
    assert found.median < 1600  # type: ignore[operator]


def test_a_line_that_stands_teaches_slowness() -> None:
    still = [replace(one, low=2000.0, best=2000.0, high=2000.0) for one in LINE]
    found = estimate(KILLED, [EARLY, *still], as_of=AS_OF)
    assert found.monthly is not None
    assert found.monthly < 0.1


def test_what_a_pair_says_against_simulation() -> None:
    pair = [figure("a", "2025-01-01", 1000), figure("a", "2025-04-11", 1500)]
    logs = pace(
        Nature.CUMULATIVE,
        classify_figures(pair, plausible=KILLED.plausible, as_of=date(2025, 5, 1)),
    ).logs
    chance = np.random.default_rng(2)
    ratio, trust = np.log(1.5), Reliability.B.chance**2
    sd = np.sqrt(2 * (NOISE_SD**2 + SOURCE_SD**2))
    expected = [
        np.log(prior)
        + np.log(
            trust * stats.norm(chance.gamma(100 / days, JUMP, 200_000), sd).pdf(ratio).mean()
            + (1 - trust) * stats.cauchy(0, 2 * ASTRAY).pdf(ratio)
        )
        for days, prior in PACES
    ]
    assert np.array(logs) == pytest.approx(np.array(expected) - max(expected), abs=0.02)


def test_nothing_to_learn() -> None:
    statuses = classify_figures(LINE, plausible=TROOPS.plausible, as_of=AS_OF)
    assert pace(Nature.STOCK, statuses) is STEADY
    assert estimate(TROOPS, LINE, as_of=AS_OF).monthly is None
    # One day alone: nothing lies between, and all paces are one.
    lone = estimate(KILLED, LINE[-1:], as_of=AS_OF + timedelta(days=30))
    assert lone.monthly is None
    # Two figures on one day, or one set aside, are no pair.
    same = [LINE[0], replace(LINE[0], claim="c", origin="o"), replace(LINE[1], best=-1.0)]
    found = pace(Nature.CUMULATIVE, classify_figures(same, plausible=KILLED.plausible, as_of=AS_OF))
    assert np.exp(found.logs) / np.exp(found.logs).sum() == pytest.approx([0.7, 0.2, 0.1])


def test_the_path_knows_no_later_line() -> None:
    found = estimate(KILLED, [EARLY, *LINE], as_of=AS_OF)
    day = date(2025, 4, 30)
    then = estimate(KILLED, [EARLY, *LINE[:3]], as_of=day)
    assert {point.date: point.median for point in found.path}[day] == then.median
    assert len(found.smoothed) == 2
