"""The declared case; only ``load`` reads the disk."""

from forewarn.case.model import Case

__all__ = ["Case"]
