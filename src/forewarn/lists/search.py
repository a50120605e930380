"""The search language: words, "phrases", prefix*, and a minus to exclude."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from unicodedata import category, normalize

LONGEST_WORD = 64
"""Letters of a word that are compared."""
MOST_TERMS = 32
"""Terms of a search that are used: nobody types more, and a database accepts only so many."""

_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?(?P<star>\*?)|(?P<word>[^\s"]+))')

_PLAIN = re.compile("[a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchTerm:
    """One or more words that must follow one another."""

    words: tuple[str, ...]
    prefix: bool = False
    """True when the last word matches as a prefix."""

    def within(self, words: Sequence[str]) -> bool:
        """True when ``words`` contain the term."""
        size, last = len(self.words), self.words[-1]
        return any(
            tuple(words[at : at + size - 1]) == self.words[:-1]
            and (
                words[at + size - 1].startswith(last)
                if self.prefix
                else words[at + size - 1] == last
            )
            for at in range(len(words) - size + 1)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A text matches when it contains every required term and no excluded one."""

    required: tuple[SearchTerm, ...] = ()
    excluded: tuple[SearchTerm, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.required or self.excluded)

    def fits(self, words: Sequence[str]) -> bool:
        """True when a text of these words matches."""
        return all(term.within(words) for term in self.required) and not any(
            term.within(words) for term in self.excluded
        )


def fold_words(text: str) -> tuple[str, ...]:
    """The words of a text without case and accents: runs of letters and digits.

    >>> fold_words("Élysée: 10,000 men")
    ('elysee', '10', '000', 'men')
    """
    if text.isascii():  # most rows of an English case, in a tenth of the time
        return tuple(word[:LONGEST_WORD] for word in _PLAIN.findall(text.lower()))
    bare = "".join(ch for ch in normalize("NFKD", text) if not category(ch).startswith("M"))
    plain = "".join(ch if ch.isalnum() else " " for ch in normalize("NFKD", bare.casefold()))
    return tuple(word[:LONGEST_WORD] for word in plain.split())


def parse_search(text: str) -> Search:
    """Parse what a user typed; any text is valid, and text without words is an empty search.

    An unclosed quotation mark extends to the end.  Numbers and names with punctuation are phrases:
    10,000 matches where 10 and 000 follow one another.

    >>> parse_search('kursk "north korea" troop* -russia').excluded
    (SearchTerm(words=('russia',), prefix=False),)
    """
    required: list[SearchTerm] = []
    excluded: list[SearchTerm] = []
    for match in islice(_TERM.finditer(text), MOST_TERMS):
        words = fold_words(match["phrase"] or match["word"] or "")
        if words:
            prefix = bool(match["star"]) or (match["word"] or "").endswith("*")
            (excluded if match["minus"] else required).append(
                SearchTerm(words=words, prefix=prefix)
            )
    return Search(required=tuple(required), excluded=tuple(excluded))
