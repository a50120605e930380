"""Words and figures for numbers: one place decides how anything is said.

Chances are whole per cent and never 0 or 100; estimates have two significant figures; odds are
multiples.  Likelihood and confidence never share a sentence (ICD 203): :func:`keep_apart` refuses.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, floor, log10

from forewarn.findings.finding import Effect, Finding
from forewarn.findings.kind import IntervalLevel, Kind
from forewarn.probability import SCALES, Elicited, Given, WordScale
from forewarn.sources.source import Reliability
from forewarn.wording.translations import N_, _, ngettext

MINUS = "−"
MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of words, strong where it is a likelihood word."""

    text: str
    strong: bool = False


def percent(chance: float) -> str:
    """Whole per cent; ``<1%`` and ``>99%`` at the ends.

    >>> percent(0.567), percent(0.001), percent(1.0), percent(1.98)
    ('57%', '<1%', '>99%', '198%')
    """
    if chance < 0.005:
        return "<1%"
    if 0.995 <= chance <= 1:
        return ">99%"
    return f"{floor(chance * 100 + 0.5)}%"


def one_in(chance: float) -> str:
    """Per cent down to one in a hundred, then one in so many.

    >>> one_in(0.0787), one_in(0.00228), one_in(1.7e-11)
    ('8%', '1 in 440', 'less than 1 in a million')
    """
    if chance >= 0.01:
        return percent(chance)
    return (
        _("1 in %(number)s", number=about(1 / chance))
        if chance > 1e-6
        else _("less than 1 in a million")
    )


def percent_range(band: tuple[float, float], *, sign: bool = True) -> str:
    """``44–70%``; ends as in :func:`percent`."""
    low, high = (percent(end) for end in band)
    text = low if low == high else f"{low.rstrip('%')}–{high}"
    return text if sign else text.rstrip("%")


def declared_chance(chance: Given) -> str:
    """A chance as it was declared: the word, the number, or the range."""
    if isinstance(chance, Elicited):
        return f"{percent(chance.best)} ({percent_range((chance.low, chance.high))})"
    return chance if isinstance(chance, str) else percent(chance)


def about(value: float) -> str:
    """Two significant figures, thousands apart; between 1 and 10 whole, as people count.

    >>> about(5674.5), about(12345), about(9.1), about(0.456)
    ('5,700', '12,000', '9', '0.46')
    """
    if 1 <= abs(value) < 10:
        return f"{value:.0f}".replace("-", MINUS)
    if abs(value) < 1:
        return f"{value:.2g}".replace("-", MINUS)
    places = floor(log10(abs(value))) - 1
    return f"{round(value, -places):,.0f}".replace("-", MINUS)


def figure_as_said(value: float) -> str:
    """A reported figure, not rounded: ``1,500``, ``2.5``."""
    return f"{value:,.0f}" if value == floor(value) else f"{value:,.6g}"


def with_sign(value: float) -> str:
    """Two significant figures with their sign; ``0`` when nothing moved."""
    if value == 0:
        return "0"
    size = about(abs(value)) if abs(value) >= 10 else f"{abs(value):.2g}"
    return f"{'+' if value > 0 else MINUS}{size}"


def signed_percent(share: float) -> str:
    """A change in whole per cent with its sign.

    >>> signed_percent(-0.25), signed_percent(0.1), signed_percent(0.001)
    ('−25%', '+10%', '0%')
    """
    percent_ = floor(abs(share) * 100 + 0.5)
    return f"{'' if not percent_ else '+' if share > 0 else MINUS}{percent_}%"


def list_grades(trusted: Iterable[tuple[Reliability, float]]) -> str:
    """Chances that grades were taken to stand for, each beside the declared one."""
    return ", ".join(
        _(
            "%(grade)s %(chance)s (declared %(declared)s)",
            grade=grade,
            chance=f"{chance:.2f}",
            declared=f"{grade.chance:g}",
        )
        for grade, chance in trusted
    )


def points(value: float) -> str:
    """Percentage points with sign, whole; ``+0.3`` below one, ``0`` below a tenth.

    >>> points(6.4), points(-0.6), points(0.04)
    ('+6', '−0.6', '0')
    """
    size = abs(value)
    if size < 0.05:
        return "0"
    text = f"{floor(size + 0.5)}" if size >= 0.95 else f"{size:.1f}"
    return f"{'+' if value > 0 else MINUS}{text}"


def odds(ratio: float) -> str:
    """A likelihood ratio as a multiple: ``×1.3``, ``÷1.5``.

    >>> odds(1.31), odds(0.5), odds(250.0)
    ('×1.3', '÷2.0', '×250')
    """
    if ratio <= 0:
        return "÷∞"
    sign, size = ("×", ratio) if ratio >= 1 else ("÷", 1 / ratio)
    if size >= 1000:
        return f"{sign}>1,000"
    return f"{sign}{size:.1f}" if size < 9.95 else f"{sign}{about(size)}"


def day(when: date, *, year: bool = True) -> str:
    """``26 Dec 2025``."""
    month = _(MONTHS[when.month - 1])
    if year:
        return _("%(day)s %(month)s %(year)s", day=when.day, month=month, year=when.year)
    return _("%(day)s %(month)s", day=when.day, month=month)


