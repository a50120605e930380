"""What was received, from where and when."""

from forewarn.reports.report import Report

__all__ = ["Report"]
