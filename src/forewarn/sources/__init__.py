"""Who reports: declared sources, their grades, and what their own record teaches."""

from forewarn.sources.source import Grade, Reliability, Source, SourceClass

__all__ = ["Grade", "Reliability", "Source", "SourceClass"]
