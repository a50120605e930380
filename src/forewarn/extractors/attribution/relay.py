"""Relay chains: who passed a claim on, from the outlet inwards to the one who vouches for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forewarn.claims.claim import Speech, Stance
from forewarn.extractors.attribution.credit import Credit
from forewarn.extractors.attribution.lexicon import BODIES, PEOPLE, verbs
from forewarn.extractors.attribution.speakers import Discourse, Speaker, alone
from forewarn.extractors.phrases import full_text, phrase, sentence_of
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SWALLOWED = 0.8
"""Share of an outer content beyond which it says no more than that the inner one was said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A credit with its speaker resolved and its relays in order."""

    credit: Credit
    speaker: Speaker
    relay: tuple[str, ...] = ()
    mention: Span | None = None
    """The speaker's own words in the source of a credit that several share."""
    beside: int = 0
    """Place of the speaker among several who say it together: 1 for Kyiv in "Seoul and Kyiv say"."""

    def over(self, other: "Voice") -> bool:
        """True when ``other`` is reported within this one's content."""
        return _over(self.credit, other.credit)


def voices(
    doc: "Doc", credits: Sequence[Credit], discourse: Discourse, *, innermost: bool = True
) -> tuple[Voice, ...]:
    """The credits of a block with speakers and relays; only the innermost where chains nest."""
    speakers = _speakers(doc, credits, discourse)
    found: list[Voice] = []
    for index, credit in enumerate(credits):
        outer = sorted(
            (
                other
                for other, above in enumerate(credits)
                if other != index and _over(above, credit)
            ),
            key=lambda other: -len(credits[other].content),
        )
        if innermost and any(_swallows(credit, inner) for inner in credits if inner is not credit):
            continue
        if innermost and outer and credit.meaning.speech is Speech.INTENT:
            # Whoever tells of a plan vouches for it, not the one whose plan it is.
            continue
        chain = [discourse.publisher]
        for other in outer:
            chain.extend(_with_cited(doc, credits[other], speakers[other], discourse))
        chain.extend(_resolved(doc, credit.via, discourse))
        spoken = speakers[index]
        vouching = credit
        if credit.source is None and len(credit.cue) and outer:
            # "Is estimated" names nobody: whoever reports it vouches for it.
            if innermost and any(_folds(credits[other], credit) for other in outer):
                continue
            spoken, vouching = speakers[outer[-1]], credits[outer[-1]]
        speaker, passed = _innermost(doc, vouching, spoken, discourse)
        found.append(
            Voice(
                credit=credit,
                speaker=speaker,
                relay=_names([*chain, *passed], without=speaker),
            )
        )
        found.extend(_together(doc, found[-1], chain, discourse))
    return tuple(found)


def _together(
    doc: "Doc", voice: Voice, chain: Sequence[Speaker], discourse: Discourse
) -> Iterator[Voice]:
    """The others whom the same clause names: both Moscow and Pyongyang deny."""
    known = {voice.speaker.id or voice.speaker.name}
    for partner, mention in _partners(doc, voice, discourse):
        if (partner.id or partner.name) in known:
            continue
        known.add(partner.id or partner.name)
        yield Voice(
            credit=voice.credit,
            speaker=partner,
            mention=mention,
            relay=_names(chain, without=partner),
            beside=len(known) - 1,
        )


def _partners(doc: "Doc", voice: Voice, discourse: Discourse) -> Iterator[tuple[Speaker, Span]]:
    """Who says it too, by name or by "they", and the words of the source that say so."""
    whole, head = voice.credit.source, doc[voice.credit.head]
    if whole is None:
        return
    if head.lower_ == "they":
        yield from ((partner, whole) for partner in voice.speaker.partners)
        return
    every = discourse.partners(doc, head)
    for other in every or head.conjuncts:
        mention = alone(other)
        if not whole.covers(mention):
            continue
        partner = discourse.resolve(doc, mention, other.i)
        if every or (voice.speaker.id and partner.id):
            # Of "an official and Reuters" only who is declared is told apart.
            yield partner, mention


def _over(above: Credit, below: Credit) -> bool:
    return (
        above is not below
        and len(below.cue) > 0
        and above.content.covers(below.cue)
        and not below.content.covers(above.cue)
    )


