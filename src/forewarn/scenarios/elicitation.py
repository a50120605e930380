"""One analyst's chances for the scenarios, as elicited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from forewarn.findings.finding import Declared
from forewarn.probability import Elicited, Given, WordScale
from forewarn.probability.elicited import from_pairs


class Pool(StrEnum):
    """How several analysts' chances become one set."""

    LINEAR = "linear"
    LOG = "log"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One scenario's odds against another."""

    more: str
    """Scenario id."""
    than: str
    """Scenario id."""
    times: float
    """How many times as likely the first is; above 0, and below 1 where it is the less likely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Elicitation:
    """The scenarios' chances at the baseline as one analyst, or one desk, gives them."""

    id: str
    """Unique among elicitations."""
    analyst: str = ""
    """Whom pages name: a role or a desk will do; default: the id."""
    scenarios: Mapping[str, Given] = field(default_factory=dict)
    """Chance of each scenario: a number, a word of the scale or a range; those left out share what the others leave."""
    odds: tuple[Pair, ...] = ()
    """Instead of chances, odds pair by pair; the pairs must connect all scenarios."""
    weight: float = 1.0
    """Weight in the pools, above 0, against the other analysts' weights."""
    declared: Mapping[str, Declared] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What pages call the analyst."""
        return self.analyst or self.id

    def elicit(self, ids: Sequence[str], scale: WordScale) -> dict[str, Elicited]:
        """The chances as given, not yet made to sum to one.

        A scenario that is left out takes its share of what the others leave, anywhere in [0, 1].
        ValueError where both or neither of ``scenarios`` and ``odds`` are there, an id is
        unknown, a word is not on the scale, or the pairs do not connect all scenarios.
        """
        if bool(self.scenarios) == bool(self.odds):
            raise ValueError("needs chances (scenarios = {...}) or odds by pairs, one of the two")
        if self.odds:
            pairs = {(pair.more, pair.than): pair.times for pair in self.odds}
            if len(pairs) < len(self.odds):
                raise ValueError("gives the odds of one pair twice; keep one")
            return {
                name: Elicited.around(chance) for name, chance in from_pairs(ids, pairs).items()
            }
        unknown = sorted(set(self.scenarios) - set(ids))
        if unknown:
            raise ValueError(f"there is no scenario {unknown[0]!r}")
        for word in self.scenarios.values():
            if isinstance(word, str) and not scale.has(word):
                raise ValueError(f"the word {word!r} is not on the scale")
        elicited = {name: scale.elicited(chance) for name, chance in self.scenarios.items()}
        silent = [name for name in ids if name not in elicited]
        remainder = max(0.0, 1 - sum(chance.best for chance in elicited.values()))
        return {
            name: elicited[name]
            if name in elicited
            else Elicited(0.0, remainder / len(silent), 1.0)
            for name in ids
        }
