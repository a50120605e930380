import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.integrate import simpson

from forewarn.estimates.estimate import Datum, Estimate, Side, Usage
from forewarn.estimates.filtering import SHARED_SD
from forewarn.estimates.fusion import estimate
from forewarn.estimates.grid import DRIFT, JUMP, JUMP_DAYS
from forewarn.estimates.likelihood import ASTRAY, CLASS_SD, COMMON, COMMON_ELSE
from forewarn.estimates.measurand import Measurand
from forewarn.estimates.pace import PACES
from forewarn.estimates.relation import Neighbour
from forewarn.findings.reason import Reason
from forewarn.sources.source import Reliability, SourceClass
from tests.estimates.figures import KILLED, TROOPS, figure, scale

AS_OF = date(2025, 12, 16)
NIS = [
    figure("nis", "2024-12-19", 100, side=Side.AT_LEAST),
    figure("nis", "2025-01-13", 300),
    figure("nis", "2025-04-30", 600),
    figure("nis", "2025-09-02", 2000),
]


def statuses(found: Estimate) -> list[Usage]:
    return [term.usage for term in found.terms]


FINE = np.linspace(0, np.log(1e6), 20_001)


def oracle_likelihood(datum: Datum) -> np.ndarray:
    """The same mixture by scipy's own distributions, on a grid fifty times finer."""
    y, s, r = np.log(datum.best), scale(datum.kind, fellows=1), datum.reliability.chance
    return r * stats.t(4, y, s).pdf(FINE) + (1 - r) * stats.cauchy(y, ASTRAY).pdf(FINE)


@pytest.mark.parametrize("days", [0, 200])
@pytest.mark.parametrize("count", [1, 2])
def test_one_day_against_numerical_integration(count: int, days: int) -> None:
    given_ = [
        figure("nis", "2025-09-02", 2000),
        figure("kyiv", "2025-09-02", 4000, kind=SourceClass.PARTY, grade="C"),
    ][:count]
    posterior = np.prod([oracle_likelihood(datum) for datum in given_], axis=0)
    posterior /= simpson(posterior, x=FINE)
    sd = np.hypot(SHARED_SD, DRIFT * np.sqrt(days))
    found = estimate(TROOPS, given_, as_of=date(2025, 9, 2) + timedelta(days=days))
    for chance, value in ((0.05, found.low90), (0.5, found.median), (0.95, found.high90)):
        assert value is not None
        below = simpson(posterior * stats.norm.cdf((np.log(value) - FINE) / sd), x=FINE)
        assert below == pytest.approx(chance, abs=0.004)


def test_growth_against_simulation() -> None:
    datum = figure("nis", "2025-01-01", 2000, grade="A")
    weight = oracle_likelihood(datum)
    chance = np.random.default_rng(4)
    start = chance.choice(FINE, 400_000, p=weight / weight.sum())
    drawn = start + chance.gamma(300 / JUMP_DAYS, JUMP, start.size)
    drawn += chance.normal(0, SHARED_SD, start.size)
    found = estimate(KILLED, [datum], as_of=date(2025, 1, 1) + timedelta(days=300))
    got = np.log([found.low90, found.low50, found.median or 0, found.high50, found.high90])
    assert got == pytest.approx(np.quantile(drawn, [0.05, 0.25, 0.5, 0.75, 0.95]), abs=0.02)


def test_revisions_supersede() -> None:
    found = estimate(KILLED, NIS, as_of=AS_OF)
    assert statuses(found) == [Usage.SUPERSEDED] * 3 + [Usage.USED]
    assert found.terms[0].reason == Reason.of(
        "standing.superseded", best=2000.0, when=date(2025, 9, 2)
    )
    assert found.origins == 1
    assert found.median == pytest.approx(2100, rel=0.1)
    assert len(found.path) == 4
    assert [point.median for point in found.path] == sorted(point.median for point in found.path)
    # Without the last briefing the one before it counts again.
    shift = found.terms[3].shift
    assert shift is not None
    assert found.median is not None
    before = estimate(KILLED, NIS[:3], as_of=AS_OF).median
    assert found.median - shift == pytest.approx(before)


def test_the_only_figure_has_no_shift() -> None:
    assert estimate(TROOPS, NIS[-1:], as_of=AS_OF).terms[0].shift is None


