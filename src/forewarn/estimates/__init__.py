"""Reconciled quantities over time."""

from forewarn.estimates.measurand import Measurand, Nature

__all__ = ["Measurand", "Nature"]
