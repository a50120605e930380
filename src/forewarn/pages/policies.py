"""What should we do, and when would that flip?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forewarn.findings.address import Address
from forewarn.findings.subject import Subject
from forewarn.pages import icons, sparklines
from forewarn.pages.judgements import SettableJudgement, settable_judgements
from forewarn.pages.page_data import PageData
from forewarn.pages.scenarios import opening
from forewarn.policies.appraisal import Advice, Appraisal, Flip
from forewarn.policies.policy import Policy
from forewarn.wording.numbers import about, percent
from forewarn.wording.translations import _


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeCell:
    """A policy's outcome in one scenario."""

    words: str
    bar: str
    why: str
    regret: str
    best: bool
    ends: tuple[SettableJudgement, ...]
    """Its declared low, likely and high."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRow:
    """One policy."""

    policy: Policy
    title: str
    value: str
    interval: str
    worst: str
    expected: str
    advised: bool
    careful: bool
    cells: tuple[OutcomeCell | None, ...]


def policies_context(page_data: PageData) -> dict[str, Any]:
    """Variables of ``policies.html``."""
    advice = page_data.assessment.advice
    if advice is None or not advice.appraisals:
        return {"advice": None}
    policies = {policy.id: policy for policy in page_data.case.policies}
    ends = [
        end
        for policy in policies.values()
        for outcome in policy.outcomes.values()
        for end in (outcome.low, outcome.high)
    ]
    domain = (min(ends, default=0.0), max(ends, default=1.0))
    settable = {
        scenario_id.address: scenario_id
        for scenario_id in settable_judgements(page_data, ("policy", "scenario"))
    }
    scenarios = [
        scenario
        for scenario in page_data.scenarios
        if any(scenario.id in policy.outcomes for policy in policies.values())
    ]
    return {
        "advice": advice,
        "priors": [
            (page_data.titles[scenario.id], judgement)
            for scenario in scenarios
            if (judgement := opening(scenario.id, settable)) is not None
        ],
        "worth": page_data.case.question.worth[:1].upper() + page_data.case.question.worth[1:],
        "scenarios": [
            (
                scenario.id,
                page_data.titles[scenario.id],
                icons.scenario_icon(page_data.shapes[scenario.id]),
            )
            for scenario in scenarios
        ],
        "rows": [
            _row(
                page_data,
                advice,
                appraisal,
                policies[appraisal.policy],
                [scenario.id for scenario in scenarios],
                domain,
                settable,
            )
            for appraisal in advice.appraisals
            if appraisal.policy in policies
        ],
        "best": page_data.titles.get(advice.best, advice.best),
        "careful": page_data.titles.get(advice.least_regret, advice.least_regret),
        "flips": [
            {
                "finding": Address.policy_flip(flip.scenario),
                "scenario": flip.scenario,
                "title": page_data.titles.get(flip.scenario, flip.scenario),
                "key": icons.scenario_icon(page_data.shapes.get(flip.scenario, 5)),
                "now": percent(flip.now),
                "at": percent(flip.at),
                "way": _way(flip),
                "to": page_data.titles.get(flip.to, flip.to),
            }
            for flip in sorted(advice.flips, key=lambda flip: abs(flip.at - flip.now))
        ],
        "untested": [
            page_data.titles.get(scenario_id, scenario_id) for scenario_id in advice.untested
        ],
    }


def _way(flip: Flip) -> str:
    """Where the chance would have to go, when a whole per cent tells it from where it is."""
    up = flip.at > flip.now
    if percent(flip.at) == percent(flip.now):
        return _("rises a hair above") if up else _("falls a hair below")
    return _("rises to") if up else _("falls to")


def _row(
    page_data: PageData,
    advice: Advice,
    appraisal: Appraisal,
    policy: Policy,
    scenarios: list[str],
    domain: tuple[float, float],
    settable: Mapping[Address, SettableJudgement],
) -> PolicyRow:
    return PolicyRow(
        policy=policy,
        title=page_data.titles[policy.id],
        value=about(appraisal.value),
        interval=_("%(low)s to %(high)s", low=about(appraisal.low), high=about(appraisal.high)),
        worst=about(appraisal.worst_regret),
        expected=about(appraisal.expected_regret),
        advised=policy.id == advice.best,
        careful=policy.id == advice.least_regret,
        cells=tuple(
            _cell(page_data, appraisal, policy, scenario, domain, settable)
            for scenario in scenarios
        ),
    )


def _cell(
    page_data: PageData,
    appraisal: Appraisal,
    policy: Policy,
    scenario: str,
    domain: tuple[float, float],
    settable: Mapping[Address, SettableJudgement],
) -> OutcomeCell | None:
    outcome = policy.outcomes.get(scenario)
    if outcome is None:
        return None
    words = _(
        "%(likely)s (%(low)s to %(high)s)",
        likely=about(outcome.likely),
        low=about(outcome.low),
        high=about(outcome.high),
    )
    regret = appraisal.regret.get(scenario)
    return OutcomeCell(
        words=about(outcome.likely),
        bar=sparklines.outcome_bar(
            outcome.low,
            outcome.likely,
            outcome.high,
            domain,
            page_data.shapes[scenario],
            _(
                "%(titles)s under %(titles2)s: %(words)s",
                titles=page_data.titles[policy.id],
                titles2=page_data.titles[scenario],
                words=words,
            ),
        ),
        why=outcome.why,
        regret="" if regret is None else about(regret),
        best=regret == 0,
        ends=tuple(
            settable[address]
            for end in ("low", "likely", "high")
            for address in [Address.field(Subject.POLICY, policy.id, f"outcomes.{scenario}.{end}")]
            if address in settable
        ),
    )