def test_without_detail_the_value_is_the_same() -> None:
    full, bare = (estimate(TROOPS, NIS, as_of=AS_OF, detail=detail) for detail in (True, False))
    assert (bare.median, bare.low90, bare.quantiles) == (full.median, full.low90, full.quantiles)
    assert bare.path == ()


def test_nothing_usable_gives_no_median() -> None:
    found = estimate(TROOPS, [figure("nis", "2025-01-01", 0)], as_of=AS_OF)
    assert found.median is None
    assert statuses(found) == [Usage.SET_ASIDE]
    assert estimate(TROOPS, [], as_of=AS_OF).terms == ()


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (figure("x", "2025-01-01", 0), "standing.zero"),
        (figure("x", "2025-01-01", 1e30), "standing.implausible"),
        (figure("x", "2025-01-01", 100, low=300), "standing.bounds"),
        (figure("x", "2025-01-01", 100, high=-1), "standing.bounds"),
        (figure("x", "2025-01-01", float("nan")), "standing.infinite"),
        (figure("x", "2025-01-01", float("inf")), "standing.infinite"),
        (figure(" ", "2025-01-01", 100), "standing.nobody"),
    ],
)
def test_bad_figures_are_set_aside_with_a_reason(bad: Datum, code: str) -> None:
    found = estimate(TROOPS, [*NIS, bad], as_of=AS_OF)
    clean = estimate(TROOPS, NIS, as_of=AS_OF)
    assert (found.median, found.path) == (clean.median, clean.path)
    aside = [term for term in found.terms if term.usage is Usage.SET_ASIDE]
    assert len(aside) == 1
    assert aside[0].reason.code == code
    assert aside[0].shift is None


def test_an_empty_range_sets_everything_aside() -> None:
    hollow = Measurand(id="x", label="x", plausible=(9.0, 3.0))
    found = estimate(hollow, [*NIS, figure("x", "2025-01-01", 0)], as_of=AS_OF)
    assert found.median is None
    assert {term.reason for term in found.terms} == {
        Reason.of("standing.no_range", low=9.0, high=3.0), Reason.of("standing.zero"),
    }  # fmt: skip


def test_another_figure_of_an_origin_is_set_aside() -> None:
    first = figure("nis", "2025-01-01", 600, origin="o", claim="a")
    other = figure("nis", "2025-01-01", 4700, origin="o", claim="b")
    found = estimate(TROOPS, [other, first], as_of=AS_OF)
    assert statuses(found) == [Usage.USED, Usage.SET_ASIDE]
    assert found.terms[1].reason == Reason.of("standing.other_figure", best=600.0)
    carried = replace(other, claims=("b", "c"))
    assert estimate(TROOPS, [carried, first], as_of=AS_OF).terms[0].datum is carried


def test_figures_that_flatly_contradict_leave_finite_answers() -> None:
    wild = Measurand(id="w", label="w", plausible=(1e-9, 1e30))
    given_ = [
        figure("a", "2025-01-01", 1e-9, grade="A"),
        figure("b", "2025-01-01", 1e30, grade="A"),
    ]
    found = estimate(wild, given_, as_of=AS_OF)
    assert all(np.isfinite(found.quantiles))


def test_one_wild_figure_bends_little() -> None:
    sizes = zip("abc", (9_100, 10_400, 11_600), strict=True)  # unlike, so that none is a copy
    three = [figure(name, "2025-01-01", size) for name, size in sizes]
    calm = estimate(TROOPS, three, as_of=date(2025, 1, 1)).median
    wild = [*three, figure("rumour", "2025-01-01", 200_000, kind=SourceClass.SOCIAL, grade="E")]
    found = estimate(TROOPS, wild, as_of=date(2025, 1, 1))
    assert calm is not None
    assert found.median == pytest.approx(calm, rel=0.06)


def test_a_part_lifts_its_whole() -> None:
    part = estimate(KILLED, [figure("nis", "2025-09-02", 2000)], as_of=AS_OF)
    given_ = [figure("uk", "2025-06-15", 1500)]
    alone = estimate(KILLED, given_, as_of=AS_OF)
    found = estimate(KILLED, given_, as_of=AS_OF, floors=[Neighbour(name="killed", estimate=part), Neighbour(name="none", estimate=Estimate(measurand="none", as_of=AS_OF, median=None))])  # fmt: skip
    assert alone.median is not None
    assert found.median is not None
    assert len(found.bounds) == 1
    assert found.bounds[0].part == "killed"
    assert found.bounds[0].floor == part.median
    assert found.bounds[0].shift == pytest.approx(found.median - alone.median)
    assert found.bounds[0].shift > 100
    # In June nothing was known of the part.
    assert found.path == alone.path


