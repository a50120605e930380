"""Whose words they are: source mentions resolved to names, also pronouns and bare titles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from forewarn.extractors.attribution.joint import joint_heads, name_alone, own_mention
from forewarn.extractors.known_nouns import names_person, names_speaker, nouns_of
from forewarn.extractors.places.gazetteer import Gazetteer, NameMatch
from forewarn.extractors.syntax import full_text, noun_phrase
from forewarn.language.english.reading import reading_words
from forewarn.sources.source import SourceClass
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = reading_words("attribution")


_MOST_SPEAKERS = 200
"""Speakers remembered: nobody refers back further, and a transcript may have thousands."""
_PERSONAL = _WORDS.find("discourse_personal")
_NEUTER = {"it", "its"}
_PLURAL = {"they", "their", "them"}
_SELF = _WORDS.find("discourse_own")
_DOCUMENTS = _WORDS.find("discourse_documents")
PRODUCTS = _DOCUMENTS | _WORDS.find("discourse_products")
"""What is made or shown by somebody who vouches for it."""
_MAKING = _WORDS.find("discourse_making")
_WEIGHING = _WORDS.find("discourse_weighing")
"""What an institution does that knows for itself; an outlet passes it on."""
_DEFINITE = re.compile(rf"(?:{_WORDS.find_pattern('discourse_definite')})\b", re.IGNORECASE)
_GENERIC_BODIES = _WORDS.find("discourse_generic_bodies")
_GENERIC_PERSONS = _WORDS.find("discourse_generic_persons")
_TITLES = _WORDS.find_heads("titles")
"""The title that an abbreviation before a name stands for: the doctor is Dr Said."""
_STANDS_FOR = _DOCUMENTS | _WORDS.find("discourse_stand_ins")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody who has been named in the report so far."""

    name: str
    id: str = ""
    words: frozenset[str] = frozenset()
    """Lower-case words of the mention: a later "the minister" or "Park" is found by them."""
    person: bool = False
    plural: bool = False
    unknown: bool = False
    """True for a pronoun that stands for nobody named."""
    partners: "tuple[Speaker, ...]" = ()
    """Who spoke with them, so that "they" is all of them."""


