"""Drafted claims in the order in which a second look could move the assessment most."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forewarn.claims.claim import Claim, ClaimKind, Stance
from forewarn.claims.quantity import Quantity
from forewarn.claims.review import MODEL, Review, ReviewedClaim, Verdict, history
from forewarn.findings.finding import ClaimGround, Finding
from forewarn.findings.subject import Aspect, Subject
from forewarn.pages.addresses import claim_path
from forewarn.pages.page_data import PageData
from forewarn.text import Span
from forewarn.wording.numbers import day, figure_as_said
from forewarn.wording.translations import N_, _
from forewarn.wording.vocabulary import term

QUEUE_ROWS = 40
"""Claims of the queue that the page lists."""
MODEL_DRAFT = N_("what it would move is known once it counts")
SURROUNDINGS = 400
"""Characters of the report shown before and after the claim, at most."""
HEADING = re.compile(r"\s*#+ +")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Stake:
    """What leaving a claim's origin out would move, strongest figure first."""

    points: float = 0.0
    """Of a scenario's chance at the horizon or of a hypothesis, in points of a hundred."""
    share: float = 0.0
    """Of an estimate: its shift over the width of its 90% interval."""
    words: str = ""


UNCOUNTED = Stake(share=1e-9, words=MODEL_DRAFT)


def stakes(page_data: PageData) -> dict[str, Stake]:
    """Claim id to the most that it moves.

    The effects are those that the findings state, each worked out by leaving the claim's origin
    out; several claims of one origin share it.
    """
    strongest: dict[str, Stake] = {}
    for finding in page_data.evidence.findings.values():
        for ground in finding.grounds:
            if isinstance(ground, ClaimGround) and ground.effect.size is not None:
                stake = _stake(page_data, finding, ground.effect.size)
                if stake > strongest.get(ground.claim, Stake()):
                    strongest[ground.claim] = stake
    return strongest


def _stake(page_data: PageData, finding: Finding, size: float) -> Stake:
    value = finding.value
    address = finding.address
    name = address.item
    if address.subject is Subject.SCENARIO and address.aspect is Aspect.PROBABILITY:
        return Stake(points=abs(size), words=_on(abs(size), page_data.titles[name]))
    if address.aspect is Aspect.POSTERIOR and isinstance(value, float):
        # d p = p (1 - p) d log odds, to first order
        points = 100 * abs(size) * value * (1 - value)
        return Stake(points=points, words=_on(points, page_data.titles[name]))
    if address.subject is Subject.ESTIMATE and finding.interval is not None:
        low, high = finding.interval
        share = abs(size) / (high - low) if high > low else 0.0
        label = page_data.measurand_labels.get(name, name)
        return Stake(
            share=share,
            words=_(
                "%(value)s%% of the interval of %(label)s", value=f"{100 * share:.0f}", label=label
            ),
        )
    return Stake()


def _on(points: float, title: str) -> str:
    return (
        _("%(points)s points on %(title)s", points=f"{points:.1f}", title=title)
        if points >= 0.05
        else _("next to nothing on %(title)s", title=title)
    )


