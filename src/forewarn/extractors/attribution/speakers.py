"""Who can speak: a person, a body, a document; not Monday, snow, or the number of soldiers."""

from typing import TYPE_CHECKING

from forewarn.extractors.attribution.discourse import PRODUCTS
from forewarn.extractors.known_nouns import nouns_of
from forewarn.language.english.reading import reading_words, subject_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = reading_words("attribution")
_FINDINGS = _WORDS.find("reporting_findings")
_EXEMPT = PRODUCTS | _FINDINGS | _WORDS.find("speakers_exempt")
_THINGS = (
    _WORDS.find("speakers_things")
    | frozenset(word.casefold() for word in (*subject_words().months, *subject_words().weekdays))
) - _EXEMPT
_ABSTRACT = _WORDS.find_list("speakers_abstract_endings")


def cannot_speak(head: "Token") -> bool:
    """True for a noun that names a thing, a time or an abstraction.

    A name speaks unless it is that of a day or month; so does a noun that nobody has listed, for
    there are more bodies than any list has.
    """
    lemma, nouns = head.lemma_.lower(), nouns_of(head.doc)
    if head.pos_ == "PROPN":
        is_alone = not any(child.dep_ in ("compound", "poss", "appos") for child in head.children)
        return is_alone and all(
            word in _THINGS or word in nouns.things and word not in _EXEMPT
            for word in (lemma, head.lower_)
        )
    if head.pos_ != "NOUN" or nouns.can_speak(lemma):
        return False
    if lemma in nouns.declared:
        return True
    if lemma in _EXEMPT:
        return False
    return lemma in _THINGS or lemma in nouns.things or lemma.endswith(tuple(_ABSTRACT))
