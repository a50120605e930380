"""Bytes as received to canonical text."""

from forewarn.readers.reader import READABLE, text_of

__all__ = ["READABLE", "text_of"]