def rank_by_stake(page_data: PageData) -> tuple[tuple[Claim, Stake], ...]:
    """Claims nobody has decided on, the weightiest first.

    What a language model drafted counts in nothing yet, and so moves nothing that could be
    measured; it stands before the claims that are known to move nothing.
    """
    by_claim = stakes(page_data)
    rows = [(draft.claim, UNCOUNTED) for draft in page_data.proposals.values()]
    rows += [
        (draft.claim, by_claim.get(draft.claim.id, Stake()))
        for draft in page_data.assessment.claims
        if draft.review is None
    ]
    rows.sort(key=lambda row: (-row[1].points, -row[1].share, row[0].date, row[0].id))
    return tuple(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """The claims that wait, with what is asked of them again and again."""

    rows: tuple[tuple[Claim, Stake], ...]
    places: Mapping[str, int]
    decided: int
    """Claims that somebody has decided on."""

    def stake(self, claim: str) -> Stake:
        """What a claim could move; nothing when it does not wait."""
        return self.rows[self.places[claim]][1] if claim in self.places else Stake()

    def after(self, claim: str) -> str:
        """The claim to look at once this one is decided on."""
        place = self.places[claim] + 1 if claim in self.places else 0
        if place < len(self.rows):
            return self.rows[place][0].id
        first = self.rows[0][0].id if self.rows else ""
        return first if first != claim else ""


def queue(page_data: PageData) -> Queue:
    """The queue of a build."""
    rows = rank_by_stake(page_data)
    return Queue(
        rows=rows,
        places={claim.id: place for place, (claim, _stake) in enumerate(rows)},
        decided=sum(draft.review is not None for draft in page_data.assessment.claims),
    )


def review_context(
    page_data: PageData, chosen: str, *, done: str = "", effect: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Variables of ``review.html``; the first of the queue when ``chosen`` is no claim."""
    line = page_data.once(queue)
    rows = line.rows
    current = _item(page_data, chosen) or (_item(page_data, rows[0][0].id) if rows else None)
    reviews = page_data.case.reviews
    past, undone = history(reviews)
    by_id = {review.id: review for review in reviews if review.id}
    return {
        "rows": [
            (claim, stake, day(claim.date), model(claim)) for claim, stake in rows[:QUEUE_ROWS]
        ],
        "waiting": len(rows),
        "decided": line.decided,
        "now": _review_item(page_data, current, line.stake(current.claim.id)) if current else None,
        "after": line.after(current.claim.id) if current else "",
        "undo": term(by_id[past[-1]].verdict.value) if past else "",
        "redo": term(by_id[undone[-1]].verdict.value) if undone else "",
        "done": _verdict_words(by_id.get(done)),
        "parts": [
            draft.claim
            for draft in page_data.assessment.claims
            if done and draft.review is not None and draft.review.id == done
        ]
        if done in by_id and by_id[done].verdict is Verdict.SPLIT
        else [],
        "effect": effect,
        "stances": [stance.value for stance in Stance],
        "kinds": [kind.value for kind in ClaimKind],
        "sources": [(source.id, source.name) for source in page_data.case.sources],
    }


def model(claim: Claim) -> str:
    """Name of the language model that drafted a claim; empty for any other reader."""
    return claim.reader.removeprefix(MODEL) if claim.reader.startswith(MODEL) else ""


def _verdict_words(review: Review | None) -> str:
    return f"{term(review.verdict.value)} {review.claim}" if review else ""


def _item(page_data: PageData, claim: str) -> ReviewedClaim | None:
    return page_data.proposals.get(claim) or page_data.evidence.reviewed.get(claim)


def _review_item(page_data: PageData, draft: ReviewedClaim, stake: Stake) -> dict[str, Any]:
    claim, report = draft.claim, page_data.evidence.reports[draft.claim.report]
    text = report.text
    start, end = _surroundings(claim, text)
    return {
        "claim": claim,
        "draft": draft.draft,
        "model": model(draft.draft),
        "report": report,
        "when": day(claim.date),
        "path": claim_path(claim.report, claim.id),
        "start": start,
        "before": Span(start, claim.span.start).of(text),
        "after": Span(claim.span.end, end).of(text),
        "cut_before": start > 0 and not _begins(text, start),
        "cut_after": end < len(text.rstrip()),
        "figure": _figure(claim.quantity) if claim.quantity else "",
        "stake": stake,
        "grade": page_data.evidence.sources.grade_of(claim).value,
        "seen": next(
            (
                review.id
                for review in reversed(page_data.case.reviews)
                if review.claim == draft.draft.id and review.id
            ),
            "",
        ),
        "decided": draft.review,
        "feeds": page_data.fed.get(claim.id, ())[:6],
        "others": [
            other_claim
            for other_claim in page_data.claims_of.get(claim.report, ())
            if other_claim.id != claim.id
        ],
        "middle": _middle(claim, text),
    }


def _surroundings(claim: Claim, text: str) -> tuple[int, int]:
    """What is shown of the report: whole words, without the mark before a headline."""
    start, end = (
        max(0, claim.span.start - SURROUNDINGS),
        min(len(text), claim.span.end + SURROUNDINGS),
    )
    while 0 < start < claim.span.start and not text[start - 1].isspace():
        start += 1
    while claim.span.end < end < len(text) and not text[end].isspace():
        end -= 1
    heading = HEADING.match(text, start, claim.span.start)
    return (heading.end() if heading else start), end


def _begins(text: str, start: int) -> bool:
    """True where a paragraph begins, but for the mark of a headline."""
    return not text[text.rfind("\n", 0, start) + 1 : start].strip("# ")


def _figure(quantity: Quantity) -> str:
    """A figure as it was said, and what was taken from it."""
    words = " ".join(
        filter(None, (quantity.approximator, figure_as_said(quantity.best), quantity.unit))
    )
    if quantity.low == quantity.high:
        return words
    low, high = figure_as_said(quantity.low), figure_as_said(quantity.high)
    return _("%(words)s, taken as %(low)s–%(high)s", words=words, low=low, high=high)


def _middle(claim: Claim, text: str) -> int:
    """Where a split would be likeliest: the space nearest to the middle of the claim."""
    half = (claim.span.start + claim.span.end) // 2
    spaces = [at for at in range(claim.span.start + 1, claim.span.end - 1) if text[at] == " "]
    return min(spaces, key=lambda at: abs(at - half), default=half)
