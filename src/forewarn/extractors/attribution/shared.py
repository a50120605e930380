"""One content with two attitudes: Kyiv says, and Moscow denies, that; 14 died, which they deny.

A parser trained on plain sentences hangs the content on one of two coordinated verbs and takes
a verb at the end of a relative clause for a noun.  The words in their order tell more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from forewarn.claims.claim import Stance
from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.attribution.lexicon import verbs
from forewarn.extractors.syntax import characters, parsed_sentences
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Stretch

_WORDS = reading_words("attribution")
_JOINING = _WORDS.find("shared_joining")
"""Words that set a second attitude beside the first: and, but, while."""
_ANAPHORS = _WORDS.find("shared_anaphors")
"""Nouns and pronouns that stand for what was just said: something, an accusation."""
_AUXILIARIES = frozenset({"aux", "auxpass", "neg", "advmod"})
_PAUSES = frozenset({",", "—", "–", "-", "--"})
_ANSWERS = (Stance.DENIES, Stance.DOUBTS, Stance.CONFIRMS)
_LONGEST = 14
"""Words at most from an anaphor to the verb that answers."""


def share_contents(doc: "Doc", drafts: Sequence[Attribution]) -> list[Attribution]:
    """The drafts, with those that share the content of another one."""
    shared = list(drafts)
    for sentence in parsed_sentences(doc):
        for answer in _answers_at_end(sentence, shared):
            shared = _put(shared, answer, cut=True)
        for pair in _coordinated(sentence, shared):
            for attribution in pair:
                shared = _put(shared, attribution)
    return shared


def _put(
    drafts: Sequence[Attribution], new: Attribution, *, cut: bool = False
) -> list[Attribution]:
    """The drafts with a new one in place of its verb's own.

    With ``cut`` those that reach into its clause end where its content ends.
    """
    others = [draft for draft in drafts if draft.trigger != new.trigger]
    if cut and new.source is not None:
        at = new.source.start
        others = [
            replace(draft, content=Span(draft.content.start, new.content.end))
            if draft.content.start < new.content.end and draft.content.end > at
            else draft
            for draft in others
            # What the parser found inside the answer's clause was the answer itself.
            if not at <= draft.cue.start < new.cue.end
        ]
    return [*others, new]


def _coordinated(
    sentence: "Stretch", drafts: Sequence[Attribution]
) -> Iterator[tuple[Attribution, Attribution]]:
    """Both attributions of "A says, and B denies, that ..."."""
    doc = sentence.doc
    reporting = [token for token in sentence if _reporting_lemma(token)]
    for first, second in pairwise(reporting):
        between = doc[first.i + 1 : second.i]
        if len(between) == 0 or not (between[0].text in _PAUSES or between[0].lower_ in _JOINING):
            continue
        joint = next((token for token in between if token.lower_ in _JOINING), None)
        if joint is None or any(token.text in ".;:" for token in between):
            continue
        after = doc[second.i + 1] if second.i + 1 < sentence.end else None
        if after is None or after.text not in _PAUSES:
            continue
        names = [_source(sentence, sentence.start, first), _source(sentence, joint.i + 1, second)]
        content = _content_after(sentence, second, drafts, (first, second))
        if content is None or names[0] is None or names[1] is None:
            continue
        yield (
            _attribution(first, names[0], content),
            _attribution(second, names[1], content),
        )


def _content_after(
    sentence: "Stretch",
    verb: "Token",
    drafts: Sequence[Attribution],
    verbs_before: tuple["Token", "Token"],
) -> Span | None:
    """The content that follows both verbs: that of a draft of one of them, else the words to the
    end of the sentence."""
    triggers = {token.i for token in verbs_before}
    end = verb.idx + len(verb.text)
    for draft in drafts:
        if draft.trigger in triggers and draft.content.start > end:
            return draft.content
    rest = [token for token in sentence if token.i > verb.i + 1]
    while rest and rest[-1].is_punct:
        rest.pop()
    return characters(rest[0], rest[-1]) if rest else None


def _answers_at_end(sentence: "Stretch", drafts: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attribution of "..., which B denies", "..., an accusation that B rejects"."""
    doc = sentence.doc
    for anaphor in sentence:
        if anaphor.lower_ not in _ANAPHORS or anaphor.i <= sentence.start + 2:
            continue
        opening = anaphor.i - 1
        while doc[opening].dep_ in ("det", "amod", "poss") and opening > sentence.start:
            opening -= 1
        if doc[opening].text not in _PAUSES:
            continue
        verb = next(
            (
                token
                for token in doc[anaphor.i + 1 : min(anaphor.i + _LONGEST, sentence.end)]
                if (lemma := _reporting_lemma(token)) and verbs()[lemma].stance in _ANSWERS
            ),
            None,
        )
        if verb is None or (verb.i + 1 < sentence.end and not doc[verb.i + 1].is_punct):
            continue
        name = _source(sentence, anaphor.i + 1, verb)
        content = _content_before(sentence, doc[opening], drafts)
        if name is not None and content is not None:
            yield _attribution(verb, name, content)


def _content_before(
    sentence: "Stretch", pause: "Token", drafts: Sequence[Attribution]
) -> Span | None:
    """What was said before the pause: the content of the nearest draft, else the whole clause."""
    before = [
        draft
        for draft in drafts
        if sentence.start_char <= draft.content.start < pause.idx and draft.cue.start < pause.idx
    ]
    if before:
        nearest = max(before, key=lambda draft: draft.content.end)
        return Span(nearest.content.start, min(nearest.content.end, pause.idx))
    return Span(sentence.start_char, pause.idx)


def _reporting_lemma(token: "Token") -> str:
    """The lemma of a reporting verb; also where the parser took its form in -s for a plural."""
    lemma = token.lemma_.lower()
    has_auxiliary = any(child.dep_ in ("aux", "auxpass") for child in token.children)
    if token.pos_ == "VERB" and (token.tag_ in ("VBD", "VBP", "VBZ") or has_auxiliary):
        return lemma if lemma in verbs() else ""
    if token.tag_ == "NNS" and lemma in verbs() and verbs()[lemma].stance in _ANSWERS:
        return lemma
    return ""


def _source(sentence: "Stretch", start: int, verb: "Token") -> "Token | None":
    """The head of the noun phrase between ``start`` and the verb."""
    doc = sentence.doc
    at = verb.i - 1
    while at >= start and doc[at].dep_ in _AUXILIARIES:
        at -= 1
    if at < start or doc[at].pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    return doc[at]


def _attribution(verb: "Token", head: "Token", content: Span) -> Attribution:
    doc = verb.doc
    first = head
    while first.i > 0 and doc[first.i - 1].dep_ in (
        "det",
        "amod",
        "compound",
        "poss",
        "case",
        "nmod",
    ):
        first = doc[first.i - 1]
    withheld = any(token.dep_ == "neg" for token in doc[head.i + 1 : verb.i])
    return Attribution(
        source=characters(first, head),
        head=head.i,
        cue=characters(verb, verb),
        trigger=verb.i,
        content=content,
        meaning=verbs()[_reporting_lemma(verb)],
        withheld=withheld,
    )
