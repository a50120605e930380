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
_Worded = tuple[str, Language, Stance, bool, tuple[str, ...]]
"""Sentence and its language, stance, whether it is negated, and whose word it is."""


def bearing(
    indicators: Sequence[Indicator],
    claims: Sequence[Claim],
    sentences: Mapping[str, str],
    languages: Mapping[str, Language],
    sources: SourceIndex,
    recent: Recent | None = None,
) -> dict[str, Says]:
    """Which indicators each claim sees or denies, by the claim's id; ``languages`` are those of the
    reports."""
    held = recent or Recent()
    # Odds and coverage do not change what is seen, nor does the line on which it was declared.
    looked_for = tuple(
        Indicator(
            id=one.id,
            label="",
            requires=one.requires,
            excludes=one.excludes,
            stances=one.stances,
            claimants=one.claimants,
        )
        for one in indicators
        if one.requires
    )
    # Of each indicator by itself, so that one that is changed asks nothing of the others again.
    known: list[tuple[Indicator, dict[_Worded, bool | None]]] = [
        (one, held.step(("bearing", one.id), (one,), dict)) for one in looked_for
    ]

    def said(_: str, item: _Worded) -> Says:
        found: list[tuple[str, bool]] = []
        for one, table in known:
            if item not in table:
                table[item] = _says(one, *item)
            says = table[item]
            if says is not None:
                found.append((one.id, says))
        return tuple(found)

    items = {
        claim.id: (
            sentences[claim.id],
            languages[claim.report],
            claim.stance,
            claim.negated,
            sources.speakers(claim),
        )
        for claim in claims
    }
    for _source, table in known:
        if len(table) > 2 * len(items) + SPARE:
            table.clear()
    return held.each("bearing", (looked_for,), items, said)


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
    turned = opposite if stance is Stance.DENIES else stance
    denied = observes(indicator, phrases, language, stance=turned.value, negated=False)
    return False if denied and (stance is Stance.DENIES) is not negated else None
