"""Named occasions: the Ramstein speech, a closed-door briefing on 18 October.

Two outlets that name the same occasion of one speaker report one statement, whichever of its
figures each carries.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from forewarn.language.occasion import Occasion
from forewarn.language.words import Words, by_word

_NAME = r"[A-Z][\w'’-]*(?: (?:of |of the )?[A-Z][\w'’-]*){0,4}"
_NAMES = re.compile(rf"{_NAME}(?![\w-]| [a-z]+ [A-Z])")
"""Matches the last name in "the German newspaper Beispiel": the first one only describes it."""


class Occasions:
    """The occasions that English sentences name, over the words of the language."""

    def __init__(self, words: Words) -> None:
        self._kinds = by_word(words.occasions)
        self._months = words.months
        self._weekdays = words.weekdays
        self._nameless = frozenset((*words.months, *words.weekdays, *words.nameless))
        noun = "|".join(sorted(self._kinds, key=len, reverse=True))
        # Only after a preposition: a meeting that is merely mentioned is no occasion of a statement.
        prepositions = "|".join(
            f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words.spoken_at
        )
        self._occasion = re.compile(
            rf"\b(?:{prepositions}) "
            rf"(?:(?:the|a|an|his|her|its|their|this|that) )?"
            rf"(?P<before>(?:[\w'’-]+ ){{0,5}}?)(?P<noun>{noun})\b"
            rf"(?P<after>(?:(?: held)? (?:in|at|of|with|to|for|by|before) (?:the )?{_NAME}(?: [a-z]+ {_NAME})?"
            rf"|,? on [A-Z0-9][\w]*(?: (?:[A-Z][a-z]+|\d{{1,2}}))?){{0,3}})"
        )
        months = "|".join(self._months)
        self._day = re.compile(
            rf"\bon (?:(?P<week>{'|'.join(self._weekdays)})\b"
            rf"|(?P<d1>\d{{1,2}}) (?P<m1>{months})\b"
            rf"|(?P<m2>{months}) (?P<d2>\d{{1,2}})\b)",
            re.IGNORECASE,
        )

    def find(self, sentence: str, day: date) -> tuple[Occasion, ...]:
        """The occasions that a sentence reported on ``day`` names for its statement.

        One with neither a proper name nor a day is left out: there is a briefing every week.
        """
        return tuple(dict.fromkeys(self._occasions(sentence, day)))

    def _occasions(self, sentence: str, day: date) -> Iterator[Occasion]:
        for match in self._occasion.finditer(sentence):
            kind = self._kinds[match["noun"]]
            after = match["after"]
            day_match = self._day.search(after)
            when = self._named_day(day_match, day) if day_match else None
            words = match["before"], after[: day_match.start()] if day_match else after
            for name in (name for part in words for name in _NAMES.findall(part)):
                if not all(word.casefold() in self._nameless for word in name.split()):
                    yield Occasion(kind=kind, name=name)
            if when is not None:
                yield Occasion(kind=kind, day=when)

    def _named_day(self, match: re.Match[str], day: date) -> date | None:
        """The latest such day on or before ``day``; None for an impossible date."""
        if match["week"]:
            back = (day.weekday() - self._weekdays.index(match["week"].casefold())) % 7
            return day - timedelta(days=back)
        month = self._months.index((match["m1"] or match["m2"]).casefold()) + 1
        number = int(match["d1"] or match["d2"])
        for year in (day.year, day.year - 1):
            try:
                when = date(year, month, number)
            except ValueError:
                continue
            if when <= day:
                return when
        return None
