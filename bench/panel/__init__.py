"""Many series, many sources: what each source is worth, learned where truths have settled."""

from bench.panel.fitted import Declared, Fitted, fit
from bench.panel.panel import Panel
from bench.panel.predictive import Predictive

__all__ = ["Declared", "Fitted", "Panel", "Predictive", "fit"]
