"""How a figure fits the slots of a measurand: the thing, whose, where, what became of it, when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from forewarn.claims.claim import Claim
from forewarn.claims.event import EventRole, ReportedEvent
from forewarn.claims.quantity import Movement, Quantity
from forewarn.estimates.measurand import Measurand, Nature
from forewarn.events.declared_deed import read_deed
from forewarn.events.event_pattern import SlotFit, fit_actors, fit_claim_places, fit_places
from forewarn.events.known_world import KnownWorld
from forewarn.events.label_words import (
    base_forms,
    content_words,
    share_of_label,
    weigh_labels,
)
from forewarn.language import Language
from forewarn.text import Span

_BEFORE, _AFTER = 8, 6
"""Words around a figure within which the thing and its owner are looked for."""
_SHORT = 5
"""Days below which a time is that of an incident."""
_PEOPLE = frozenset(("person", "people"))


class ThingFit(StrEnum):
    """How what a figure counts fits what a measurand counts."""

    UNIT = "as declared"
    MEASURE = "in its measure"
    """The unit of measure is that declared; many things are measured in it."""
    EVENT = "the event itself"
    """Deaths, for those who died."""
    KIND = "of the kind"
    WIDER = "of a wider kind"
    NONE = "unsaid"
    OTHER = "another"


class StageFit(StrEnum):
    """How what became of those who are counted fits the stage of a measurand."""

    FREE = "anything"
    YES = "as declared"
    NEAR = "nearby"
    """Another event of the claim is of the stage, or follows from what they do."""
    OPEN = "unsaid"
    OTHER = "another"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountPattern:
    """What a measurand counts, ready to be held against figures."""

    measurand: Measurand
    things: frozenset[str]
    """Words for what is counted, each in its base forms."""
    kinds: frozenset[str]
    """Of what kinds these things are."""
    classes: frozenset[str]
    """Classes of events of its stage."""
    rivals: frozenset[str]
    """Classes of the stages of other measurands, and of none of its own."""
    named: frozenset[str]
    """Those of the things that are no measure: the bid, for pence."""
    label: Mapping[str, float]
    """Words of its label and scope with their weight: the rarer among measurands the more."""


def make_patterns(measurands: Sequence[Measurand], language: Language) -> tuple[CountPattern, ...]:
    """The patterns of measurands, each beside the others."""
    lexicon = language.lexicon
    classes = {each.id: _stage_classes(each, language) for each in measurands}
    labels = weigh_labels({each.id: each.label for each in measurands}, language)
    patterns: list[CountPattern] = []
    for measurand in measurands:
        own = classes[measurand.id]
        things = base_forms(measurand.counts or (measurand.unit,), language)
        patterns.append(
            CountPattern(
                measurand=measurand,
                things=things,
                kinds=frozenset(kind for thing in things for kind in lexicon.kinds(thing)),
                named=frozenset(thing for thing in things if not _is_measure(thing, language)),
                classes=own,
                rivals=frozenset(name for other in classes.values() for name in other) - own,
                label=labels[measurand.id],
            )
        )
    return tuple(patterns)


def _stage_classes(measurand: Measurand, language: Language) -> frozenset[str]:
    stage = measurand.stage.casefold()
    if not stage:
        return frozenset()
    classes = language.lexicon.classes_of_stage(stage)
    return classes or read_deed(stage, language).classes


def _is_measure(word: str, language: Language) -> bool:
    """Whether a word is of a unit in which many things are counted: pence, percent, tonnes."""
    return "unit of measure" in language.lexicon.kinds(word)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountFit:
    """How a figure fits a measurand, slot by slot."""

    measurand: str
    thing: ThingFit
    named: bool
    """Whether a word for the thing stands beside a figure that has a measure or no unit."""
    beside: str
    """Whose name stands beside the figure: ``own``, ``other``, ``none``; ``free``."""
    stage: StageFit
    actor: SlotFit
    """``WIDER`` where anybody's are counted and the text names whose."""
    place: SlotFit
    change: str
    """``suits``, ``other``, ``former``, ``level``."""
    period: str
    """``inside``, ``outside``, ``open``, ``free``."""
    span: str
    """Nature of the measurand and length of the time told, where both say something."""
    label: float
    """Share of the words of its label, by weight, that stand beside the figure."""
    mention: float
    """The like in the whole sentence."""
    per: bool
    """Whether rate and rate, or count and count, meet."""


