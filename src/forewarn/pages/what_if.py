"""What if: the effect of suppositions beside what is, and the forms that make one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from forewarn.assessment.assessment import Assessment
from forewarn.briefs.changes import list_changes
from forewarn.findings.address import Address
from forewarn.findings.finding import Finding
from forewarn.findings.kind import IntervalLevel, Kind
from forewarn.findings.subject import Aspect, Subject
from forewarn.hypotheses.hypothesis import Hypothesis
from forewarn.pages import icons
from forewarn.pages.judgements import settable_judgements
from forewarn.pages.labels import in_words
from forewarn.pages.page_data import PageData
from forewarn.pages.review import stakes
from forewarn.policies.policy import Policy
from forewarn.scenarios.scenario import Scenario
from forewarn.wording.numbers import day, odds, points, value_of
from forewarn.wording.translations import N_, _
from forewarn.wording.units import unit_of

FORM_KINDS: dict[str, tuple[str, ...]] = {
    "hypotheses.html": ("hypothesis",),
    "scenarios.html": ("scenario", "scenarios"),
    "policies.html": ("policy",),
}
"""Page to the kinds of judgement that it rests on first."""
EFFECT_KINDS: dict[str, tuple[str, ...]] = {
    "hypotheses.html": ("hypothesis",),
    "scenarios.html": ("scenario",),
    "policies.html": ("policy", "scenario"),
}
"""Page to the kinds of figure that it tells the effect on, in place."""
_EFFECTS: dict[str, tuple[str, tuple[tuple[Aspect, str], ...]]] = {
    "hypothesis": (N_("Hypotheses"), ((Aspect.POSTERIOR, N_("chance")),)),
    "scenario": (
        N_("Scenarios"),
        ((Aspect.PROBABILITY, N_("at the horizon")), (Aspect.NOW, N_("today"))),
    ),
    "policy": (
        N_("Policies"),
        ((Aspect.VALUE, N_("worth on average")), (Aspect.REGRET, N_("worst regret"))),
    ),
}
"""Kind to its title, and the last words of the findings that tell the effect."""
WEIGHTIEST_CLAIMS = 60
"""Weightiest claims that a form offers."""
MOVED_FIGURES = 200
"""Moved figures that the page lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfPage:
    """What was asked, and what came of it."""

    words: tuple[tuple[str, str], ...] = ()
    """Each supposition in words, with the query string of all but it."""
    pairs: tuple[tuple[str, str], ...] = ()
    """As they stand in the address."""
    query: str = ""
    after: Assessment | None = None
    """None when nothing is supposed, or nothing sound."""
    faults: tuple[str, ...] = ()
    """Why nothing came of it."""
    changed: tuple[str, ...] = ()
    """Findings that are otherwise."""
    diff: str = ""
    refused: tuple[tuple[str, str], ...] = ()
    """Suppositions that no file can say, with the reason."""
    saved: str = ""
    """Name of the file that the change was written to."""
    place: str = ""
    """File and line whose judgements were asked for."""


def supposition_form(page_data: PageData, kinds: Sequence[str] = ()) -> dict[str, Any]:
    """What the forms offer: judgements of some kinds or all, indicators, the weightiest claims."""
    sightings = {
        observation.indicator: observation for observation in page_data.assessment.observations
    }
    judgements = settable_judgements(page_data, kinds) if kinds else settable_judgements(page_data)
    by_claim = stakes(page_data)
    weighty = sorted(by_claim, key=lambda claim: by_claim[claim], reverse=True)[:WEIGHTIEST_CLAIMS]
    return {
        "judgements": tuple(judgements),
        "indicators": [
            (indicator.id, indicator.label, _sighting_words(sightings.get(indicator.id)))
            for indicator in page_data.case.indicators
        ],
        "claims": [
            (claim.id, f"{claim.claimant}, {day(claim.date)}: {_short(claim.quote)}")
            for claim in (page_data.evidence.claim(name) for name in weighty)
            if claim is not None
        ],
        "as_of": page_data.assessment.as_of.isoformat(),
    }


def _sighting_words(observation: Any) -> str:
    if observation is None or observation.date is None:
        return _("not seen")
    return _("seen %(day)s", day=day(observation.date))


def _short(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:89].rstrip()}…"


