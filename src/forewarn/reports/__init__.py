"""What was received, from whom, and who said it first."""

from forewarn.reports.report import Report
from forewarn.reports.source import Grade, Reliability, Source, SourceClass

__all__ = ["Grade", "Reliability", "Report", "Source", "SourceClass"]