def test_a_part_counts_in_the_path_from_when_it_was_known() -> None:
    part = estimate(KILLED, [figure("nis", "2025-03-01", 4000)], as_of=AS_OF)
    given_ = [figure("uk", "2025-02-01", 1500), figure("us", "2025-04-01", 1500)]
    alone = estimate(KILLED, given_, as_of=AS_OF)
    found = estimate(KILLED, given_, as_of=AS_OF, floors=[Neighbour(name="killed", estimate=part)])
    assert found.path[0] == alone.path[0]
    assert found.path[1].median > alone.path[1].median


def test_a_part_that_contradicts_its_whole_leaves_finite_answers() -> None:
    exact = Estimate(
        measurand="p", as_of=AS_OF, median=9e5, low90=9e5, low50=9e5, high50=9e5, high90=9e5
    )
    found = estimate(
        TROOPS,
        [figure("a", "2025-12-01", 10)],
        as_of=AS_OF,
        floors=[Neighbour(name="p", estimate=exact)],
    )
    assert found.median is not None
    assert np.isfinite(found.median)
    assert found.bounds[0].shift >= 0


def test_a_whole_without_figures_has_only_its_bounds() -> None:
    part = estimate(KILLED, NIS, as_of=AS_OF)
    found = estimate(TROOPS, [], as_of=AS_OF, floors=[Neighbour(name="killed", estimate=part)])
    assert found.median is None
    assert [(bound.part, bound.shift) for bound in found.bounds] == [("killed", 0.0)]


figures = st.lists(
    st.builds(
        lambda source, day, best, kind, grade, side, wide: figure(
            source, str(date(2025, 1, 1) + timedelta(days=day)), best, high=best * wide,
            kind=kind, grade=grade, side=side, claim=f"{source}{day}{best}{side}{kind}{grade}{wide}",
        ),
        source=st.sampled_from("abcde"),
        day=st.integers(0, 300),
        best=st.floats(200, 50_000),
        kind=st.sampled_from(SourceClass),
        grade=st.sampled_from("ABCDEF"),
        side=st.sampled_from(Side),
        wide=st.sampled_from([1.0, 1.3]),
    ),
    min_size=1, max_size=5, unique_by=lambda datum: datum.origin,
)  # fmt: skip
measurands = st.sampled_from([TROOPS, KILLED])


