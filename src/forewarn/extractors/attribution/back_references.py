"""Contents that only refer back ("these allegations", "the figure"), and the claims they mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from forewarn.claims.claim import Claim
from forewarn.claims.event import ReportedEvent
from forewarn.dates import Period
from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.syntax import full_text, sentence_of
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORDS = reading_words("attribution")


_CHARGING = _WORDS.find("back_references_charging")
"""Cues of accusations."""
_STATING = _CHARGING | _WORDS.find("back_references_stating")
_NOUNS = {
    **dict.fromkeys(_WORDS.find_list("back_references_charges"), _CHARGING),
    **dict.fromkeys(_WORDS.find_list("back_references_statements"), _STATING),
}
"""Nouns that refer to a statement, with the cues of the statements they may refer to."""
_COUNTS = _WORDS.find("back_references_counts")
"""Nouns that refer to a content with a figure."""
_PRONOUNS = _WORDS.find("back_references_pronouns")
"""Words that refer to whatever was told last."""
_POINTING = re.compile(
    rf"(?:{_WORDS.find_pattern('back_references_pointing')}) (?:(?:such|these|those|two) )?"
    rf"(?P<noun>{'|'.join((*_NOUNS, *_COUNTS))})s?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentClaim:
    """A recent claim, with what a claim that refers back to it takes over."""

    cue: str
    sentence: int
    """Where its sentence begins in its block."""
    content: Span
    has_figure: bool
    places: tuple[str, ...]
    event_time: Period | None
    events: tuple[ReportedEvent, ...] = ()


@dataclass(slots=True)
class RecentClaims:
    """The claims of this block and of the block before it."""

    _previous_block: list[RecentClaim] = field(default_factory=list)
    _this_block: list[RecentClaim] = field(default_factory=list)

    def next_block(self) -> None:
        """Start the next block; this one becomes the block before it."""
        self._previous_block, self._this_block = self._this_block, []

    def remember(self, doc: "Doc", attribution: Attribution, claim: Claim) -> None:
        """Remember a claim of this block; of several with one content the first counts."""
        if any(recent.content == attribution.content for recent in self._this_block):
            return
        cue = doc[attribution.trigger]
        self._this_block.append(
            RecentClaim(
                cue=cue.lemma_.lower(),
                sentence=sentence_of(cue).start_char,
                content=attribution.content,
                has_figure=claim.quantity is not None,
                places=claim.places,
                event_time=claim.event_time,
                events=claim.events,
            )
        )

    def find_antecedent(self, doc: "Doc", attribution: Attribution) -> RecentClaim | None:
        """The claim that a content refers back to; None for none, or where several fit."""
        content = " ".join(attribution.content.of(full_text(doc)).split())
        if content.casefold() in _PRONOUNS:
            candidates = list(self._candidates(doc, attribution))
            return candidates[0] if len(candidates) == 1 else None
        match = _POINTING.fullmatch(content)
        if match is None:
            return None
        noun = match["noun"].lower()
        candidates = [
            recent for recent in self._candidates(doc, attribution) if _fits(noun, recent)
        ]
        return candidates[0] if len(candidates) == 1 else None

    def _candidates(self, doc: "Doc", attribution: Attribution) -> Iterator[RecentClaim]:
        """Claims of the nearest earlier sentence that has any, else of the block before."""
        own = sentence_of(doc[attribution.trigger]).start_char
        earlier = [recent for recent in self._this_block if recent.sentence < own]
        if earlier:
            nearest = max(recent.sentence for recent in earlier)
            yield from (recent for recent in earlier if recent.sentence == nearest)
        else:
            yield from self._previous_block


def _fits(noun: str, recent: RecentClaim) -> bool:
    return recent.has_figure if noun in _COUNTS else recent.cue in _NOUNS[noun]
