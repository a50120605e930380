"""Who can speak: a person, a body, a document; not Monday, snow, or the number of soldiers."""

from typing import TYPE_CHECKING

from forewarn.extractors.attribution.discourse import PRODUCTS
from forewarn.extractors.attribution.lexicon import BODY_NOUNS, PERSON_NOUNS
from forewarn.language.english.reading import reading_words, subject_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = reading_words("attribution")
_FINDINGS = _WORDS.find("reporting_findings")
_EXEMPT = PERSON_NOUNS | BODY_NOUNS | PRODUCTS | _FINDINGS | _WORDS.find("speakers_exempt")
_THINGS = (
    _WORDS.find("speakers_things")
    | frozenset(subject_words().things)
    | frozenset(word.casefold() for word in (*subject_words().months, *subject_words().weekdays))
) - _EXEMPT
_ABSTRACT = _WORDS.find_list("speakers_abstract_endings")


def cannot_speak(head: "Token") -> bool:
    """True for a noun that names a thing, a time or an abstraction.

    A name speaks unless it is that of a day or month; so does a noun that nobody has listed, for
    there are more bodies than any list has.
    """
    lemma = head.lemma_.lower()
    if head.pos_ == "PROPN":
        is_alone = not any(child.dep_ in ("compound", "poss", "appos") for child in head.children)
        return lemma in _THINGS and head.lower_ in _THINGS and is_alone
    if head.pos_ != "NOUN" or lemma in _EXEMPT:
        return False
    return lemma in _THINGS or lemma.endswith(tuple(_ABSTRACT))
