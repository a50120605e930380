"""Writing into a case folder: one way for every page and every command."""

from forewarn.workbench.writing.gate import Gate, Written

__all__ = ["Gate", "Written"]