def _swallows(outer: Credit, inner: Credit) -> bool:
    """True when ``inner`` with its source and cue is nearly all that ``outer`` holds."""
    if not _over(outer, inner) or _folds(outer, inner):
        return False
    return _nearly_all(outer, inner)


def _folds(outer: Credit, inner: Credit) -> bool:
    """True when ``inner`` names nobody and so becomes part of what ``outer`` reports."""
    named = outer.source is not None and inner.source is None and len(inner.cue) > 0
    plain = inner.meaning.stance in (Stance.ASSERTS, Stance.PREDICTS) and not inner.withheld
    return named and plain and _over(outer, inner) and _reach(outer, inner) >= _SWALLOWED


def _nearly_all(outer: Credit, inner: Credit) -> bool:
    if inner.meaning.stance in (Stance.INTENDS, Stance.DEMANDS, Stance.PREDICTS):
        return False
    return _reach(outer, inner) >= _SWALLOWED


def _reach(outer: Credit, inner: Credit) -> float:
    """The share of the outer content that the inner credit takes up."""
    spans = [span for span in (inner.source, inner.cue, inner.content) if span is not None]
    start = max(min(span.start for span in spans), outer.content.start)
    end = min(max(span.end for span in spans), outer.content.end)
    return (end - start) / len(outer.content)


def _speakers(doc: "Doc", credits: Sequence[Credit], discourse: Discourse) -> list[Speaker]:
    """Speakers in the order of the text, so that a pronoun finds the one named before it."""
    found: dict[int, Speaker] = {}
    order = sorted(
        range(len(credits)),
        key=lambda index: credits[index].source or credits[index].cue,
    )
    subjects = _subjects(doc)
    for index in order:
        credit = credits[index]
        at = credit.source.start if credit.source else credit.cue.start
        while subjects and subjects[0].idx < at:
            _listen(doc, subjects.pop(0), discourse)
        if credit.source is None or credit.head < 0:
            orphan = len(credit.cue) == 0
            found[index] = (discourse.last() if orphan else None) or discourse.publisher
            continue
        head = doc[credit.head]
        # "Who" stands for the name before it, which tells whose words they are.
        named = (
            phrase(head)
            if credit.source.end <= head.idx or head.idx < credit.source.start
            else credit.source
        )
        speaker = discourse.resolve(doc, named, credit.head, others=_others(doc, credit, discourse))
        discourse.heard(speaker)
        found[index] = speaker
    for token in subjects:
        _listen(doc, token, discourse)
    return [found[index] for index in range(len(credits))]


def _others(doc: "Doc", credit: Credit, discourse: Discourse) -> frozenset[str]:
    """Ids of those whom the content names, so that "it" or "the agency" is somebody else: names
    after the source; before it only subjects, and those tell nothing about a pronoun."""
    content = credit.content
    found: set[str] = set()
    ahead = credit.source is not None and credit.source.end <= content.start
    if not ahead and doc[credit.head].pos_ == "PRON":
        return frozenset()
    for match in discourse.gazetteer.find_sources(content.of(full_text(doc))):
        start, end = match.span.start + content.start, match.span.end + content.start
        named = doc.char_span(start, end, alignment_mode="expand")
        roles = {"nsubj", "nsubjpass"}
        if ahead:
            roles |= {"dobj", "pobj", "dative", "attr"}
        if named is not None and named.root.dep_ in roles:
            found.add(match.id)
    return frozenset(found)


def _subjects(doc: "Doc") -> "list[Token]":
    """Subjects that name a person or a declared source, whether they speak or act; and agents."""
    return [
        token
        for token in doc
        if (
            token.dep_ in ("nsubj", "nsubjpass")
            or (token.dep_ == "pobj" and token.head.lower_ == "by")
        )
        and (token.pos_ == "PROPN" or token.lemma_.lower() in PEOPLE)
    ]


def _listen(doc: "Doc", token: "Token", discourse: Discourse) -> None:
    speaker = discourse.resolve(doc, phrase(token), token.i)
    if speaker.id and token.dep_ == "pobj":
        discourse.mentioned(speaker)
    elif token.dep_ != "pobj" and (speaker.person or speaker.id or _reports(token)):
        discourse.heard(speaker)


