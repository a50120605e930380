"""Chances that a text states: a 70% chance, one in five, odds of 3 to 1, a coin toss."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forewarn.extractors.figures.numerals import numeral_at
from forewarn.extractors.syntax import full_text, sentence_of
from forewarn.language.english.reading import match_any, reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TABLE = reading_words("moods").find_table("chances")
_NOUNS = frozenset(_TABLE["nouns"])
_ADJECTIVES = frozenset(_TABLE["adjectives"])
_ODDS = "odds"
_NUMBER = r"(?:[0-9]{1,4}(?:\.[0-9]{1,4})?|\.[0-9]{1,4}|[a-z]{3,9}(?:-[a-z]{3,5})?)"
_PERCENT = rf"(?P<low>{_NUMBER})(?:(?:\s(?:to|and)\s|\s?[-–]\s?)(?P<high>{_NUMBER}))?[\s-]?(?P<sign>%|per\s?cent\b)"
_RATIO = rf"(?P<part>{_NUMBER})[\s-](?:in|out[\s-]of)[\s-](?:every[\s-])?(?:an?[\s-])?(?P<whole>[0-9]{{1,3}},[0-9]{{3}}|{_NUMBER})"
_AGAINST = rf"(?P<against>{_NUMBER})(?:[\s-]to[\s-]|\s?[-–:/]\s?)(?P<on>{_NUMBER})"
_DECIMAL = r"(?P<decimal>0?\.[0-9]{1,4}|0|1)"
_EVEN = rf"(?P<even>{match_any(_TABLE['even'])})"
_SHARE = r"(?<![\w.,])(?P<share>(?:an?|[a-z]{3,5})[\s-][a-z]{4,8})"
_AMOUNT = rf"(?:{_PERCENT}|{_RATIO}\b|{_AGAINST}\b)"
_BEFORE = re.compile(
    rf"(?<![\w.,])(?:{_EVEN}[\s-]|{_AMOUNT}[\s-](?:[A-Za-z-]{{1,20}}\s){{0,2}})$",
    re.IGNORECASE,
)
_FRACTION = re.compile(rf"{_SHARE}\s$", re.IGNORECASE)
_PARTED = re.compile(rf"\s(?:in|out of)\s(?:an?\s)?(?P<whole>{_NUMBER})\b", re.IGNORECASE)
_COUNT = re.compile(rf"(?<![\w.,])(?P<part>{_NUMBER})\s$", re.IGNORECASE)
_SETTING = re.compile(rf"\b(?:{match_any(_TABLE['settings'])})\s$", re.IGNORECASE)
_AFTER = re.compile(
    rf"(?<=\s)(?:{match_any(_TABLE['links'])})\s(?:an?\s)?"
    rf"(?:{_EVEN}\b|{_AMOUNT}|{_DECIMAL}(?![\w.,]?[0-9%]))",
    re.IGNORECASE,
)
_TOSS = re.compile(rf"\b(?:{match_any(_TABLE['toss'])})(?![\w-])", re.IGNORECASE)
_IN_FAVOUR = re.compile(r"\s(?:on|in\sfavou?r)\b", re.IGNORECASE)
_DIGITS = 6
"""Digits of a chance: one in a million still is one."""
_WINDOW = 60
"""Characters before a noun within which its number stands."""
_REACH = 160
"""Characters after it."""
_FROM = "from "
_TIMES = "times "
"""Before "as likely as not": three times as likely."""
_CACHE = "forewarn chances"
_MODIFIES = ("nummod", "compound", "amod", "nmod", "quantmod")
_CLAUSAL = ("acl", "relcl", "ccomp", "advcl", "pcomp", "xcomp")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedChance:
    """A chance with its number."""

    value: float
    """Probability, 0 to 1; the middle of a range."""
    span: Span
    """The number, which is no figure of anything."""
    anchor: int
    """Token of the word that makes it a chance: chance, odds, likely, toss-up."""


def find_chances(doc: "Doc") -> tuple[StatedChance, ...]:
    """The stated chances of a block, found once per document.

    >>> from forewarn.extractors.parser import parse_texts
    >>> doc = next(parse_texts(["There is a one in five chance of rain."]))
    >>> [(chance.value, chance.span.of(doc.text)) for chance in find_chances(doc)]
    [(0.2, 'one in five')]
    """
    chances: tuple[StatedChance, ...] | None = doc.user_data.get(_CACHE)
    if chances is None:
        chances = doc.user_data[_CACHE] = tuple(_search(doc))
    return chances


def _search(doc: "Doc") -> Iterator[StatedChance]:
    text = full_text(doc)
    for token in doc:
        word = token.lower_
        if word in _NOUNS or word in _ADJECTIVES:
            chance = _before(text, token) or _around(text, token) or _share(text, token)
            if chance is not None:
                yield chance
            elif word in _NOUNS:
                yield from _after(text, token)
    for match in _TOSS.finditer(text):
        words = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        is_times = text[: match.start()].endswith(_TIMES)
        if words is not None and _is_predicate(words.root) and not is_times:
            span = Span(match.start(), match.end())
            yield StatedChance(value=0.5, span=span, anchor=words.root.i)


def _before(text: str, token: "Token") -> StatedChance | None:
    """The number before its noun or adjective: a 30 to 40 percent likelihood, 65% likely."""
    floor = max(sentence_of(token).start_char, token.idx - _WINDOW)
    match = _BEFORE.search(text, floor, token.idx)
    if match is None or (match.group("even") and token.lower_ in _ADJECTIVES):
        return None
    chance = _chance(text, token, match)
    if chance is None:
        return None
    # "40 percent of likely voters" are no chance.
    between = token.doc.char_span(chance.span.end, token.idx, alignment_mode="contract")
    fillers = [word for word in between or () if word.text != "-"]
    if fillers and token.lower_ in _ADJECTIVES:
        return None
    return chance if all(word.head == token for word in fillers) else None


def _share(text: str, token: "Token") -> StatedChance | None:
    """The fraction before a noun: a two-thirds chance."""
    match = _FRACTION.search(text, max(0, token.idx - _WINDOW), token.idx)
    share = None if match is None else numeral_at(match["share"], 0)
    if match is None or share is None or share.kind != "share":
        return None
    if share.end < len(match["share"]) or token.lower_ in _ADJECTIVES:
        return None
    span = Span(*match.span("share"))
    return StatedChance(value=round(share.best, _DIGITS), span=span, anchor=token.i)


def _around(text: str, token: "Token") -> StatedChance | None:
    """The numbers on both sides of a noun: nine chances in ten."""
    before = _COUNT.search(text, max(0, token.idx - _WINDOW), token.idx)
    after = _PARTED.match(text, token.idx + len(token.text))
    if before is None or after is None:
        return None
    part, whole = _number(before["part"]), _number(after["whole"])
    if part is None or not whole or part > whole:
        return None
    span = Span(before.start("part"), after.end())
    return StatedChance(value=round(part / whole, _DIGITS), span=span, anchor=token.i)


def _after(text: str, token: "Token") -> list[StatedChance]:
    """The numbers that are put on a noun: the chances are two in ten, odds of 3 to 1.

    Of "rose from 20 to 70 percent" the former chance comes last.
    """
    end = token.idx + len(token.text)
    present: list[StatedChance] = []
    former: list[StatedChance] = []
    for match in _AFTER.finditer(text, end, min(sentence_of(token).end_char, end + _REACH)):
        chance = _chance(text, token, match)
        if chance is None:
            continue
        if match.group().casefold().startswith(_FROM):
            former.append(chance)
        elif _is_set(text, match) or _bears_on(token, chance.span):
            present.append(chance)
    return [*present, *former] if present else []


def _is_set(text: str, match: re.Match[str]) -> bool:
    """True for a number that is said of a chance whatever the parse: a ratio, "put at 40%"."""
    before = _SETTING.search(text, max(0, match.start() - _WINDOW), match.start())
    return bool(match["part"] or match["against"] or before)


def _bears_on(noun: "Token", span: Span) -> bool:
    """True where the number is said of the noun itself and not of something in its complement."""
    words = noun.doc.char_span(span.start, span.end, alignment_mode="expand")
    if words is None:
        return False
    root = words.root
    if root.dep_ in _MODIFIES and root.head not in words and root.head != noun:
        return False
    after = noun.doc[words.end : words.end + 1]
    if len(after) and after[0].lower_ == "of" and after[0].head in words:
        return False
    clause, inside = root, False
    while clause != clause.head and clause != noun and clause.pos_ not in ("VERB", "AUX"):
        inside = inside or clause.dep_ in _CLAUSAL
        clause = clause.head
    if clause == noun:
        return not inside
    # The noun itself may be tagged as a verb: "rain chances rise".
    above = noun.head
    while above != above.head and above.pos_ not in ("VERB", "AUX"):
        above = above.head
    return above == clause


def _chance(text: str, token: "Token", match: re.Match[str]) -> StatedChance | None:
    value = _value(text, token.lower_, match)
    if value is None or not 0 <= value <= 1:
        return None
    spans = [match.span(name) for name, words in match.groupdict().items() if words]
    start, end = min(spans)[0], max(end for _, end in spans)
    return StatedChance(value=round(value, _DIGITS), span=Span(start, end), anchor=token.i)


def _value(text: str, word: str, match: re.Match[str]) -> float | None:
    groups = match.groupdict()
    if groups["even"]:
        return 0.5
    if groups["low"]:
        low, high = _number(groups["low"]), _number(groups["high"] or groups["low"])
        return None if low is None or high is None else (low + high) / 200
    if groups["part"]:
        part, whole = _number(groups["part"]), _number(groups["whole"])
        return None if part is None or not whole else part / whole
    if groups["against"]:
        against, on = _number(groups["against"]), _number(groups["on"])
        if word != _ODDS or against is None or on is None or against + on == 0:
            return None
        in_favour = _IN_FAVOUR.match(text, match.end("on"))
        return (against if in_favour else on) / (against + on)
    return _number(groups.get("decimal") or "")


def _number(words: str) -> float | None:
    numeral = numeral_at(words, 0)
    whole = numeral is not None and numeral.end == len(words) and not numeral.vague
    return numeral.best if numeral is not None and whole else None


def _is_predicate(token: "Token") -> bool:
    """True for what something is said to be: "is a toss-up", not "won the coin toss"."""
    if token.dep_ in ("attr", "acomp", "oprd"):
        return True
    return token.dep_ == "pobj" and token.head.lower_ in ("as", "at")
