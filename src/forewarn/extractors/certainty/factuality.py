"""How far the event of a predicate is presented as having come about.

A value in [-3, 3] as in UDS-IH2 (Rudinger, White and Van Durme 2018): 3 it surely happened or is
happening, -3 it surely did not, 0 it cannot be told.  The model is a table of weights: the value
is ``3 tanh(sum)`` of the weights of the signs that the predicate bears, so that each of them can
be named with the word that carries it.  ``bench/fit_certainty.py`` fitted the table.
"""

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from forewarn.extractors.certainty.veridicality import signs

if TYPE_CHECKING:
    from spacy.tokens import Token

CEILING = 3.0
"""The end of the scale of UDS-IH2."""
TABLE = "factuality.json"
"""The fitted weights, beside this module."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A word that moved a value, by which sign and how far on the scale before ``tanh``."""

    word: str
    sign: str
    weight: float


@dataclass(frozen=True, slots=True)
class Factuality:
    """How far an event is presented as having come about."""

    value: float
    """From -3, it did not, to 3, it did."""
    reasons: tuple[Reason, ...]
    """What moved it, the weightiest first; with the table's constant they sum to
    ``atanh(value / 3)``."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted table."""

    constant: float
    of: dict[str, float]
    """Weight of a sign by its name."""


@cache
def weights() -> Weights:
    """The table that ships with the package."""
    text = (
        resources.files("forewarn.extractors.certainty").joinpath(TABLE).read_text(encoding="utf-8")
    )
    read = json.loads(text)
    return Weights(read["constant"], read["weights"])


def factuality(predicate: "Token", table: Weights | None = None) -> Factuality:
    """How far the sentence presents the event of ``predicate`` as having come about."""
    table = table or weights()
    borne = {sign.name: sign.word for sign in signs(predicate) if sign.name in table.of}
    total = table.constant + math.fsum(table.of[name] for name in borne)
    reasons = sorted(
        (Reason(predicate.doc[word].text, name, table.of[name]) for name, word in borne.items()),
        key=lambda reason: (-abs(reason.weight), reason.sign),
    )
    return Factuality(CEILING * math.tanh(total), tuple(reasons))
