"""Names of units of measure and of money, under the words and signs that stand for them."""

from forewarn.language.english.reading import reading_words

_WORDS = reading_words("units")

PERCENT = "percent"
POINT = "percentage point"
FRACTION = "fraction"

UNIT_WORDS = _WORDS.find_heads("units_words")
UNIT_SIGNS = _WORDS.find_heads("units_signs")
UNIT_PHRASES = _WORDS.find_table("units_phrases")
"""Units of several words, by name; a blank stands for a hyphen too."""
CURRENCY_WORDS = _WORDS.find_heads("units_currencies")
CURRENCY_ADJECTIVES = _WORDS.find_heads("units_nations")
CURRENCY_SYMBOLS = _WORDS.find_heads("units_currency_symbols")
CURRENCY_CODES = _WORDS.find_heads("units_currency_codes")
