"""A proposal's words at exact characters of the report, or the reason why they have none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from forewarn.extractors.llm.answer import ClaimProposal, Refusal
from forewarn.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedProposal:
    """A proposal whose quotation, source and cue stand in the text at these characters."""

    proposal: ClaimProposal
    content: Span
    source: Span | None
    cue: Span | None


def place_proposal(proposal: ClaimProposal, text: str, part: Span) -> PlacedProposal | Refusal:
    """The proposal at its place in ``part`` of ``text``.

    The quotation must stand there exactly, whole words, once or told apart by ``before``; source
    and cue must stand there too, of several places the one nearest to the quotation; the claimant
    must be named somewhere in the text.
    """
    quotation = proposal.quotation
    if not quotation:
        return Refusal(why="no quotation", words=repr(""))
    places = list(occurrences(quotation, text, part))
    if not places:
        return _refuse(proposal, "the quotation is not in the text")
    if len(places) > 1:
        matching = [place for place in places if _follows(text, place, proposal.before)]
        if len(matching) != 1:
            return _refuse(proposal, f"the quotation stands {len(places)} times in the text")
        places = matching
    content = places[0]
    source = _find_nearest(proposal.source, text, part, content)
    cue = _find_nearest(proposal.cue, text, part, content)
    for role, words, span in (("source", proposal.source, source), ("cue", proposal.cue, cue)):
        if words and span is None:
            return _refuse(proposal, f"its {role} {words!r} is not in the text")
    if proposal.claimant and not any(occurrences(proposal.claimant, text, Span(0, len(text)))):
        return _refuse(proposal, f"its claimant {proposal.claimant!r} is not in the text")
    if proposal.claimant and source is None:
        return _refuse(proposal, f"its claimant {proposal.claimant!r} comes without a source")
    return PlacedProposal(proposal=proposal, content=content, source=source, cue=cue)


def occurrences(words: str, text: str, part: Span) -> Iterator[Span]:
    """Places of ``words`` in ``part``, as whole words: "he" does not stand in "the"."""
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    # Places may overlap, so that "no no" stands twice in "no no no".
    pattern = re.compile(f"{before}(?={re.escape(words)}{after})")
    for hit in pattern.finditer(text, part.start, part.end):
        yield Span(hit.start(), hit.start() + len(words))


def _follows(text: str, place: Span, before: str) -> bool:
    return bool(before) and text[: place.start].rstrip().endswith(before)


def _find_nearest(words: str, text: str, part: Span, content: Span) -> Span | None:
    """The place of source or cue nearest to the content, outside it where there is a choice."""
    if not words:
        return None
    return min(
        occurrences(words, text, part),
        key=lambda place: (
            place.overlaps(content),
            max(content.start - place.end, place.start - content.end),
            place,
        ),
        default=None,
    )


def _refuse(proposal: ClaimProposal, why: str) -> Refusal:
    words = proposal.quotation
    return Refusal(why=why, words=repr(words if len(words) <= 100 else f"{words[:100]}…"))
