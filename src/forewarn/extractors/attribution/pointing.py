"""Contents that only point back: "these allegations", "the figure"; what they point at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from forewarn.claims.claim import Claim
from forewarn.dates import Period
from forewarn.extractors.attribution.credit import Credit
from forewarn.extractors.phrases import full_text, sentence_of
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CHARGING = frozenset(
    "accuse allege charge blame claim suspect accusation allegation suspicion".split()
)
"""Cues of accusations."""
_STATING = _CHARGING | frozenset(
    "say state assert report announce declare argue believe suggest statement report assertion".split()
)
_NOUNS = {
    **dict.fromkeys("allegation accusation charge".split(), _CHARGING),
    **dict.fromkeys("claim assertion report suggestion".split(), _STATING),
}
"""Nouns that stand for what was said, with the cues of what they may stand for."""
_COUNTS = frozenset("figure number toll estimate count total".split())
"""Nouns that stand for whatever content holds a figure."""
_POINTING = re.compile(
    r"(?:these|those|this|that|the|such|all|any|both) (?:(?:such|these|those|two) )?"
    rf"(?P<noun>{'|'.join((*_NOUNS, *_COUNTS))})s?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a claim told of, as far as one that points back to it shares it."""

    cue: str
    sentence: int
    """Where its sentence begins in its block."""
    content: Span
    counted: bool
    places: tuple[str, ...]
    event_time: Period | None


@dataclass(slots=True)
class Memory:
    """What was told in this block and in the one before."""

    _before: list[Told] = field(default_factory=list)
    _here: list[Told] = field(default_factory=list)

    def turn(self) -> None:
        """Another block begins."""
        self._before, self._here = self._here, []

    def told(self, doc: "Doc", credit: Credit, claim: Claim) -> None:
        """Remember a claim of this block; of several about one content the first counts."""
        if any(told.content == credit.content for told in self._here):
            return
        cue = doc[credit.trigger]
        self._here.append(
            Told(
                cue=cue.lemma_.lower(),
                sentence=sentence_of(cue).start_char,
                content=credit.content,
                counted=claim.quantity is not None,
                places=claim.places,
                event_time=claim.event_time,
            )
        )

    def meant(self, doc: "Doc", credit: Credit) -> Told | None:
        """What a content points back to; None where it does not, or where several things fit."""
        pointing = _POINTING.fullmatch(" ".join(credit.content.of(full_text(doc)).split()))
        if pointing is None:
            return None
        noun = pointing["noun"].lower()
        fitting = [told for told in self._near(doc, credit) if _fits(noun, told)]
        return fitting[0] if len(fitting) == 1 else None

    def _near(self, doc: "Doc", credit: Credit) -> Iterator[Told]:
        """What was told in the nearest sentence before that tells anything, else in the block."""
        own = sentence_of(doc[credit.trigger]).start_char
        earlier = [told for told in self._here if told.sentence < own]
        if earlier:
            last = max(told.sentence for told in earlier)
            yield from (told for told in earlier if told.sentence == last)
        else:
            yield from self._before


def _fits(noun: str, told: Told) -> bool:
    return told.counted if noun in _COUNTS else told.cue in _NOUNS[noun]
