"""What the figures of a table count, by the words at the head of their column and row."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from forewarn.claims.quantity import Quantity
from forewarn.extractors.figures.counted_units import find_quantities
from forewarn.extractors.figures.figure import find_figures
from forewarn.extractors.known_nouns import KnownNouns, read_with
from forewarn.extractors.layout.block import Cell
from forewarn.extractors.parser import parse_texts
from forewarn.extractors.places import atlas
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORDS = reading_words("layout")
_BARE = _WORDS.find("bare_headers")
_UNCOUNTED = _WORDS.find("uncounted_labels")
_NUMBER_OF = re.compile(r"^(?:total |overall )?(?:number|no\.?|count|total|#) (?:of )?(?=\S)", re.I)
_ASIDE = re.compile(r"\s*[(\[](?P<aside>[^)\]]*)[)\]]|,\s*(?P<rest>[^,]+)$")
_SAMPLE = 2
"""The number with which a header is read: "2 confirmed cases"."""
_LETTERS = 2
"""Letters up to which a scale is written right after its figure: 5m, 5bn."""
_FACTORS = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_SCALES = {word: _FACTORS[head] for word, head in _WORDS.find_heads("scales").items()}
_SIGN = re.compile(r"[$€£¥%]|[A-Z]{2}\$")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableUnit:
    """What a header says that a figure under it counts."""

    sample: Quantity
    is_thing: bool
    """True where the words are a unit for certain: a plural, a fate, money or a measure."""

    is_measure: bool = False
    """True for money and measures, which no figure of a table names twice."""

    @property
    def scale(self) -> float:
        """By how much the header multiplies a figure: a thousand million for "bn yuan"."""
        return self.sample.best / _SAMPLE


def read_headers(cells: Iterable[Cell], nouns: KnownNouns) -> Mapping[str, TableUnit]:
    """The units that the headers and labels of tables name; those that name none are left out."""
    phrases = dict.fromkeys(
        phrase
        for cell in cells
        for phrase in (cell.tail, cell.header, cell.label, cell.caption)
        if phrase
    )
    tries = [(phrase, words) for phrase in phrases for words in _wordings(phrase)]
    units: dict[str, TableUnit] = {}
    docs = parse_texts(_with_sample(words) for _, words in tries)
    for (phrase, words), doc in zip(tries, docs, strict=True):
        unit = _read_unit(read_with(doc, nouns), words)
        if unit is not None and (
            phrase not in units or (unit.is_thing and not units[phrase].is_thing)
        ):
            units[phrase] = unit
    return units


def _with_sample(words: str) -> str:
    if _SIGN.match(words) and not words.startswith("%"):
        sign = _SIGN.match(words)
        rest = words[sign.end() :].strip() if sign else ""
        # "$2m" has no blank, "$2 million" has.
        blank = " " if len(rest) > _LETTERS else ""
        return f"{sign.group()}{_SAMPLE}{blank}{rest}" if sign else words
    return f"{_SAMPLE}{'' if words.startswith('%') else ' '}{words}"


def _wordings(phrase: str) -> tuple[str, ...]:
    """The words of a header that may be its unit: "bn yuan" and "exports" in "Exports, bn yuan"."""
    bare = _NUMBER_OF.sub("", phrase.strip(" :*†"))
    if (
        not bare
        or bare.casefold() in _BARE | _UNCOUNTED
        or not any(map(str.isalpha, bare))
        and "%" not in bare
    ):
        return ()
    asides = [part for match in _ASIDE.finditer(bare) for part in match.groups() if part]
    wordings = [part for part in (*asides, _ASIDE.sub("", bare)) if part.casefold() not in _BARE]
    return tuple(
        part if part.isupper() and len(part) < 5 else _uncapitalise(part) for part in wordings
    )


def _uncapitalise(words: str) -> str:
    return " ".join(
        word if word.isupper() and 1 < len(word) < 5 else word.lower() for word in words.split()
    )


def _read_unit(doc: "Doc", words: str) -> TableUnit | None:
    figures = find_figures(doc.text)
    quantities = [q for q in find_quantities(doc, figures) if q.span.start <= len(words)]
    if not quantities or not quantities[0].unit:
        return None
    sample = quantities[0]
    if world_place(words):
        return None
    last = doc[len(doc) - 1]
    is_thing = bool(
        figures[0].unit or sample.stage or last.tag_ == "NNS" or sample.unit != words.casefold()
    )
    return TableUnit(sample=sample, is_thing=is_thing, is_measure=bool(figures[0].unit))


def world_place(words: str) -> bool:
    """True for the name of a shipped place."""
    names = atlas.world().names
    return bool(names.meanings(words) or names.meanings(words.title()))


def read_cell(text: str, cell: Cell, units: Mapping[str, TableUnit]) -> Quantity | None:
    """The figure of a cell with its unit; None where it holds no single figure or counts nothing."""
    if cell.header.casefold().strip(" :.") in _UNCOUNTED:
        return None
    words = cell.span.of(text)
    # "1850" alone is a year, "1850 cases" is none.
    figures = find_figures(words) or find_figures(f"{words} {(cell.header or cell.label).lower()}")
    if not figures or figures[0].best < 0 or figures[0].span.end > len(words):
        return None
    figure = figures[0]
    unit = _choose_unit(cell, units)
    span = Span(cell.span.start + figure.span.start, cell.span.start + figure.span.end)
    low, best, high, name = figure.low, figure.best, figure.high, figure.unit
    sample = None if unit is None else unit.sample
    if not name:
        scale = 1.0 if unit is None else unit.scale
        if scale == 1.0:
            scale = _find_scale(cell.header) or _find_scale(cell.caption) or 1.0
        low, best, high = (bound * scale for bound in (low, best, high))
        name = "" if unit is None else unit.sample.unit
    plain = Quantity(
        low=low, best=best, high=high, unit=name, approximator=figure.approximator, span=span,
        direction=figure.direction,
    )  # fmt: skip
    if sample is None:
        return plain
    return replace(
        plain,
        per=sample.per,
        counted=sample.counted,
        stage=sample.stage,
        direction=plain.direction or sample.direction,
    )


def _find_scale(phrase: str) -> float:
    """The factor of "(thousands)" or "'000" in a header or caption; 0 where there is none."""
    asides = (part for match in _ASIDE.finditer(phrase) for part in match.groups() if part)
    words = (word for aside in asides for word in aside.casefold().split())
    return next((_SCALES[word] for word in words if word in _SCALES), 0.0)


def _choose_unit(cell: Cell, units: Mapping[str, TableUnit]) -> TableUnit | None:
    """The unit by the cell's own words, its column, the caption's measure, its row, the caption."""
    caption = units.get(cell.caption)
    has_measure = caption is not None and caption.is_measure
    for phrase in (
        cell.tail,
        cell.header,
        cell.caption if has_measure else "",
        cell.label,
        cell.caption,
    ):
        unit = units.get(phrase)
        if unit is not None and unit.is_thing:
            return unit
    return units.get(cell.header if cell.header else cell.label)