@dataclass(slots=True)
class Discourse:
    """The speakers of one report in the order of their mention; the last one stands last."""

    gazetteer: Gazetteer
    publisher: Speaker
    """Who speaks in the text's own voice: the outlet, or whoever has the floor in a block."""
    chain: tuple[Speaker, ...] = ()
    """Who passes on what the text says, from the outlet inwards, with that voice."""
    _speakers: list[Speaker] = field(default_factory=list)
    _voices: list[Speaker] = field(default_factory=list)
    """Those of them who have said something, the last one last; not who only acts or suffers."""

    @classmethod
    def start(cls, gazetteer: Gazetteer, publisher: str) -> "Discourse":
        """A report of which nothing has been read yet."""
        source = gazetteer.source(publisher)
        speaker = Speaker(
            name=source.name if source else publisher,
            id=source.id if source else "",
            words=_words(publisher),
        )
        return cls(gazetteer=gazetteer, publisher=speaker, chain=(speaker,))

    def remember(self, speaker: Speaker) -> None:
        """Remember a speaker as the latest, after whoever spoke with them."""
        for latest in (*speaker.partners, speaker):
            self._speakers = [former for former in self._speakers if former != latest]
            self._speakers.append(latest)
        del self._speakers[:-_MOST_SPEAKERS]

    def remember_voice(self, speaker: Speaker) -> None:
        """Remember who has just said something."""
        self.remember(speaker)
        self._voices = [former for former in self._voices if former != speaker]
        self._voices.append(speaker)

    def remember_mention(self, speaker: Speaker) -> None:
        """Remember one named in passing: found only where no speaker fits."""
        if all(former.id != speaker.id for former in self._speakers):
            self._speakers.insert(0, speaker)

    def last(self) -> Speaker | None:
        """The latest speaker."""
        return self._speakers[-1] if self._speakers else None

    def resolve(
        self,
        doc: "Doc",
        mention: Span,
        head: int,
        *,
        excluded: frozenset[str] = frozenset(),
        alone: bool = False,
    ) -> Speaker:
        """The speaker that a source mention stands for; no pronoun or title means ``excluded``.

        With ``alone`` nobody beside them is looked for.
        """
        token = doc[head]
        text = mention.of(full_text(doc))
        lower = token.lower_
        if lower in _PERSONAL | _NEUTER | _PLURAL | _SELF and token.pos_ == "PRON":
            return self._pronoun(lower, excluded) or Speaker(name=text, unknown=True)
        partner_heads = () if alone else self.partner_heads(doc, token)
        own_name = own_mention(token, mention, partner_heads).of(full_text(doc))
        match = self._declared_source(doc, mention, token)
        if match is not None:
            return Speaker(
                name=match.name,
                id=match.id,
                words=_words(own_name) | _words(match.name),
                person=_is_person(token),
                plural=_is_plural(token),
                partners=self._resolve_each(doc, partner_heads),
            )
        if (former := self._back_reference(text, token, excluded)) is not None:
            return former
        if (author := maker(token)) is not None:
            return self.resolve(doc, noun_phrase(author), author.i, excluded=excluded)
        return Speaker(
            name=own_name,
            words=_words(own_name),
            person=_is_person(token),
            plural=_is_plural(token),
            partners=self._resolve_each(doc, partner_heads),
        )

    def _resolve_each(self, doc: "Doc", heads: "Sequence[Token]") -> tuple[Speaker, ...]:
        return tuple(self.resolve(doc, name_alone(head), head.i, alone=True) for head in heads)

    def partner_heads(self, doc: "Doc", token: "Token") -> "tuple[Token, ...]":
        """Heads of the names beside the first where each speaks for itself: both Moscow and
        Pyongyang, Peskov and Lavrov; none in a declared name that has an "and" of its own."""
        heads = joint_heads(token)
        if not heads:
            return ()
        names = [name_alone(head) for head in (token, *heads)]
        words = Span(min(names).start, max(names).end).of(full_text(doc))
        joint = [*self.gazetteer.find_places(words), *self.gazetteer.find_actors(words)]
        if "&" in words or any(" and " in match.span.of(words) for match in joint):
            return ()
        return heads

    def _pronoun(self, lower: str, excluded: frozenset[str]) -> Speaker | None:
        if lower in _SELF:
            # First persons within quotation marks never get here: the text itself speaks.
            return self.publisher
        for speaker in reversed(self._speakers):
            if speaker.words & _DOCUMENTS and not speaker.id or speaker.id in excluded:
                continue
            if lower in _PERSONAL and speaker.person and not speaker.plural:
                return speaker
            if lower in _NEUTER and not speaker.person:
                return speaker
            if lower in _PLURAL and (speaker.plural or not speaker.person):
                return speaker
        return None if lower in _PERSONAL else self.last()

    def _outlets(self) -> frozenset[str]:
        """Ids of news outlets: they report what others assess."""
        kinds = (SourceClass.MEDIA, SourceClass.SOCIAL)
        return frozenset(source.id for source in self.gazetteer.sources if source.kind in kinds)

    def _declared_source(self, doc: "Doc", mention: Span, token: "Token") -> NameMatch | None:
        """The declared source that the head of the mention, or an apposition to it, names."""
        text = full_text(doc)
        matches = [
            NameMatch(m.id, m.name, Span(m.span.start + mention.start, m.span.end + mention.start))
            for m in self.gazetteer.find_sources(mention.of(text))
        ]
        heads = [token, *(child for child in token.children if child.dep_ == "appos")]
        if token.dep_ == "appos":
            heads.append(token.head)
        for head in heads:
            head_span = Span(head.idx, head.idx + len(head.text))
            for match in matches:
                if match.span.overlaps(head_span):
                    return match
        if token.lemma_.lower() in _STANDS_FOR:
            return matches[0] if matches else None
        return None

    def _back_reference(
        self, text: str, token: "Token", excluded: frozenset[str]
    ) -> Speaker | None:
        """Who "the agency", "the minister" or a bare surname named before."""
        if token.pos_ == "PROPN" and len(text.split()) <= 3:
            name = token.lower_
            return next((s for s in reversed(self._speakers) if name in s.words), None)
        definite = _DEFINITE.match(text)
        if not definite or token.pos_ != "NOUN" or len(text.split()) > 5:
            return None
        lemma = token.lemma_.lower()
        if _is_plural(token):
            return next(
                (s for s in reversed(self._speakers) if lemma in s.words and s.plural), None
            )
        words = _words(text)
        outlets = self._outlets() if token.head.lemma_.lower() in _WEIGHING else frozenset()
        for speaker in reversed(self._speakers):
            if speaker.id in outlets:
                continue
            if lemma in speaker.words and not speaker.plural and words <= speaker.words | {lemma}:
                return speaker
        # A title goes to nobody whose name or introduction lacks it, but words that fit any body
        # or person go on from who spoke last.
        last = next((s for s in reversed(self._voices) if s.id not in excluded | outlets), None)
        if last is None or last.plural or len(text.split()) > 2:
            return None
        fits = lemma in (_GENERIC_PERSONS if last.person else _GENERIC_BODIES)
        return last if fits and (last.id or not last.words & _DOCUMENTS) else None


def _words(text: str) -> frozenset[str]:
    words = (_TITLES.get(word, word) for word in re.findall(r"[\w-]+", text.casefold()))
    return frozenset(word for word in words if len(word) > 2 and word != "the")


def maker(noun: "Token") -> "Token | None":
    """The author of a document: an investigation by Reuters, footage released by Astra."""
    if noun.lemma_.lower() not in PRODUCTS:
        return None
    for child in noun.children:
        at = child
        if child.dep_ == "acl" and child.lemma_.lower() in _MAKING:
            at = next((c for c in child.children if c.lower_ in ("by", "from")), child)
        if at.lower_ in ("by", "from"):
            author = next((c for c in at.children if c.dep_ == "pobj"), None)
            if author is not None and (author.pos_ == "PROPN" or names_speaker(author)):
                return author
    return None


def _is_person(token: "Token") -> bool:
    """A name of two parts, a title, or a human noun; a body noun in the phrase tells otherwise."""
    if token.tag_ == "NNPS":
        return False
    if names_person(token):
        return True
    nouns = nouns_of(token.doc)
    if token.pos_ != "PROPN" or token.lower_ in nouns.bodies:
        return False
    parts = [c for c in token.children if c.dep_ == "compound"]
    if any(c.dep_ == "det" for c in token.children):
        return False
    has_title = any(c.lower_ in nouns.persons for c in parts)
    has_role = any(
        c.dep_ == "appos" and any(t.lower_ in nouns.persons for t in c.subtree)
        for c in token.children
    )
    return (
        has_title
        or has_role
        or len([c for c in parts if c.pos_ == "PROPN" and c.text.istitle()]) >= 1
    )


def _is_plural(token: "Token") -> bool:
    return token.tag_ == "NNS" or any(c.dep_ == "conj" for c in token.children)
