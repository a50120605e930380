"""Direct speech: which cue a quotation belongs to, and how far the quotation reaches."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from forewarn.claims.claim import Speech
from forewarn.extractors.attribution.credit import Credit
from forewarn.extractors.attribution.lexicon import Cue, verbs
from forewarn.extractors.phrases import (
    characters,
    full_text,
    is_negated,
    phrase,
    sentences,
    subject,
    verb_group,
)
from forewarn.extractors.quotations import Quotation
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BARE = Cue(certainty=0.95)


def linked(doc: "Doc", spoken: Sequence[Quotation], credits: Sequence[Credit]) -> Iterator[Credit]:
    """The credits with their contents drawn out over the quotations that they open or close, and
    a credit for each quotation that had none."""
    merged = list(credits)
    owner: list[int | None] = []
    for quote in spoken:
        index = _owner(doc, quote, merged)
        if index is None:
            index = _continued(doc, quote, owner, spoken, merged)
        led_in = _led_in(doc, quote, merged)
        if isinstance(led_in, Credit):
            merged.append(led_in)
            index = len(merged) - 1
        elif led_in is not None:
            index = led_in
            if merged[index].content.end <= merged[index].cue.start:
                merged[index] = replace(merged[index], content=quote.outer)
        if index is None:
            index = _tagged_before(doc, quote, merged)
        if index is None and (fresh := _cue_beside(doc, quote, merged)) is not None:
            merged.append(fresh)
            index = len(merged) - 1
        if index is not None:
            credit = merged[index]
            merged[index] = replace(credit, content=_union(credit, quote.outer))
        owner.append(index)
    for quote, index in zip(spoken, owner, strict=True):
        if index is None and not any(c.content.overlaps(quote.inner) for c in merged):
            merged.append(_orphan(doc, quote))
    yield from sorted(merged, key=lambda credit: credit.cue)


def _union(credit: Credit, outer: Span) -> Span:
    """Content and quotation in one stretch, or the longer of the two when the tag between them,
    as in "..., said X, who leads Y. ...", would outweigh what was said."""
    whole = Span(min(credit.content.start, outer.start), max(credit.content.end, outer.end))
    said = len(credit.content) + len(outer)
    if len(whole) - said > max(len(credit.content), len(outer)):
        return max(credit.content, outer, key=len)
    return whole


def _led_in(doc: "Doc", quote: Quotation, credits: Sequence[Credit]) -> int | Credit | None:
    """The credit, known or new, whose clause ends in the colon before the quotation."""
    before = full_text(doc)[: quote.outer.start].rstrip()
    if not before.endswith(":"):
        return None
    colon = len(before) - 1
    sentence = next((s for s in sentences(doc) if s.start_char <= colon < s.end_char), None)
    if sentence is None:
        return None
    lead = [t for t in sentence if t.idx < colon and t.pos_ in ("VERB", "AUX")]
    finite = [t for t in lead if t.tag_ in ("VBD", "VBZ", "VBP", "VBG") and t.dep_ != "relcl"]
    known = {credit.trigger: index for index, credit in enumerate(credits)}
    for verb in reversed(finite):
        if verb.i in known and colon - credits[known[verb.i]].cue.end < 40:
            return known[verb.i]
    opening = next((t for t in finite if t.dep_ in ("ROOT", "ccomp", "advcl", "conj")), None)
    head = None if opening is None else subject(opening)
    if opening is None or head is None or quote.outer.covers(characters(head, head)):
        return None
    return Credit(
        source=phrase(head),
        head=head.i,
        cue=verb_group(opening),
        trigger=opening.i,
        content=quote.outer,
        meaning=verbs().get(opening.lemma_.lower(), _BARE),
        withheld=is_negated(opening),
    )


_STOP = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][”\"’']*\s")
"""The end of a sentence, not of an initial or a title."""


def _tagged_before(doc: "Doc", quote: Quotation, credits: Sequence[Credit]) -> int | None:
    """The credit of the sentence before the quotation: "The aid was late", he said, and it goes on."""
    best: int | None = None
    for index, credit in enumerate(credits):
        verbal = doc[credit.trigger].pos_ in ("VERB", "AUX") and credit.source is not None
        if not verbal or credit.meaning.speech is not Speech.SPEECH or not len(credit.cue):
            continue
        if credit.cue.end > quote.outer.start:
            continue
        between = full_text(doc)[credit.cue.end : quote.outer.start]
        if len(between) < 300 and len(_STOP.findall(between)) == 1 and _ends(between):
            best = index
    return best


def _ends(between: str) -> bool:
    return between.rstrip()[-1:] in tuple(".!?”\"’'")


def _owner(doc: "Doc", quote: Quotation, credits: Sequence[Credit]) -> int | None:
    """The credit whose content already touches the quotation; the cue nearest to it."""
    touching = [
        (_gap(quote.outer, credit.cue), index)
        for index, credit in enumerate(credits)
        if credit.content.overlaps(quote.inner)
        and not quote.inner.covers(credit.cue)
        and (doc[credit.trigger].pos_ in ("VERB", "AUX") or doc[credit.trigger].lower_ == "to")
    ]
    return min(touching)[1] if touching else None


def _gap(one: Span, other: Span) -> int:
    return max(other.start - one.end, one.start - other.end, 0)


def _cue_beside(doc: "Doc", quote: Quotation, credits: Sequence[Credit]) -> Credit | None:
    """A reporting verb in the words around the quotation, after it first, then before it."""
    known = verbs()
    text = full_text(doc)
    after = text[quote.outer.end :]
    reach_after = quote.outer.end + _until_stop(after)
    before = text[: quote.outer.start]
    reach_before = (
        max(before.rfind(". "), before.rfind("? "), before.rfind("! "), before.rfind("” "), -1) + 1
    )
    best: tuple[int, Token] | None = None
    for token in doc:
        if token.lemma_.lower() not in known or token.pos_ not in ("VERB", "AUX"):
            continue
        if any(c.trigger == token.i and len(c.content) > 60 for c in credits):
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
    return Credit(
        source=None if head is None else phrase(head),
        head=-1 if head is None else head.i,
        cue=verb_group(verb),
        trigger=verb.i,
        content=quote.outer,
        meaning=known[verb.lemma_.lower()],
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


def _continued(
    doc: "Doc",
    quote: Quotation,
    owner: Sequence[int | None],
    spoken: Sequence[Quotation],
    credits: Sequence[Credit],
) -> int | None:
    """The owner of the quotation just before, when only its tag stands between the two."""
    if not owner or owner[-1] is None:
        return None
    between = Span(spoken[len(owner) - 1].outer.end, quote.outer.start)
    cue = credits[owner[-1]].cue
    others = [
        token
        for token in doc
        if between.start <= token.idx < between.end
        and token.pos_ == "VERB"
        and token.tag_ in ("VBD", "VBZ", "VBP")
        and token.lemma_.lower() in verbs()
        and not cue.overlaps(characters(token, token))
    ]
    tagged = between.covers(cue) or len(between) <= 4
    return owner[-1] if tagged and len(between) <= 400 and not others else None


def _orphan(doc: "Doc", quote: Quotation) -> Credit:
    """A quotation with no reporting word in reach: the last speaker's, as the reader takes it."""
    token = next((token for token in doc if token.idx >= quote.outer.start), doc[0])
    return Credit(
        source=None,
        head=-1,
        cue=Span(quote.outer.start, quote.outer.start),
        trigger=token.i,
        content=quote.outer,
        meaning=_BARE,
    )
