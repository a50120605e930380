"""What every reader of reports promises."""

from typing import Protocol

from forewarn.claims.claim import Claim
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.reports.report import Report


class Extractor(Protocol):
    """Drafts claims from a report.

    The same report and gazetteer give the same claims, in order of their place in the text,
    and every quotation equals the characters of the report that its span covers.
    """

    @property
    def name(self) -> str:
        """Name and version, written into each claim and into cache keys."""
        ...

    def read(self, report: Report, gazetteer: Gazetteer) -> tuple[Claim, ...]:
        """The claims of ``report``, names resolved against ``gazetteer``."""
        ...
