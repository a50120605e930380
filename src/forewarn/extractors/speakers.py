"""Whose words they are: source mentions resolved to names, also pronouns and bare titles."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from forewarn.extractors.gazetteer import Gazetteer, Match
from forewarn.extractors.lexicon import BODIES, PEOPLE
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PERSONAL = {"he", "she", "him", "her", "his", "hers"}
_NEUTER = {"it", "its"}
_PLURAL = {"they", "their", "them"}
_SELF = {"i", "we", "our", "my", "us"}
_DOCUMENTS = frozenset("report post article statement study document story account".split())
_STANDS_FOR = _DOCUMENTS | frozenset(
    "spokesman spokeswoman spokesperson official representative head chief director spokesmen".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody who has been named in the report so far."""

    name: str
    id: str = ""
    words: frozenset[str] = frozenset()
    """Lower-case words of the mention: a later "the minister" or "Park" is found by them."""
    person: bool = False
    plural: bool = False


@dataclass(slots=True)
class Discourse:
    """The speakers of one report in the order of their mention; the last one stands last."""

    gazetteer: Gazetteer
    publisher: Speaker
    _speakers: list[Speaker] = field(default_factory=list)

    @classmethod
    def opened(cls, gazetteer: Gazetteer, publisher: str) -> "Discourse":
        """A report of which nothing has been read yet."""
        known = gazetteer.source(publisher)
        speaker = Speaker(
            name=known.name if known else publisher,
            id=known.id if known else "",
            words=_words(publisher),
        )
        return cls(gazetteer=gazetteer, publisher=speaker)

    def heard(self, speaker: Speaker) -> None:
        """Remember a speaker as the latest."""
        self._speakers = [other for other in self._speakers if other != speaker]
        self._speakers.append(speaker)

    def last(self) -> Speaker | None:
        """The latest speaker."""
        return self._speakers[-1] if self._speakers else None

    def resolve(self, doc: "Doc", mention: Span, head: int) -> Speaker:
        """The speaker that a source mention stands for."""
        token = doc[head]
        text = mention.of(doc.text)
        lower = token.lower_
        if lower in _PERSONAL | _NEUTER | _PLURAL | _SELF and token.pos_ == "PRON":
            return self._pronoun(lower) or Speaker(name=text)
        match = self._declared(doc, mention, token)
        if match is not None:
            return Speaker(
                name=match.name,
                id=match.id,
                words=_words(text) | _words(match.name),
                person=_is_person(token),
                plural=_is_plural(token),
            )
        if (former := self._back_reference(text, token)) is not None:
            return former
        return Speaker(
            name=text, words=_words(text), person=_is_person(token), plural=_is_plural(token)
        )

    def _pronoun(self, lower: str) -> Speaker | None:
        if lower in _SELF:
            # First persons within quotation marks never get here: the text itself speaks.
            return self.publisher
        for speaker in reversed(self._speakers):
            if speaker.words & _DOCUMENTS and not speaker.id:
                continue
            if lower in _PERSONAL and speaker.person and not speaker.plural:
                return speaker
            if lower in _NEUTER and not speaker.person:
                return speaker
            if lower in _PLURAL and (speaker.plural or not speaker.person):
                return speaker
        return None if lower in _PERSONAL else self.last()

    def _declared(self, doc: "Doc", mention: Span, token: "Token") -> Match | None:
        """The declared source that the head of the mention, or an apposition to it, names."""
        text = doc.text
        found = [
            Match(m.id, m.name, Span(m.span.start + mention.start, m.span.end + mention.start))
            for m in self.gazetteer.find_sources(mention.of(text))
        ]
        heads = [token, *(child for child in token.children if child.dep_ == "appos")]
        if token.dep_ == "appos":
            heads.append(token.head)
        for head in heads:
            place = Span(head.idx, head.idx + len(head.text))
            for match in found:
                if match.span.overlaps(place):
                    return match
        if token.lemma_.lower() in _STANDS_FOR:
            return found[0] if found else None
        return None

    def _back_reference(self, text: str, token: "Token") -> Speaker | None:
        """Who "the agency", "the minister" or a bare surname named before."""
        if token.pos_ == "PROPN" and len(text.split()) <= 3:
            name = token.lower_
            return next((s for s in reversed(self._speakers) if name in s.words), None)
        definite = re.match(r"(?:the|that|this|his|its)\b", text, re.IGNORECASE)
        if not definite or token.pos_ != "NOUN" or len(text.split()) > 5:
            return None
        lemma = token.lemma_.lower()
        if _is_plural(token):
            return next(
                (s for s in reversed(self._speakers) if lemma in s.words and s.plural), None
            )
        words = _words(text)
        for speaker in reversed(self._speakers):
            if lemma in speaker.words and not speaker.plural and words <= speaker.words | {lemma}:
                return speaker
        for speaker in reversed(self._speakers):
            document = bool(speaker.words & _DOCUMENTS) and not speaker.id
            if len(text.split()) > 2 or document:
                continue
            if lemma in BODIES - _DOCUMENTS and not speaker.person and not speaker.plural:
                return speaker
            if lemma in PEOPLE and speaker.person and not speaker.plural:
                return speaker
        return None


def _words(text: str) -> frozenset[str]:
    return frozenset(
        word for word in re.findall(r"[\w-]+", text.casefold()) if len(word) > 2 and word != "the"
    )


def _is_person(token: "Token") -> bool:
    """A name of two parts, a title, or a human noun; a body noun in the phrase tells otherwise."""
    if token.lemma_.lower() in PEOPLE:
        return True
    if token.pos_ != "PROPN" or token.lower_ in BODIES:
        return False
    parts = [c for c in token.children if c.dep_ == "compound"]
    if any(c.dep_ == "det" for c in token.children):
        return False
    titled = any(c.lower_ in PEOPLE for c in parts)
    named = any(
        c.dep_ == "appos" and any(t.lower_ in PEOPLE for t in c.subtree) for c in token.children
    )
    return titled or named or len([c for c in parts if c.pos_ == "PROPN" and c.text.istitle()]) >= 1


def _is_plural(token: "Token") -> bool:
    return token.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in token.children)
