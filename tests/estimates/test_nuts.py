"""The grid against a sampler over every level, bias and error of the same model."""

from datetime import date, timedelta

import numpy as np
import pytest

from forewarn.estimates.fusion import estimate
from forewarn.sources.source import SourceClass
from tests.estimates.figures import TROOPS, figure

START = date(2025, 1, 1)
DAYS = 120
FIGURES = [
    figure(f"s{at}", str(START + timedelta(days=day)), best, kind=SourceClass(kind), grade=grade)
    for at, (day, best, kind, grade) in enumerate(
        [
            (0, 9_000, "party", "C"), (11, 12_000, "allied", "B"), (24, 10_000, "media", "B"),
            (40, 11_000, "allied", "A"), (61, 8_000, "media", "C"), (75, 40_000, "social", "D"),
            (90, 12_500, "party", "C"), (112, 10_500, "allied", "B"),
        ]
    )
]  # fmt: skip


def test_median_and_interval_are_those_of_nuts() -> None:
    pytest.importorskip("numpyro")
    from bench.peers import filter_nuts

    draws = filter_nuts.draws(FIGURES, DAYS, seed=3, warmup=200, samples=500)
    theirs = np.quantile(draws, [0.05, 0.5, 0.95])
    found = estimate(TROOPS, FIGURES, as_of=START + timedelta(days=DAYS), detail=False)
    ours = np.log([found.low90, found.median or 0.0, found.high90])
    # The common bias of a class enters as a scale, not as a variable: that is the tolerance,
    # a third of the width of the smallest error scale in use for the median.
    assert ours[1] == pytest.approx(theirs[1], abs=0.06)
    assert ours[2] - ours[0] == pytest.approx(theirs[2] - theirs[0], rel=0.2)
    assert ours[[0, 2]] == pytest.approx(theirs[[0, 2]], abs=0.12)
    # Plain pooling of the figures, as if none erred with another, would not pass.
    logs = np.log([one.best for one in FIGURES])
    naive = 2 * 1.645 * logs.std() / np.sqrt(logs.size)
    assert naive < 0.8 * (theirs[2] - theirs[0]) or abs(logs.mean() - theirs[1]) > 0.06
