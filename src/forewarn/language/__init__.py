"""Languages: their protocol, and the installed ones."""

from forewarn.language.language import Bound, ClaimReader, Language
from forewarn.language.occasion import Occasion

__all__ = ["Bound", "ClaimReader", "Language", "Occasion"]
