"""Report to drafted claims."""

from forewarn.extractors.english_reader import EnglishReader
from forewarn.extractors.extractor import Extractor
from forewarn.extractors.places.gazetteer import Gazetteer

__all__ = ["EnglishReader", "Extractor", "Gazetteer"]
