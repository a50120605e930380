"""Which quantity is a part of which: 4,700 casualties including 600 deaths."""

import re
from collections.abc import Sequence
from dataclasses import replace

from forewarn.claims.quantity import Quantity
from forewarn.language.english.reading import reading_words

_WORDS = reading_words("figures")


_FATES = _WORDS.find("parts_fates")
_RELATIVE = frozenset({"percent", "percentage point", "fraction", "times"})
_LEADS_TO_PART = re.compile(
    rf"\b(?:{_WORDS.find_pattern('parts_leads_to_part')}"
    rf")\b[^.;:!?\d]{{0,40}}$|—[^.;:!?\d]{{0,30}}\bof them\b[^.;:!?\d]{{0,20}}$",
    re.IGNORECASE,
)
_WITH = re.compile(r"\bwith\b[^.;:!?\d]{0,40}$", re.IGNORECASE)
_OF_THE_WHOLE = re.compile(
    rf"^(?:\s[a-z-]+){{0,3}}?\s(?:out\s)?of\s(?:"
    rf"{_WORDS.find_pattern('parts_of_the_whole')}|a total(?:\sof)?|"
    rf"{_WORDS.find_pattern('parts_of_the_whole_2')})\s*$",
    re.IGNORECASE,
)
_ONLY_OF = re.compile(
    rf"^\s(?:out\s)?of\s(?:{_WORDS.find_pattern('parts_only_of')})\s*$", re.IGNORECASE
)
"""Nothing but the whole says what "600 of the 4,700 wounded" counts."""
_OUT_OF = re.compile(r"^(?:\s[a-z-]+){0,3}?\sout\sof\s*$", re.IGNORECASE)
_OF_THEM = re.compile(
    rf"(?:\s[a-z-]+){{0,2}}?\s(?:of|among)\s(?:{_WORDS.find_pattern('parts_of_them')}"
    rf")\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^|[.!?;:”\"]\s)Of\s(?:the\s|these\s|those\s)?$")
_AND_MORE = re.compile(r"^[^.;:!?\d]{0,50}(?:\band|,|&)\s*$", re.IGNORECASE)
_NEAR = 140
_SLACK = 1.05
"""Parts may add up to a little more than a whole that was rounded."""


def link_parts(text: str, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The quantities in order, each part pointing at the figure of its whole."""
    linked = list(quantities)
    for at, part in enumerate(linked):
        if part.part_of is None and (total := _find_total(text, linked, at)) is not None:
            unit = part.unit
            if total > at and part.unit not in _RELATIVE:
                between = text[part.span.end : linked[total].span.start]
                unit = linked[total].unit if _ONLY_OF.match(between) else unit
            linked[at] = replace(part, unit=unit, part_of=linked[total].span)
    return tuple(linked)


def _find_total(text: str, quantities: Sequence[Quantity], at: int) -> int | None:
    part = quantities[at]
    if part.best == 0:
        return None
    if at + 1 < len(quantities) and _fits(part, quantities[at + 1]):
        between = text[part.span.end : quantities[at + 1].span.start]
        if len(between) < 60 and (_OF_THE_WHOLE.match(between) or _OUT_OF.match(between)):
            return at + 1
    for before in reversed(range(max(0, at - 3), at)):
        total = quantities[before]
        between = text[total.span.end : part.span.start]
        if len(between) > _NEAR or re.search(r"[.!?;]\s", between):
            return None
        if not _fits(part, total) or total.best == 0:
            continue
        if _LEADS_TO_PART.search(between) and (
            not _WITH.search(between) or _is_fate_of(part, total)
        ):
            return before
        if _OF_THEM.match(text, part.span.end) or _is_out_of(text, total, between):
            return before
        former = quantities[at - 1]
        gap = text[former.span.end : part.span.start]
        if former.part_of == total.span and _AND_MORE.match(gap):
            parts = [
                q
                for q in quantities[max(0, at - 6) : at]
                if q.part_of == total.span and q.unit not in _RELATIVE
            ]
            if sum(q.best for q in parts) + part.best <= _SLACK * total.high:
                return before
    return None


def _is_out_of(text: str, total: Quantity, between: str) -> bool:
    """``Of some 11,000 soldiers sent, about 4,000 were wounded``: the whole opens the clause."""
    opening = _OPENS.search(text, max(0, total.span.start - 12), total.span.start)
    return opening is not None and between.count(",") == 1


def _is_fate_of(part: Quantity, total: Quantity) -> bool:
    """True for "300 casualties, with 40 killed": "with" alone says nothing of parts."""
    return total.unit in ("casualty", "loss") and part.unit in _FATES


def _fits(part: Quantity, total: Quantity) -> bool:
    """True when the one can be a part of the other: people of people, a share of anything."""
    if total.unit in _RELATIVE or total.per != part.per and part.unit not in _RELATIVE:
        return False
    return part.unit in _RELATIVE or part.best <= total.high
