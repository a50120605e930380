"""Which of the places that a sentence names are those of what it tells, and of each of its figures.

"In Paris, the agency said that prices had risen in Egypt" tells of Egypt; "40 died in Goma and 12
in Bukavu" tells of Goma for the 40 and of Bukavu for the 12.
"""

import re
from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.syntax import climb, find_root, full_text, span_of
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

PlaceSpan = tuple[str, Span]
"""Id of a place and where its name stands in the block."""

_JOINT = re.compile(rf"[,;:–—]|\b(?:{reading_words('places').find_pattern('clause_joints')})\b")


def places_of_event(
    doc: "Doc", matches: Sequence[PlaceSpan], content: Span, attribution: Attribution | None
) -> list[PlaceSpan]:
    """The places in a content, else those of its sentence in which it was not merely uttered."""
    source = attribution.source if attribution else None
    others = [match for match in matches if source is None or not source.overlaps(match[1])]
    inside = [match for match in others if content.covers(match[1])]
    if inside or attribution is None:
        return inside or others
    return [match for match in others if not _is_of_speech(doc, match[1], attribution)]


def _is_of_speech(doc: "Doc", place: Span, attribution: Attribution) -> bool:
    """True for a place that the verb of speech governs: "told reporters in Geneva"."""
    cue, content = attribution.cue, attribution.content
    if _is_aside(full_text(doc), cue, content):
        return False
    root = find_root(doc, place)
    for node in [] if root is None else [root, *climb(root)]:
        if node.i == attribution.trigger or cue.covers(span_of(node)):
            return True
        if content.covers(span_of(node)):
            return False
    return False


def _is_aside(text: str, cue: Span, content: Span) -> bool:
    """True for "in Goma, officials said, 40 died": what stands around the aside is one sentence."""
    return cue.end <= content.start and "," in text[cue.end : content.start]


def places_of_figure(
    text: str, matches: Sequence[PlaceSpan], figure: Span, figures: Sequence[Span]
) -> list[PlaceSpan]:
    """The places in the part of a content that a figure stands in; all where it names none alone.

    The content is cut before each figure at the joint nearest to it.  A part without a place goes
    with the one before it, else with the one after it: "40 died and 12 were hurt in Goma".
    """
    ordered = sorted(set(figures))
    cuts = [_last_joint(text, *pair) for pair in pairwise(ordered)]
    starts = [0, *(cut for cut in cuts if cut is not None)]
    parts: dict[int, list[PlaceSpan]] = {}
    for match in matches:
        parts.setdefault(bisect(starts, match[1].start), []).append(match)
    own = bisect(starts, figure.start)
    part = min(parts, key=lambda number: (number > own, abs(number - own)), default=own)
    return parts.get(part, [])


def _last_joint(text: str, before: Span, after: Span) -> int | None:
    """Where the part of the second figure begins; None where nothing parts the two."""
    joints = [match.start() for match in _JOINT.finditer(text, before.end, after.start)]
    return joints[-1] if joints else None
