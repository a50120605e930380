"""A world of briefings whose copies are hidden: seeded, with the true origin of every utterance.

A speaker makes a statement: a figure, a unit, some twenty words of its own and, round it, a report
of a hundred and fifty.  Outlets then carry it in one of the ways of :class:`Way`, after a delay.
Between them stand traps: figures that agree by chance, revisions worded as the last statement was,
and unnamed reports that copy nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from bench.utterances import utterance
from forewarn.origins.excerpts import Document
from forewarn.origins.origin import Utterance

START = date(2025, 1, 1)
UNITS = ("soldier", "killed", "wounded", "casualty", "shell", "container", "worker")
ROUND = (500, 1000, 2000, 3000, 5000, 10_000, 12_000)


class Way(StrEnum):
    """How a copy is hidden."""

    VERBATIM = "lightly edited, speaker named"
    UNSOURCED = "lightly edited, nobody named"
    PARAPHRASE = "other words, speaker named, figure kept"
    UNSOURCED_PARAPHRASE = "other words, nobody named, figure kept"
    EXCERPT = "a third of the report pasted into another, the claim in other words, nobody named"
    STALE = "the figure months later, speaker named"
    GARBLED = "figure kept, another unit, nobody named"


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What the grouping is given and what it should find."""

    utterances: tuple[Utterance, ...]
    documents: tuple[Document, ...]
    true: Mapping[str, str]
    ways: Mapping[str, Way]
    """Utterance id to how it was hidden, for the copies."""


def world(seed: int, *, statements: int = 120, speakers: int = 10, copies: float = 5.0) -> World:
    """A world of ``statements`` with ``copies`` each on average, and half as many loners."""
    chance = np.random.default_rng(seed)
    maker = _Maker(chance)
    for number in range(statements):
        maker.statement(number, f"agency-{chance.integers(speakers)}", int(chance.poisson(copies)))
    for number in range(statements // 2):
        maker.loner(number)
    return World(
        utterances=tuple(maker.utterances), documents=tuple(maker.documents), true=maker.true,
        ways=maker.ways,
    )  # fmt: skip


class _Maker:
    def __init__(self, chance: np.random.Generator) -> None:
        self.chance = chance
        self.words = [f"w{n:04}{'abcdefgh'[n % 8]}" for n in range(4_000)]
        # Prose repeats its common words: ranks drawn by Zipf's law.
        weight = 1 / np.arange(1, len(self.words) + 1)
        self.weight = weight / weight.sum()
        self.utterances: list[Utterance] = []
        self.documents: list[Document] = []
        self.true: dict[str, str] = {}
        self.ways: dict[str, Way] = {}
        self.said: set[tuple[str, date]] = set()
        self.last: dict[str, list[str]] = {}

    def prose(self, length: int) -> list[str]:
        return [str(word) for word in self.chance.choice(self.words, length, p=self.weight)]

    def figure(self) -> float:
        if self.chance.random() < 0.4:
            return float(self.chance.choice(ROUND))
        return float(self.chance.integers(11, 9_999))

    def edited(self, claim: list[str]) -> list[str]:
        return [self.prose(1)[0] if self.chance.random() < 0.08 else word for word in claim]

    def publish(
        self, name: str, day: date, speaker: str, figure: float | None, unit: str, claim: list[str],
        rest: list[str], origin: str, way: Way | None = None,
    ) -> None:  # fmt: skip
        at = len(rest) // 2
        text = " ".join((*rest[:at], *claim, *rest[at:]))
        self.documents.append(Document(id=name, date=day, text=text))
        self.utterances.append(
            utterance(
                f"{name}:claim", report=name, publisher=f"outlet-{self.chance.integers(40)}",
                day=day, speaker=speaker, figure=figure, unit=unit, text=" ".join(claim),
            )
        )  # fmt: skip
        self.true[f"{name}:claim"] = origin
        if way is not None:
            self.ways[f"{name}:claim"] = way

    def statement(self, number: int, speaker: str, copies: int) -> None:
        day = START + timedelta(days=int(self.chance.integers(300)))
        while (speaker, day) in self.said:
            day += timedelta(days=1)
        self.said.add((speaker, day))
        origin, figure = f"s{number}", self.figure()
        unit = str(self.chance.choice(UNITS))
        # A fifth are worded as the speaker's last statement was: a revision, not a copy.
        reworded = self.last.get(speaker) if self.chance.random() < 0.2 else None
        claim = reworded or self.prose(20)
        self.last[speaker] = claim
        rest = self.prose(150)
        self.publish(f"{origin}-0", day, speaker, figure, unit, claim, rest, origin)
        for copy in range(1, copies + 1):
            way = list(Way)[int(self.chance.integers(len(Way)))]
            self.copied(f"{origin}-{copy}", way, day, speaker, figure, unit, claim, rest, origin)

    def copied(
        self, name: str, way: Way, day: date, speaker: str, figure: float, unit: str,
        claim: list[str], rest: list[str], origin: str,
    ) -> None:  # fmt: skip
        later = day + timedelta(days=int(self.chance.geometric(0.5)) - 1)
        own = self.prose(100)
        if way is Way.VERBATIM:
            words = self.edited(claim)
            self.publish(name, later, speaker, figure, unit, words, own, origin, way)
        elif way is Way.UNSOURCED:
            words = self.edited(claim)
            self.publish(name, later, "", figure, unit, words, own, origin, way)
        elif way is Way.PARAPHRASE:
            self.publish(name, later, speaker, figure, unit, self.prose(18), own, origin, way)
        elif way is Way.UNSOURCED_PARAPHRASE:
            self.publish(name, later, "", figure, unit, self.prose(18), own, origin, way)
        elif way is Way.EXCERPT:
            taken = own[:70] + rest[: int(0.35 * len(rest))]
            later += timedelta(days=1)
            self.publish(name, later, "", None, "", self.prose(12), taken, origin, way)
        elif way is Way.STALE:
            late = day + timedelta(days=int(self.chance.integers(40, 300)))
            self.publish(name, late, speaker, figure, unit, self.prose(18), own, origin, way)
        else:
            other = str(self.chance.choice([each for each in UNITS if each != unit]))
            self.publish(name, later, "", figure, other, claim, own, origin, way)

    def loner(self, number: int) -> None:
        day = START + timedelta(days=int(self.chance.integers(300)))
        self.publish(
            f"loner-{number}", day, "", self.figure(), str(self.chance.choice(UNITS)),
            self.prose(20), self.prose(120), f"loner-{number}",
        )  # fmt: skip
