"""Names of units of measure and of money, under the words and signs that stand for them."""

from forewarn.language.english.reading import reading_words

_WORDS = reading_words("units")

PERCENT = "percent"
POINT = "percentage point"
FRACTION = "fraction"


def _prefix_signs() -> dict[str, str]:
    """Signs of units with a prefix of the international system: kWh, mSv."""
    letters = _WORDS.find_table("units_prefixes")
    scales = _WORDS.find_table("units_scales")
    return {
        letter + sign: f"{prefix}{name}"
        for name, signs in _WORDS.find_table("units_prefixed").items()
        for sign in signs
        for prefix in scales[sign]
        for letter in letters[prefix]
    }


def _prefix_words() -> dict[str, str]:
    """Words of units with a prefix: hectolitres, gigatonnes."""
    return {
        prefix + word: f"{prefix}{name}"
        for name, words in _WORDS.find_table("units_spelt").items()
        for word in words
        for prefix in _WORDS.find_table("units_prefixes")
    }


UNIT_WORDS = _prefix_words() | _WORDS.find_heads("units_words")
UNIT_SIGNS = _prefix_signs() | _WORDS.find_heads("units_signs")
"""Names of units by their words and signs; what is written out in the table comes first."""
UNIT_PHRASES = _WORDS.find_table("units_phrases")
"""Units of several words, by name; a blank stands for a hyphen too."""
CURRENCY_WORDS = _WORDS.find_heads("units_currencies")
CURRENCY_ADJECTIVES = _WORDS.find_heads("units_nations")
CURRENCY_SYMBOLS = _WORDS.find_heads("units_currency_symbols")
CURRENCY_CODES = _WORDS.find_heads("units_currency_codes")