def fit_counts(
    patterns: Sequence[CountPattern],
    claim: Claim,
    figure: Quantity,
    text: str,
    world: KnownWorld,
    language: Language,
) -> tuple[CountFit, ...]:
    """How a figure fits each pattern; those that count another thing are left out.

    ``text`` is that of the report.
    """
    lexicon = language.lexicon
    unit = base_forms((figure.unit,), language)
    unit_classes = frozenset(name for word in unit for name in lexicon.classes_of(word))
    counted = [event for event in claim.events if event.figure is not None]
    counted_classes = _all_classes(counted, language)
    verb = (
        frozenset(
            name for word in language.bases(figure.stage) for name in lexicon.classes_of(word)
        )
        if figure.stage
        else frozenset()
    )
    other_classes = _all_classes(claim.events, language)
    sentence = language.sentence_around(text, claim.span)
    words = content_words(sentence.of(text), language)
    beside = _beside(text, sentence, figure.span)
    near = content_words(beside, language)
    owners = world.find_named(beside)
    fits: list[CountFit] = []
    for pattern in patterns:
        thing = _thing(pattern, unit, unit_classes, language, is_name=figure.unit[:1].isupper())
        if thing is ThingFit.OTHER:
            continue
        is_measured = thing in (ThingFit.MEASURE, ThingFit.NONE)
        fits.append(
            CountFit(
                measurand=pattern.measurand.id,
                thing=thing,
                named=is_measured and not near.isdisjoint(pattern.named),
                beside=_whose(pattern.measurand, owners, world),
                stage=_stage(
                    pattern,
                    counted_classes | verb | unit_classes,
                    other_classes,
                    acts=any(event.figure is EventRole.AGENT for event in counted),
                ),
                actor=_actor(pattern.measurand, claim, counted, world, language),
                place=_place(pattern.measurand, claim, counted, world),
                change=_change(pattern.measurand, figure),
                period=_period(pattern.measurand, claim),
                span=_span(pattern.measurand, claim),
                label=share_of_label(pattern.label, near),
                mention=share_of_label(pattern.label, words),
                per=bool(figure.per)
                == (pattern.measurand.nature is Nature.RATE or bool(pattern.measurand.per)),
            )
        )
    return tuple(fits)


def _beside(text: str, sentence: Span, figure: Span) -> str:
    """The words around a figure as far as the next number on either side."""
    before = text[sentence.start : figure.start].split()[-_BEFORE:]
    after = text[figure.end : sentence.end].split()[:_AFTER]
    numbers = [index for index, word in enumerate(before) if any(map(str.isdigit, word))]
    if numbers:
        before = before[numbers[-1] + 1 :]
    stop = next((n for n, word in enumerate(after) if any(map(str.isdigit, word))), len(after))
    # What follows a comma before the next figure is of that one: "the Hartleys 18%, Calder 9%".
    if stop < len(after):
        comma = next((n for n, word in enumerate(after[:stop]) if word.endswith((",", ";"))), stop)
        stop = comma
    return " ".join((*before, text[figure.start : figure.end], *after[:stop]))


def _whose(measurand: Measurand, owners: frozenset[str], world: KnownWorld) -> str:
    if not measurand.actor:
        return "free"
    if any(world.are_allied(measurand.actor, owner) for owner in owners):
        return "own"
    return "other" if owners else "none"


def _all_classes(events: Iterable[ReportedEvent], language: Language) -> frozenset[str]:
    lexicon = language.lexicon
    return frozenset(
        implied
        for event in events
        for name in event.classes[:2]
        if name in lexicon.classes
        for implied in lexicon.implied(name)
    )


