"""Observable events, and when each was seen, by whom, or not seen."""

from forewarn.indicators.indicator import Indicator

__all__ = ["Indicator"]
