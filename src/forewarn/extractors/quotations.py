"""Quotations in a block of text: curly and straight, open-ended, several sentences long."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from forewarn.language.english.reading import reading_words
from forewarn.text import Span

_WORDS = reading_words("reader")


_STRAIGHT = '"'
_OPENING = "“„«‟"
_CLOSING = "”»"
_SENTENCE = re.compile(r"[.!?…]")
_SMALL = _WORDS.find("quotations_small")
"""Words that titles print in small letters."""
_FINITE_ENOUGH = 6
"""Number of words from which a quotation counts as speech even without sentence punctuation."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters between quotation marks; a mark is missing where a side is not closed."""

    outer: Span
    """With its marks."""
    inner: Span
    closed: bool = True

    def runs_on(self, text: str) -> bool:
        """True for a quotation left open at the end of a paragraph that does not begin with it."""
        return not self.closed and self.outer.start > 0 and self.outer.end == len(text.rstrip())

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


def find_quotations(text: str, *, open_before: bool = False) -> tuple[Quotation, ...]:
    """The outermost quotations of one paragraph, in order.

    An opening mark without a closing one quotes as far as a tag that ends a sentence (", he
    said."), and without one to the end of the paragraph, as newspapers print speech that runs on
    into the next; a closing mark without an opening one is a quotation from the start of the
    paragraph when the previous paragraph left one open (``open_before``).
    """
    return tuple(_pairs(text, open_before))


def _pairs(text: str, open_before: bool) -> Iterator[Quotation]:
    open_marks: list[int] = []
    for at, kind in _marks(text):
        if kind > 0:
            if (
                open_marks
                and (quotation_to_tag := _before_tag(text, open_marks[0], at)) is not None
            ):
                yield quotation_to_tag
                open_marks.clear()
            open_marks.append(at)
        elif open_marks:
            start = open_marks.pop()
            if not open_marks:
                yield Quotation(Span(start, at + 1), Span(start + 1, at))
        elif open_before:
            yield Quotation(Span(0, at + 1), Span(0, at), closed=False)
        open_before = False
    end = len(text.rstrip())
    if open_marks and end > open_marks[0] + 1:
        start = open_marks[0]
        quotation = Quotation(Span(start, end), Span(start + 1, end), closed=False)
        yield _before_tag(text, start, end) or quotation


_VERB = rf"(?:{_WORDS.find_pattern('quotations_verbs')})"
_NAME = (
    rf"(?:(?:{_WORDS.find_pattern('quotations_pronouns')})|"
    rf"(?:(?:{_WORDS.find_pattern('quotations_determiners')}) |(?=[A-Z])(?!I\b|We\b|You\b))"
    r"[\w’'.-]+(?: [\w’'.-]+){0,6}?)"
)
_TAG = re.compile(
    rf"(?<=[,!?…])\s+(?:{_VERB} {_NAME}|{_NAME} (?:{_VERB}|told(?: [\w’'.-]+){{1,4}}?))"
    rf"(?=[.,;:]|\s*$| (?:{_WORDS.find_pattern('quotations_after_tag')})\b)"
)
"""A reporting clause that ends what is quoted: ", the minister said."."""


def _before_tag(text: str, start: int, end: int) -> Quotation | None:
    """A quotation without a closing mark, up to the first reporting clause; None without one."""
    tag = _TAG.search(text, start + 1, end)
    if tag is None:
        return None
    return Quotation(Span(start, tag.start()), Span(start + 1, tag.start()), closed=False)


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """Places of quotation marks: +1 opens, -1 closes."""
    straight_open = False
    doubled_open = False
    for match in re.finditer(r"[\"“”„«»‟]|''|``|(?<![\w’])‘(?=\w)|(?<=[.,!?…])’(?![\w])", text):
        at, mark = match.start(), match.group()
        if mark in "“”" and (direction := _reversed_mark(text, at, mark)):
            yield at, direction
        elif mark in _OPENING or mark == "``":
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


def _reversed_mark(text: str, at: int, mark: str) -> int:
    """Direction of a curly mark that was typed the wrong way round; 0 for any other mark."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark == "”" and (not before or before.isspace()) and after.isalnum():
        return 1
    ends_word = before.isalnum() or before in tuple(".,!?…")
    if mark == "“" and ends_word and (not after or after.isspace() or after in ".,;:!?)"):
        return -1
    return 0


def _opens(text: str, at: int, is_inside: bool) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if before.isspace() and not after.isspace():
        return True if not is_inside else not _closes_later(text, at)
    if not before.isspace() and (after.isspace() or after in ".,;:!?)"):
        return False
    return not is_inside


def _closes_later(text: str, at: int) -> bool:
    """Inside a quotation, a mark that looks opening closes it when no other mark is left."""
    return '"' not in text[at + 1 :]
