"""The language of a search: words, "phrases", prefix* and what is left out with a minus."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from unicodedata import category, normalize

LONGEST = 64
"""Letters of a word that count."""
MOST = 32
"""Terms of a search that count; nobody types more, and a database takes only so many."""

_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?(?P<star>\*?)|(?P<word>[^\s"]+))')

_PLAIN = re.compile("[a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words that must follow one another."""

    words: tuple[str, ...]
    prefix: bool = False
    """True when the last of them need only begin so."""

    def within(self, words: Sequence[str]) -> bool:
        """True when the words hold it."""
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
    """Every wanted term must be there, and no unwanted one."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted)

    def fits(self, words: Sequence[str]) -> bool:
        """True when a text of these words is found."""
        return all(term.within(words) for term in self.wanted) and not any(
            term.within(words) for term in self.unwanted
        )


def folded(text: str) -> tuple[str, ...]:
    """The words of a text, without case and accents: runs of letters and figures.

    >>> folded("Élysée: 10,000 men")
    ('elysee', '10', '000', 'men')
    """
    if text.isascii():  # most lines of an English case: a tenth of the time
        return tuple(word[:LONGEST] for word in _PLAIN.findall(text.lower()))
    bare = "".join(ch for ch in normalize("NFKD", text) if not category(ch).startswith("M"))
    plain = "".join(ch if ch.isalnum() else " " for ch in normalize("NFKD", bare.casefold()))
    return tuple(word[:LONGEST] for word in plain.split())


def search(text: str) -> Search:
    """What somebody typed; whatever it is, it means something or nothing, and never fails.

    A quotation mark that is not closed holds to the end.  Figures and names with signs in them
    are phrases: 10,000 is found where 10 and 000 follow one another.

    >>> search('kursk "north korea" troop* -russia').unwanted
    (Term(words=('russia',), prefix=False),)
    """
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for found in islice(_TERM.finditer(text), MOST):
        words = folded(found["phrase"] or found["word"] or "")
        if words:
            prefix = bool(found["star"]) or (found["word"] or "").endswith("*")
            (unwanted if found["minus"] else wanted).append(Term(words=words, prefix=prefix))
    return Search(wanted=tuple(wanted), unwanted=tuple(unwanted))