def english_day(when: date) -> str:
    """``26 Dec 2025`` whatever language is spoken, as files have it."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


def write_dates(text: str) -> str:
    """``text`` with its ISO dates written as days are.

    >>> write_dates("as of 2025-12-06; report 2025-13-40")
    'as of 6 Dec 2025; report 2025-13-40'
    """

    def replacement(match: re.Match[str]) -> str:
        try:
            return day(date.fromisoformat(match[0]))
        except ValueError:
            return match[0]

    return _ISO.sub(replacement, text)


def plural_of(noun: str) -> str:
    """``origins``, ``replies``, ``hypotheses``: the English plural of a noun."""
    if noun.endswith("sis"):
        return f"{noun[:-2]}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"


def count(number: int, noun: str) -> str:
    """``1 origin``, ``2 origins``, ``3 replies``, ``4 hypotheses``, ``no outlets``.

    The nouns of all calls are in the catalogue: its tool reads them where they are counted.
    """
    plural = plural_of(noun)
    if not number:
        return _(f"no {plural}")
    return ngettext(f"%(number)s {noun}", f"%(number)s {plural}", number, number=f"{number:,}")


def join_list(items: Sequence[str]) -> str:
    """``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return _("%(items)s and %(last)s", items=", ".join(items[:-1]), last=items[-1])


def naming(scale: WordScale) -> WordScale:
    """The base scale inside ``scale``, so that a case's looser words never name our numbers."""
    for base in SCALES.values():
        if all(scale.has(word) for word in base.words):
            return base
    return scale


def likelihood(scale: WordScale, chance: float) -> str:
    """The likelihood word for a chance."""
    return naming(scale).word(chance)


def word_range(scale: WordScale, word: str) -> str:
    """What the word stands for, ``55–80%``; empty when the scale lacks it."""
    return percent_range(scale.band(word)) if scale.has(word) else ""


def keep_apart(text: str, scale: WordScale, *, names: Collection[str] = ()) -> str:
    """``text`` itself; ValueError when a sentence holds both likelihood and confidence.

    ``names`` are what the case calls things; they are not our words: that a vote of no confidence
    is likely says nothing of our own.
    """
    own_words = text
    for name in sorted(names, key=len, reverse=True):
        own_words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "…", own_words)
    for sentence in _SENTENCE.split(own_words):
        if re.search(r"\bconfidence\b", sentence, re.IGNORECASE):
            for word in naming(scale).words:
                if re.search(rf"\b{re.escape(word)}\b", sentence, re.IGNORECASE):
                    raise ValueError(
                        f"likelihood ({word}) and confidence in one sentence: {sentence!r}; "
                        "write two (ICD 203)"
                    )
    return text


def bottom_line(
    chances: Mapping[str, float], titles: Mapping[str, str], scale: WordScale, until: date | None
) -> tuple[Phrase, ...]:
    """The judgement, most likely first, futures with the same word together.

    The word leads, so that the sentence stays grammatical whatever the futures are called.
    """
    by_word: dict[str, list[str]] = {}
    for scenario in sorted(chances, key=lambda key: (-chances[key], key)):
        word = likelihood(scale, chances[scenario])
        by_word.setdefault(word, []).append(titles.get(scenario, scenario))
    phrases: list[Phrase] = []
    for place, (word, names) in enumerate(by_word.items()):
        when = _(" by %(until)s", until=day(until)) if until is not None and place == 0 else ""
        phrases += [
            Phrase(word[:1].upper() + word[1:], strong=True),
            Phrase(f"{when}: {'; '.join(name.rstrip('.') for name in names)}. "),
        ]
    return tuple(phrases)


def plain(phrases: Sequence[Phrase]) -> str:
    """The words alone."""
    return "".join(phrase.text for phrase in phrases).strip()


def web_address(url: str) -> str:
    """``url`` where it can be followed safely, else nothing: no other scheme may become a link."""
    return url if url.casefold().startswith(("http://", "https://")) else ""


def value_of(finding: Finding) -> str:
    """A finding's value as it is shown anywhere, by its kind."""
    if finding.value is None:
        return _("no estimate")
    return amount(finding.value, finding.kind)


def interval_of(finding: Finding) -> str:
    """A finding's interval as shown, without its level; empty when there is none."""
    if finding.interval is None:
        return ""
    if finding.kind is Kind.CHANCE:
        return percent_range(finding.interval)
    return "–".join(amount(end, finding.kind) for end in finding.interval)


def level_of(finding: Finding) -> str:
    """What a finding's interval is, as it stands before it; empty when there is none."""
    match finding.level:
        case IntervalLevel.NINETY:
            return "90%"
        case IntervalLevel.RANGE | IntervalLevel.ENDS:
            return _("range")
    return ""


def effect_of(effect: Effect) -> str:
    """The signed amount of an effect, by the kind of its measure; empty when none was measured."""
    return "" if effect.size is None else amount(effect.size, effect.measure.kind)


def amount(value: float | str, kind: Kind) -> str:
    """A number as it is shown anywhere, by its kind alone.

    >>> amount(0.567, Kind.CHANCE), amount(0.5, Kind.ODDS), amount(5674.5, Kind.QUANTITY)
    ('57%', '÷2.0', '5,700')
    """
    if isinstance(value, str):
        return value
    match kind:
        case Kind.CHANCE:
            return percent(value)
        case Kind.POINTS:
            return points(value)
        case Kind.ODDS:
            return odds(value)
        case Kind.LOG_ODDS:
            return odds(exp(max(min(value, 50), -50)))
        case Kind.CHANGE:
            return with_sign(value)
        case Kind.COUNT:
            return figure_as_said(value)
    return about(value)
