"""Relay chains: who passed a claim on, from the outlet to the speaker who vouches for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from forewarn.claims.claim import Speech, Stance
from forewarn.claims.mention import Mention
from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.attribution.discourse import Discourse, Speaker
from forewarn.extractors.attribution.joint import name_alone, own_mention
from forewarn.extractors.attribution.lexicon import verbs
from forewarn.extractors.known_nouns import names_person, names_speaker
from forewarn.extractors.syntax import full_text, noun_phrase, sentence_of
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = reading_words("attribution")
_OCCASIONS = _WORDS.find("relay_occasions")

_SWALLOWED = 0.8
"""Share of the outer content from which on it says only that the inner one was uttered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """An attribution with its speaker resolved and its relays in order."""

    attribution: Attribution
    speaker: Speaker
    relay: tuple[str, ...] = ()
    mention: Span | None = None
    """The words for this speaker within the source, where several speakers share it."""
    beside: int = 0
    """Index of the speaker among several joint ones: 1 for Kyiv in "Seoul and Kyiv say"."""

    label: Mention | None = None
    """Where the page names the speaker outside the block: the label of a turn, a mail's head."""

    def over(self, inner: "Voice") -> bool:
        """True when ``inner`` is reported within this one's content."""
        return _reports_within(self.attribution, inner.attribution)


def resolve_voices(
    doc: "Doc", attributions: Sequence[Attribution], discourse: Discourse, *, innermost: bool = True
) -> tuple[Voice, ...]:
    """The attributions of a block with speakers and relays; of nested ones only the innermost."""
    speakers = _resolve_speakers(doc, attributions, discourse)
    resolved: list[Voice] = []
    for index, attribution in enumerate(attributions):
        outer = sorted(
            (
                outer_index
                for outer_index, above in enumerate(attributions)
                if outer_index != index and _reports_within(above, attribution)
            ),
            key=lambda outer_index: -len(attributions[outer_index].content),
        )
        if innermost and any(
            _swallows(attribution, inner) for inner in attributions if inner is not attribution
        ):
            continue
        if innermost and outer and attribution.meaning.speech is Speech.INTENT:
            # The claimant is whoever reports the plan: those who plan have not said so themselves.
            continue
        chain = [*discourse.chain]
        for outer_index in outer:
            chain.extend(
                _speaker_and_cited(doc, attributions[outer_index], speakers[outer_index], discourse)
            )
        chain.extend(_resolve_heads(doc, attribution.via, discourse))
        named_speaker = speakers[index]
        vouching = attribution
        if attribution.source is None and len(attribution.cue) and outer:
            # "Is estimated" names nobody, so that the reporting speaker vouches for it.
            if innermost and any(
                _folds(attributions[outer_index], attribution) for outer_index in outer
            ):
                continue
            named_speaker, vouching = speakers[outer[-1]], attributions[outer[-1]]
        speaker, relays = _innermost(doc, vouching, named_speaker, discourse)
        resolved.append(
            Voice(
                attribution=attribution,
                speaker=speaker,
                relay=_names([*chain, *relays], without=speaker),
                mention=_own_mention(doc, attribution, discourse),
            )
        )
        resolved.extend(_joint_voices(doc, resolved[-1], chain, discourse))
    return tuple(resolved)


def _own_mention(doc: "Doc", attribution: Attribution, discourse: Discourse) -> Span | None:
    """The words of the source for its first speaker alone, where it names several."""
    if attribution.source is None or attribution.head < 0:
        return None
    head = doc[attribution.head]
    own = own_mention(head, attribution.source, discourse.partner_heads(doc, head))
    return None if own == attribution.source else own


def _joint_voices(
    doc: "Doc", voice: Voice, chain: Sequence[Speaker], discourse: Discourse
) -> Iterator[Voice]:
    """The others whom the same clause names: both Moscow and Pyongyang deny."""
    names = {voice.speaker.id or voice.speaker.name}
    for partner, mention in _partners(doc, voice, discourse):
        if (partner.id or partner.name) in names:
            continue
        names.add(partner.id or partner.name)
        yield Voice(
            attribution=voice.attribution,
            speaker=partner,
            mention=mention,
            relay=_names(chain, without=partner),
            beside=len(names) - 1,
        )


def _partners(doc: "Doc", voice: Voice, discourse: Discourse) -> Iterator[tuple[Speaker, Span]]:
    """The joint speakers, named or meant by "they", with the words of the source for each."""
    source, head = voice.attribution.source, doc[voice.attribution.head]
    if source is None:
        return
    if head.lower_ == "they":
        yield from ((partner, source) for partner in voice.speaker.partners)
        return
    partner_heads = discourse.partner_heads(doc, head)
    for partner_head in partner_heads or head.conjuncts:
        mention = name_alone(partner_head)
        if not partner_heads and not source.covers(mention):
            continue
        partner = discourse.resolve(doc, mention, partner_head.i, alone=True)
        if partner_heads or (voice.speaker.id and partner.id):
            # Of "an official and Reuters" only declared sources are separate speakers: the parse
            # alone does not tell two speakers from one with two names.
            yield partner, mention


