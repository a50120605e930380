"""How readers read likelihood words: the lexicon, fitted and held against readers left out.

Data: ``DIR/warning/perceptions/probly.csv``, 46 respondents on 17 words
(github.com/zonination/perceptions, MIT).
"""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from forewarn.probability import ICD203, PHIA
from forewarn.probability.word_survey import SURVEY_READINGS, WordReading, fit_reading

FILE = Path("warning") / "perceptions" / "probly.csv"
FOLDS = 23
"""Two respondents are left out at a time."""


def readings(data: Path) -> dict[str, np.ndarray]:
    """Chances by word, one a respondent; empty where the file is absent."""
    path = data / FILE
    if not path.is_file():
        return {}
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    return {word.lower(): np.array([float(row[word]) for row in rows]) / 100 for word in rows[0]}


def refitted(words: Mapping[str, Sequence[float]]) -> dict[str, WordReading]:
    """The lexicon from all respondents."""
    return {word: fit_reading(list(given)) for word, given in words.items()}


def held(low: float, high: float, given: np.ndarray) -> np.ndarray:
    """Which readings lie inside, ends included."""
    return (given >= low - 1e-9) & (given <= high + 1e-9)


def left_out(words: Mapping[str, np.ndarray], level: float) -> dict[str, float]:
    """Share of left-out readings inside the interval fitted on the others, by word."""
    found: dict[str, float] = {}
    for word, given in words.items():
        fold = np.arange(len(given)) % FOLDS
        inside = np.concatenate(
            [
                held(*fit_reading(list(given[fold != one])).interval(level), given[fold == one])
                for one in range(FOLDS)
            ]
        )
        found[word] = float(inside.mean())
    return found


def table(data: Path) -> str:
    """Coverage of the lexicon and of the published bands, as Markdown."""
    words = readings(data)
    if not words:
        return f"SKIPPED words: no {data / FILE}"
    fresh = refitted(words)
    stale = [word for word in fresh if fresh[word] != SURVEY_READINGS.get(word)]
    at80, at50 = left_out(words, 0.8), left_out(words, 0.5)
    lines = [
        "| word | mean | 80% of readings | holds, left out | ICD 203 holds | PHIA holds |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for word, given in sorted(words.items(), key=lambda item: -fresh[item[0]].mean):
        low, high = fresh[word].interval(0.8)
        bands = [
            f"{held(*scale.band(word), given).mean():.0%}" if scale.has(word) else ""
            for scale in (ICD203, PHIA)
        ]
        lines.append(
            f"| {word} | {fresh[word].mean:.2f} | {low:.2f}-{high:.2f} | {at80[word]:.0%} "
            f"| {bands[0]} | {bands[1]} |"
        )
    lines += [
        "",
        f"All 17 words: the 80% interval holds {np.mean(list(at80.values())):.1%} of the readings "
        f"of respondents left out, the 50% interval {np.mean(list(at50.values())):.1%} "
        f"({FOLDS} folds over respondents).",
        "The lexicon in the program is that of these data."
        if not stale
        else f"THE LEXICON IS STALE for {', '.join(stale)}.",
    ]
    return "\n".join(lines)
