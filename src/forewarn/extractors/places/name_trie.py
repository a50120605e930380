"""Names found in running text: a trie over words, so that a thousand names cost as much as one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from forewarn.text import Span

_TOKEN = re.compile(r"\w+|[^\w\s]")
_QUOTES = str.maketrans("’‘", "''")
_SHORT = 5
"""All-capital names up to this length match only in capitals: NIS is not nis."""

_END = ""
"""Key of a node's own names; no word is empty."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of a text; ``normalise_alias`` tells without case whether a blank stands before it."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NameEntry:
    """What a name stands for."""

    id: str
    name: str
    spelling: str
    """The name as declared."""
    small: bool = False
    """True where a name of two words or more may stand in small letters."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Names met at one stretch of a text, the first declared one first."""

    entries: tuple[NameEntry, ...]
    span: Span
    first: int
    """Index of its first token."""
    last: int
    """Index of its last token."""


def tokens(text: str) -> tuple[Token, ...]:
    """Words and marks of ``text`` in order."""
    return _cached_tokens(text) if len(text) <= _CACHED_LENGTH else _tokens(text)


def _tokens(text: str) -> tuple[Token, ...]:
    tokens: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(text.translate(_QUOTES)):
        touches = match.start() == end
        end = match.end()
        word = match.group().casefold()
        tokens.append(Token(word if touches else f" {word}", match.start(), end))
    return tuple(tokens)


_CACHED_LENGTH = 2000
"""Longest text whose words are remembered: a sentence is searched for sources, actors, places."""
_cached_tokens = lru_cache(maxsize=256)(_tokens)


class NameTrie:
    """A set of names, ready to search."""

    __slots__ = ("_root", "_small")

    def __init__(
        self, entries: Iterable[tuple[str, str, Iterable[str]]], *, small: bool = False
    ) -> None:
        """``entries`` are an id, a name as shown, and every way of naming it.

        With ``small`` a name of two words or more is found in small letters too, as copy without
        capitals has it; of the places of the world too many would be words.
        """
        self._small = small
        self._root: dict[str, Any] = {}
        for id_, name, aliases in entries:
            for alias in aliases:
                for spelling in _with_and_without_article(normalise_alias(alias)):
                    self._add(id_, name, spelling)

    def _add(self, id_: str, name: str, alias: str) -> None:
        node = self._root
        end = -1
        for match in _TOKEN.finditer(alias):
            word = match.group().casefold()
            node = node.setdefault(word if match.start() in (0, end) else f" {word}", {})
            end = match.end()
        if node is not self._root:
            node.setdefault(_END, []).append(NameEntry(id_, name, alias, self._small))

    def at(self, text: str, words: tuple[Token, ...], first: int) -> Hit | None:
        """The longest name that starts at token ``first``."""
        node = self._root.get(words[first].key.strip())
        longest: Hit | None = None
        last = first
        while node is not None:
            if _END in node:
                span = Span(words[first].start, words[last].end)
                if entries := _accept(node[_END], text, span):
                    longest = Hit(entries, span, first, last)
            last += 1
            node = node.get(words[last].key) if last < len(words) else None
        return longest

    def meanings(self, name: str) -> tuple[NameEntry, ...]:
        """What ``name`` as a whole may stand for."""
        words = tokens(name)
        hit = self.at(name, words, 0) if words else None
        return hit.entries if hit is not None and hit.last == len(words) - 1 else ()

    def search(self, text: str) -> Iterator[Hit]:
        """Names met in ``text``, in order, the longest where they overlap."""
        words = tokens(text)
        index = 0
        while index < len(words):
            hit = self.at(text, words, index)
            if hit is None:
                index += 1
                continue
            yield hit
            index = hit.last + 1


def _with_and_without_article(alias: str) -> tuple[str, ...]:
    """The alias as declared, and without a leading "the" where more than one word is left."""
    article, _, rest = alias.partition(" ")
    if article.casefold() != "the" or " " not in rest:
        return (alias,)
    return alias, rest


def normalise_alias(alias: str) -> str:
    """An alias with plain quotes and single blanks."""
    return " ".join(alias.translate(_QUOTES).split())


def _accept(entries: list[NameEntry], text: str, span: Span) -> tuple[NameEntry, ...]:
    if _runs_on(text, span):
        return ()
    words = normalise_alias(span.of(text))
    fitting = [entry for entry in entries if _fits(entry, words)]
    # What is written exactly so comes before what may also be written so.
    return tuple(sorted(fitting, key=lambda entry: entry.spelling != words))


def _runs_on(text: str, span: Span) -> bool:
    """True for a stretch that runs on into a word: "U.S." in "U.S.A"."""
    around = text[span.start - 1 : span.start] if span.start else ""
    return any(ch.isalnum() or ch == "_" for ch in around + text[span.end : span.end + 1])


def _fits(entry: NameEntry, words: str) -> bool:
    """True when ``words`` is a way of writing the name."""
    variants = spellings(entry.spelling)
    if variants is None or words in variants:
        return True
    return entry.small and " " in words and words == entry.spelling.casefold()


@lru_cache(maxsize=1024)
def spellings(name: str) -> frozenset[str] | None:
    """Ways of writing a name: short acronyms exactly so, else capitals may vary."""
    if name.isupper() and len(name) <= _SHORT:
        return frozenset((name,))
    if not any(ch.isupper() for ch in name):
        return None
    title = " ".join(
        word[:1].upper() + word[1:] if len(word) > 3 else word for word in name.split()
    )
    variants = {name, title}
    if len(name) > _SHORT:
        variants.add(name.upper())
    if name.startswith("The "):
        variants.add("the" + name[3:])
    return frozenset(variants)
