"""What goes wrong in attributions: misses and false ones by cause, with the words around them."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from textwrap import shorten

from bench.attribution_scores import (
    HALF,
    Attribution,
    Characters,
    Document,
    Spans,
    characters,
    iou,
    meet,
    pairs,
    same_voice,
)
from forewarn.language.english import ENGLISH
from forewarn.text import Span

COMMONEST = 25
"""Cues shown for each cause."""

WIDEST = 40
"""Characters of a cue that is shown."""


class Cause(StrEnum):
    """Why an attribution of one side has no partner on the other."""

    NO_CUE = "nothing with that cue"
    SPAN = "right cue, wrong span"
    SOURCE = "right span, wrong source"
    CUE = "right span, wrong cue"
    TAKEN = "right, but paired with another"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One miss or one false prediction."""

    document: Document
    missed: bool
    """True for a gold attribution without partner, False for a predicted one."""
    cause: Cause
    own: Attribution
    nearest: Attribution | None
    """The attribution of the other side that explains the cause."""


def faults(document: Document, predicted: Sequence[Attribution]) -> Iterator[Fault]:
    """The misses and the false predictions of one document, in the order of the text."""
    text, gold = document.text, document.gold
    mine = [characters(text, each.content) for each in predicted]
    theirs = [characters(text, each.content) for each in gold]

    def agrees(one: int, other: int) -> bool:
        return same_voice(text, predicted[one], gold[other])

    right = [pair for pair in pairs(mine, theirs, agrees) if agrees(*pair)]
    found = {one for one, _ in right}, {other for _, other in right}
    drafts = []
    for missed, (own, own_chars, others, other_chars) in (
        (False, (predicted, mine, gold, theirs)),
        (True, (gold, theirs, predicted, mine)),
    ):
        for index, each in enumerate(own):
            if index not in found[missed]:
                cause, nearest = _explained(text, each, own_chars[index], others, other_chars)
                drafts.append(
                    Fault(document=document, missed=missed, cause=cause, own=each, nearest=nearest)
                )
    yield from sorted(drafts, key=lambda fault: (fault.own.cue or fault.own.content)[0])


def _explained(
    text: str,
    own: Attribution,
    chars: Characters,
    others: Sequence[Attribution],
    other_chars: Sequence[Characters],
) -> tuple[Cause, Attribution | None]:
    spans = [iou(chars, theirs) for theirs in other_chars]
    order = sorted(range(len(others)), key=lambda index: -spans[index])
    same_span = [others[index] for index in order if spans[index] >= HALF]
    same_cue = [others[index] for index in order if meet(text, own.cue, others[index].cue)]
    both = [each for each in same_span if each in same_cue]
    if both:
        agreed = any(meet(text, own.source, each.source) for each in both)
        return (Cause.TAKEN if agreed else Cause.SOURCE), both[0]
    if same_span:
        return Cause.CUE, same_span[0]
    # Bare quotations have no cue in common by having none.
    if same_cue and own.cue:
        return Cause.SPAN, same_cue[0]
    return Cause.NO_CUE, None


def summary(found: Sequence[Fault]) -> str:
    """Misses and false predictions by cause, edges of wrong spans and the commonest cues."""
    lines = ["| cause | misses | false |", "| --- | ---: | ---: |"]
    counted = Counter((fault.cause, fault.missed) for fault in found)
    lines += [f"| {cause} | {counted[cause, True]} | {counted[cause, False]} |" for cause in Cause]
    total = Counter(fault.missed for fault in found)
    lines += [f"| all | {total[True]} | {total[False]} |", ""]
    edges = Counter(
        edge
        for fault in found
        if fault.missed and fault.cause is Cause.SPAN
        for edge in _edges(fault)
    )
    lines += ["Wrong spans under the right cue: " + _listed(edges), ""]
    for missed, cause, name in (
        (True, Cause.NO_CUE, "Missed for want of the cue"),
        (False, Cause.NO_CUE, "False where nobody marked the cue"),
        (True, Cause.SPAN, "Cues with a wrong span"),
        (True, Cause.SOURCE, "Cues with a wrong source"),
    ):
        cues = Counter(
            written(fault.document.text, fault.own.cue).casefold()
            for fault in found
            if fault.missed is missed and fault.cause is cause
        )
        lines += [f"{name}: {_listed(cues)}", ""]
    return "\n".join(lines)


def _listed(counter: Counter[str]) -> str:
    return ", ".join(
        f"{shorten(what, WIDEST, placeholder='…') or 'none'} {times}"
        for what, times in counter.most_common(COMMONEST)
    )


def _edges(fault: Fault) -> Iterator[str]:
    """How the predicted span of a missed attribution lies to the gold one."""
    if fault.nearest is None:
        return
    gold, ours = fault.own.content, fault.nearest.content
    if not any(one.overlaps(other) for one in gold for other in ours):
        yield "apart"
        return
    if gold[0].start != ours[0].start:
        yield "starts early" if ours[0].start < gold[0].start else "starts late"
    if gold[-1].end != ours[-1].end:
        yield "ends early" if ours[-1].end < gold[-1].end else "ends late"
    if len(gold) != len(ours):
        yield "other number of pieces"


def written(text: str, spans: Spans) -> str:
    """The words of the spans, pieces parted by dots."""
    return " … ".join(" ".join(span.of(text).split()) for span in spans)


def dump(found: Sequence[Fault], marked: Callable[[Fault], bool] = lambda _fault: True) -> str:
    """The faults as text, document by document, with the sentences they stand in."""
    lines: list[str] = []
    last = ""
    for fault in found:
        if not marked(fault):
            continue
        if fault.document.id != last:
            last = fault.document.id
            lines += [f"===== {last}", ""]
        text, own = fault.document.text, fault.own
        lines.append(f"{'MISS' if fault.missed else 'FALSE'} [{fault.cause}]")
        names = ("gold", "ours") if fault.missed else ("ours", "gold")
        for name, each in zip(names, (own, fault.nearest), strict=True):
            if each is not None:
                roles = (written(text, role) for role in (each.source, each.cue, each.content))
                lines.append(f"  {name}: " + " | ".join(role or "-" for role in roles))
        pieces = [*own.source, *own.cue, *own.content]
        if fault.nearest is not None:
            pieces += [*fault.nearest.source, *fault.nearest.cue, *fault.nearest.content]
        start, end = min(pieces).start, max(piece.end for piece in pieces)
        around = ENGLISH.sentence_around(text, Span(start, end))
        lines += ["  text: " + " ".join(around.of(text).split()), ""]
    return "\n".join(lines)
