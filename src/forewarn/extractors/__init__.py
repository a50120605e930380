"""Report to drafted claims."""

from forewarn.extractors.english import English
from forewarn.extractors.extractor import Extractor
from forewarn.extractors.places.gazetteer import Gazetteer

__all__ = ["English", "Extractor", "Gazetteer"]
