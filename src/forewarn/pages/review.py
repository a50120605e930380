"""Drafted claims in the order in which a second look could move the assessment most."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forewarn.claims.claim import Claim, Stance
from forewarn.claims.quantity import Quantity
from forewarn.claims.review import MODEL, Review, Reviewed, Verdict, history
from forewarn.findings.finding import ClaimGround, Finding
from forewarn.findings.subject import Aspect, Subject
from forewarn.pages.addresses import claim_path
from forewarn.pages.page_data import Dossier
from forewarn.text import Span
from forewarn.translations import N_, _
from forewarn.wording.numbers import day, figure_as_said
from forewarn.wording.vocabulary import term

SHOWN = 40
"""Claims of the queue that the page lists."""
MODEL_DRAFT = N_("what it would move is known once it counts")
ROUND = 400
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


def stakes(dossier: Dossier) -> dict[str, Stake]:
    """Claim id to the most that it moves.

    The effects are those that the findings state, each worked out by leaving the claim's origin
    out; several claims of one origin share it.
    """
    found: dict[str, Stake] = {}
    for finding in dossier.evidence.findings.values():
        for ground in finding.grounds:
            if isinstance(ground, ClaimGround) and ground.effect.size is not None:
                held = _stake(dossier, finding, ground.effect.size)
                if held > found.get(ground.claim, Stake()):
                    found[ground.claim] = held
    return found


def _stake(dossier: Dossier, finding: Finding, size: float) -> Stake:
    value = finding.value
    address = finding.address
    name = address.item
    if address.subject is Subject.SCENARIO and address.aspect is Aspect.PROBABILITY:
        return Stake(points=abs(size), words=_on(abs(size), dossier.titles[name]))
    if address.aspect is Aspect.POSTERIOR and isinstance(value, float):
        # d p = p (1 - p) d log odds, to first order
        points = 100 * abs(size) * value * (1 - value)
        return Stake(points=points, words=_on(points, dossier.titles[name]))
    if address.subject is Subject.ESTIMATE and finding.interval is not None:
        low, high = finding.interval
        share = abs(size) / (high - low) if high > low else 0.0
        label = dossier.measurand_labels.get(name, name)
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


def waiting(dossier: Dossier) -> tuple[tuple[Claim, Stake], ...]:
    """Claims nobody has decided on, the weightiest first.

    What a language model drafted counts in nothing yet, and so moves nothing that could be
    measured; it stands before the claims that are known to move nothing.
    """
    held = stakes(dossier)
    rows = [(each.claim, UNCOUNTED) for each in dossier.proposals.values()]
    rows += [
        (each.claim, held.get(each.claim.id, Stake()))
        for each in dossier.assessment.claims
        if each.review is None
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


def queue(dossier: Dossier) -> Queue:
    """The queue of a build."""
    rows = waiting(dossier)
    return Queue(
        rows=rows,
        places={claim.id: place for place, (claim, _stake) in enumerate(rows)},
        decided=sum(held.review is not None for held in dossier.assessment.claims),
    )


def context(
    dossier: Dossier, chosen: str, *, done: str = "", effect: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Variables of ``review.html``; the first of the queue when ``chosen`` is no claim."""
    line = dossier.once(queue)
    rows = line.rows
    current = _item(dossier, chosen) or (_item(dossier, rows[0][0].id) if rows else None)
    reviews = dossier.case.reviews
    past, undone = history(reviews)
    named = {held.id: held for held in reviews if held.id}
    return {
        "rows": [(claim, stake, day(claim.date), model(claim)) for claim, stake in rows[:SHOWN]],
        "waiting": len(rows),
        "decided": line.decided,
        "now": _shown(dossier, current, line.stake(current.claim.id)) if current else None,
        "after": line.after(current.claim.id) if current else "",
        "undo": term(named[past[-1]].verdict.value) if past else "",
        "redo": term(named[undone[-1]].verdict.value) if undone else "",
        "done": _told(named.get(done)),
        "parts": [
            each.claim
            for each in dossier.assessment.claims
            if done and each.review is not None and each.review.id == done
        ]
        if done in named and named[done].verdict is Verdict.SPLIT
        else [],
        "effect": effect,
        "stances": [held.value for held in Stance],
        "sources": [(held.id, held.name) for held in dossier.case.sources],
    }


def model(claim: Claim) -> str:
    """Name of the language model that drafted a claim; empty for any other reader."""
    return claim.reader.removeprefix(MODEL) if claim.reader.startswith(MODEL) else ""


def _told(review: Review | None) -> str:
    return f"{term(review.verdict.value)} {review.claim}" if review else ""


def _item(dossier: Dossier, claim: str) -> Reviewed | None:
    return dossier.proposals.get(claim) or dossier.evidence.reviewed.get(claim)


def _shown(dossier: Dossier, held: Reviewed, stake: Stake) -> dict[str, Any]:
    claim, report = held.claim, dossier.evidence.reports[held.claim.report]
    text = report.text
    start, end = _round(claim, text)
    return {
        "claim": claim,
        "draft": held.draft,
        "model": model(held.draft),
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
        "grade": dossier.evidence.sources.grade_of(claim).value,
        "seen": next(
            (
                one.id
                for one in reversed(dossier.case.reviews)
                if one.claim == held.draft.id and one.id
            ),
            "",
        ),
        "decided": held.review,
        "feeds": dossier.fed.get(claim.id, ())[:6],
        "others": [each for each in dossier.claims_of.get(claim.report, ()) if each.id != claim.id],
        "middle": _middle(claim, text),
    }


def _round(claim: Claim, text: str) -> tuple[int, int]:
    """What is shown of the report: whole words, without the mark before a headline."""
    start, end = max(0, claim.span.start - ROUND), min(len(text), claim.span.end + ROUND)
    while 0 < start < claim.span.start and not text[start - 1].isspace():
        start += 1
    while claim.span.end < end < len(text) and not text[end].isspace():
        end -= 1
    heading = HEADING.match(text, start, claim.span.start)
    return (heading.end() if heading else start), end


def _begins(text: str, start: int) -> bool:
    """True where a paragraph begins, but for the mark of a headline."""
    return not text[text.rfind("\n", 0, start) + 1 : start].strip("# ")


def _figure(held: Quantity) -> str:
    """A figure as it was said, and what was taken from it."""
    words = " ".join(filter(None, (held.approximator, figure_as_said(held.best), held.unit)))
    if held.low == held.high:
        return words
    low, high = figure_as_said(held.low), figure_as_said(held.high)
    return _("%(words)s, taken as %(low)s–%(high)s", words=words, low=low, high=high)


def _middle(claim: Claim, text: str) -> int:
    """Where a split would be likeliest: the space nearest to the middle of the claim."""
    half = (claim.span.start + claim.span.end) // 2
    spaces = [at for at in range(claim.span.start + 1, claim.span.end - 1) if text[at] == " "]
    return min(spaces, key=lambda at: abs(at - half), default=half)
