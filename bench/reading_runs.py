"""Systems run over a corpus, and their results as Markdown."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench import gum, ours
from bench.attribution_scores import (
    Agreement,
    Attribution,
    Document,
    Tally,
    added,
    agreement,
    gain,
    interval,
)

Read = Callable[[Document], tuple[Attribution, ...]]
ARTICLE = 1200
"""Words of a long article, the unit of speed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one system found in a corpus."""

    system: str
    found: tuple[tuple[Attribution, ...], ...]
    scores: tuple[Agreement, ...]
    raised: int
    """Documents it gave up on; nothing is found in them."""
    seconds: float
    """Of processor time."""

    @property
    def label(self) -> str:
        """Its name, with a note where it gave up."""
        return f"{self.system} (raised on {self.raised})" if self.raised else self.system


@dataclass(frozen=True, slots=True)
class Absent:
    """A peer that cannot run here."""

    system: str
    why: str


def run(system: str, read: Read, documents: Sequence[Document]) -> Run:
    """Every document read by one system and scored."""
    found: list[tuple[Attribution, ...]] = []
    raised = 0
    began = time.process_time()
    for document in documents:
        try:
            found.append(read(document))
        except ValueError:
            # A text that a peer refuses is a result; a fault of our own is none.
            if system == ours.NAME:
                raise
            raised += 1
            found.append(())
    seconds = time.process_time() - began
    return Run(
        system=system,
        found=tuple(found),
        scores=tuple(map(agreement, documents, found)),
        raised=raised,
        seconds=seconds,
    )


def table(runs: Sequence[Run | Absent], documents: Sequence[Document], *, seed: int) -> str:
    """The runs over one corpus, in percent; speed in long articles a second of processor time."""
    lines = [
        "| system | char source / cue / content | exact | IoU50 | triple P / R / F1 "
        "| 95% of F1 | articles a CPU second |",
        "| --- | --- | ---: | ---: | --- | --- | ---: |",
    ]
    for each in runs:
        if isinstance(each, Absent):
            lines.append(f"| {each.system} | SKIPPED: {each.why} | | | | | |")
            continue
        whole = added(each.scores)
        low, high = interval([score.triple for score in each.scores], seed=seed)
        roles = " / ".join(_percent(t.f1) for t in (whole.source, whole.cue, whole.content))
        lines.append(
            f"| {each.label} | {roles} | {_percent(whole.exact.f1)} | {_percent(whole.iou50.f1)} "
            f"| {_prf(whole.triple)} | {_percent(low)} to {_percent(high)} "
            f"| {_speed(each, documents):.1f} |"
        )
    present = [each for each in runs if isinstance(each, Run)]
    if len(present) > 1:
        first, *others = present
        best = max(others, key=lambda other: added(other.scores).triple.f1)
        low, high = gain(
            [score.triple for score in first.scores],
            [score.triple for score in best.scores],
            seed=seed,
        )
        lines += [
            "",
            f"{first.system} over {best.system}, in F1 of triples on the same documents: "
            f"between {100 * low:+.1f} and {100 * high:+.1f} with 95% certainty.",
        ]
    return "\n".join(lines)


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _prf(tally: Tally) -> str:
    return f"{_percent(tally.precision)} / {_percent(tally.recall)} / **{_percent(tally.f1)}**"


def _speed(each: Run, documents: Sequence[Document]) -> float:
    words = sum(len(document.text.split()) for document in documents)
    return words / ARTICLE / each.seconds if each.seconds else 0.0


def tree_table(runs: Sequence[Run | Absent], trees: Sequence[gum.Treed]) -> str:
    """Recall and, as a lower bound, precision against the attributions of trees."""
    lines = [
        "| system | IoU50 recall | triple recall | IoU50 precision | triple precision |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for each in runs:
        if isinstance(each, Absent):
            lines.append(f"| {each.system} | SKIPPED: {each.why} | | | |")
            continue
        whole = sum(map(gum.found, trees, each.found), start=gum.Found())
        lines.append(
            f"| {each.label} | {_percent(whole.iou50.recall)} | **{_percent(whole.triple.recall)}** "
            f"| {_percent(whole.iou50.precision)} | {_percent(whole.triple.precision)} |"
        )
    return "\n".join(lines)


def genre_table(runs: Sequence[Run | Absent], trees: Sequence[gum.Treed]) -> str:
    """Triple recall by genre."""
    genres = sorted({tree.genre for tree in trees})
    sizes = {
        genre: sum(len(tree.clausal) for tree in trees if tree.genre == genre) for genre in genres
    }
    head = " | ".join(f"{genre} ({sizes[genre]})" for genre in genres)
    lines = [f"| triple recall | {head} |", "| --- |" + " ---: |" * len(genres)]
    for each in runs:
        if isinstance(each, Absent):
            continue
        shares = []
        for genre in genres:
            pairs = zip(trees, each.found, strict=True)
            found = (gum.found(tree, seen) for tree, seen in pairs if tree.genre == genre)
            shares.append(_percent(sum(found, start=gum.Found()).triple.recall))
        lines.append(f"| {each.label} | {' | '.join(shares)} |")
    return "\n".join(lines)
