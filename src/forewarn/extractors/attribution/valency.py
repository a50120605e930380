"""Valency of reporting verbs: prepositions, persons addressed, a second object."""

from forewarn.language.english.reading import reading_words

_WORDS = reading_words("attribution")


TOPICS = {
    "call": ("for",),
    "warn": ("of", "against", "about"),
    "point": ("to",),
    "talk": ("about", "of"),
    "ask": ("for",),
    "accuse": ("of",),
    "refer": ("to",),
    "complain": ("about", "of"),
    "hint": ("at",),
    "allude": ("to",),
    "comment": ("on",),
    "insist": ("on",),
    "object": ("to",),
    "apologize": ("for",),
    "agree": ("with", "on"),
    "disagree": ("with",),
    "push": ("for",),
    "boast": ("of", "about"),
    "tell": ("of", "about"),
    "respond": ("to",),
    "react": ("to",),
    "appeal": ("for",),
    "think": ("of", "about"),
    "worry": ("about",),
    "know": ("about", "of"),
    "write": ("about", "of"),
    "learn": ("of", "about"),
    "say": ("about",),
    "lie": ("about",),
    "plan": ("for",),
    "hope": ("for",),
    "decide": ("on", "against"),
    "put": ("at",),
    "rail": ("against",),
    "rule": ("against", "for"),
    "advocate": ("for", "against"),
    "campaign": ("for", "against"),
    "argue": ("for", "against"),
    "speak": ("of", "about", "against"),
    "protest": ("against", "over"),
    "plead": ("for", "with"),
    "beg": ("for",),
    "lash": ("at",),
    "scoff": ("at",),
    "sneer": ("at",),
    "joke": ("about", "of"),
    "brag": ("of", "about"),
    "elaborate": ("on",),
    "expound": ("on",),
    "expand": ("on",),
    "testify": ("about",),
    "vouch": ("for",),
    "gripe": ("about",),
    "grumble": ("about",),
    "rant": ("about", "against"),
    "muse": ("about", "on"),
    "fret": ("about", "over"),
    "believe": ("in",),
    "wonder": ("about",),
    "inquire": ("about", "into"),
    "remark": ("on", "upon"),
    "touch": ("on",),
    "dwell": ("on",),
    "confess": ("to",),
    "admit": ("to",),
}
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
