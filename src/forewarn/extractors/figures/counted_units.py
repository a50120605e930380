"""The unit and the rate of each figure, by the parse."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from forewarn.claims.quantity import Movement, Quantity
from forewarn.extractors.figures.count_stages import COUNTING, counted_phrase, stage
from forewarn.extractors.figures.figure import FigureMention
from forewarn.extractors.figures.movements import mark_movements, moves
from forewarn.extractors.figures.parts import link_parts
from forewarn.extractors.figures.unit_names import FRACTION, PERCENT, POINT
from forewarn.extractors.figures.zeros import find_zeros
from forewarn.extractors.known_nouns import nouns_of
from forewarn.extractors.nounwords import IRREGULAR, IRREGULAR_PLURALS, singular_noun
from forewarn.extractors.syntax import full_text
from forewarn.language.english.reading import match_any, reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = reading_words("figures")
_UNITS = reading_words("units")


_FATES = _WORDS.find("counted_units_fates")
_OF_FATE = re.compile(
    rf" of (?:the|those|its|their) ({'|'.join(sorted(_FATES))})\b(?! [a-z]+s\b)", re.IGNORECASE
)
"""People named by their fate, of whom a figure is a part: 2,000 of the wounded."""
_FATE_NOUNS = {"toll": "death"}
_HOLDERS = _WORDS.find("counted_units_holders")
_LIGHT = _WORDS.find("counted_units_light")
_DROPPED = _WORDS.find("counted_units_dropped")
_COMMON = _WORDS.find("counted_units_common")
_EMPTY = _WORDS.find("counted_units_empty")
_CURRENCIES = _WORDS.find("counted_units_currencies")
_PERSONS = _WORDS.find("counted_units_persons")
_NO_PERSONS = ("source", "sources")
"""Persons who are counted as what a report rests on."""
_REFERRING = _WORDS.find("counted_units_referring")
_BEFORE_FATE = _WORDS.find("counted_units_before_fate")
_COUNTS = _WORDS.find("counted_units_counts")
"""Nouns that say what is counted where a figure stands beside them: losses of 300."""
_MATERIEL = _WORDS.find("counted_units_materiel")
_MEASURES = frozenset("ton tonne barrel".split())
_PERIODS = _UNITS.find_pattern("units_periods")
_PER_NEAR = re.compile(
    rf"(?:,\s*)?(?:\s*on average)?\s*(?:{_UNITS.find_pattern('units_per')})\s+({_PERIODS})\b"
    rf"(?!\s+(?:{_UNITS.find_pattern('units_apart')}|from|and))",
    re.IGNORECASE,
)
_ADVERBS = _UNITS.find_heads("units_every")
_EACH = match_any(_ADVERBS)
_ADVERB = re.compile(rf"\b({_EACH})\b", re.IGNORECASE)
_RATES = re.compile(
    rf"\b({_EACH}) (?:(?:{_UNITS.find_pattern('units_of_rates')}) of )?$",
    re.IGNORECASE,
)
"""Words right before a figure that make it a rate: a monthly pay of 2,000 dollars."""
_EVERY = re.compile(
    rf"\b(?:(?:per|each|every) ({_PERIODS})|({_EACH}))\b",
    re.IGNORECASE,
)
_HYPHENATED = re.compile(r"\w+(?:-\w+)*")
"""A noun with what hangs on it: sons-in-law."""
_IN_EACH = re.compile(r"\s(?:in|to|for)\s(?:each|every)\b")
_BREAK = re.compile(r"[,;:()–—.!?]|\d")
_NO_THINGS = frozenset({PERCENT, POINT, FRACTION, "times", *_CURRENCIES})
_PER_PERIODS = frozenset(_PERIODS.split("|")) | {"century"}
_LOOSE = _WORDS.find("counted_units_loose")
"""Units of measure that in the singular are as often something else (300 foot soldiers), so that
the parse decides."""


def find_quantities(doc: "Doc", figures: Sequence[FigureMention]) -> tuple[Quantity, ...]:
    """The figures of a block as quantities of something, in order."""
    quantities: list[Quantity] = []
    for figure in figures:
        unit, head = _unit(doc, figure, quantities)
        if unit is None or figure.best < 0:
            continue
        end = max(
            figure.reach,
            head.idx + len(head.text) if head is not None and head.idx > figure.span.end else 0,
        )
        per = figure.per if figure.per in _PER_PERIODS else _rate(doc, figure, end)
        # A third of the force and 33 per cent of it must compare: both are percentages from here.
        low, best, high = (
            round(100 * bound, 4) if figure.unit == FRACTION else bound
            for bound in (figure.low, figure.best, figure.high)
        )
        quantity = Quantity(
            low=low,
            best=best,
            high=high,
            unit=unit,
            approximator=figure.approximator,
            per=per,
            span=figure.span,
            direction=figure.direction,
            counted=counted_phrase(doc, figure, head),
            stage=stage(_bearer(doc, figure, head)),
        )
        quantities += _levels(figure, quantity)
    marked = mark_movements(doc, quantities)
    return link_parts(full_text(doc), sorted([*marked, *find_zeros(doc)], key=lambda q: q.span))


def _levels(figure: FigureMention, quantity: Quantity) -> tuple[Quantity, ...]:
    """The quantity, or the old and the new level where it went from one to the other."""
    if figure.ends is None:
        return (quantity,)
    return tuple(
        replace(quantity, low=level, best=level, high=level, span=span, change=change, direction="")
        for level, span, change in zip(
            figure.as_written, figure.ends, (Movement.FROM, Movement.TO), strict=True
        )
    )


def _bearer(doc: "Doc", figure: FigureMention, head: "Token | None") -> "Token | None":
    """The word that the verb of the outcome applies to: the 2,000 in "2,000 of the 10,000 soldiers
    were killed", the brigade in "a brigade of soldiers"."""
    number = doc.char_span(figure.number.start, figure.number.end, alignment_mode="expand")
    if number is None:
        return head
    if figure.kind == "formation" or (head is None and figure.unit in (FRACTION, PERCENT)):
        return number.root
    if (
        head is not None
        and head.dep_ == "pobj"
        and head.head.lower_ == "of"
        and head.head.head in number
    ):
        return head.head.head
    return number.root if head is None and not figure.unit else head


