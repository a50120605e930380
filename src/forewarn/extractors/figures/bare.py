"""The unit of each figure from the characters alone: no parse, ten times as fast, less exact.

For text that is not worth a parse, and for reading quantities by themselves.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from forewarn.extractors.figures.figure import FigureMention, find_figures
from forewarn.extractors.figures.unit_names import FRACTION, UNIT_WORDS
from forewarn.extractors.nounwords import (
    CLOSED,
    IRREGULAR_PLURALS,
    MORE,
    VERBS,
    is_followed_by_noun,
    is_plural,
    singular_noun,
)
from forewarn.language.english.reading import match_any, reading_words
from forewarn.text import Span

_WORDS = reading_words("figures")


_WORD = re.compile(r"[\s-]([A-Za-z][\w'’&/-]*)")
_OF = re.compile(rf"\s(?:of)\s(?:(?:{_WORDS.find_pattern('bare_of')})\s)?", re.IGNORECASE)
_DROPPED = _WORDS.find("bare_dropped")
_STRONG = re.compile(r"-(?:strong|odd|plus)\b")
_COMPARING = re.compile(rf"\s(?:{match_any(MORE)})\b")
_PER = re.compile(rf"\s(?:per|a|each|every)\s({_WORDS.find_pattern('bare_per')})\b")
_COMPOUNDS = _WORDS.find("bare_compounds")
_MOST = 5
_WHOLE = re.compile(
    rf"\s(?:out\s)?of\s(?:{_WORDS.find_pattern('bare_whole')})\s(?:[a-z]+\s){{0,2}}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedFigure:
    """A figure and what it counts."""

    figure: FigureMention
    unit: str
    """Unit of measure, or the counted noun in the singular; empty when none is near."""
    per: str = ""
    """What the figure is for one of: ``day``, ``share``; empty for none."""


def find_counted_figures(text: str, *, skip: Sequence[Span] = ()) -> tuple[CountedFigure, ...]:
    """The figures of ``text`` with what they count, in order."""
    counts: list[CountedFigure] = []
    mentions = find_figures(text, skip=skip)
    for index, figure in enumerate(mentions):
        unit, per = figure.unit, figure.per
        if not unit or unit == FRACTION:
            unit, per = _noun(text, figure) or (unit, per)
        after = mentions[index + 1] if index + 1 < len(mentions) else None
        if not unit and after and _WHOLE.fullmatch(text[figure.reach : after.span.start]):
            unit = after.unit or (_noun(text, after) or ("", ""))[0]
        if not unit and (rate := _PER.match(text, figure.reach)) is not None:
            per = rate.group(1)
        counts.append(CountedFigure(figure=figure, unit=unit, per=per))
    return tuple(_share_units(text, _inherit_units(text, counts)))


def _share_units(text: str, counts: list[CountedFigure]) -> list[CountedFigure]:
    """``two-, eight- and nine-tonne``: the last of a list of halves names the unit of all."""
    for index in reversed(range(len(counts) - 1)):
        end = counts[index].figure.reach
        if not counts[index].unit and text[end : end + 2] in ("-,", "- "):
            counts[index] = replace(counts[index], unit=counts[index + 1].unit)
    return counts


def _inherit_units(text: str, counts: list[CountedFigure]) -> list[CountedFigure]:
    """A bare figure takes the unit of the one before it in the same breath: up 2% but down 1."""
    for index in range(1, len(counts)):
        count, former = counts[index], counts[index - 1]
        if count.unit or not former.figure.unit or former.figure.money:
            continue
        between = text[former.figure.reach : count.figure.span.start]
        if len(between) < 60 and not re.search(r"[.;:(]", between) and count.figure.direction:
            counts[index] = replace(count, unit=former.unit, per=former.per)
    return counts


def _noun(text: str, figure: FigureMention) -> tuple[str, str] | None:
    """The counted noun in the singular with its adjectives, and what it is per."""
    at = figure.reach
    if (of := _OF.match(text, at)) is not None:
        at = of.end() - 1
        if text[at] != " ":
            return None
    words: list[str] = []
    hyphen = text[at : at + 1] == "-"
    if (more := _COMPARING.match(text, at)) is not None and is_followed_by_noun(text, more.end()):
        at = more.end()
    is_one = of is None and figure.as_written == (1.0, 1.0)
    strong = _STRONG.match(text, at)
    if strong is not None:
        hyphen, at = False, strong.end()
    while len(words) < _MOST:
        match = _WORD.match(text, at)
        if match is None:
            break
        word = match.group(1)
        lower = word.casefold()
        if lower in CLOSED and lower not in IRREGULAR_PLURALS:
            if lower == "and" and words and _joins_name(text, match.end()):
                at = match.end()
                continue
            break
        if is_one and words and (lower in VERBS or lower.endswith(("ed", "ly", "s"))):
            break
        at = match.end()
        if lower.split("-")[0] in _DROPPED:
            continue
        words.append(word)
        if is_plural(word) and not is_one and not _plural_follows(text, at, word):
            break
    if not words:
        return None
    if len(words) == 1 and of is not None and (measure := UNIT_WORDS.get(words[0].casefold())):
        return measure, ""
    if hyphen:
        return words[0], ""
    if not is_one and of is None and strong is None and not is_plural(words[-1]):
        # Without a plural nothing tells the noun from the next verb: "at 12 falling".
        return None
    if words[-1].casefold().endswith("ly") and len(words) == 1:
        return None
    words[-1] = words[-1].removesuffix("'s").removesuffix("’s")
    words[-1] = singular_noun(words[-1]) if not is_one else words[-1]
    per = _PER.match(text, at)
    return " ".join(words), per.group(1) if per else ""


def _joins_name(text: str, at: int) -> bool:
    """True where a second proper name shares the noun: Leopard and Abrams tanks."""
    return re.match(r"\s[A-Za-z]\w+\s[a-z]+s\b", text[at : at + 40]) is not None


def _plural_follows(text: str, at: int, word: str) -> bool:
    """True inside a compound whose first part ends in s: sports cars, arms deals."""
    if word.casefold() not in _COMPOUNDS:
        return False
    match = _WORD.match(text, at)
    return match is not None and is_plural(match.group(1)) and match.group(1).islower()
