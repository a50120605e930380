"""Languages: their protocol, and the installed ones."""

from forewarn.language.language import Bound, ClaimReader, Language

__all__ = ["Bound", "ClaimReader", "Language"]
