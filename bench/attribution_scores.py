"""How well predicted attributions agree with gold ones: characters, whole contents, triples.

The measures of the reading benchmark, each a micro average over documents:

* *char*: characters of a role (source, cue, content) that both sides give to it;
* *exact*: contents whose letters and digits are the same ones;
* *IoU50*: contents paired one to one, the best overlap first, of which the shared characters are
  at least half of the joint ones;
* *triple*: such pairs in which the sources overlap (or both are empty) and the cues overlap (or
  both are empty).

Characters are the non-space ones throughout.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from forewarn.text import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

Spans = tuple[Span, ...]
Characters = frozenset[int]
HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is credited with what; a role may be discontinuous, source and cue may be empty."""

    source: Spans = ()
    cue: Spans = ()
    content: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text with the attributions that people found in it."""

    id: str
    text: str
    gold: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, how many predicted and how many wanted."""

    right: int = 0
    predicted: int = 0
    wanted: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.right + other.right,
            self.predicted + other.predicted,
            self.wanted + other.wanted,
        )

    @property
    def precision(self) -> float:
        """Share of the predicted that is right, 0 without any."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the wanted that was found, 0 without any."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / total if (total := self.predicted + self.wanted) else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The tallies of one document, or of many added up."""

    source: Tally = field(default_factory=Tally)
    cue: Tally = field(default_factory=Tally)
    content: Tally = field(default_factory=Tally)
    exact: Tally = field(default_factory=Tally)
    iou50: Tally = field(default_factory=Tally)
    triple: Tally = field(default_factory=Tally)

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(
            source=self.source + other.source,
            cue=self.cue + other.cue,
            content=self.content + other.content,
            exact=self.exact + other.exact,
            iou50=self.iou50 + other.iou50,
            triple=self.triple + other.triple,
        )


def characters(text: str, spans: Iterable[Span]) -> Characters:
    """Places of the non-space characters that the spans cover."""
    return frozenset(
        place
        for span in spans
        for place in range(span.start, span.end)
        if not text[place].isspace()
    )


def iou(one: Characters, other: Characters) -> float:
    """Shared characters over joint ones, 0 for two empty sets."""
    joint = len(one | other)
    return len(one & other) / joint if joint else 0.0


def meet(text: str, one: Spans, other: Spans) -> bool:
    """True when two roles share a character or are both empty."""
    first, second = characters(text, one), characters(text, other)
    return bool(first & second) if first and second else not first and not second


def pairs(
    predicted: Sequence[Characters],
    wanted: Sequence[Characters],
    prefer: Callable[[int, int], bool] = lambda _predicted, _wanted: False,
    least: float = HALF,
) -> list[tuple[int, int]]:
    """Indices paired one to one, greedily by IoU from the highest down to ``least``.

    Two attributions may have the same content ("hopes and believes that"), so of equal overlaps
    the pair that ``prefer`` holds of goes first.
    """
    ranked = sorted(
        (-overlap, not prefer(one, other), one, other)
        for one, mine in enumerate(predicted)
        for other, theirs in enumerate(wanted)
        if mine & theirs and (overlap := iou(mine, theirs)) >= least
    )
    taken: set[int] = set()
    given: set[int] = set()
    found: list[tuple[int, int]] = []
    for _, _, one, other in ranked:
        if one not in taken and other not in given:
            taken.add(one)
            given.add(other)
            found.append((one, other))
    return found


def same_voice(text: str, one: Attribution, other: Attribution) -> bool:
    """True when the sources agree and the cues agree."""
    return meet(text, one.source, other.source) and meet(text, one.cue, other.cue)


def agreement(document: Document, predicted: Sequence[Attribution]) -> Agreement:
    """The tallies of one document."""
    text, gold = document.text, document.gold
    mine = [characters(text, each.content) for each in predicted]
    theirs = [characters(text, each.content) for each in gold]

    def agrees(one: int, other: int) -> bool:
        return same_voice(text, predicted[one], gold[other])

    paired = pairs(mine, theirs, agrees)
    sizes = len(predicted), len(gold)
    exact = Counter(_written(text, chars) for chars in mine) & Counter(
        _written(text, chars) for chars in theirs
    )
    return Agreement(
        source=_shared(text, [a.source for a in predicted], [a.source for a in gold]),
        cue=_shared(text, [a.cue for a in predicted], [a.cue for a in gold]),
        content=_shared(text, [a.content for a in predicted], [a.content for a in gold]),
        exact=Tally(exact.total(), *sizes),
        iou50=Tally(len(paired), *sizes),
        triple=Tally(sum(agrees(one, other) for one, other in paired), *sizes),
    )


def _shared(text: str, predicted: Iterable[Spans], gold: Iterable[Spans]) -> Tally:
    mine = characters(text, (span for spans in predicted for span in spans))
    theirs = characters(text, (span for spans in gold for span in spans))
    return Tally(len(mine & theirs), len(mine), len(theirs))


def _written(text: str, chars: Characters) -> Characters:
    return frozenset(place for place in chars if text[place].isalnum())


def added(agreements: Iterable[Agreement]) -> Agreement:
    """The tallies of all documents together."""
    return sum(agreements, start=Agreement())


def interval(tallies: Sequence[Tally], *, seed: int = 1, draws: int = 2000) -> tuple[float, float]:
    """The 95% interval of F1 by a percentile bootstrap over documents (Efron 1979)."""
    return _percentiles(_redrawn(tallies, seed, draws))


def gain(
    ours: Sequence[Tally], theirs: Sequence[Tally], *, seed: int = 1, draws: int = 2000
) -> tuple[float, float]:
    """The 95% interval of the difference in F1, both drawn on the same documents."""
    if len(ours) != len(theirs):
        raise ValueError(f"a paired comparison needs equal lengths, got {len(ours)}, {len(theirs)}")
    return _percentiles(_redrawn(ours, seed, draws) - _redrawn(theirs, seed, draws))


def _redrawn(tallies: Sequence[Tally], seed: int, draws: int) -> "NDArray[np.float64]":
    """F1 of each of ``draws`` corpora drawn with replacement from the documents."""
    size = max(len(tallies), 1)
    times = np.random.default_rng(seed).multinomial(size, np.full(size, 1 / size), size=draws)
    counts = np.array([(t.right, t.predicted + t.wanted) for t in tallies] or [(0, 0)])
    right, both = (times @ counts).T
    return np.asarray(np.divide(2.0 * right, both, out=np.zeros(draws), where=both > 0))


def _percentiles(values: "NDArray[np.float64]") -> tuple[float, float]:
    low, high = np.quantile(values, [0.025, 0.975])
    return float(low), float(high)