@settings(deadline=None, max_examples=40)
@given(measurands, figures)
def test_laws(measurand: Measurand, given_: list[Datum]) -> None:
    found = estimate(measurand, given_, as_of=AS_OF)
    assert estimate(measurand, given_[::-1], as_of=AS_OF) == found
    assert found.median is not None
    assert found.low90 <= found.low50 <= found.median <= found.high50 <= found.high90
    assert list(found.quantiles) == sorted(found.quantiles)
    assert len(found.quantiles) == 20
    # An echo changes nothing but the list of terms.
    echo = replace(given_[0], claim="echo", date=given_[0].date + timedelta(days=9))
    again = estimate(measurand, [*given_, echo], as_of=AS_OF)
    assert replace(again, terms=()) == replace(found, terms=())
    assert [term for term in again.terms if term.datum is not echo] == list(found.terms)
    # The path, and an earlier as-of date, use nothing later.
    middle = sorted(datum.date for datum in given_)[len(given_) // 2]
    then = estimate(measurand, [d for d in given_ if d.date <= middle], as_of=middle)
    assert estimate(measurand, given_, as_of=middle) == then
    at = {point.date: point.median for point in found.path}
    assert at[middle] == then.median
    assert then.path == tuple(point for point in found.path if point.date <= middle)


def scaled(given_: Sequence[Datum], factor: float) -> list[Datum]:
    return [
        replace(d, low=d.low * factor, best=d.best * factor, high=d.high * factor) for d in given_
    ]


@settings(deadline=None, max_examples=25)
@given(measurands, figures, st.sampled_from((0.1, 10.0, 100.0)))  # round figures stay round
def test_scaling_the_figures_scales_the_median(
    measurand: Measurand, given_: list[Datum], factor: float
) -> None:
    # A wide range, so that its ends have no say.
    wide = replace(measurand, plausible=(1e-3, 1e9))
    one = estimate(wide, given_, as_of=AS_OF, detail=False)
    other = estimate(wide, scaled(given_, factor), as_of=AS_OF, detail=False)
    assert one.median is not None
    assert other.median == pytest.approx(factor * one.median, rel=0.03)


@settings(deadline=None, max_examples=25)
@given(measurands, figures, figures)
def test_a_floor_never_lowers_the_whole(
    measurand: Measurand, given_: list[Datum], of_part: list[Datum]
) -> None:
    part = estimate(KILLED, of_part, as_of=AS_OF)
    alone = estimate(measurand, given_, as_of=AS_OF)
    found = estimate(measurand, given_, as_of=AS_OF, floors=[Neighbour(name="part", estimate=part)])
    assert found.bounds[0].shift >= 0
    for higher, lower in zip(found.quantiles, alone.quantiles, strict=True):
        assert higher >= lower * (1 - 1e-9)
    for point, before in zip(found.path, alone.path, strict=True):
        assert point.median >= before.median * (1 - 1e-9)


def simulated(chance: np.random.Generator, measurand: Measurand) -> tuple[float, list[Datum]]:
    """A truth on the last day and figures for it, drawn from the model with its parts apart."""
    days = np.sort(chance.integers(0, 120, chance.integers(1, 6)))
    kinds = [list(SourceClass)[k] for k in chance.integers(0, 5, days.size)]
    shared = chance.normal(0, SHARED_SD)
    common = {
        kind: chance.normal(0, np.sqrt(COMMON.get(kind, COMMON_ELSE)) * CLASS_SD[kind])
        for kind in SourceClass
    }
    pace = chance.choice([days for days, _ in PACES], p=[prior for _, prior in PACES])
    level, last, found = chance.uniform(np.log(300), np.log(3e4)), 0, []
    for at, (day, kind) in enumerate(zip(days, kinds, strict=True)):
        level += _moved(chance, measurand, int(day) - last, pace if at else JUMP_DAYS)
        last = int(day)
        grade = "ABCDE"[chance.integers(5)]
        if chance.random() < Reliability(grade).chance:
            own = scale(kind, fellows=1) ** 2 - COMMON.get(kind, COMMON_ELSE) * CLASS_SD[kind] ** 2
            error = common[kind] + np.sqrt(own) * chance.standard_t(4)
        else:
            error = ASTRAY * chance.standard_cauchy()
        best = float(np.exp(level + shared + error))
        found.append(
            figure(f"s{at}", str(date(2025, 1, 1) + timedelta(days=int(day))), best, kind=kind, grade=grade)
        )  # fmt: skip
    return float(np.exp(level + _moved(chance, measurand, 120 - last, JUMP_DAYS))), found


def _moved(chance: np.random.Generator, measurand: Measurand, days: int, jump_days: float) -> float:
    """Between its figures a total grows slowly or fast, as the pace is drawn; after them slowly."""
    if days == 0:
        return 0.0
    if measurand is KILLED:
        return float(chance.gamma(days / jump_days, JUMP))
    return float(chance.normal(0, DRIFT * np.sqrt(days)))


@pytest.mark.parametrize("measurand", [TROOPS, KILLED], ids=lambda one: one.id)
def test_the_intervals_hold_what_they_say(measurand: Measurand) -> None:
    chance = np.random.default_rng(20251216)
    rounds, in90, in50 = 400, 0, 0
    for _ in range(rounds):
        truth, given_ = simulated(chance, measurand)
        found = estimate(
            measurand, given_, as_of=date(2025, 1, 1) + timedelta(days=120), detail=False
        )
        in90 += found.low90 <= truth <= found.high90
        in50 += found.low50 <= truth <= found.high50
    # Two standard errors of 400 rounds are 3 and 5 points.
    assert in90 / rounds == pytest.approx(0.9, abs=0.035)
    assert in50 / rounds == pytest.approx(0.5, abs=0.07)


def test_speed() -> None:
    many = [
        figure(f"s{n}", str(date(2024, 10, 1) + timedelta(days=3 * n)), 10_000 + 37 * n % 5000)
        for n in range(100)
    ]
    start = time.process_time()
    estimate(KILLED, many, as_of=AS_OF, detail=False)
    middle = time.process_time()
    estimate(KILLED, many[:30], as_of=AS_OF)
    # 5 and 30 milliseconds on a quiet machine.
    assert middle - start < 0.1
    assert time.process_time() - middle < 1