def _unit(
    doc: "Doc", figure: FigureMention, former: Sequence[Quantity]
) -> "tuple[str | None, Token | None]":
    """The unit of a figure and the word that names it; None for a figure that is no quantity."""
    number = doc.char_span(figure.number.start, figure.number.end, alignment_mode="expand")
    if number is None:
        return None, None
    last = number[-1]
    if figure.kind == "formation":
        return "soldier", None
    if figure.unit == FRACTION:
        return PERCENT, None
    if figure.unit.endswith(" of age"):
        return None, None
    if figure.unit and (figure.money or figure.unit in (PERCENT, POINT, "times")):
        return _unit_per_thing(figure), None
    if figure.unit in _EMPTY and figure.best <= 3 and figure.kind == "words":
        return None, None
    if figure.unit and figure.unit not in _LIGHT and not _is_loose(doc, figure):
        return _unit_per_thing(figure), None
    if re.search(r"-\s?strong\b", full_text(doc)[figure.span.end : figure.span.end + 8]):
        head = next((t for t in doc[last.i + 1 : last.i + 8] if t.pos_ == "NOUN"), None)
        return ("" if head is None else head.lemma_.lower()), head
    fate = _fate(doc, last.i + 1)
    if fate is not None:
        return fate
    if (of := _OF_FATE.match(full_text(doc), figure.span.end)) is not None:
        word = doc.char_span(of.start(1), of.end(1), alignment_mode="expand")
        return of.group(1).casefold(), None if word is None else word[0]
    after = full_text(doc)[figure.span.end : figure.span.end + 6]
    words = figure.number.of(full_text(doc)).casefold()
    if words == "one" and after.startswith((" of ", " an", " or ")):
        return None, None
    if after.startswith("-") and words.isalpha() and not re.match(rf"-(?:{_PERIODS})", after):
        return None, None
    is_small = figure.best <= 3 and not full_text(doc)[figure.number.start].isdigit()
    if is_small and _is_definite(doc, number[0]):
        return None, None
    head = nouns_of(doc).find_declared(doc, last.i + 1)
    if head is None:
        head = _counted_noun(number.root, last)
    if head is None:
        head = _next_noun(last)
    if head is not None:
        lemma = head.lemma_.lower()
        if lemma in _EMPTY and is_small:
            return None, None
        if words == "one" and not figure.approximator and not _makes_tally(head):
            return None, None
        return _noun_unit(doc, last, head), head
    if figure.best == 1 and figure.number.of(full_text(doc)).casefold() == "one":
        return None, None
    return _from_verb(number.root, doc, figure, former), None


def _makes_tally(noun: "Token") -> bool:
    """True for people and military items, of which "one" is a count; "one option" is none."""
    lemma, nouns = noun.lemma_.lower(), nouns_of(noun.doc)
    if lemma in nouns.declared or (lemma in nouns.persons and lemma not in _NO_PERSONS):
        return True
    return noun.pos_ == "PROPN" or lemma in (
        _PERSONS | _MATERIEL | _COMMON | _LIGHT | _CURRENCIES | _MEASURES | _FATES
    )


def _is_definite(doc: "Doc", first: "Token") -> bool:
    """The two countries, these three men: they refer back and count nothing new."""
    return first.i > 0 and doc[first.i - 1].lower_ in _REFERRING


