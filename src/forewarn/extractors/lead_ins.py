"""Lead-ins: who speaks in the bullets or the quotation that a paragraph with a colon introduces."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forewarn.claims.mention import Mention
from forewarn.extractors.attribution.discourse import Discourse, Speaker
from forewarn.extractors.attribution.lexicon import Cue, verbs
from forewarn.extractors.attribution.namers import find_namers
from forewarn.extractors.attribution.relay import Voice
from forewarn.extractors.layout.block import TextBlock
from forewarn.extractors.syntax import SUBJECTS, noun_phrase
from forewarn.reports.report import Report
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PLAIN = Cue(certainty=0.95)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadIn:
    """Whom a lead-in names, and what its verb says of what follows."""

    speaker: Speaker
    mention: Mention
    meaning: Cue = _PLAIN


def find_lead_in(
    doc: "Doc", block: TextBlock, report: Report, voices: Sequence[Voice], discourse: Discourse
) -> LeadIn | None:
    """Who speaks below a block that ends in a colon; None where it names nobody who can."""
    for voice in reversed(voices):
        source = voice.mention or voice.attribution.source
        if source is not None and len(source):
            return LeadIn(
                speaker=voice.speaker,
                mention=_mention(block, report, source),
                meaning=voice.attribution.meaning,
            )
    token = next(find_namers(doc, len(block.text)), None)
    if token is None:
        return None
    phrase = noun_phrase(token)
    verb = token.head if token.dep_ in SUBJECTS else None
    return LeadIn(
        speaker=discourse.resolve(doc, phrase, token.i),
        mention=_mention(block, report, phrase),
        meaning=_PLAIN if verb is None else verbs().get(verb.lemma_.lower(), _PLAIN),
    )


def _mention(block: TextBlock, report: Report, span: Span) -> Mention:
    located = block.locate(span)
    return Mention(text=located.of(report.text), span=located)
