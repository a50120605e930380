"""English: its words in ``*.toml``, those of subjects in ``vocabulary/``, and its grammar."""

from forewarn.language.english.english import ENGLISH

__all__ = ["ENGLISH"]
