"""Bytes as received to canonical text."""

from forewarn.readers.canonical_text import readable_suffixes, text_of
from forewarn.readers.reader import Reader

__all__ = ["Reader", "readable_suffixes", "text_of"]
