"""Valency of reporting verbs: prepositions, persons addressed, a second object."""

from forewarn.language.english.reading import reading_words

_WORDS = reading_words("attribution")


TOPICS = _WORDS.find_table("topics")
"""Prepositions whose object is the content of the verb."""
ADDRESSING = _WORDS.find("valency_addressing")
"""Verbs whose object is the person addressed, not the content."""
TWO_PLACED = _WORDS.find("valency_two_placed")
"""Verbs whose content continues after the object: accused Moscow of lying, called it a lie."""
DEEDS = _WORDS.find("valency_deeds")
"""Verbs whose object may be a thing as well as a statement: delivered 6.5 million rounds."""
ENQUIRIES = _WORDS.find("valency_enquiries")
"""Objects of "respond to" that are no content: a spokesman did not respond to a request."""
WATCHING = _WORDS.find("valency_watching")
CHARGES = _WORDS.find("valency_charges")
"""Verbs that blame somebody for a deed after "of" or "for", also in the passive."""
PERSON_OBJECT = _WORDS.find("valency_person_object")
"""Verbs that say something of a mere pronoun: called him a liar."""
