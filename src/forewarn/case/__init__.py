"""The declared case; only ``folder`` reads disk."""

from forewarn.case.model import Case

__all__ = ["Case"]