def what_if_context(page_data: PageData, result: WhatIfPage) -> dict[str, Any]:
    """Variables of ``what-if.html``."""
    before, after = page_data.assessment, result.after
    file, _colon, line = result.place.rpartition(":")
    return {
        "what_if": result,
        "groups": _groups(page_data, after) if after is not None else (),
        "changes": list_changes(page_data.case, before, after) if after is not None else (),
        "moved": [
            _pair(page_data, name, before.index.get(name), after.index.get(name))
            for name in result.changed[:MOVED_FIGURES]
        ]
        if after is not None
        else (),
        "more": max(0, len(result.changed) - MOVED_FIGURES),
        "suppose": supposition_form(page_data),
        "close": [
            judgement
            for judgement in settable_judgements(page_data)
            if (judgement.file, str(judgement.line)) == (file, line)
        ]
        if file
        else (),
    }


def effect_context(
    page_data: PageData, kinds: Sequence[str], after: Mapping[str, float]
) -> dict[str, Any]:
    """Variables of ``supposed.html``: what was and what would be, of the kinds asked for."""
    items: dict[str, Sequence[Hypothesis | Scenario | Policy]] = {
        "hypothesis": page_data.hypotheses,
        "scenario": page_data.scenarios,
        "policy": page_data.case.policies,
    }
    index = page_data.assessment.index
    tables: list[tuple[str, str, list[dict[str, Any]]]] = []
    changed = 0
    for kind in kinds:
        title, keys = _EFFECTS[kind]
        for key, measure in keys:
            rows = []
            for item in items[kind]:
                name = Address(Subject(kind), (item.id,), key)
                if name in index and name in after:
                    now = replace(
                        index[name], value=after[name], interval=None, level=IntervalLevel.NONE
                    )
                    shape = (
                        icons.scenario_icon(page_data.shapes[item.id])
                        if kind == "scenario"
                        else Markup()
                    )
                    was = replace(index[name], interval=None, level=IntervalLevel.NONE)
                    rows.append(
                        {
                            "key": shape,
                            "title": page_data.titles[item.id],
                            **_pair(page_data, name, was, now),
                        }
                    )
            changed += sum(not row["same"] for row in rows)
            if rows:
                tables.append((_(title), _(measure), rows))
    return {"tables": tables, "moved": changed}


def _groups(page_data: PageData, after: Assessment) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """Scenarios, hypotheses and policies, each with what it was and what it would be."""
    marked = [
        (scenario.id, icons.scenario_icon(page_data.shapes[scenario.id]))
        for scenario in page_data.scenarios
    ]
    plain = [(hypothesis.id, Markup()) for hypothesis in page_data.hypotheses]
    options = [(policy.id, Markup()) for policy in page_data.case.policies]
    kinds = (
        (_("Scenarios"), _("at the horizon"), Subject.SCENARIO, Aspect.PROBABILITY, marked),
        (_("Hypotheses"), _("chance"), Subject.HYPOTHESIS, Aspect.POSTERIOR, plain),
        (_("Policies"), _("worth on average"), Subject.POLICY, Aspect.VALUE, options),
    )
    return [
        (title, measure, rows)
        for title, measure, kind, key, items in kinds
        if (
            rows := [
                {
                    "key": sign,
                    "title": page_data.titles[item],
                    **_pair(
                        page_data, name, page_data.assessment.index.get(name), after.index.get(name)
                    ),
                }
                for item, sign in items
                for name in [Address(kind, (item,), key)]
                if name in page_data.assessment.index or name in after.index
            ]
        )
    ]


def _pair(
    page_data: PageData, name: str, was: Finding | None, now: Finding | None
) -> dict[str, Any]:
    finding = was or now
    assert finding is not None  # the name is that of one of the two
    return {
        "finding": name,
        "label": in_words(page_data, finding.label),
        "unit": unit_of(finding),
        "before": value_of(was) if was else _("none"),
        "after": value_of(now) if now else _("none"),
        "shift": _shift(was, now),
        "odds": _odds(was, now),
        # What moves by less than is shown is not shown as moved.
        "same": was is not None and now is not None and value_of(was) == value_of(now),
    }


def _odds(was: Finding | None, now: Finding | None) -> str:
    """By how much the odds grow or shrink, for a shift near the ends is no point; empty where the
    figure is no chance or stays."""
    if was is None or now is None:
        return ""
    old, new = was.value, now.value
    if was.kind is not Kind.CHANCE or not isinstance(old, float) or not isinstance(new, float):
        return ""
    if old == new or not (0 < old < 1 and 0 < new < 1):
        return ""
    return odds(new / (1 - new) / (old / (1 - old)))


def _shift(was: Finding | None, now: Finding | None) -> str:
    """Points of a chance, nothing for anything else."""
    if was is None or now is None or was.kind is not Kind.CHANCE:
        return ""
    if not isinstance(was.value, float) or not isinstance(now.value, float):
        return ""
    return points(100 * (now.value - was.value))
