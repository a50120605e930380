"""Match a quantity to its measurand, or name the slot that forbids the nearest one."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from forewarn.claims.claim import Claim
from forewarn.claims.quantity import Movement, Quantity
from forewarn.dates import Period
from forewarn.estimates.measurand import Measurand, Nature
from forewarn.estimates.slots import Slot, slot_of, stage_forbids
from forewarn.findings.reason import Pointer, Reason, Word
from forewarn.language import Language

_FACTUAL_STANCES = frozenset({"asserts", "confirms"})
"""Stances that give a figure for what is."""
_PLANNING_STANCES = frozenset({"predicts", "intends"})
"""Stances that give a figure only for what is planned."""
_ASIDE = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names of the case by which slots are recognised, without case."""

    actors: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Actor id to its name and aliases."""
    places: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Place id to its name and aliases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Where a quantity belongs, or why nowhere."""

    measurand: str
    """Id of the measurand; empty when none fits or two fit equally well."""
    reason: Reason
    """The slots that agreed, or the one that forbade the nearest measurand."""
    slot: Slot | None = None
    """The slot that forbids, where nothing matched."""
    nearest: str = ""
    """Id of the nearest measurand where nothing matched; empty when none came near."""
    near: bool = False
    """True when every required phrase stood and only the slot forbade the nearest measurand: a
    figure that a reader would otherwise take for it."""


def match(
    claim: Claim,
    sentence: str,
    measurands: Iterable[Measurand],
    names: Names | None = None,
    *,
    report_language: Language,
    case_language: Language,
) -> Match:
    """The one measurand whose every slot agrees with the figure of the claim.

    ``sentence`` is the whole sentence round the claim, in ``report_language``, in which phrases are
    matched; stages are declared in ``case_language``.

    The most specific measurand (most groups of required phrases) wins; between two equally
    specific ones the figure is ambiguous.  A denied, doubted, demanded or negated figure counts
    for nothing, and so does one that is asked, feared, wished for or supposed.  If no measurand fits, the result names the one that agrees in most slots and the
    slot that forbids it.
    """
    names = names or Names()
    figure = claim.quantity
    assert figure is not None  # asked only of claims with a figure
    if not claim.is_statement:
        return Match(
            measurand="",
            slot=Slot.STANCE,
            reason=Reason.of("match.kind", kind=Word(claim.kind.value)),
        )
    if claim.negated:
        return Match(measurand="", slot=Slot.STANCE, reason=Reason.of("match.negated"))
    if claim.stance not in _FACTUAL_STANCES | _PLANNING_STANCES:
        return Match(
            measurand="",
            slot=Slot.STANCE,
            reason=Reason.of("match.stance", stance=Word(claim.stance.value)),
        )
    fitting: list[Measurand] = []
    missed: list[tuple[int, str, Slot, Reason, bool]] = []
    for measurand in sorted(measurands, key=lambda item: item.id):
        fault = _fault(measurand, claim, figure, sentence, names, report_language, case_language)
        if fault is None:
            fitting.append(measurand)
        else:
            passed, slot, why = fault
            near_miss = passed >= 2 + len(measurand.requires)
            missed.append((-passed, measurand.id, slot, why, near_miss))
    if fitting:
        return _most_specific(fitting, figure, sentence, report_language)
    if not missed:
        return Match(measurand="", slot=Slot.WHAT, reason=Reason.of("match.undeclared"))
    passed, nearest, slot, why, near_miss = min(missed, key=lambda candidate: candidate[:2])
    if passed == 0:
        if not figure.unit:
            reason = Reason.of("match.no_unit", slot=Word(Slot.UNIT.value))
            return Match(measurand="", slot=Slot.UNIT, reason=reason)
        reason = Reason.of("match.unknown_unit", slot=Word(Slot.WHAT.value), unit=figure.unit)
        return Match(measurand="", slot=Slot.WHAT, reason=reason)
    reason = Reason.of(
        "match.forbidden", slot=Word(slot.value), nearest=Pointer("measurand", nearest), why=why
    )
    return Match(measurand="", slot=slot, nearest=nearest, reason=reason, near=near_miss)


def _most_specific(
    fitting: list[Measurand], figure: Quantity, sentence: str, report_language: Language
) -> Match:
    most = max(len(measurand.requires) for measurand in fitting)
    best = [measurand for measurand in fitting if len(measurand.requires) == most]
    if len(best) > 1:
        return Match(
            measurand="",
            slot=Slot.AMBIGUOUS,
            nearest=best[0].id,
            near=True,
            reason=Reason.of(
                "match.ambiguous", names=tuple(Pointer("measurand", tied.id) for tied in best)
            ),
        )
    chosen = best[0]
    phrases = tuple(
        next(phrase for phrase in group if report_language.stands_in(phrase, sentence))
        for group in chosen.requires
    )
    counted_thing = figure.unit or Word("what it names")
    reason = (
        Reason.of("match.counts_with", thing=counted_thing, phrases=phrases)
        if phrases
        else Reason.of("match.counts", thing=counted_thing)
    )
    return Match(measurand=chosen.id, reason=reason)


