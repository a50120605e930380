"""Indicators that are declared by slots."""

from dataclasses import replace

from forewarn.claims.claim import ClaimKind
from forewarn.claims.event import Told
from forewarn.indicators.bearing import claim_bearings, claim_topics
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.slot_sighting import SlotPatterns
from forewarn.language.english import ENGLISH
from forewarn.sources.source import Source
from forewarn.sources.source_index import SourceIndex
from tests.events.told import AGENT, PATIENT, WORLD, claim, part, told

ATTACK = Indicator(
    id="attack",
    label="The rebels attack Norland",
    definition="Fighters of the front attack.",
    who=("rebels",),
    does=("attacks",),
    to=("north",),
)
OTHER = Indicator(id="other", label="Norland attacks", who=("north",), does=("attacks",))
PHRASED = Indicator(id="phrased", label="Sirens", requires=(("sirens",),))
PATTERNS = SlotPatterns.of([ATTACK, OTHER, PHRASED], WORLD, ENGLISH)
RAID = told("attack", part(AGENT, "the rebels", "rebels"), part(PATIENT, "Norland", "north"))


def bearings(
    *claims: object, indicators: tuple[Indicator, ...] = (ATTACK, OTHER, PHRASED)
) -> dict[str, object]:
    said = [replace(each, id=f"c{at}") for at, each in enumerate(claims)]  # type: ignore[type-var]
    return dict(
        claim_bearings(
            indicators,
            said,  # type: ignore[arg-type]
            {each.id: each.quote for each in said},  # type: ignore[attr-defined]
            {"r": ENGLISH},
            SourceIndex.of((Source(id="minister", name="Ada Holt", speaks_for="north"),)),
            slots=SlotPatterns.of(indicators, WORLD, ENGLISH),
        )
    )


def test_a_class_of_one_indicator_is_its_own() -> None:
    assert all(pattern.own == frozenset() for _, pattern in PATTERNS.patterns)
    (_, alone), *_ = SlotPatterns.of([ATTACK], WORLD, ENGLISH).patterns
    assert "attack" in alone.own


def test_indicators_with_phrases_alone_have_no_pattern() -> None:
    assert [name for name, _ in PATTERNS.patterns] == ["attack", "other"]


def test_of_each_thing_that_is_said_the_surest_event_counts() -> None:
    vague = told("attack", part(AGENT, "they"))
    found = {each.indicator: each for each in PATTERNS.find(claim(vague, RAID, RAID))}
    assert found["attack"].probability > 0.5
    assert found["attack"].fit.event is RAID or found["attack"].fit.event == RAID
    denied = replace(RAID, says=Told.DENIED)
    both = [each.says for each in PATTERNS.find(claim(RAID, denied)) if each.indicator == "attack"]
    assert both == [Told.HAPPENED, Told.DENIED]


def test_a_question_and_a_claim_without_events_are_not_asked() -> None:
    assert PATTERNS.find(claim()) == ()
    assert PATTERNS.find(replace(claim(RAID), kind=ClaimKind.QUESTION)) == ()


def test_a_claim_sees_what_happened_and_denies_what_did_not() -> None:
    denied = claim(replace(RAID, says=Told.DENIED))
    feared = claim(replace(RAID, says=Told.MAY))
    assert bearings(claim(RAID), denied, feared) == {
        "c0": (("attack", True),),
        "c1": (("attack", False),),
        "c2": (),
    }


def test_the_surer_of_two_words_counts() -> None:
    doubtful = told("attack", part(PATIENT, "Norland", "north"), says=Told.DENIED)
    less = replace(RAID, classes=("praise", "attack"), says=Told.DENIED)
    assert PATTERNS.bearings(claim(RAID, less)) == (("attack", True),)
    assert PATTERNS.bearings(claim(less, RAID)) == (("attack", True),)
    assert PATTERNS.bearings(claim(doubtful, RAID)) == (("attack", True),)
    assert PATTERNS.bearings(claim(RAID, doubtful)) == (("attack", True),)


def test_phrases_narrow_slots() -> None:
    narrowed = replace(ATTACK, requires=(("sirens",),))
    said = (claim(RAID, quote="Sirens wailed."), claim(RAID, quote="It was quiet."))
    found = bearings(*said, indicators=(narrowed, PHRASED))
    assert found == {"c0": (("attack", True), ("phrased", True)), "c1": ()}


def test_a_claim_without_events_is_left_to_phrases() -> None:
    assert bearings(claim(quote="Sirens wailed.")) == {"c0": (("phrased", True),)}


def test_only_the_word_of_some_may_count() -> None:
    theirs = replace(ATTACK, claimants=("north",))
    said = (claim(RAID, by="minister"), claim(RAID))
    found = bearings(*said, indicators=(theirs,))
    assert found == {"c0": (("attack", True),), "c1": ()}


def test_what_is_feared_is_spoken_of_too() -> None:
    feared = replace(claim(replace(RAID, says=Told.DENIED)), id="c")
    topics = claim_topics(
        (ATTACK, OTHER, PHRASED),
        [feared],
        {"c": "Sirens wailed."},
        {"r": ENGLISH},
        SourceIndex.of(()),
        slots=PATTERNS,
    )
    assert topics == {"c": ("phrased", "attack")}
