"""Every figure of an assessment as a finding with its grounds."""

from forewarn.build.findings.everything import findings

__all__ = ["findings"]
