"""What should we do, and when would that flip?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forewarn.findings.address import Address
from forewarn.findings.subject import Subject
from forewarn.pages import icons as signs
from forewarn.pages import sparklines as bars
from forewarn.pages.judgements import Judged, judged
from forewarn.pages.page_data import Dossier
from forewarn.pages.scenarios import opening
from forewarn.policies.appraisal import Advice, Appraisal, Flip
from forewarn.policies.policy import Policy
from forewarn.translations import _
from forewarn.wording.numbers import about, percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A policy's outcome in one scenario."""

    words: str
    bar: str
    why: str
    regret: str
    best: bool
    ends: tuple[Judged, ...]
    """Its declared low, likely and high."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One policy."""

    policy: Policy
    title: str
    value: str
    interval: str
    worst: str
    expected: str
    advised: bool
    careful: bool
    cells: tuple[Cell | None, ...]


def context(dossier: Dossier) -> dict[str, Any]:
    """Variables of ``policies.html``."""
    advice = dossier.assessment.advice
    if advice is None or not advice.appraisals:
        return {"advice": None}
    declared = {held.id: held for held in dossier.case.policies}
    ends = [
        end
        for held in declared.values()
        for outcome in held.outcomes.values()
        for end in (outcome.low, outcome.high)
    ]
    domain = (min(ends, default=0.0), max(ends, default=1.0))
    settable = {one.address: one for one in judged(dossier, ("policy", "scenario"))}
    scenarios = [
        held
        for held in dossier.scenarios
        if any(held.id in each.outcomes for each in declared.values())
    ]
    return {
        "advice": advice,
        "priors": [
            (dossier.titles[held.id], one)
            for held in scenarios
            if (one := opening(held.id, settable)) is not None
        ],
        "worth": dossier.case.question.worth[:1].upper() + dossier.case.question.worth[1:],
        "scenarios": [
            (held.id, dossier.titles[held.id], signs.key(dossier.shapes[held.id]))
            for held in scenarios
        ],
        "rows": [
            _row(
                dossier,
                advice,
                held,
                declared[held.policy],
                [one.id for one in scenarios],
                domain,
                settable,
            )
            for held in advice.appraisals
            if held.policy in declared
        ],
        "best": dossier.titles.get(advice.best, advice.best),
        "careful": dossier.titles.get(advice.least_regret, advice.least_regret),
        "flips": [
            {
                "finding": Address.policy_flip(flip.scenario),
                "scenario": flip.scenario,
                "title": dossier.titles.get(flip.scenario, flip.scenario),
                "key": signs.key(dossier.shapes.get(flip.scenario, 5)),
                "now": percent(flip.now),
                "at": percent(flip.at),
                "way": _way(flip),
                "to": dossier.titles.get(flip.to, flip.to),
            }
            for flip in sorted(advice.flips, key=lambda held: abs(held.at - held.now))
        ],
        "untested": [dossier.titles.get(one, one) for one in advice.untested],
    }


def _way(flip: Flip) -> str:
    """Where the chance would have to go, when a whole per cent tells it from where it is."""
    up = flip.at > flip.now
    if percent(flip.at) == percent(flip.now):
        return _("rises a hair above") if up else _("falls a hair below")
    return _("rises to") if up else _("falls to")


def _row(
    dossier: Dossier,
    advice: Advice,
    held: Appraisal,
    policy: Policy,
    scenarios: list[str],
    domain: tuple[float, float],
    settable: Mapping[Address, Judged],
) -> Row:
    return Row(
        policy=policy,
        title=dossier.titles[policy.id],
        value=about(held.value),
        interval=_("%(low)s to %(high)s", low=about(held.low), high=about(held.high)),
        worst=about(held.worst_regret),
        expected=about(held.expected_regret),
        advised=policy.id == advice.best,
        careful=policy.id == advice.least_regret,
        cells=tuple(_cell(dossier, held, policy, one, domain, settable) for one in scenarios),
    )


def _cell(
    dossier: Dossier,
    held: Appraisal,
    policy: Policy,
    scenario: str,
    domain: tuple[float, float],
    settable: Mapping[Address, Judged],
) -> Cell | None:
    outcome = policy.outcomes.get(scenario)
    if outcome is None:
        return None
    words = _(
        "%(likely)s (%(low)s to %(high)s)",
        likely=about(outcome.likely),
        low=about(outcome.low),
        high=about(outcome.high),
    )
    regret = held.regret.get(scenario)
    return Cell(
        words=about(outcome.likely),
        bar=bars.outcome(
            outcome.low,
            outcome.likely,
            outcome.high,
            domain,
            dossier.shapes[scenario],
            _(
                "%(titles)s under %(titles2)s: %(words)s",
                titles=dossier.titles[policy.id],
                titles2=dossier.titles[scenario],
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
