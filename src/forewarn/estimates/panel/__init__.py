"""Many series, many sources: what each source is worth, learned where truths have settled."""

from forewarn.estimates.panel.fitted import Declared, Fitted, fit
from forewarn.estimates.panel.panel import Panel
from forewarn.estimates.panel.predictive import Predictive

__all__ = ["Declared", "Fitted", "Panel", "Predictive", "fit"]