def _reports_within(above: Attribution, below: Attribution) -> bool:
    return (
        above is not below
        and len(below.cue) > 0
        and above.content.covers(below.cue)
        and not below.content.covers(above.cue)
    )


def _swallows(outer: Attribution, inner: Attribution) -> bool:
    """True when ``inner`` with its source and cue is nearly all that ``outer`` holds."""
    if not _reports_within(outer, inner) or _folds(outer, inner):
        return False
    return _nearly_all(outer, inner)


def _folds(outer: Attribution, inner: Attribution) -> bool:
    """True when ``inner`` names nobody and so becomes part of what ``outer`` reports."""
    only_outer_source = outer.source is not None and inner.source is None and len(inner.cue) > 0
    is_plain = inner.meaning.stance in (Stance.ASSERTS, Stance.PREDICTS) and not inner.withheld
    return (
        only_outer_source
        and is_plain
        and _reports_within(outer, inner)
        and _reach(outer, inner) >= _SWALLOWED
    )


def _nearly_all(outer: Attribution, inner: Attribution) -> bool:
    if inner.meaning.stance in (Stance.INTENDS, Stance.DEMANDS, Stance.PREDICTS):
        return False
    return _reach(outer, inner) >= _SWALLOWED


def _reach(outer: Attribution, inner: Attribution) -> float:
    """The share of the outer content that the inner attribution takes up."""
    spans = [span for span in (inner.source, inner.cue, inner.content) if span is not None]
    start = max(min(span.start for span in spans), outer.content.start)
    end = min(max(span.end for span in spans), outer.content.end)
    return (end - start) / len(outer.content)


def _resolve_speakers(
    doc: "Doc", attributions: Sequence[Attribution], discourse: Discourse
) -> list[Speaker]:
    """Speakers in the order of the text, so that a pronoun resolves to a name before it."""
    speakers: dict[int, Speaker] = {}
    order = sorted(
        range(len(attributions)),
        key=lambda index: attributions[index].source or attributions[index].cue,
    )
    subjects = _subjects(doc)
    for index in order:
        attribution = attributions[index]
        at = attribution.source.start if attribution.source else attribution.cue.start
        while subjects and subjects[0].idx < at:
            _remember_subject(doc, subjects.pop(0), discourse)
        if attribution.source is None or attribution.head < 0:
            # A quotation that nobody is named for goes on from the latest speaker, if there is one.
            is_orphan = len(attribution.cue) == 0
            speakers[index] = (discourse.last() if is_orphan else None) or replace(
                discourse.publisher, unknown=is_orphan
            )
            continue
        head = doc[attribution.head]
        # "Who" refers to the name before it, and the name identifies the speaker.
        mention = (
            noun_phrase(head)
            if attribution.source.end <= head.idx or head.idx < attribution.source.start
            else attribution.source
        )
        speaker = discourse.resolve(
            doc, mention, attribution.head, excluded=_named_in_content(doc, attribution, discourse)
        )
        discourse.remember_voice(speaker)
        speakers[index] = speaker
    for token in subjects:
        _remember_subject(doc, token, discourse)
    return [speakers[index] for index in range(len(attributions))]


def _named_in_content(doc: "Doc", attribution: Attribution, discourse: Discourse) -> frozenset[str]:
    """Ids of the sources that the content names, to which "it" or "the agency" cannot refer.

    Names after the source count in any role, names before it only as subjects; those before it do
    not restrict a pronoun.
    """
    content = attribution.content
    ids: set[str] = set()
    ahead = attribution.source is not None and attribution.source.end <= content.start
    if not ahead and doc[attribution.head].pos_ == "PRON":
        return frozenset()
    for match in discourse.gazetteer.find_sources(content.of(full_text(doc))):
        start, end = match.span.start + content.start, match.span.end + content.start
        words = doc.char_span(start, end, alignment_mode="expand")
        roles = {"nsubj", "nsubjpass"}
        if ahead:
            roles |= {"dobj", "pobj", "dative", "attr"}
        if words is not None and words.root.dep_ in roles:
            ids.add(match.id)
    return frozenset(ids)


def _subjects(doc: "Doc") -> "list[Token]":
    """Subjects that name a person or a declared source, whether they speak or act; and agents."""
    return [
        token
        for token in doc
        if (
            token.dep_ in ("nsubj", "nsubjpass")
            or (token.dep_ == "pobj" and token.head.lower_ == "by")
        )
        and (token.pos_ == "PROPN" or names_person(token))
    ]


def _remember_subject(doc: "Doc", token: "Token", discourse: Discourse) -> None:
    speaker = discourse.resolve(doc, noun_phrase(token), token.i)
    if speaker.id and token.dep_ == "pobj":
        discourse.remember_mention(speaker)
    elif token.dep_ != "pobj" and (speaker.person or speaker.id or _reports(token)):
        discourse.remember(speaker)


