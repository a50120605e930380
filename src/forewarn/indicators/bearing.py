"""Which indicators a claim sees or denies."""

from collections.abc import Callable, Mapping, Sequence

from forewarn.claims.claim import Claim, Stance
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.phrase_matching import find_phrases, observes, speaks_for
from forewarn.indicators.slot_sighting import COUNTS, SlotPatterns
from forewarn.language import Language
from forewarn.recent import SPARE, Recent
from forewarn.sources.source_index import SourceIndex

Says = tuple[tuple[str, bool], ...]
"""Indicators that a claim bears on: true where it sees one, false where it denies it."""
_MOST_SENTENCES = 100_000
"""Sentences kept of one indicator; more than a case has."""
_Search = Callable[[str, Language], tuple[str, ...] | None]
"""The phrases of an indicator in a sentence, kept from the last time it was asked."""
_Statement = tuple[str, Language, Stance, bool, tuple[str, ...]]
"""Sentence and its language, stance, whether it is negated, and whose word it is."""


def claim_bearings(
    indicators: Sequence[Indicator],
    claims: Sequence[Claim],
    sentences: Mapping[str, str],
    languages: Mapping[str, Language],
    sources: SourceIndex,
    recent: Recent | None = None,
    *,
    slots: SlotPatterns | None = None,
) -> dict[str, Says]:
    """Which indicators each claim sees or denies, by the claim's id.

    ``languages`` are those of the reports.  Indicators declared by slots are matched with the
    events of the claims where ``slots`` are given; phrases that such an indicator requires besides
    must stand in the sentence too.
    """
    memory = recent or Recent()
    by_phrases = _phrase_bearings(indicators, claims, sentences, languages, sources, memory)
    if slots is None or not slots.patterns:
        return by_phrases
    by_slots = memory.map_items(
        "slot bearing",
        (slots,),
        {claim.id: claim for claim in claims if claim.is_statement and claim.events},
        lambda _, claim: slots.bearings(claim),
    )
    spoken = {claim.id: sources.speakers(claim) for claim in claims if claim.id in by_slots}
    declared = {indicator.id: indicator for indicator in indicators}
    return {
        name: _join(
            says,
            [
                pair
                for pair in by_slots.get(name, ())
                if speaks_for(declared[pair[0]], spoken[name])
            ],
            declared,
        )
        for name, says in by_phrases.items()
    }


def claim_topics(
    indicators: Sequence[Indicator],
    claims: Sequence[Claim],
    sentences: Mapping[str, str],
    languages: Mapping[str, Language],
    sources: SourceIndex,
    recent: Recent | None = None,
    *,
    slots: SlotPatterns | None = None,
) -> dict[str, tuple[str, ...]]:
    """The indicators that each claim speaks of, whatever it says of them, by the claim's id.

    Of an indicator that waits for the word of some, only they speak.
    """
    memory = recent or Recent()
    phrased = [each for each in indicators if each.requires and not each.does]
    declared = tuple((each.id, each.requires, each.excludes, each.claimants) for each in phrased)
    by_id = {each.id: each for each in indicators}
    searches = [_phrase_search(each, memory) for each in phrased]

    def find_topics(_: str, item: tuple[Claim, str, Language, tuple[str, ...]]) -> tuple[str, ...]:
        claim, sentence, language, line = item
        topics = [
            each.id
            for each, search in zip(phrased, searches, strict=True)
            if speaks_for(each, line) and search(sentence, language) is not None
        ]
        if slots is not None:
            topics += [
                each.indicator
                for each in slots.find(claim)
                if each.probability >= COUNTS and speaks_for(by_id[each.indicator], line)
            ]
        return tuple(dict.fromkeys(topics))

    return memory.map_items(
        "topics",
        (declared, slots),
        {
            claim.id: (
                claim,
                sentences[claim.id],
                languages[claim.report],
                sources.speakers(claim),
            )
            for claim in claims
            if claim.is_statement
        },
        find_topics,
    )