def _is_loose(doc: "Doc", figure: FigureMention) -> bool:
    unit = full_text(doc)[figure.number.end : figure.reach].strip(" -").casefold()
    return figure.unit in _LOOSE and unit == figure.unit


def _unit_per_thing(figure: FigureMention) -> str:
    """The unit of measure, with what it is for one of where that is no period."""
    if figure.per and figure.per not in _PER_PERIODS:
        return f"{figure.unit} per {figure.per}"
    return figure.unit


def _fate(doc: "Doc", at: int) -> "tuple[str, Token] | None":
    """``600 dead``, ``100 were killed or wounded``: people counted by what befell them."""
    start = at
    while (
        at < len(doc)
        and at - start < 5
        and (doc[at].pos_ in ("AUX",) or doc[at].lower_ in _BEFORE_FATE)
    ):
        at += 1
    if (
        at < len(doc)
        and (doc[at].lower_ in _FATES or doc[at].lower_ in nouns_of(doc).fates)
        and (doc[at].dep_ != "amod" or doc[at].head.i < at)
    ):
        words = [doc[at].lower_]
        head = doc[at]
        if (
            at + 2 < len(doc)
            and doc[at + 1].lower_ in ("or", "and")
            and doc[at + 2].lower_ in _FATES
        ):
            words += [doc[at + 1].lower_, doc[at + 2].lower_]
            head = doc[at + 2]
        return " ".join(words), head
    return None


def _counted_noun(number: "Token", last: "Token") -> "Token | None":
    """The noun that the numeral modifies."""
    at = number
    if (
        last.i + 2 < len(last.doc)
        and last.doc[last.i + 2].tag_ == "NNPS"
        and last.head.i > last.i + 2
    ):
        return last.doc[last.i + 2]
    for _ in range(4):
        if at.pos_ in ("NOUN", "PROPN") and at.i > last.i:
            return at
        if (
            at.dep_
            in (
                "nummod",
                "quantmod",
                "compound",
                "amod",
                "nmod",
                "advmod",
                "det",
                "predet",
                "npadvmod",
            )
            and at.head != at
        ):
            at = at.head
            continue
        break
    for child in last.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i > last.i:
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None and inner.pos_ in ("NOUN", "PROPN"):
                return inner
    return None


def _next_noun(last: "Token") -> "Token | None":
    """The head of the noun phrase that directly follows, whatever the parse made of it."""
    doc = last.doc
    at = last.i + 1
    if at < len(doc) and doc[at].text == ")":
        at += 1
    if at < len(doc) and doc[at].lower_ == "of":
        at += 1
        while at < len(doc) and doc[at].pos_ == "DET":
            at += 1
    noun: Token | None = None
    while at < len(doc) and at - last.i < 8:
        token = doc[at]
        if token.lower_ in ("last", "this", "next"):
            # "2.1 last year" counts no years.
            break
        if token.tag_ == "NNPS":
            return token
        if token.pos_ in ("NOUN", "PROPN"):
            noun = token
        elif (
            token.pos_ not in ("ADJ",)
            and token.tag_ not in ("VBN", "HYPH", "VBG", "POS")
            or token.dep_ in ("ROOT",)
        ):
            break
        at += 1
    return noun if noun is not None and noun.pos_ == "NOUN" else None


def _noun_unit(doc: "Doc", last: "Token", head: "Token") -> str:
    """Lemma of the head with its lower-case modifiers: artillery shell, construction troop."""
    words: list[str] = []
    for token in doc[last.i + 1 : head.i]:
        if token.lower_ == "of" or token.pos_ == "DET":
            words.clear()
        elif token.tag_ == "HYPH" and words:
            words[-1] += "-"
        elif (
            token.pos_ in ("NOUN", "ADJ", "VERB")
            and token.text.islower()
            and (token.lower_ not in _DROPPED or token.nbor().tag_ == "HYPH")
        ):
            if words and words[-1].endswith("-"):
                words[-1] += token.lower_
            else:
                words.append(token.lower_)
        elif token.is_punct and token.tag_ != "HYPH":
            words.clear()
    lemma = _lemma(head)
    words = [word for word in words if not word.endswith("-")]
    unit = " ".join([*words, lemma])
    if lemma in _LIGHT:
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                inner = next((c for c in child.children if c.dep_ == "pobj"), None)
                if inner is not None and inner.pos_ == "NOUN":
                    mods = [
                        c.lower_
                        for c in inner.children
                        if c.dep_ in ("compound", "amod") and c.text.islower()
                    ]
                    unit = " ".join([unit, "of", *mods, _base_of(inner)])
    return unit


