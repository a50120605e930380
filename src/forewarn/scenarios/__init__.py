"""Futures, their probabilities, their horizon."""

from forewarn.scenarios.scenario import Scenario, Trigger

__all__ = ["Scenario", "Trigger"]
