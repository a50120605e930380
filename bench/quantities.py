"""``python -m bench.quantities --data DIR``: figures, units and changes on NewsQuant.

NewsQuant (S. Almasian, V. Kazakova, P. Göldner, M. Gertz, "CQE: A Comprehensive Quantity
Extractor", EMNLP 2023) is read from ``DIR/reading/newsquant*.json`` and never copied: no licence
is stated for it.  Each sentence lists its quantities with value, change and unit.

Protocol, the same for every system.  A predicted quantity matches a listed one when

- *value*: the numbers agree to 1 in 100,000; a range agrees when both of its ends do;
- *+ unit*: and its unit is the listed ``normalized_unit``, without case, after the table of names
  below has put each system's names into the benchmark's (kilometer to kilometre and the like);
- *+ change*: and its change is the listed one of ``= ~ < > up down``.

Within a sentence quantities are matched one to one, as many as can be; precision, recall and F1
are micro-averaged over all sentences.  The published script counts one prediction more than once
in places and so differs by tenths.  quantulum3 has no ranges: as in the published protocol, the
listed ranges are averaged for it, and it reports no change.

Our first row is the character grammar alone (:mod:`forewarn.extractors.figures.bare`), without a parse.
The second is what the reader keeps as quantities of claims: the counted noun comes from the parse,
and what no analyst counts is dropped on purpose (ages, "the two sides", "one option"), which this
benchmark lists and so marks as missed.  Time is CPU time of one process over all sentences, after
a warm-up; the second row's includes the parse.

Conventions of the benchmark that we map to, all in this file: a plural scale word runs from one to
ten of its unit ("tens of thousands" from 10,000 to 100,000); words with no number in them ("a
few", "several", "double", "a battalion", "no") are not listed; pence are called points.
"""

import argparse
import json
import os
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forewarn.claims.quantity import Quantity
from forewarn.extractors.figures.bare import CountedFigure, find_counted_figures
from forewarn.extractors.figures.counted_units import find_quantities
from forewarn.extractors.figures.figure import FigureMention, find_figures
from forewarn.extractors.figures.numerals import SCALE_FACTORS
from forewarn.extractors.parser import parse_texts
from forewarn.text import Span

FAMILIES = {
    "about": "~",
    "nearly": "~",
    "over": ">",
    "floor": ">",
    "up to": "<",
    "ceiling": "<",
    "under": "<",
}
"""The benchmark's sign for each family of approximators."""

NAMES = {
    "": "-",
    "percent": "percentage",
    "percentage point": "percentage",
    "pound": "pound sterling",
    "yen": "japanese yen",
    "yuan": "chinese yuan",
    "won": "south korean won",
    "ruble": "russian ruble",
    "rupee": "indian rupee",
    "hryvnia": "ukrainian hryvnia",
    "ringgit": "malaysian ringgit",
    "penny": "point",
    "times": "count",
    "tonne": "metric ton",
    "fraction": "% -",
}
"""Our names of units in the benchmark's words."""

PEER_NAMES = {
    "dimensionless": "-",
    "unk": "-",
    "per cent": "percentage",
    "united states dollar": "dollar",
    "degree celsius": "celsius",
    "degree fahrenheit": "fahrenheit",
    "degree angle": "degree",
    "tonne": "metric ton",
}
"""quantulum3's names of units in the benchmark's words."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One quantity of a sentence, listed or predicted."""

    value: tuple[float, float]
    unit: str
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the benchmark."""

    text: str
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Micro-averaged precision, recall and F1 in per cent."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """How one system fared."""

    name: str
    value: Score
    unit: Score
    change: Score | None
    speed: float
    """Sentences per CPU second."""


Reader = Callable[[str], Sequence[Amount]]


def sentences(folder: Path) -> tuple[Sentence, ...]:
    """The sentences of every NewsQuant file under ``folder``."""
    found: list[Sentence] = []
    for path in sorted((folder / "reading").glob("newsquant*.json")):
        for entry in json.loads(path.read_text(encoding="utf-8")):
            amounts = tuple(_listed(quantity) for quantity in entry["quantities"])
            found.append(Sentence(text=entry["text"], amounts=amounts))
    return tuple(found)


def _listed(quantity: dict[str, Any]) -> Amount:
    said = str(quantity["value"]).strip()
    ends = re.fullmatch(r"([0-9.]+)\s*-\s*([0-9.]+)", said)
    value = (float(ends[1]), float(ends[2])) if ends else (float(said), float(said))
    return Amount(value, str(quantity["normalized_unit"]).strip().casefold(), quantity["change"])


def ours(found: Sequence[CountedFigure]) -> list[Amount]:
    """Our quantities as the benchmark writes them."""
    amounts: list[Amount] = []
    for item in found:
        figure = item.figure
        if figure.kind in ("vague", "multiple", "formation", "none"):
            continue
        value = figure.as_written
        if figure.kind == "plural":
            value = _plural(figure.approximator)
        unit = NAMES.get(item.unit, item.unit).casefold()
        if figure.kind == "share" and item.unit not in ("", "fraction"):
            unit = f"% {unit}"
        if item.per:
            unit = f"{unit} per {item.per}"
        change = FAMILIES.get(figure.family) or figure.direction or "="
        amounts.append(Amount(value, unit, change))
    return amounts


def _plural(words: str) -> tuple[float, float]:
    """``tens of thousands`` as the benchmark takes it: from one to ten of the unit."""
    least = 1.0
    for word in re.findall(r"[a-z]+", words):
        one = word.removesuffix("s")
        least *= {"dozen": 12.0, "score": 20.0, "ten": 10.0}.get(one) or SCALE_FACTORS.get(one, 1.0)
    return least, 10 * least


def bare(text: str) -> Sequence[Amount]:
    """Our grammar over characters."""
    return ours(find_counted_figures(text))


def parsed(text: str) -> Sequence[Amount]:
    """What the reader keeps as quantities of claims, what is counted settled from the parse."""
    doc = next(parse_texts([text]))
    figures = find_figures(text)
    # The benchmark lists "from 9 to 12" as one range; the reader keeps an old and a new level.
    read = {figure.ends[1] if figure.ends else figure.span: figure for figure in figures}
    return ours(
        [
            CountedFigure(figure=read[quantity.span], unit=_said(quantity, read), per=quantity.per)
            for quantity in find_quantities(doc, figures)
            if quantity.span in read
        ]
    )


def _said(quantity: Quantity, read: Mapping[Span, FigureMention]) -> str:
    # The reader writes a share in per cent, the benchmark as a fraction.
    figure = read[quantity.span]
    return figure.unit if figure.kind == "share" else quantity.unit


def quantulum() -> Reader | None:
    """quantulum3 without its classifier; None where it is not installed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from quantulum3 import classifier, parser
    except ImportError:
        return None
    # It turns the classifier on wherever scikit-learn is met; the one it ships does not unpickle
    # under today's.
    classifier.USE_CLF = False

    def read(text: str) -> Sequence[Amount]:
        amounts: list[Amount] = []
        for quantity in parser.parse(text):
            name = str(quantity.unit.name).casefold()
            value = float(quantity.value)
            amounts.append(Amount((value, value), PEER_NAMES.get(name, name), ""))
        return amounts

    return read


