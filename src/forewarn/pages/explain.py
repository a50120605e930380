"""Why this number?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from forewarn.claims.claim import Claim
from forewarn.claims.review import review_state
from forewarn.estimates.estimate import Estimate, Usage
from forewarn.findings.address import Address
from forewarn.findings.finding import ClaimGround, Finding, JudgementGround
from forewarn.findings.subject import Subject
from forewarn.pages import icons, sparklines
from forewarn.pages.addresses import claim_path, explain_path
from forewarn.pages.bounds import bound_rows
from forewarn.pages.estimates import figure_words, lever_lines, remarks
from forewarn.pages.labels import in_words, judgement
from forewarn.pages.page_data import PageData
from forewarn.text import Span
from forewarn.wording.numbers import (
    about,
    count,
    day,
    effect_of,
    figure_as_said,
    interval_of,
    level_of,
    value_of,
)
from forewarn.wording.reasons import say
from forewarn.wording.review_states import review_reason
from forewarn.wording.translations import _
from forewarn.wording.units import unit_of

_MARKUP = re.compile(r"#+\s+|[-*]\s+")
"""What Markdown sets before a headline or a list item."""
_CONTEXT = 140
OPEN_GROUNDS = 3
"""Grounds whose quotation is shown at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundRow:
    """A sentence that moved the finding."""

    speaker: str
    when: str
    about: str
    effect: str
    note: str
    push: str
    quote: Markup
    relay: str
    place: str
    href: str
    report: str
    state: str
    draft: str
    """Name of the claim as it was read."""


def explain_context(page_data: PageData, finding: str) -> dict[str, Any]:
    """Variables of ``explain.html``."""
    value_finding = page_data.evidence.findings[finding]
    groups, uncounted, aside = _sort_grounds(page_data, value_finding)
    judgements = sorted(
        (ground for ground in value_finding.grounds if isinstance(ground, JudgementGround)),
        key=lambda ground: -abs(ground.effect.size or 0.0),
    )
    most = max((abs(ground.effect.size or 0.0) for ground, _same in groups), default=0.0)
    estimate = _estimate(page_data, value_finding.address)
    return {
        "finding": value_finding,
        "label": in_words(page_data, value_finding.label),
        "note": in_words(page_data, value_finding.note),
        "value": value_of(value_finding),
        "interval": interval_of(value_finding),
        "origins": len(page_data.evidence.origins_under(finding)),
        "judged": not page_data.evidence.claims_under(finding),
        "estimate": estimate,
        "half": f"{about(estimate.low50)}–{about(estimate.high50)}" if estimate else "",
        "dots": icons.quantile_dots(
            estimate.quantiles, _("Twenty equally likely values, each dot a 5%% chance")
        )
        if estimate
        else "",
        "quantiles": [
            (f"{5 * place + 2.5:g}%", about(value))
            for place, value in enumerate(estimate.quantiles if estimate else ())
        ],
        "moved": [
            (_row(page_data, ground, most), [_row(page_data, same, 0.0) for same in agreeing])
            for ground, agreeing in groups
        ],
        "measure": groups[0][0].effect.measure.words if groups else "",
        "level": level_of(value_finding),
        "unit": unit_of(value_finding),
        "shown": [(_row(page_data, ground, 0.0), []) for ground in uncounted],
        "aside": [(_row(page_data, ground, 0.0), []) for ground in aside],
        "figures_aside": _figures_aside(page_data, estimate, value_finding),
        "bounds": bound_rows(estimate, page_data.measurand_labels) if estimate else (),
        "remarks": remarks(page_data, estimate) if estimate else (),
        "levers": lever_lines(estimate) if estimate else (),
        "judgements": [
            {
                "name": judgement(page_data, ground.judgement),
                "declared": ground.declared,
                "effect": effect_of(ground.effect),
                "note": in_words(page_data, ground.effect.note),
            }
            for ground in judgements
        ],
        "parents": [
            (
                page_data.evidence.findings[parent],
                in_words(page_data, page_data.evidence.findings[parent].label),
            )
            for parent in value_finding.rests_on
            if parent in page_data.evidence.findings
        ],
        "value_of": value_of,
        "interval_of": interval_of,
        "explain_path": explain_path,
        "open": OPEN_GROUNDS,
    }


GroundGroups = list[tuple[ClaimGround, list[ClaimGround]]]


def _sort_grounds(
    page_data: PageData, finding: Finding
) -> tuple[GroundGroups, list[ClaimGround], list[ClaimGround]]:
    """Those that moved it, strongest first, each with those that say the same; those merely
    counted; those set aside."""
    grounds = page_data.evidence.counted(finding)
    groups: GroundGroups = []
    uncounted: list[ClaimGround] = []
    for ground in grounds:
        if ground.effect.size is not None:
            groups.append((ground, []))
        elif ground.effect.note is not None and groups:
            groups[-1][1].append(ground)
        else:
            uncounted.append(ground)
    groups.sort(key=lambda pair: -abs(pair[0].effect.size or 0.0))
    in_use = {id(ground) for ground in grounds}
    aside = [
        ground
        for ground in finding.grounds
        if isinstance(ground, ClaimGround) and id(ground) not in in_use
    ]
    return groups, uncounted, aside