def _fault(
    measurand: Measurand,
    claim: Claim,
    figure: Quantity,
    sentence: str,
    names: Names,
    report_language: Language,
    case_language: Language,
) -> tuple[int, Slot, Reason] | None:
    """Slots passed, the first that forbids, and why; None when every slot agrees."""
    if not _counts(measurand, figure.unit, sentence, report_language):
        expected = _counted_things(measurand) or Word("nothing declared")
        return 0, Slot.WHAT, Reason.of("match.counts_other", things=expected)
    if figure.per.strip().casefold() != measurand.per.strip().casefold():
        return (
            1,
            Slot.KIND,
            Reason.of("match.rate", one=_rate(measurand.per), other=_rate(figure.per)),
        )
    own_places = names.places.get(measurand.place, frozenset())
    for passed, group in enumerate(measurand.requires):
        if not any(report_language.stands_in(phrase, sentence) for phrase in group):
            slot = slot_of(group, own_places, measurand.stage, case_language)
            return 2 + passed, slot, Reason.of("match.lacks", group=tuple(group))
    all_passed = 2 + len(measurand.requires)
    place_names = frozenset(name for aliases in names.places.values() for name in aliases)
    for phrase in measurand.excludes:
        if report_language.stands_in(phrase, sentence):
            slot = slot_of((phrase,), place_names, measurand.stage, case_language)
            return all_passed, slot, Reason.of("match.has", phrase=phrase)
    later_fault = _beyond_words(measurand, claim, figure, names, report_language, case_language)
    return (
        None
        if later_fault is None
        else (all_passed + later_fault[0], later_fault[1], later_fault[2])
    )


def _beyond_words(
    measurand: Measurand,
    claim: Claim,
    figure: Quantity,
    names: Names,
    report_language: Language,
    case_language: Language,
) -> tuple[int, Slot, Reason] | None:
    """The first fault in the slots that phrases do not decide: actor, stage, time, range."""
    is_other = _other_actor(measurand, figure.counted, names.actors, report_language)
    if is_other:
        return (
            1,
            Slot.ACTOR,
            Reason.of("match.actor", actor=measurand.actor, counted=figure.counted),
        )
    if stage_forbids(
        figure.stage, measurand.stage, report_language=report_language, case_language=case_language
    ):
        return (
            2,
            Slot.STAGE,
            Reason.of("match.stage", stage=measurand.stage, verb=figure.stage),
        )
    if (why := _no_level(measurand, figure, case_language)) is not None:
        return 3, Slot.KIND, why
    if claim.stance in _PLANNING_STANCES and not _planned(measurand, case_language):
        return 4, Slot.STAGE, Reason.of("match.foreseen", stance=Word(claim.stance.value))
    when = claim.event_time
    if when is not None and not _planned(measurand, case_language):
        if when.start > claim.date:
            return 5, Slot.AS_OF, Reason.of("match.future", when=when.start)
        if measurand.period is not None and _disjoint(when, measurand.period):
            start, end = measurand.period
            reason = Reason.of("match.period", start=start, end=end, when=when.start)
            return 5, Slot.AS_OF, reason
    least, most = measurand.plausible
    if not least <= figure.best <= most:
        reason = Reason.of("match.implausible", best=figure.best, least=least, most=most)
        return 6, Slot.PLAUSIBLE, reason
    return None


def _no_level(measurand: Measurand, figure: Quantity, case_language: Language) -> Reason | None:
    """Why the figure is no level of what the measurand counts; None where it is.

    What came on top is what a flow or a plan counts; an old level is one of another time.
    """
    if figure.is_level:
        return None
    if figure.change is Movement.FROM:
        return Reason.of("match.former")
    if measurand.nature is Nature.FLOW:
        return None
    if figure.direction:
        return Reason.of("match.change", direction=figure.direction)
    if figure.change is Movement.CHANGE:
        return Reason.of("match.size")
    return None if _planned(measurand, case_language) else Reason.of("match.increment")


def _planned(measurand: Measurand, case_language: Language) -> bool:
    return any(case_language.stands_in(word, measurand.stage) for word in case_language.planned)


def _disjoint(when: Period, period: tuple[date, date]) -> bool:
    return when.end < period[0] or when.start > period[1]


def _other_actor(
    measurand: Measurand,
    counted_words: str,
    actors: Mapping[str, frozenset[str]],
    report_language: Language,
) -> bool:
    """True when the counted thing bears another actor's name and not this measurand's."""
    stands_in = report_language.stands_in
    own_names = actors.get(measurand.actor)
    if not counted_words or own_names is None:
        return False
    # A formation of the actor ("Korean People's Army") is named like it or not at all.
    if any(stands_in(name, counted_words) for name in own_names):
        return False
    return any(
        stands_in(name, counted_words)
        for actor, other_names in actors.items()
        if actor != measurand.actor
        for name in other_names
        if not any(stands_in(own_name, name) for own_name in own_names)
    )


def _counted_things(measurand: Measurand) -> tuple[str, ...]:
    return measurand.counts or ((measurand.unit,) if measurand.unit else ())


def _counts(measurand: Measurand, unit: str, sentence: str, report_language: Language) -> bool:
    unit_words = _ASIDE.sub(" ", unit).strip() or unit.strip()
    if unit_words:
        return any(
            report_language.ends_with(unit_words, word) for word in _counted_things(measurand)
        )
    # "About 12,000 are on their way": the thing is named elsewhere in the sentence, and only
    # required phrases keep that from being a guess.
    return bool(measurand.requires) and any(
        report_language.stands_in(word, sentence) for word in _counted_things(measurand)
    )


def _rate(per: str) -> Reason | Word:
    return Reason.of("match.per", unit=per.strip()) if per.strip() else Word("a count")