def _base_of(noun: "Token") -> str:
    """The singular of a common noun: the parser's rules make "dos" of "doses"."""
    written = _HYPHENATED.match(full_text(noun.doc), noun.idx)
    if written is not None and (irregular := IRREGULAR.get(written.group().casefold())):
        return irregular
    if noun.tag_ == "NNS" and noun.lower_ not in IRREGULAR_PLURALS:
        return singular_noun(noun.lower_)
    return noun.lemma_.lower()


def _lemma(noun: "Token") -> str:
    """The lemma in small letters; title case hides plurals from the lemmatizer."""
    if declared := nouns_of(noun.doc).base_form(noun):
        return declared
    if noun.pos_ == "NOUN" and noun.text.islower():
        return _base_of(noun)
    if noun.lower_.removesuffix("s") in _CURRENCIES | _MEASURES:
        return noun.lower_.removesuffix("s")
    if noun.tag_ == "NNPS" and noun.i and noun.nbor(-1).dep_ == "compound":
        return f"{noun.nbor(-1).text} {noun.text.removesuffix('s')}"
    if noun.tag_ == "NNPS" or noun.text.endswith("s"):
        word = noun.text.removesuffix("s")
        return word.lower() if noun.i + 1 < len(noun.doc) and word.lower() in _COMMON else word
    return noun.text


def _from_verb(
    number: "Token", doc: "Doc", figure: FigureMention, former: Sequence[Quantity]
) -> str | None:
    """The unit of a bare figure: from the verb's other arguments, else from the figure before."""
    own = next((c for c in number.children if c.dep_ == "acl" and c.tag_ == "VBN"), None)
    verb = number.head if own is None else own
    while verb.pos_ in ("ADP", "NUM", "ADV") and verb.head != verb:
        verb = verb.head
    if verb.lower_ in _FATES:
        return verb.lower_
    if _IN_EACH.match(full_text(doc), figure.span.end):
        # "Two units, 6,000 in each" counts no units the second time.
        return ""
    for noun in _arguments(verb):
        lemma = noun.lemma_.lower()
        if noun.i == number.i:
            continue
        if noun.lower_ in _FATES and noun.tag_ != "NN":
            return noun.lower_
        if lemma in _FATE_NOUNS:
            return _FATE_NOUNS[lemma]
        if lemma in _HOLDERS:
            inner = _of(noun)
            if inner is not None:
                return inner
        elif lemma in _COUNTS or (noun.tag_ == "NNS" and _measures_subject(number, verb, noun)):
            return _base_of(noun)
    window_start = number.sent.start_char - 160
    for quantity in reversed(former):
        if quantity.span.start < window_start:
            break
        if own is not None and not _FATES.isdisjoint(quantity.unit.split()):
            # The 3,000 who were sent are not those who were killed before them.
            continue
        if quantity.unit and quantity.unit not in _NO_THINGS and not is_duration(quantity):
            return quantity.unit
    return ""


def _measures_subject(number: "Token", verb: "Token", noun: "Token") -> bool:
    """``claims rose by 12,000``: how many there are of the subject of a verb that only counts."""
    is_led = number.dep_ == "pobj" and verb.lemma_.lower() != "be"
    if not (is_led or number.dep_ in ("attr", "dobj", "npadvmod") and number.head == verb):
        return False
    is_subject = noun.dep_ in ("nsubj", "nsubjpass") and noun.head == verb
    return is_subject and (verb.lemma_.lower() in COUNTING or moves(verb) != "")


def _arguments(verb: "Token") -> Iterable["Token"]:
    if verb.pos_ in ("NOUN", "PROPN"):
        yield verb
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
            yield child


def _of(noun: "Token") -> str | None:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "in"):
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.pos_ == "NOUN":
                    return inner.lemma_.lower()
    return None


def _rate(doc: "Doc", figure: FigureMention, end: int) -> str:
    """The period of a rate: a month, per day, daily; also past the verb, "arrive every month"."""
    text, span = full_text(doc), figure.span
    for at in (end, span.end):
        if match := _PER_NEAR.match(text, at):
            return match.group(1).casefold()
        if match := _ADVERB.match(text, at + 1):
            return _ADVERBS[match.group(1).casefold()]
    if match := _RATES.search(text, max(0, span.start - 40), span.start):
        return _ADVERBS[match.group(1).casefold()]
    if figure.unit in (PERCENT, POINT):
        return ""
    if (match := _EVERY.search(text, end)) and not _BREAK.search(text, end, match.start()):
        return (match.group(1) or _ADVERBS[match.group(2).casefold()]).casefold()
    return ""


def is_duration(quantity: Quantity) -> bool:
    """True for a length of time, which is no claim where nothing else is counted."""
    return re.fullmatch(_PERIODS, quantity.unit) is not None


def quantities_within(quantities: Iterable[Quantity], span: Span) -> tuple[Quantity, ...]:
    """The quantities whose figures lie within ``span``."""
    return tuple(quantity for quantity in quantities if span.covers(quantity.span))
