"""Which measurand a quantity belongs to, or the slot that forbids the nearest one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from forewarn.estimates.measurand import Measurand
from forewarn.phrases import ends_with, stands_in

SAYS = frozenset({"asserts", "confirms"})
"""Stances that give a figure for what is."""
FORESEES = frozenset({"predicts", "intends"})
"""Stances that give a figure only for what is planned."""
PLANNED = ("planned", "intended", "expected", "predicted", "promised", "announced", "pledged")
"""Stages of a measurand that count what has not happened yet."""

_ASIDE = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Where a quantity belongs, or why nowhere."""

    measurand: str
    """Id of the measurand; empty when none fits or two fit equally well."""
    reason: str
    """The slots that agreed, or the one that forbade the nearest measurand."""
    slot: str = ""
    """``stance``, ``unit``, ``per``, ``requires``, ``excludes``, ``plausible`` or ``ambiguous``
    where nothing matched."""
    nearest: str = ""
    """Id of the nearest measurand where nothing matched; empty when none came near."""


def match(
    *,
    measurands: Iterable[Measurand],
    unit: str,
    per: str,
    sentence: str,
    low: float,
    best: float,
    high: float,
    stance: str,
    negated: bool,
) -> Match:
    """The one measurand whose every slot agrees with the quantity.

    The more specific one (more groups of required phrases satisfied) wins; of two equally
    specific ones neither does.  A denied, doubted, demanded or negated figure counts nothing.
    """
    if negated:
        return Match(measurand="", slot="stance", reason="negated: it says how many there are not")
    if stance not in SAYS | FORESEES:
        return Match(
            measurand="", slot="stance", reason=f"the claimant {stance} it and so gives no figure"
        )
    fitting: list[Measurand] = []
    missed: list[tuple[int, str, str, str]] = []
    for measurand in sorted(measurands, key=lambda item: item.id):
        fault = _fault(measurand, unit, per, sentence, (low, best, high), stance)
        if fault is None:
            fitting.append(measurand)
        else:
            passed, slot, why = fault
            missed.append((-passed, measurand.id, slot, why))
    if fitting:
        return _most_specific(fitting, unit, sentence)
    if not missed:
        return Match(measurand="", slot="unit", reason="the case declares no measurand")
    passed, nearest, slot, why = min(missed)
    if passed == 0:
        said = f"counts {unit}" if unit else "says no unit"
        return Match(measurand="", slot=slot, reason=f"unit: {said}; no measurand counts that")
    return Match(measurand="", slot=slot, nearest=nearest, reason=f"{slot}: not {nearest}: {why}")


def _most_specific(fitting: list[Measurand], unit: str, sentence: str) -> Match:
    most = max(len(measurand.requires) for measurand in fitting)
    best = [measurand for measurand in fitting if len(measurand.requires) == most]
    if len(best) > 1:
        names = " and ".join(measurand.id for measurand in best)
        return Match(
            measurand="", slot="ambiguous", nearest=best[0].id,
            reason=f"ambiguous: {names} fit equally well; add requires or excludes to one",
        )  # fmt: skip
    chosen = best[0]
    held = [
        next(phrase for phrase in group if stands_in(phrase, sentence)) for group in chosen.requires
    ]
    with_words = f", with {', '.join(held)}" if held else ""
    return Match(measurand=chosen.id, reason=f"counts {unit or 'what it names'}{with_words}")


def _fault(
    measurand: Measurand,
    unit: str,
    per: str,
    sentence: str,
    figure: tuple[float, float, float],
    stance: str,
) -> tuple[int, str, str] | None:
    """Slots passed, the first that forbids, and why; None when every slot agrees."""
    if not _counts(measurand, unit, sentence):
        return 0, "unit", f"it counts {', '.join(_counted(measurand)) or 'nothing declared'}"
    if per.strip().casefold() != measurand.per.strip().casefold():
        return 1, "per", f"it is {_rate(measurand.per)}, the figure {_rate(per)}"
    for passed, group in enumerate(measurand.requires):
        if not any(stands_in(phrase, sentence) for phrase in group):
            return 2 + passed, "requires", f"the sentence has none of {', '.join(group)}"
    done = 2 + len(measurand.requires)
    for phrase in measurand.excludes:
        if stands_in(phrase, sentence):
            return done, "excludes", f"the sentence has {phrase}"
    if stance in FORESEES and not any(stands_in(word, measurand.stage) for word in PLANNED):
        return done + 1, "stance", f"it counts what is, and the claimant {stance}"
    least, most = measurand.plausible
    low, best, high = figure
    if not low <= best <= high:
        return (
            done + 2,
            "plausible",
            f"the bounds {low:,.10g} to {high:,.10g} contradict {best:,.10g}",
        )
    if not least <= best <= most:
        return done + 2, "plausible", f"{best:,.10g} is outside {least:,.10g} to {most:,.10g}"
    return None


def _counted(measurand: Measurand) -> tuple[str, ...]:
    return measurand.counts or ((measurand.unit,) if measurand.unit else ())


def _counts(measurand: Measurand, unit: str, sentence: str) -> bool:
    said = _ASIDE.sub(" ", unit).strip() or unit.strip()
    if said:
        return any(ends_with(said, counted) for counted in _counted(measurand))
    # "About 12,000 are on their way": the thing is named elsewhere in the sentence, and only
    # required phrases keep that from being a guess.
    return bool(measurand.requires) and any(
        stands_in(counted, sentence) for counted in _counted(measurand)
    )


def _rate(per: str) -> str:
    return f"a rate per {per.strip()}" if per.strip() else "a count"
