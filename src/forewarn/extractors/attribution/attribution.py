"""An attribution: a span of text and the words that name its source, before names are resolved."""

from dataclasses import dataclass

from forewarn.extractors.attribution.lexicon import Cue
from forewarn.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution in the coordinates of its block."""

    source: Span | None
    head: int
    """Token index of the head of the source, -1 without one."""
    cue: Span
    trigger: int
    """Token index of the cue."""
    content: Span
    meaning: Cue
    withheld: bool = False
    """True when the cue is negated: did not say, cannot confirm."""
    via: tuple[int, ...] = ()
    """Token indices of the heads of further relays named in the same clause, outermost first."""
