"""Chances, and the words for them."""

from forewarn.probability.arithmetic import from_logit, logit, normalise, rounded
from forewarn.probability.elicited import Elicited, Given
from forewarn.probability.scale import WordScale
from forewarn.probability.scales import ICD203, PHIA, SCALES, SURVEY

__all__ = [
    "ICD203",
    "PHIA",
    "SCALES",
    "SURVEY",
    "Elicited",
    "Given",
    "WordScale",
    "from_logit",
    "logit",
    "normalise",
    "rounded",
]
