"""Spreads and grades that a case teaches, against integration by brute force and simulation."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import integrate, stats

from forewarn.estimates.dispersion import (
    DECLARED_DISPERSION,
    SHIFT_SD,
    SHIFTS,
    SPREAD_SD,
    SPREADS,
    Comparison,
    Dispersion,
    _evidence,
    learn_dispersion,
)
from forewarn.estimates.likelihood import ASTRAY, CLASS_SD, COPY_CHANCE, NOISE_SD, SOURCE_SD
from forewarn.sources.source import Reliability, SourceClass

KINDS = list(SourceClass)
SOCIAL, PARTY = KINDS.index(SourceClass.SOCIAL), KINDS.index(SourceClass.PARTY)


def compared(middle: list[float], kind: list[int], trust: float = 0.7) -> Comparison:
    size = len(middle)
    return Comparison(
        middle=np.array(middle),
        extra=np.full(size, 0.01),
        kind=np.array(kind),
        trust=np.full(size, trust),
        copied=np.zeros(size),
        original=np.ones(size),
    )


def test_the_evidence_is_the_integral_over_level_and_common_bias() -> None:
    one = compared([7.0, 7.9, 7.3], [SOCIAL, SOCIAL, PARTY])
    one = replace(
        one, copied=np.array([0.0, 0.02, 0.0]), original=np.array([1, 1 - COPY_CHANCE, 1])
    )
    spread, shift = SPREADS[4], SHIFTS[2]
    trust = 1 / (1 + np.exp(-(np.log(0.7 / 0.3) + shift)))

    def told(at: int, x: np.ndarray, own: float) -> np.ndarray:
        scale = np.sqrt(spread**2 * (own + SOURCE_SD**2 + NOISE_SD**2) + 0.01)
        plain = trust * stats.t(4, x, scale).pdf(one.middle[at])
        plain += (1 - trust) * stats.cauchy(x, ASTRAY).pdf(one.middle[at])
        return np.asarray(one.original[at] * plain + one.copied[at])

    half = CLASS_SD[SourceClass.SOCIAL] ** 2 / 2
    whole = CLASS_SD[SourceClass.PARTY] ** 2

    low, high = np.quantile(one.middle, (0.1, 0.9)) + (-1.55, 1.5)
    levels, biases = np.linspace(low, high, 61), np.linspace(-2.4, 2.4, 41)
    x, b = np.meshgrid(levels, biases, indexing="ij")
    values = told(0, x + b, half) * told(1, x + b, half) * told(2, x, whole)
    values *= stats.norm(0, spread * np.sqrt(half)).pdf(b)
    exact = integrate.trapezoid(integrate.trapezoid(values, biases, axis=1), levels)
    # The width of a cell is left out; at the ends of the levels the kernel is made whole.
    assert _evidence(one)[4, 2] == pytest.approx(np.log(exact / 0.1), abs=0.05)


def drawn(spread: float, right: float, rounds: int = 40) -> list[Comparison]:
    chance = np.random.default_rng(11)
    found = []
    for _ in range(rounds):
        kind = chance.integers(0, 5, 5)
        sd = np.sqrt([CLASS_SD[KINDS[at]] ** 2 + SOURCE_SD**2 + NOISE_SD**2 for at in kind])
        told = spread * sd * chance.standard_t(4, 5)
        wild = ASTRAY * chance.standard_cauchy(5)
        middle = 8 + np.where(chance.random(5) < right, told, wild)
        found.append(replace(compared(middle.tolist(), kind.tolist()), extra=np.zeros(5)))
    return found


def test_wide_errors_are_learned_as_wide_and_grades_as_kind_or_harsh() -> None:
    wide, narrow = learn_dispersion(drawn(1.8, 0.7)), learn_dispersion(drawn(0.6, 0.7))
    assert wide.spread > 1.4
    assert narrow.spread < 0.85
    harsh, kind = learn_dispersion(drawn(1.0, 0.93)), learn_dispersion(drawn(1.0, 0.4))
    assert harsh.trust(Reliability.C) > 0.75
    assert kind.trust(Reliability.C) < 0.6
    assert kind.trust(Reliability.D) < kind.trust(Reliability.C) < kind.trust(Reliability.A)


def test_nothing_leaves_the_prior() -> None:
    found = learn_dispersion([compared([7.0], [PARTY])])
    logs = np.log(SPREADS) / SPREAD_SD
    prior = np.exp(-0.5 * logs**2) / np.exp(-0.5 * logs**2).sum()
    assert found.spread == pytest.approx(np.sqrt(prior @ SPREADS**2), abs=1e-5)
    shifts = np.exp(-0.5 * (SHIFTS / SHIFT_SD) ** 2)
    assert found.shifts == pytest.approx(shifts / shifts.sum(), abs=1e-5)


def test_undeclared_is_as_declared() -> None:
    assert DECLARED_DISPERSION.spread == 1
    assert [DECLARED_DISPERSION.trust(one) for one in Reliability] == [
        one.chance for one in Reliability
    ]
    certain = Dispersion(shifts=(0.0, 1.0, 0.0, 0.0))
    assert certain.trust(Reliability.B) == pytest.approx(0.85, abs=1e-6)
