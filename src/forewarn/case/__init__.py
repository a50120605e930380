"""The declared case; only ``folder`` reads disk."""

from forewarn.case.case import Case

__all__ = ["Case"]
