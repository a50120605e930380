"""What the program asks of a language, and the languages that it has."""

from forewarn.language.language import Bound, Language, Reader

__all__ = ["Bound", "Language", "Reader"]