def _phrase_search(indicator: Indicator, memory: Recent) -> _Search:
    """:func:`find_phrases` of an indicator, with what it found kept by sentence."""
    found: dict[tuple[str, Language], tuple[str, ...] | None] = memory.step(
        ("phrases", indicator.id), (indicator.requires, indicator.excludes), dict
    )

    if len(found) > _MOST_SENTENCES:
        found.clear()

    def search(sentence: str, language: Language) -> tuple[str, ...] | None:
        key = sentence, language
        if key not in found:
            found[key] = find_phrases(indicator, sentence, language)
        return found[key]

    return search


def _join(
    phrases: Says, slots: Sequence[tuple[str, bool]], declared: Mapping[str, Indicator]
) -> Says:
    """What is said by phrases and by slots; who declares both wants both."""
    seen = {name for name, _ in phrases}
    kept = [pair for pair in phrases if not declared[pair[0]].does]
    kept += [pair for pair in slots if not declared[pair[0]].requires or pair[0] in seen]
    order = {name: number for number, name in enumerate(declared)}
    return tuple(sorted(kept, key=lambda pair: order[pair[0]]))


def _phrase_bearings(
    indicators: Sequence[Indicator],
    claims: Sequence[Claim],
    sentences: Mapping[str, str],
    languages: Mapping[str, Language],
    sources: SourceIndex,
    memory: Recent,
) -> dict[str, Says]:
    # Odds and coverage do not change what is seen, nor does the line on which it was declared.
    definitions = tuple(
        Indicator(
            id=indicator.id,
            label="",
            requires=indicator.requires,
            excludes=indicator.excludes,
            stances=indicator.stances,
            claimants=indicator.claimants,
        )
        for indicator in indicators
        if indicator.requires
    )
    # Of each indicator by itself, so that one that is changed asks nothing of the others again.
    tables: list[tuple[Indicator, _Search, dict[_Statement, bool | None]]] = [
        (
            indicator,
            _phrase_search(indicator, memory),
            memory.step(("bearing", indicator.id), (indicator,), dict),
        )
        for indicator in definitions
    ]

    def find_bearings(_: str, item: _Statement) -> Says:
        bearings: list[tuple[str, bool]] = []
        for indicator, search, table in tables:
            if item not in table:
                table[item] = _says(indicator, search, *item)
            says = table[item]
            if says is not None:
                bearings.append((indicator.id, says))
        return tuple(bearings)

    items = {
        claim.id: (
            sentences[claim.id],
            languages[claim.report],
            claim.stance,
            claim.negated,
            sources.speakers(claim),
        )
        for claim in claims
        if claim.is_statement
    }
    for _source, _search, table in tables:
        if len(table) > 2 * len(items) + SPARE:
            table.clear()
    # What is asked, feared or supposed bears on nothing.
    bearings: dict[str, Says] = {claim.id: () for claim in claims if not claim.is_statement}
    return bearings | memory.map_items("bearing", (definitions,), items, find_bearings)


def _says(
    indicator: Indicator,
    search: _Search,
    sentence: str,
    language: Language,
    stance: Stance,
    negated: bool,
    line: tuple[str, ...],
) -> bool | None:
    """True when a claim sees the indicator, False when it denies it, None when neither."""
    if not speaks_for(indicator, line):
        return None
    phrases = search(sentence, language)
    if phrases is None:
        return None
    if observes(indicator, phrases, language, stance=stance.value, negated=negated):
        return True
    opposite = {Stance.ASSERTS: Stance.DENIES, Stance.DENIES: Stance.ASSERTS}.get(stance)
    if opposite is None or "asserts" not in indicator.stances:
        return None
    effective = opposite if stance is Stance.DENIES else stance
    says_opposite = observes(indicator, phrases, language, stance=effective.value, negated=False)
    return False if says_opposite and (stance is Stance.DENIES) is not negated else None
