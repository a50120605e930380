"""A mention: words of a report at their place."""

from dataclasses import dataclass

from forewarn.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Characters of a report with their span; ``span.of(report.text) == text``."""

    text: str
    span: Span
