"""Competing explanations."""

from forewarn.hypotheses.hypothesis import Hypothesis

__all__ = ["Hypothesis"]