def _row(page_data: PageData, ground: ClaimGround, most: float) -> GroundRow:
    """A claim as a ground of one finding."""
    rows = page_data.once(_claim_rows)
    key = (ground.claim, ground.span)
    row = rows.get(key)
    if row is None:
        row = rows[key] = _claim_row(page_data, ground)
    return replace(
        row,
        effect=effect_of(ground.effect),
        note=in_words(page_data, ground.effect.note),
        push=sparklines.effect_bar(ground.effect.size, most)
        if ground.effect.size is not None
        else "",
    )


def _claim_rows(page_data: PageData) -> dict[tuple[str, Span], GroundRow]:
    """Rows without effects: one claim is a ground of a dozen findings, and reads alike in each."""
    return {}


def _claim_row(page_data: PageData, ground: ClaimGround) -> GroundRow:
    claim = page_data.evidence.claim(ground.claim)
    report = page_data.evidence.reports[ground.report]
    return GroundRow(
        speaker=claim.claimant if claim else report.publisher,
        when=day(claim.date if claim else report.date),
        about=" · ".join(_facts(page_data, ground, claim)),
        effect="",
        note="",
        push="",
        quote=quotation(report.text, ground, claim),
        relay=" ← ".join(page_data.evidence.relay(claim)) if claim else report.publisher,
        place=_("characters %(start)s–%(end)s", start=ground.span.start, end=ground.span.end),
        href=claim_path(ground.report, ground.claim),
        report=report.title,
        state="" if claim is None else _state(page_data, claim),
        draft=page_data.evidence.reviewed[claim.id].draft.id if claim else ground.claim,
    )


def _facts(page_data: PageData, ground: ClaimGround, claim: Claim | None) -> Iterator[str]:
    """The grade of whoever says it, the figure, and how many carried it."""
    if claim is not None:
        yield _("grade %(value)s", value=page_data.evidence.sources.grade_of(claim).value)
        if claim.quantity is not None:
            yield _(
                "says %(approximator)s %(best)s",
                approximator=claim.quantity.approximator,
                best=figure_as_said(claim.quantity.best),
            ).replace("  ", " ")
    origin = page_data.evidence.origin_of.get(ground.claim)
    if origin is not None:
        yield _(
            "%(outlets)s, %(origins)s",
            outlets=count(len(origin.publishers), "outlet"),
            origins=count(1, "origin") if origin.independent else _("lineage unknown"),
        )


def _state(page_data: PageData, claim: Claim) -> str:
    state = review_state(page_data.evidence.reviewed[claim.id])
    return say(review_reason(state)) if state is not None else _("not yet reviewed")


def quotation(text: str, ground: ClaimGround, claim: Claim | None) -> Markup:
    """The grounding characters marked, with what stands around them in the same paragraph."""
    start, end = ground.span.start, ground.span.end
    if claim is not None and claim.span.covers(ground.span) and len(claim.span) > len(ground.span):
        low, high = claim.span.start, claim.span.end
    else:
        low = max(text.rfind("\n", 0, start) + 1, start - _CONTEXT)
        line = text.find("\n", end)
        high = min(len(text) if line < 0 else line, end + _CONTEXT)
        low = _word(text, low, start)
        while high < len(text) and high > end and not text[high].isspace():
            high -= 1
    before = "… " if low > 0 and text[low - 1] != "\n" else ""
    mark = _MARKUP.match(text, low, start)
    low = mark.end() if mark and not before else low
    after = " …" if high < len(text) and text[high] != "\n" else ""
    return Markup("{}{}<mark>{}</mark>{}{}").format(
        before, text[low:start], text[start:end], text[end:high].rstrip(), after
    )


def _word(text: str, low: int, start: int) -> int:
    if low == 0 or text[low - 1] in "\n ":
        return low
    space = text.find(" ", low, start)
    return start if space < 0 else space + 1


def _estimate(page_data: PageData, finding: Address) -> Estimate | None:
    if finding.subject is not Subject.ESTIMATE:
        return None
    return next(
        (
            estimate
            for estimate in page_data.assessment.estimates
            if estimate.measurand == finding.item and estimate.median is not None
        ),
        None,
    )


def _figures_aside(
    page_data: PageData, estimate: Estimate | None, finding: Finding
) -> list[dict[str, str]]:
    """Figures that did not count and that no ground of the finding shows already."""
    if estimate is None:
        return []
    cited = {ground.claim for ground in finding.grounds if isinstance(ground, ClaimGround)}
    rows = []
    for figure_term in estimate.terms:
        claim = page_data.evidence.claim(figure_term.datum.claim)
        if figure_term.usage is Usage.USED or figure_term.datum.claim in cited or claim is None:
            continue
        rows.append(
            {
                "words": f"{figure_words(figure_term)}, {page_data.evidence.sources.name(figure_term.datum.source)}, "
                f"{day(figure_term.datum.date)}",
                "why": in_words(page_data, figure_term.reason),
                "href": claim_path(claim.report, claim.id),
            }
        )
    return rows