def _reports(token: "Token") -> bool:
    """True for a name that does what a reporting verb tells, as an outlet publishes footage."""
    return token.pos_ == "PROPN" and token.head.lemma_.lower() in verbs()


def _innermost(
    doc: "Doc", credit: Credit, speaker: Speaker, discourse: Discourse
) -> tuple[Speaker, list[Speaker]]:
    """The one whom the speaker leans on ("citing two officials"), and whom that makes a relay."""
    verb = doc[credit.trigger]
    cited = _cited(verb) or (leant_on(doc[credit.head]) if credit.head >= 0 else None)
    if cited is not None:
        return discourse.resolve(doc, phrase(cited), cited.i), [speaker]
    addressee = _outlet_told(verb, discourse)
    carriers = [
        discourse.resolve(doc, phrase(token), token.i) for token in _carriers(verb, credit.head)
    ]
    return speaker, [*([] if addressee is None else [addressee]), *carriers]


def _with_cited(
    doc: "Doc", credit: Credit, speaker: Speaker, discourse: Discourse
) -> Iterator[Speaker]:
    """The speaker of an outer credit, and whom it cites in turn: Yonhap, citing Reuters, said."""
    yield speaker
    if (cited := _cited(doc[credit.trigger])) is not None:
        yield discourse.resolve(doc, phrase(cited), cited.i)


def _carriers(verb: "Token", source: int) -> "list[Token]":
    """Those who pass the words on: members, quoted by Yonhap; said, as relayed by Reuters."""
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
    near = [
        *verb.children,
        *(top.children if top != verb else ()),
        *verb.doc[verb.i + 1 : verb.i + 3],
    ]
    for child in near:
        # "citing" is an adverbial clause or, to the parser's eye, a preposition.
        if child.lower_ in ("citing", "quoting"):
            thing: Token | None = next(
                (c for c in child.children if c.dep_ in ("dobj", "pobj")), None
            )
            if thing is not None and _speaks(thing):
                return thing
    return None


def leant_on(speaker: "Token") -> "Token | None":
    """Whom a speaker leans on by a clause of its own: the Post, which cited two officials."""
    for clause in speaker.children:
        if clause.dep_ == "relcl" and clause.lemma_.lower() in ("cite", "quote"):
            parts = {child.dep_: child for child in clause.children}
            subject, thing = parts.get("nsubj"), parts.get("dobj")
            if subject is not None and subject.tag_ in ("WDT", "WP") and thing is not None:
                return thing if _speaks(thing) else None
    return None


def _speaks(token: "Token") -> bool:
    acronym = token.text.isupper() and len(token) > 1
    return token.pos_ == "PROPN" or acronym or token.lemma_.lower() in PEOPLE | BODIES


def _outlet_told(verb: "Token", discourse: Discourse) -> Speaker | None:
    """The outlet that heard it first: told The War Zone, said in a comment to The War Zone."""
    for token in verb.subtree:
        if token.pos_ != "PROPN":
            continue
        told = token.dep_ in ("dobj", "dative") and token.head == verb and verb.lemma_ == "tell"
        comment = (
            token.dep_ == "pobj"
            and token.head.lower_ in ("to", "with")
            and token.head.head.lower_
            in ("comment", "interview", "comments", "remarks", "statement")
            and _of_verb(token.head.head, verb)
        )
        if told or comment:
            return discourse.resolve(verb.doc, phrase(token), token.i)
    return None


def _of_verb(occasion: "Token", verb: "Token") -> bool:
    """True for ``in an interview`` beside the verb, or set off beside its subject."""
    above = occasion.head.head
    return above == verb or (above.head == verb and above.dep_ in ("nsubj", "dobj", "pobj"))


def _resolved(doc: "Doc", heads: Sequence[int], discourse: Discourse) -> list[Speaker]:
    return [discourse.resolve(doc, phrase(doc[head]), head) for head in heads]


def _names(chain: Sequence[Speaker], *, without: Speaker) -> tuple[str, ...]:
    """Ids, else names, each once, the claimant left out."""
    own = {without.id or without.name, without.name}
    names = [speaker.id or speaker.name for speaker in chain]
    return tuple(dict.fromkeys(name for name in names if name and name not in own))
