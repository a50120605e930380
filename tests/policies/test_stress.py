import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forewarn.policies.policy import Outcome, Policy
from forewarn.policies.stress import appraise

IDS = ("s1", "s2", "s3")


def policy(name: str, likely: dict[str, float], *, order: int = 0, give: float = 0.0) -> Policy:
    return Policy(
        id=name,
        title=name,
        order=order,
        outcomes={
            key: Outcome(low=value - give, likely=value, high=value + 2 * give)
            for key, value in likely.items()
        },
    )


worths = st.integers(-5, 5).map(float)
weights = st.lists(st.floats(0.01, 1), min_size=3, max_size=3)


@st.composite
def choices(draw: st.DrawFn) -> tuple[list[Policy], dict[str, float]]:
    policies = [
        policy(f"p{number}", {name: draw(worths) for name in IDS}, give=1)
        for number in range(draw(st.integers(1, 4)))
    ]
    return policies, dict(zip(IDS, draw(weights), strict=True))


def worth(one: Policy, chances: dict[str, float]) -> float:
    total = sum(chances.values())
    return sum(chances[name] * one.outcomes[name].likely for name in IDS) / total


@settings(max_examples=100, deadline=None)
@given(choices())
def test_values_regrets_and_order(choice: tuple[list[Policy], dict[str, float]]) -> None:
    policies, chances = choice
    advice = appraise(policies, chances)
    by_id = {one.id: one for one in policies}
    for one in advice.appraisals:
        held = by_id[one.policy]
        assert one.value == pytest.approx(worth(held, chances), abs=1e-9)
        assert one.low == pytest.approx(one.value - 1, abs=1e-9)
        assert one.high == pytest.approx(one.value + 2, abs=1e-9)
        assert min(one.regret.values()) >= 0
        assert one.worst_regret == max(one.regret.values())
        assert 0 <= one.expected_regret <= one.worst_regret + 1e-9
    for name in IDS:
        assert min(one.regret[name] for one in advice.appraisals) == 0
    values = [one.value for one in advice.appraisals]
    assert values == sorted(values, reverse=True)
    assert advice.best == advice.appraisals[0].policy
    least = min(one.worst_regret for one in advice.appraisals)
    assert {one.policy: one.worst_regret for one in advice.appraisals}[advice.least_regret] == least
    # What is best on average has the smallest expected regret.
    expected = [one.expected_regret for one in advice.appraisals]
    assert expected[0] == pytest.approx(min(expected))


def along(chances: dict[str, float], name: str, at: float) -> dict[str, float]:
    rest = sum(chance for other, chance in chances.items() if other != name)
    return {
        other: at if other == name else (1 - at) * chance / rest
        for other, chance in chances.items()
    }


@settings(max_examples=200, deadline=None)
@given(choices())
def test_flips_are_where_the_best_meets_another_and_not_before(
    choice: tuple[list[Policy], dict[str, float]],
) -> None:
    policies, chances = choice
    advice = appraise(policies, chances)
    by_id = {one.id: one for one in policies}
    best = by_id[advice.best]
    found = {one.scenario: one for one in advice.flips}
    for name in IDS:
        now = chances[name] / sum(chances.values())
        flip = found.get(name)
        reach = abs(flip.at - now) if flip else 1.0
        for step in range(1, 100):
            at = step / 100
            there = along(chances, name, at)
            lead = worth(best, there) - max(worth(one, there) for one in policies)
            if abs(at - now) < reach - 1e-9:
                assert lead >= -1e-9
        if flip:
            there = along(chances, name, flip.at)
            assert flip.now == pytest.approx(now)
            assert worth(best, there) == pytest.approx(worth(by_id[flip.to], there), abs=1e-9)
            assert 0 < flip.at < 1
            assert flip.to != advice.best


def test_the_flip_in_closed_form() -> None:
    bold = policy("bold", {"s1": 10, "s2": -2})
    safe = policy("safe", {"s1": 2, "s2": 2})
    advice = appraise([bold, safe], {"s1": 0.6, "s2": 0.4})
    assert (advice.best, advice.least_regret) == ("bold", "bold")
    # 10 q - 2 (1 - q) = 2 at q = 1/3.
    first, second = advice.flips
    assert (first.scenario, first.now, first.to) == ("s1", 0.6, "safe")
    assert first.at == pytest.approx(1 / 3)
    assert second.at == pytest.approx(2 / 3)


def test_of_those_that_meet_there_the_one_that_gains_most() -> None:
    best = policy("best", {"s1": 4, "s2": 0})
    mild = policy("mild", {"s1": 2, "s2": 2})
    keen = policy("keen", {"s1": 0, "s2": 4})
    advice = appraise([mild, keen, best], {"s1": 0.8, "s2": 0.2})
    assert [(one.scenario, one.to) for one in advice.flips] == [("s1", "keen"), ("s2", "keen")]


def test_ties_go_by_order_then_name() -> None:
    same = {"s1": 1.0, "s2": 0.0}
    advice = appraise(
        [policy("z", same, order=1), policy("b", same), policy("a", same)], {"s1": 0.5, "s2": 0.5}
    )
    assert [one.policy for one in advice.appraisals] == ["a", "b", "z"]
    assert advice.flips == ()


def test_scenarios_some_policy_leaves_out_are_named_and_left_out() -> None:
    full = policy("full", {"s1": 1, "s2": 3, "s3": 5})
    part = policy("part", {"s1": 2, "s2": 1})
    advice = appraise([full, part], {"s1": 0.3, "s2": 0.1, "s3": 0.6})
    assert advice.untested == ("s3",)
    assert advice.best == "part"
    values = {one.policy: one.value for one in advice.appraisals}
    assert values["full"] == pytest.approx(0.75 + 0.25 * 3)


def test_nothing_to_compare() -> None:
    none = appraise([], {"s1": 1.0})
    assert (none.appraisals, none.best, none.least_regret, none.untested) == ((), "", "", ())
    apart = appraise([policy("a", {"s1": 1}), policy("b", {"s2": 1})], {"s1": 0.5, "s2": 0.5})
    assert (apart.appraisals, apart.best, apart.untested) == ((), "", ("s1", "s2"))


def test_one_scenario_and_chances_at_the_edge() -> None:
    pair = [policy("a", {"s1": 1}), policy("b", {"s1": 2})]
    assert appraise(pair, {"s1": 1.0}).flips == ()
    risky = [policy("a", {"s1": 3, "s2": 0, "s3": 0}), policy("b", {"s1": 0, "s2": 2, "s3": 4})]
    sure = appraise(risky, {"s1": 1.0, "s2": 0.0, "s3": 0.0})
    # The others weigh equally where they have no chance to keep in proportion: 3 q = 3 (1 - q).
    assert sure.flips[0].at == pytest.approx(0.5)
    blank = appraise(risky, dict.fromkeys(IDS, 0.0))
    assert {one.policy: one.value for one in blank.appraisals} == {"a": 1.0, "b": 2.0}