def _thing(
    pattern: CountPattern,
    unit: frozenset[str],
    unit_classes: frozenset[str],
    language: Language,
    *,
    is_name: bool,
) -> ThingFit:
    if not unit:
        return ThingFit.NONE
    if not unit.isdisjoint(pattern.things):
        is_measure = any(_is_measure(word, language) for word in unit)
        return ThingFit.MEASURE if is_measure else ThingFit.UNIT
    if not unit_classes.isdisjoint(pattern.classes):
        return ThingFit.EVENT
    lexicon = language.lexicon
    if any(not lexicon.kinds(word).isdisjoint(pattern.things) for word in unit):
        return ThingFit.KIND
    if is_name and not _PEOPLE.isdisjoint(pattern.kinds):
        # "Two South Africans".
        return ThingFit.KIND
    if not unit.isdisjoint(pattern.kinds):
        return ThingFit.WIDER
    return ThingFit.OTHER


def _stage(
    pattern: CountPattern, counted: frozenset[str], others: frozenset[str], *, acts: bool
) -> StageFit:
    if not pattern.measurand.stage:
        return StageFit.FREE
    if not counted.isdisjoint(pattern.classes):
        return StageFit.YES
    if acts and "be_present" in pattern.classes:
        # Who fights or guards is there.
        return StageFit.NEAR
    if not counted.isdisjoint(pattern.rivals):
        return StageFit.OTHER
    return StageFit.OPEN if others.isdisjoint(pattern.classes) else StageFit.NEAR


def _actor(
    measurand: Measurand,
    claim: Claim,
    counted: Sequence[ReportedEvent],
    world: KnownWorld,
    language: Language,
) -> SlotFit:
    lexicon = language.lexicon
    own = [
        participant
        for event in counted
        for participant in event.arguments
        if participant.role is event.figure
    ]
    if not measurand.actor:
        # A total over all is seldom told with the name of one.
        return SlotFit.WIDER if any(each.actors for each in own) else SlotFit.FREE
    fit = fit_actors((measurand.actor,), own, claim, world=world, lexicon=lexicon)
    if own and fit in (SlotFit.YES, SlotFit.NO, SlotFit.NATION, SlotFit.PRINCIPAL):
        return fit
    agents = [
        participant
        for event in counted or claim.events
        for participant in event.of(EventRole.AGENT, EventRole.PATIENT)
    ]
    wider = fit_actors((measurand.actor,), agents, claim, world=world, lexicon=lexicon)
    if wider in (SlotFit.YES, SlotFit.NATION, SlotFit.PRINCIPAL, SlotFit.SELF, SlotFit.WORD):
        return SlotFit.PART
    line = world.line(measurand.actor)
    if any(measurand.actor in world.line(actor) or actor in line for actor in claim.actors):
        return SlotFit.ECHO
    return SlotFit.GENERAL if claim.actors else SlotFit.OPEN


def _place(
    measurand: Measurand, claim: Claim, counted: Sequence[ReportedEvent], world: KnownWorld
) -> SlotFit:
    if not measurand.place:
        return SlotFit.FREE
    declared = (measurand.place,)
    fits = [fit_places(declared, event, claim, world) for event in counted or claim.events]
    if not fits:
        return fit_claim_places(declared, claim, world)
    order = list(SlotFit)
    return min(fits, key=order.index)


def _change(measurand: Measurand, figure: Quantity) -> str:
    """Whether the movement that the figure is part of is one that the measurand counts."""
    adds = measurand.nature is Nature.FLOW
    if figure.change is Movement.INCREMENT:
        return "suits" if adds else "other"
    if figure.change is Movement.TOTAL:
        return "other" if adds else "suits"
    if figure.change in (Movement.FROM, Movement.CHANGE) or figure.direction:
        return "former"
    return "level"


def _period(measurand: Measurand, claim: Claim) -> str:
    if measurand.period is None:
        return "free"
    when = claim.event_time
    if when is None:
        return "open"
    start, end = measurand.period
    return "outside" if when.end < start or when.start > end else "inside"


def _span(measurand: Measurand, claim: Claim) -> str:
    """Whether the figure is of a day, or of a longer time, and what the measurand is of."""
    when = claim.event_time
    if when is None or measurand.nature not in (Nature.FLOW, Nature.CUMULATIVE):
        return "open"
    is_short = (when.end - when.start).days < _SHORT
    return f"{measurand.nature.value} {'short' if is_short else 'long'}"
