"""Reliability and bias learned from a record."""

from math import exp, log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta, norm

from forewarn.findings.reason import Reason
from forewarn.sources.learned_reliability import (
    BIAS_SD,
    FIGURE_SD,
    SourceVerdict,
    learn_reliability,
    prior,
)
from forewarn.sources.source import Reliability

REASON = Reason.of("agreement.others", best=1.0)

verdicts = st.lists(
    st.builds(
        SourceVerdict,
        claim=st.just("c"),
        hit=st.booleans(),
        reason=st.just(REASON),
        log_ratio=st.none() | st.floats(-3, 3),
    ),
    max_size=30,
)


@given(verdicts, st.sampled_from(Reliability))
def test_reliability_is_the_beta_posterior(record: list[SourceVerdict], grade: Reliability) -> None:
    found = learn_reliability(grade, record)
    hits = sum(each.hit for each in record)
    yes, no = prior(grade)
    known = beta(yes + hits, no + len(record) - hits)
    assert found.reliability == pytest.approx(known.mean())
    assert found.reliability90 == pytest.approx(known.interval(0.9), rel=1e-6, abs=1e-9)
    assert (found.hits, found.misses) == (hits, len(record) - hits)


@given(verdicts)
def test_bias_is_the_normal_posterior(record: list[SourceVerdict]) -> None:
    found = learn_reliability(Reliability.B, record)
    ratios = np.array([each.log_ratio for each in record if each.log_ratio is not None])
    # Precision by precision, the other way about: mean of the ratios shrunk towards none.
    share = len(ratios) * BIAS_SD**2 / (len(ratios) * BIAS_SD**2 + FIGURE_SD**2)
    mean = share * ratios.mean() if len(ratios) else 0.0
    sd = BIAS_SD * sqrt(1 - share)
    assert log(found.bias) == pytest.approx(mean, abs=1e-9)
    assert found.bias90 == pytest.approx(tuple(np.exp(norm(mean, sd).interval(0.9))), rel=1e-6)
    assert found.figures == len(ratios)


def test_nothing_known_leaves_the_grade_and_f_says_nothing() -> None:
    assert learn_reliability(Reliability.B, ()).reliability == pytest.approx(Reliability.B.chance)
    unknown = learn_reliability(Reliability.F, ())
    assert unknown.reliability90 == pytest.approx((0.05, 0.95))
    low, high = learn_reliability(Reliability.C, ()).reliability90
    assert high - low < 0.9
    assert unknown.bias == 1.0
    assert unknown.bias90 == pytest.approx((exp(-1.6448536 * BIAS_SD), exp(1.6448536 * BIAS_SD)))


def test_a_long_record_outweighs_the_grade_and_finds_the_truth() -> None:
    chance = np.random.default_rng(4)
    record = [
        SourceVerdict(claim="c", hit=bool(hit), reason=REASON, log_ratio=float(ratio))
        for hit, ratio in zip(
            chance.random(2_000) < 0.3, chance.normal(0.4, FIGURE_SD, 2_000), strict=True
        )
    ]
    found = learn_reliability(Reliability.A, record)
    assert found.reliability90[0] < 0.3 < found.reliability90[1]
    assert found.bias90[0] < exp(0.4) < found.bias90[1]
