"""Direct speech: which cue a quotation belongs to, and how far the quotation reaches."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from forewarn.claims.claim import Speech
from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.attribution.lexicon import Cue, verbs
from forewarn.extractors.attribution.namers import find_namers
from forewarn.extractors.quotations import Quotation
from forewarn.extractors.syntax import (
    characters,
    full_text,
    is_negated,
    noun_phrase,
    parsed_sentences,
    subject,
    verb_group,
)
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BARE = Cue(certainty=0.95)


def link_quotations(
    doc: "Doc", speeches: Sequence[Quotation], attributions: Sequence[Attribution]
) -> Iterator[Attribution]:
    """The attributions, each extended over the quotations that belong to it, and a new one for each
    quotation without an attribution."""
    merged = list(attributions)
    owners: list[int | None] = []
    for quote in speeches:
        index = _find_owner(doc, quote, merged)
        if index is None:
            index = _continue_owner(doc, quote, owners, speeches, merged)
        lead_in = _find_lead_in(doc, quote, merged)
        if isinstance(lead_in, Attribution):
            merged.append(lead_in)
            index = len(merged) - 1
        elif lead_in is not None:
            index = lead_in
            if merged[index].content.end <= merged[index].cue.start:
                merged[index] = replace(merged[index], content=quote.outer)
        if index is None:
            index = _find_tag_before(doc, quote, merged)
        if index is None and (new_attribution := _find_cue_beside(doc, quote, merged)) is not None:
            merged.append(new_attribution)
            index = len(merged) - 1
        if index is not None:
            attribution = merged[index]
            merged[index] = replace(attribution, content=_unite(attribution, quote.outer))
        owners.append(index)
    for quote, index in zip(speeches, owners, strict=True):
        if index is None and not any(c.content.overlaps(quote.inner) for c in merged):
            merged.append(_attribute_orphan(doc, quote))
    yield from sorted(merged, key=lambda attribution: attribution.cue)


def _unite(attribution: Attribution, outer: Span) -> Span:
    """One span over content and quotation, or the longer of the two when the tag between them is
    longer than either: "..., said X, who leads Y. ..."."""
    union = Span(
        min(attribution.content.start, outer.start), max(attribution.content.end, outer.end)
    )
    parts = len(attribution.content) + len(outer)
    if len(union) - parts > max(len(attribution.content), len(outer)):
        return max(attribution.content, outer, key=len)
    return union


def _find_lead_in(
    doc: "Doc", quote: Quotation, attributions: Sequence[Attribution]
) -> int | Attribution | None:
    """The attribution, known or new, whose clause ends in the colon before the quotation."""
    before = full_text(doc)[: quote.outer.start].rstrip()
    if not before.endswith(":"):
        return None
    colon = len(before) - 1
    sentence = next((s for s in parsed_sentences(doc) if s.start_char <= colon < s.end_char), None)
    if sentence is None:
        return None
    verbs_before = [t for t in sentence if t.idx < colon and t.pos_ in ("VERB", "AUX")]
    finite = [
        t for t in verbs_before if t.tag_ in ("VBD", "VBZ", "VBP", "VBG") and t.dep_ != "relcl"
    ]
    index_by_trigger = {
        attribution.trigger: index for index, attribution in enumerate(attributions)
    }
    for verb in reversed(finite):
        if (
            verb.i in index_by_trigger
            and colon - attributions[index_by_trigger[verb.i]].cue.end < 40
        ):
            return index_by_trigger[verb.i]
    opening = next((t for t in finite if t.dep_ in ("ROOT", "ccomp", "advcl", "conj")), None)
    head = None if opening is None else subject(opening)
    if opening is None and (name := next(find_namers(sentence, colon), None)) is not None:
        return Attribution(
            source=noun_phrase(name),
            head=name.i,
            cue=Span(colon, colon + 1),
            trigger=next((token.i for token in sentence if token.idx == colon), name.i),
            content=quote.outer,
            meaning=_BARE,
        )
    if opening is None or head is None or quote.outer.covers(characters(head, head)):
        return None
    return Attribution(
        source=noun_phrase(head),
        head=head.i,
        cue=verb_group(opening),
        trigger=opening.i,
        content=quote.outer,
        meaning=verbs().get(opening.lemma_.lower(), _BARE),
        withheld=is_negated(opening),
    )


_STOP = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][”\"’']*\s")
"""The end of a sentence, not of an initial or a title."""


def _find_tag_before(
    doc: "Doc", quote: Quotation, attributions: Sequence[Attribution]
) -> int | None:
    """The attribution of the sentence before the quotation, whose speaker continues: "The aid was
    late", he said.  "It ..."."""
    best: int | None = None
    for index, attribution in enumerate(attributions):
        verbal = doc[attribution.trigger].pos_ in ("VERB", "AUX") and attribution.source is not None
        if (
            not verbal
            or attribution.meaning.speech is not Speech.SPEECH
            or not len(attribution.cue)
        ):
            continue
        if attribution.cue.end > quote.outer.start:
            continue
        between = full_text(doc)[attribution.cue.end : quote.outer.start]
        if len(between) < 300 and len(_STOP.findall(between)) == 1 and _ends(between):
            best = index
    return best


