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

_NUMBER = re.compile(r"\b\d[\d.,]*\b")
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
        # "Speaking in Berlin, he said" is of the speech, another clause of the sentence is not.
        if content.covers(span_of(node)) or (node.pos_ == "VERB" and node.tag_ != "VBG"):
            return False
    return False


def _is_aside(text: str, cue: Span, content: Span) -> bool:
    """True for "in Goma, officials said, 40 died": what stands around the aside is one sentence."""
    return cue.end <= content.start and "," in text[cue.end : content.start]


def find_numbers(
    text: str, content: Span, figures: Sequence[Span], *, skip: Sequence[Span]
) -> list[Span]:
    """The figures of a content, and the numbers in it that the reader makes no figure of.

    "In Peru 40 fell ill and in Chile 25": the 25 keeps Chile for itself.
    """
    known = [*figures, *skip]
    numbers = (Span(*match.span()) for match in _NUMBER.finditer(text, content.start, content.end))
    return [
        *figures,
        *(each for each in numbers if not any(each.overlaps(other) for other in known)),
    ]


def places_of_figure(
    text: str, matches: Sequence[PlaceSpan], figure: Span, figures: Sequence[Span]
) -> list[PlaceSpan]:
    """The places of one of several figures: its own where each figure has some, else all.

    The content is cut before each figure at the joint nearest to it.  "40 died in Goma and 12 in
    Bukavu": each part has a place after its figure.  "In Kenya 30 fell ill and in Uganda 12": each
    has one before it.  In "Pyongyang sent 1,000 sappers and 5,000 builders to Kursk" the places
    are those of both.
    """
    ordered = sorted(set(figures))
    cuts = [(_last_joint(text, *pair), pair[1]) for pair in pairwise(ordered)]
    parts = [(0, ordered[0]), *((cut, first) for cut, first in cuts if cut is not None)]
    starts = [start for start, _ in parts]
    ahead: list[list[PlaceSpan]] = [[] for _ in parts]
    behind: list[list[PlaceSpan]] = [[] for _ in parts]
    for match in matches:
        part = bisect(starts, match[1].start) - 1
        (ahead if match[1].start < parts[part][1].start else behind)[part].append(match)
    own = bisect(starts, figure.start) - 1
    if behind[0] and all(first or second for first, second in zip(ahead, behind, strict=True)):
        # What stands before the first figure holds for all: "In Kenya, 30 in Mombasa and 12 in ...".
        return [*ahead[0], *(ahead[own] if own else ()), *behind[own]]
    return [*ahead[own], *behind[own]] if all(ahead) else list(matches)


def _last_joint(text: str, before: Span, after: Span) -> int | None:
    """Where the part of the second figure begins; None where nothing parts the two."""
    joints = [match.start() for match in _JOINT.finditer(text, before.end, after.start)]
    return joints[-1] if joints else None
