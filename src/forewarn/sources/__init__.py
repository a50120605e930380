"""Declared sources: their grades, and what their own record shows."""

from forewarn.sources.source import Grade, Reliability, Source, SourceClass

__all__ = ["Grade", "Reliability", "Source", "SourceClass"]