def measured(name: str, read: Reader, texts: Sequence[Sentence], *, ranges: bool = True) -> Row:
    """Scores and speed of one reader."""
    for sentence in texts[:5]:
        read(sentence.text)
    began = time.process_time()
    predicted = [tuple(read(sentence.text)) for sentence in texts]
    spent = time.process_time() - began
    listed = [
        sentence.amounts if ranges else tuple(_middled(sentence.amounts)) for sentence in texts
    ]
    said = sum(map(len, predicted))
    true = sum(map(len, listed))

    def score(agree: Callable[[Amount, Amount], bool]) -> Score:
        right = sum(matched(one, two, agree) for one, two in zip(listed, predicted, strict=True))
        return Score(precision=100 * right / max(said, 1), recall=100 * right / max(true, 1))

    return Row(
        name=name,
        value=score(same_value),
        unit=score(lambda one, two: same_value(one, two) and one.unit == two.unit),
        change=score(lambda one, two: same_value(one, two) and one.change == two.change)
        if ranges
        else None,
        speed=len(texts) / max(spent, 1e-9),
    )


def _middled(amounts: Sequence[Amount]) -> Iterator[Amount]:
    for amount in amounts:
        middle = sum(amount.value) / 2
        yield Amount((middle, middle), amount.unit, amount.change)


def same_value(one: Amount, two: Amount) -> bool:
    """True when both ends agree to 1 in 100,000."""
    return all(
        abs(a - b) <= 1e-8 + 1e-5 * abs(a) for a, b in zip(one.value, two.value, strict=True)
    )


def matched(
    listed: Sequence[Amount], predicted: Sequence[Amount], agree: Callable[[Amount, Amount], bool]
) -> int:
    """Most listed quantities that can be paired with a predicted one each (Kuhn's algorithm)."""
    taken: dict[int, int] = {}

    def place(index: int, seen: set[int]) -> bool:
        for other, amount in enumerate(predicted):
            if other in seen or not agree(listed[index], amount):
                continue
            seen.add(other)
            if other not in taken or place(taken[other], seen):
                taken[other] = index
                return True
        return False

    return sum(place(index, set()) for index in range(len(listed)))


def table(rows: Sequence[Row]) -> str:
    """The rows as Markdown; P, R and F1 of each measure."""
    lines = [
        "| system | value P | R | F1 | + unit P | R | F1 | + change P | R | F1 | sentences per CPU s |",
        "| --- |" + " ---: |" * 10,
    ]
    for row in rows:
        cells = [row.name]
        for score in (row.value, row.unit, row.change):
            if score is None:
                cells += ["-", "-", "-"]
            else:
                cells += [f"{score.precision:.1f}", f"{score.recall:.1f}", f"{score.f1:.1f}"]
        lines.append("| " + " | ".join([*cells, f"{row.speed:,.0f}"]) + " |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, or say plainly what is missing."""
    options = argparse.ArgumentParser(prog="python -m bench.quantities")
    options.add_argument("--data", default=os.environ.get("FOREWARN_DATA", ""))
    folder = options.parse_args(arguments).data
    texts = sentences(Path(folder)) if folder else ()
    if not texts:
        where = Path(folder, "reading") if folder else "--data or FOREWARN_DATA"
        print(f"SKIPPED quantities: no newsquant*.json found; looked in {where}")
        return 0
    rows = [
        measured("forewarn, characters only", bare, texts),
        measured("forewarn, as claims keep them", parsed, texts),
    ]
    peer = quantulum()
    if peer is None:
        print("SKIPPED quantulum3: not installed; it is in the bench dependency group")
    else:
        rows.append(measured("quantulum3", peer, texts, ranges=False))
    amounts = sum(len(sentence.amounts) for sentence in texts)
    print(f"NewsQuant, {len(texts)} sentences, {amounts} quantities\n")
    print(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
