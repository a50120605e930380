"""Reasons for tests that do not care which."""

from forewarn.findings.reason import Reason


def in_words(words: str) -> Reason:
    """A reason in words of a case."""
    return Reason.of("verbatim", words=words)