def _reports(token: "Token") -> bool:
    """True for a name that is the subject of a reporting verb: an outlet publishes footage."""
    return token.pos_ == "PROPN" and token.head.lemma_.lower() in verbs()


def _innermost(
    doc: "Doc", attribution: Attribution, speaker: Speaker, discourse: Discourse
) -> tuple[Speaker, list[Speaker]]:
    """The source that the speaker cites ("citing two officials"), else the speaker; and relays."""
    verb = doc[attribution.trigger]
    cited = _cited(verb) or (
        cited_in_relative_clause(doc[attribution.head]) if attribution.head >= 0 else None
    )
    if cited is not None:
        return discourse.resolve(doc, noun_phrase(cited), cited.i), [speaker]
    addressee = _addressed_outlet(verb, discourse)
    carriers = [
        discourse.resolve(doc, noun_phrase(token), token.i)
        for token in _carriers(verb, attribution.head)
    ]
    return speaker, [*([] if addressee is None else [addressee]), *carriers]


def _speaker_and_cited(
    doc: "Doc", attribution: Attribution, speaker: Speaker, discourse: Discourse
) -> Iterator[Speaker]:
    """The speaker of an outer attribution, then its cited source: Yonhap, citing Reuters, said."""
    yield speaker
    if (cited := _cited(doc[attribution.trigger])) is not None:
        yield discourse.resolve(doc, noun_phrase(cited), cited.i)


def _carriers(verb: "Token", source: int) -> "list[Token]":
    """The outlets that pass the words on: members, quoted by Yonhap; said, as relayed by Reuters."""
    return [
        name
        for token in sentence_of(verb)
        if token.tag_ == "VBN"
        and token.lemma_.lower() in ("relay", "quote", "cite", "carry")
        and (token.head.i == source or any(c.lower_ == "as" for c in token.children))
        for agent in token.children
        if agent.lower_ == "by"
        for name in agent.children
        if name.dep_ == "pobj" and name.pos_ == "PROPN"
    ]


def _cited(verb: "Token") -> "Token | None":
    """The object of ``citing`` or ``quoting`` beside a reporting verb, when it is able to speak."""
    top = verb.head if verb.dep_ in ("conj", "prep") else verb
    candidates = [
        *verb.children,
        *(top.children if top != verb else ()),
        *verb.doc[verb.i + 1 : verb.i + 3],
    ]
    for child in candidates:
        # The parser takes "citing" for an adverbial clause or for a preposition.
        if child.lower_ in ("citing", "quoting"):
            cited: Token | None = next(
                (c for c in child.children if c.dep_ in ("dobj", "pobj")), None
            )
            if cited is not None and _speaks(cited):
                return cited
    return None


def cited_in_relative_clause(speaker: "Token") -> "Token | None":
    """The source that a relative clause of the speaker cites: the Post, which cited two officials."""
    for clause in speaker.children:
        if clause.dep_ == "relcl" and clause.lemma_.lower() in ("cite", "quote"):
            parts = {child.dep_: child for child in clause.children}
            subject, cited = parts.get("nsubj"), parts.get("dobj")
            if subject is not None and subject.tag_ in ("WDT", "WP") and cited is not None:
                return cited if _speaks(cited) else None
    return None


def _speaks(token: "Token") -> bool:
    acronym = token.text.isupper() and len(token) > 1
    return token.pos_ == "PROPN" or acronym or names_speaker(token)


def _addressed_outlet(verb: "Token", discourse: Discourse) -> Speaker | None:
    """The outlet to which the speaker spoke: told The War Zone, said in a comment to it."""
    for token in verb.subtree:
        if token.pos_ != "PROPN":
            continue
        is_addressee = (
            token.dep_ in ("dobj", "dative") and token.head == verb and verb.lemma_ == "tell"
        )
        is_occasion = (
            token.dep_ == "pobj"
            and token.head.lower_ in ("to", "with")
            and token.head.head.lower_ in _OCCASIONS
            and _is_occasion_of(token.head.head, verb)
        )
        if is_addressee or is_occasion:
            return discourse.resolve(verb.doc, noun_phrase(token), token.i)
    return None


def _is_occasion_of(occasion: "Token", verb: "Token") -> bool:
    """True for ``in an interview`` beside the verb, or set off beside its subject."""
    above = occasion.head.head
    return above == verb or (above.head == verb and above.dep_ in ("nsubj", "dobj", "pobj"))


def _resolve_heads(doc: "Doc", heads: Sequence[int], discourse: Discourse) -> list[Speaker]:
    return [discourse.resolve(doc, noun_phrase(doc[head]), head) for head in heads]


def _names(chain: Sequence[Speaker], *, without: Speaker) -> tuple[str, ...]:
    """Ids, else names, each once, the claimant left out."""
    own = {without.id or without.name, without.name}
    names = [speaker.id or speaker.name for speaker in chain]
    return tuple(dict.fromkeys(name for name in names if name and name not in own))
