"""What does this text claim?"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from markupsafe import Markup

from forewarn.claims.claim import Claim, ClaimKind, Stance
from forewarn.claims.review import review_state
from forewarn.estimates.estimate import Usage
from forewarn.findings.address import Address
from forewarn.findings.reason import Reason
from forewarn.origins.origin import Role
from forewarn.pages.addresses import claim_anchor, note_anchor
from forewarn.pages.highlights import (
    Highlight,
    disjoint_spans,
    highlight_html,
    merge_highlights,
    paragraphs,
    spans_within,
)
from forewarn.pages.labels import in_words
from forewarn.pages.page_data import PageData
from forewarn.text import Span
from forewarn.wording.numbers import count, day
from forewarn.wording.reasons import say
from forewarn.wording.review_states import review_reason
from forewarn.wording.translations import _
from forewarn.wording.vocabulary import term

_STYLES = {
    Stance.ASSERTS: "",
    Stance.CONFIRMS: "",
    Stance.DENIES: "denies",
    Stance.DOUBTS: "doubts",
    Stance.PREDICTS: "predicts",
    Stance.DEMANDS: "predicts",
    Stance.INTENDS: "predicts",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimNote:
    """What stands beside a claim."""

    claim: str
    anchor: str
    sentence: str
    claimant: str
    stance: str
    state: str
    figure: str
    fed: str
    """Finding id of the estimate that the figure went to; empty when to none."""
    fed_label: str
    reason: str
    flag: str
    origin: str
    findings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportParagraph:
    """A paragraph with its marks and notes."""

    number: int
    prefix: str
    """Characters of the text that only mark a heading."""
    heading: bool
    html: Markup
    gap: str
    notes: tuple[ClaimNote, ...]


def report_context(page_data: PageData, report: str) -> dict[str, Any]:
    """Variables of ``report.html``."""
    text_report = page_data.evidence.reports[report]
    claims = page_data.claims_of.get(report, ())
    source = page_data.evidence.sources.find(text_report.publisher)
    order = page_data.reports
    place = page_data.report_places[report]
    return {
        "later": order[place - 1] if place else None,
        "earlier": order[place + 1] if place + 1 < len(order) else None,
        "stances": [stance.value for stance in Stance],
        "kinds": [kind.value for kind in ClaimKind],
        "report": text_report,
        "source": source,
        "grade": source.grade(text_report.date).value if source else "",
        "claims": len(claims),
        "relayed": sum(1 for claim in claims if claim.source is not None),
        "blocks": blocks(page_data, text_report.text, claims),
        "received": day(text_report.date),
    }


def blocks(page_data: PageData, text: str, claims: tuple[Claim, ...]) -> list[ReportParagraph]:
    """The text in paragraphs; their characters, in order, are the text's."""
    marks = merge_highlights(
        Highlight(
            span=claim.span,
            anchors=(claim_anchor(claim.id),),
            style=style(claim),
            href=f"#{note_anchor(claim.id)}",
            label=f"{claim.claimant} {term(claim.stance.value)}",
        )
        for claim in claims
    )
    # Sorted, so that a paragraph looks at what is in it and not at everything there is.
    reach = list(accumulate((mark.span.end for mark in marks), max))
    bold = disjoint_spans(claim.quantity.span for claim in claims if claim.quantity is not None)
    noted = sorted(claims, key=lambda claim: claim.span.start)
    starts = [claim.span.start for claim in noted]
    blocks = []
    for number, paragraph in enumerate(paragraphs(text), start=1):
        start, end = paragraph.span.start, paragraph.span.end
        in_paragraph = marks[
            bisect_right(reach, start) : bisect_left(marks, end, key=lambda mark: mark.span.start)
        ]
        prefix = 0
        while text[start + prefix : start + prefix + 1] == "#":
            prefix += 1
        heading = 0 < prefix <= 6 and text[start + prefix : start + prefix + 1] == " "
        prefix = prefix + 1 if heading else 0
        if any(mark.span.start < start + prefix and mark.span.end > start for mark in in_paragraph):
            prefix = 0  # a claim starts in the signs themselves: show them
        blocks.append(
            ReportParagraph(
                number=number,
                prefix=text[start : start + prefix],
                heading=heading,
                html=highlight_html(
                    text, Span(start + prefix, end), in_paragraph, spans_within(bold, start, end)
                ),
                gap=paragraph.gap.of(text),
                notes=tuple(
                    _note(page_data, claim, text)
                    for claim in noted[
                        bisect_left(starts, start) : bisect_left(
                            starts, max(paragraph.gap.end, start + 1)
                        )
                    ]
                ),
            )
        )
    return blocks


def style(claim: Claim) -> str:
    """Class of the underline: solid asserts, double denies, dashed predicts, dotted judges."""
    if claim.stance in {Stance.ASSERTS, Stance.CONFIRMS} and claim.source is None:
        return "judges"
    if not claim.is_statement:
        return "doubts"
    return _STYLES[claim.stance]


def state_of_review(page_data: PageData, claim: str) -> Reason:
    """What the analyst did with a claim."""
    return review_reason(review_state(page_data.evidence.reviewed[claim]))


def _attitude(claim: Claim) -> str:
    if not claim.is_statement:
        return term(claim.kind.value)
    if claim.negated:
        return _("%(stance)s that it is not so", stance=term(claim.stance.value))
    return term(claim.stance.value)


def _note(page_data: PageData, claim: Claim, text: str) -> ClaimNote:
    terms = page_data.terms.get(claim.id, ())
    assignment = page_data.assessment.assignments.get(claim.id)
    measurand = terms[0][0] if terms else assignment.measurand if assignment else ""
    origin = page_data.evidence.origin_of.get(claim.id)
    member = page_data.evidence.members.get(claim.id)
    flag = ""
    if member is not None and member.role is Role.STALE:
        flag = _("Repeats an old figure")
    elif member is not None and member.role is Role.GARBLED:
        flag = _("Figure changed on the way")
    elif member is not None and member.role is Role.DRIFT:
        flag = _("Word changed on the way")
    elif terms and terms[0][1].usage is not Usage.USED:
        flag = term(terms[0][1].usage.value).capitalize()
    reason = terms[0][1].reason if terms else None
    if not measurand and claim.quantity is not None:
        reason = assignment.reason if assignment else None
    quantity = claim.quantity
    return ClaimNote(
        claim=claim.id,
        anchor=note_anchor(claim.id),
        sentence=claim_anchor(claim.id),
        claimant=claim.claimant,
        stance=_attitude(claim),
        state=say(state_of_review(page_data, claim.id)),
        figure=" ".join(
            filter(
                None,
                (
                    quantity.span.of(text),
                    quantity.unit,
                    _("a %(per)s", per=quantity.per) if quantity.per else "",
                ),
            )
        )
        if quantity
        else "",
        fed=Address.estimate(measurand) if measurand else "",
        fed_label=page_data.measurand_labels.get(measurand, measurand),
        reason=in_words(page_data, reason),
        flag=flag,
        origin=""
        if origin is None
        else (
            _(
                "%(speaker)s, %(day)s: %(outlets)s, %(origins)s",
                speaker=page_data.evidence.sources.name(origin.speaker) or _("speaker unknown"),
                day=day(origin.date),
                outlets=count(len(origin.publishers), "outlet"),
                origins=count(1, "origin") if origin.independent else _("lineage unknown"),
            )
        ),
        findings=len(page_data.fed.get(claim.id, ())),
    )
