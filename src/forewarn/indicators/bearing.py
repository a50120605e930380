"""Which indicators a claim sees or denies."""

from collections.abc import Mapping, Sequence

from forewarn.claims.claim import Claim, Stance
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.phrase_matching import find_phrases, observes, speaks_for
from forewarn.language import Language
from forewarn.recent import SPARE, Recent
from forewarn.sources.source_index import SourceIndex

Says = tuple[tuple[str, bool], ...]
"""Indicators that a claim bears on: true where it sees one, false where it denies it."""
_Statement = tuple[str, Language, Stance, bool, tuple[str, ...]]
"""Sentence and its language, stance, whether it is negated, and whose word it is."""


def claim_bearings(
    indicators: Sequence[Indicator],
    claims: Sequence[Claim],
    sentences: Mapping[str, str],
    languages: Mapping[str, Language],
    sources: SourceIndex,
    recent: Recent | None = None,
) -> dict[str, Says]:
    """Which indicators each claim sees or denies, by the claim's id; ``languages`` are those of the
    reports."""
    memory = recent or Recent()
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
    tables: list[tuple[Indicator, dict[_Statement, bool | None]]] = [
        (indicator, memory.step(("bearing", indicator.id), (indicator,), dict))
        for indicator in definitions
    ]

    def find_bearings(_: str, item: _Statement) -> Says:
        bearings: list[tuple[str, bool]] = []
        for indicator, table in tables:
            if item not in table:
                table[item] = _says(indicator, *item)
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
    for _source, table in tables:
        if len(table) > 2 * len(items) + SPARE:
            table.clear()
    # What is asked, feared or supposed bears on nothing.
    bearings: dict[str, Says] = {claim.id: () for claim in claims if not claim.is_statement}
    return bearings | memory.map_items("bearing", (definitions,), items, find_bearings)


def _says(
    indicator: Indicator,
    sentence: str,
    language: Language,
    stance: Stance,
    negated: bool,
    line: tuple[str, ...],
) -> bool | None:
    """True when a claim sees the indicator, False when it denies it, None when neither."""
    if not speaks_for(indicator, line):
        return None
    phrases = find_phrases(indicator, sentence, language)
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