def _ends(between: str) -> bool:
    return between.rstrip()[-1:] in tuple(".!?”\"’'")


def _find_owner(doc: "Doc", quote: Quotation, attributions: Sequence[Attribution]) -> int | None:
    """The attribution whose content overlaps the quotation; of several the one with the nearest
    cue."""
    touching = [
        (_gap(quote.outer, attribution.cue), index)
        for index, attribution in enumerate(attributions)
        if attribution.content.overlaps(quote.inner)
        and not quote.inner.covers(attribution.cue)
        and (
            doc[attribution.trigger].pos_ in ("VERB", "AUX")
            or doc[attribution.trigger].lower_ == "to"
        )
    ]
    return min(touching)[1] if touching else None


def _gap(first: Span, second: Span) -> int:
    return max(second.start - first.end, first.start - second.end, 0)


def _find_cue_beside(
    doc: "Doc", quote: Quotation, attributions: Sequence[Attribution]
) -> Attribution | None:
    """A reporting verb in the words around the quotation, after it first, then before it."""
    cues = verbs()
    text = full_text(doc)
    after = text[quote.outer.end :]
    reach_after = quote.outer.end + _until_stop(after)
    before = text[: quote.outer.start]
    reach_before = (
        max(before.rfind(". "), before.rfind("? "), before.rfind("! "), before.rfind("” "), -1) + 1
    )
    best: tuple[int, Token] | None = None
    for token in doc:
        if token.lemma_.lower() not in cues or token.pos_ not in ("VERB", "AUX"):
            continue
        if any(c.trigger == token.i and len(c.content) > 60 for c in attributions):
            continue
        if quote.outer.end <= token.idx < reach_after:
            distance = token.idx - quote.outer.end
        elif reach_before <= token.idx < quote.outer.start:
            distance = quote.outer.start - token.idx + 40
        else:
            continue
        if best is None or distance < best[0]:
            best = (distance, token)
    if best is None or best[0] > 160:
        return None
    verb = best[1]
    head = subject(verb)
    if head is not None and quote.inner.covers(characters(head, head)):
        head = None
    if head is None:
        head = _name_near(verb, quote)
    return Attribution(
        source=None if head is None else noun_phrase(head),
        head=-1 if head is None else head.i,
        cue=verb_group(verb),
        trigger=verb.i,
        content=quote.outer,
        meaning=cues[verb.lemma_.lower()],
        withheld=is_negated(verb),
    )


def _until_stop(after: str) -> int:
    for index, character in enumerate(after):
        if character in '“"' or character in ".!?" and after[index + 1 : index + 2] in ("", " "):
            return index
    return len(after)


def _name_near(verb: "Token", quote: Quotation) -> "Token | None":
    """The nearest name or pronoun beside the verb and outside the quotation."""
    doc = verb.doc
    for step in (1, -1, 2, -2, 3, -3):
        if 0 <= verb.i + step < len(doc):
            token = doc[verb.i + step]
            if token.pos_ in ("PROPN", "PRON") and not quote.outer.covers(characters(token, token)):
                return (
                    token.head if token.dep_ == "compound" and token.head.pos_ == "PROPN" else token
                )
    return None


def _continue_owner(
    doc: "Doc",
    quote: Quotation,
    owners: Sequence[int | None],
    speeches: Sequence[Quotation],
    attributions: Sequence[Attribution],
) -> int | None:
    """The owner of the quotation just before, when only its tag stands between the two."""
    if not owners or owners[-1] is None:
        return None
    between = Span(speeches[len(owners) - 1].outer.end, quote.outer.start)
    cue = attributions[owners[-1]].cue
    other_verbs = [
        token
        for token in doc
        if between.start <= token.idx < between.end
        and token.pos_ == "VERB"
        and token.tag_ in ("VBD", "VBZ", "VBP")
        and token.lemma_.lower() in verbs()
        and not cue.overlaps(characters(token, token))
    ]
    only_tag = between.covers(cue) or len(between) <= 4
    return owners[-1] if only_tag and len(between) <= 400 and not other_verbs else None


def _attribute_orphan(doc: "Doc", quote: Quotation) -> Attribution:
    """A quotation with no reporting verb nearby, which is read as the last speaker's."""
    token = next((token for token in doc if token.idx >= quote.outer.start), doc[0])
    return Attribution(
        source=None,
        head=-1,
        cue=Span(quote.outer.start, quote.outer.start),
        trigger=token.i,
        content=quote.outer,
        meaning=_BARE,
    )
