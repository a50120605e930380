"""Quotations in a block of text: curly and straight, open-ended, several sentences long."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from forewarn.text import Span

_STRAIGHT = '"'
_OPENING = "“„«‟"
_CLOSING = "”»"
_SENTENCE = re.compile(r"[.!?…]")
_SMALL = frozenset("a an the of in on for and to with at by from".split())
"""Words that titles print in small letters."""
_FINITE_ENOUGH = 6
"""Words from which a quotation is taken for speech even without a sign of a sentence."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters between quotation marks; a mark is missing where a side is not closed."""

    outer: Span
    """With its marks."""
    inner: Span
    closed: bool = True

    def is_speech(self, text: str) -> bool:
        """True for a quoted utterance, False for a quoted word or a scare quote."""
        # Doubled single marks leave one of the two inside.
        words = self.inner.of(text).strip("'`").split()
        if len(words) < 2:
            return False
        if all(
            word[0].isupper() or not word[0].isalpha() or (at and word in _SMALL)
            for at, word in enumerate(words)
        ):
            # A title: "The Steve Harvey Show".
            return False
        inner = self.inner.of(text).rstrip().rstrip("'")
        after = text[self.outer.end : self.outer.end + 1]
        ends = inner[-1] in ".,!?…—" or (len(words) > 2 and after in ",.")
        return (ends and words[0][0].isupper()) or len(words) >= _FINITE_ENOUGH


def quotations(text: str, *, open_before: bool = False) -> tuple[Quotation, ...]:
    """The outermost quotations of one paragraph, in order.

    An opening mark without a closing one quotes to the end of the paragraph, as newspapers print
    speech that runs on into the next; a closing mark without an opening one is a quotation
    from the start of the paragraph when ``open_before`` tells that the last one ran on.
    """
    return tuple(_pairs(text, open_before))


def _pairs(text: str, open_before: bool) -> Iterator[Quotation]:
    start: int | None = None
    depth = 0
    for at, kind in _marks(text):
        if kind > 0:
            if start is None:
                start = at
            depth += 1
        elif start is not None:
            depth -= 1
            if depth <= 0:
                yield Quotation(Span(start, at + 1), Span(start + 1, at))
                start, depth = None, 0
        elif open_before:
            yield Quotation(Span(0, at + 1), Span(0, at), closed=False)
        open_before = False
    if start is not None and len(text) - start > 1:
        end = len(text.rstrip())
        if end > start + 1:
            yield Quotation(Span(start, end), Span(start + 1, end), closed=False)


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """Places of quotation marks: +1 opens, -1 closes."""
    straight_open = False
    doubled_open = False
    for match in re.finditer(r"[\"“”„«»‟]|''|``|(?<![\w’])‘(?=\w)|(?<=[.,!?…])’(?![\w])", text):
        at, mark = match.start(), match.group()
        if mark in _OPENING or mark == "``":
            yield at, 1
        elif mark == "''":
            # Two single marks for a double one, as older wire copy has it.
            doubled_open = not doubled_open
            yield (at, 1) if doubled_open else (at + 1, -1)
        elif mark in _CLOSING:
            straight_open = False
            yield at, -1
        elif mark == _STRAIGHT:
            opens = _opens(text, at, straight_open)
            # Inches and a stray closing mark: a mark after a digit never opens.
            straight_open = opens
            yield at, 1 if opens else -1


def _opens(text: str, at: int, inside: bool) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if before.isspace() and not after.isspace():
        return True if not inside else not _closes_later(text, at)
    if not before.isspace() and (after.isspace() or after in ".,;:!?)"):
        return False
    return not inside


def _closes_later(text: str, at: int) -> bool:
    """Inside a quotation, a mark that looks opening closes it when no other mark is left."""
    return '"' not in text[at + 1 :]
