"""Attributions that the syntax spells out: reporting verbs and nouns with their complements."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from forewarn.claims.claim import Speech, Stance
from forewarn.extractors.credit import Credit
from forewarn.extractors.lexicon import BODIES, NARROW, NO_CUE, PEOPLE, Cue, nouns, verbs
from forewarn.extractors.phrases import (
    characters,
    is_negated,
    phrase,
    subject,
    verb_group,
)
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OPEN_CLASS = Cue(certainty=0.85)
"""Any other verb with a that-clause and a subject is taken to report it."""

_PASSIVE_KNOWN = frozenset(
    "say believe think report estimate expect know understand allege claim assess rumour rumor "
    "consider suspect presume deem project predict".split()
)
_TOPICS = {
    "call": ("for",),
    "warn": ("of", "against", "about"),
    "speak": ("of",),
    "point": ("to",),
    "talk": ("about", "of"),
    "ask": ("for",),
    "accuse": ("of",),
    "refer": ("to",),
    "complain": ("about", "of"),
    "hint": ("at",),
    "allude": ("to",),
    "comment": ("on",),
    "insist": ("on",),
    "object": ("to",),
    "apologize": ("for",),
    "agree": ("with", "on"),
    "disagree": ("with",),
    "push": ("for",),
    "boast": ("of", "about"),
    "tell": ("of", "about"),
    "respond": ("to",),
    "react": ("to",),
    "appeal": ("for",),
    "think": ("of", "about"),
    "worry": ("about",),
    "know": ("about", "of"),
    "write": ("about", "of"),
    "learn": ("of", "about"),
    "say": ("about",),
    "lie": ("about",),
    "plan": ("for",),
    "hope": ("for",),
    "decide": ("on", "against"),
    "put": ("at",),
}
"""Prepositions whose object is the content of the verb."""

_LEND = frozenset(
    "make give issue release publish offer repeat voice express reiterate raise have cite present dismiss reject deny confirm back up".split()
)
"""Verbs that lend their subject to a reporting noun as its source: "issued a denial that"."""


def verbal(doc: "Doc", taken: Collection[int]) -> Iterator[Credit]:
    """Credits by verbs; ``taken`` are verbs that already serve as tags beside their clause."""
    known = verbs()
    for token in doc:
        if token.i in taken or token.pos_ not in ("VERB", "AUX") or token.dep_ == "amod":
            continue
        lemma = token.lemma_.lower()
        if (token.pos_ == "AUX" or lemma in ("’s", "'s")) and lemma not in known:
            continue
        if lemma in NO_CUE and lemma not in ("consider",):
            continue
        content = _clause(token, known.get(lemma)) or _infinitive(token, known.get(lemma))
        if content is None and lemma in known:
            content = _nominal(token, known[lemma]) or _topic(token, lemma)
        if content is None:
            continue
        head = _quoted_speaker(token) or subject(token)
        if head is not None and head.i == token.i:
            head = None
        passive = any(c.dep_ == "auxpass" for c in token.children)
        if head is None and not passive:
            head = _beside(token)
        if passive and head is None and lemma in ("ask", "tell", "inform"):
            continue
        if head is not None and content.overlaps(characters(head, head)):
            head = None
        clausal = _clause(token, known.get(lemma)) is not None
        if not clausal and token.lower_ in ("citing", "quoting"):
            # The one cited is the claimant of what the governing verb reports.
            continue
        if head is None and not (
            (lemma in _PASSIVE_KNOWN and any(c.dep_ == "auxpass" for c in token.children))
            or (clausal and lemma in known)
        ):
            continue
        if not clausal and token.tag_ == "VB" and _has_to(token):
            continue
        if head is not None and not clausal and not _speaks(head):
            continue
        yield Credit(
            source=None if head is None else phrase(head),
            head=-1 if head is None else head.i,
            cue=verb_group(token),
            trigger=token.i,
            content=content,
            meaning=_meaning(token, known.get(lemma, _OPEN_CLASS)),
            withheld=_withheld(token),
            via=_via(token),
        )


def _beside(verb: "Token") -> "Token | None":
    """The name right before a finite verb that lost its subject in the parse."""
    at = verb.i - 1
    while at > 0 and verb.doc[at].dep_ in ("aux", "advmod", "neg"):
        at -= 1
    if at < 0 or verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.doc[at].pos_ != "PROPN":
        return None
    return verb.doc[at]


def _speaks(head: "Token") -> bool:
    """True for names, persons and bodies: those who can say a bare noun phrase."""
    if head.pos_ == "PRON":
        return head.lower_ not in ("it", "this", "that", "which", "these", "those", "there")
    return head.pos_ == "PROPN" or head.lemma_.lower() in PEOPLE | BODIES or head.tag_ == "NNS"


def _withheld(verb: "Token") -> bool:
    """Negated, or in the scope of "decline to", "cannot", "could not"."""
    if is_negated(verb):
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in ("decline", "refuse", "fail"):
        return True
    return (
        verb.dep_ == "xcomp"
        and verb.head.lower_ in ("unable", "able")
        and (verb.head.lower_ == "unable" or is_negated(verb.head.head) or is_negated(verb.head))
    )


def _meaning(verb: "Token", cue: Cue) -> Cue:
    """The verb's meaning as its complement bends it: warn to do is a demand, tell to do too."""
    if any(child.dep_ in ("xcomp", "ccomp") and _has_to(child) for child in verb.children):
        if verb.lemma_.lower() in ("tell", "warn", "advise", "call", "caution", "remind"):
            return Cue(stance=Stance.DEMANDS)
        if verb.lemma_.lower() == "ask":
            return Cue(stance=Stance.DEMANDS, certainty=0.9)
    if verb.lemma_.lower() == "expect" and not any(c.dep_ == "auxpass" for c in verb.children):
        return Cue(stance=Stance.PREDICTS, speech=Speech.THOUGHT, certainty=0.75, nominal=True)
    return cue


def _has_to(token: "Token") -> bool:
    return any(child.lower_ == "to" and child.tag_ == "TO" for child in token.children)


def _quoted_speaker(verb: "Token") -> "Token | None":
    """``quoted Park as saying``: Park is the source."""
    if verb.head.lower_ == "as" and verb.tag_ == "VBG":
        quoting = verb.head.head
        if quoting.lemma_.lower() in ("quote", "cite"):
            passive = next((c for c in quoting.children if c.dep_ == "nsubjpass"), None)
            return passive or next((c for c in quoting.children if c.dep_ == "dobj"), None)
    return None


def _via(verb: "Token") -> tuple[int, ...]:
    """The outlet in ``the AP quoted Park as saying``."""
    if _quoted_speaker(verb) is None:
        return ()
    outlet = next((c for c in verb.head.head.children if c.dep_ in ("nsubj",)), None)
    return () if outlet is None else (outlet.i,)


def _clause(verb: "Token", cue: Cue | None) -> Span | None:
    """The span of a clause that ``verb`` takes as its object."""
    if cue is not None and (linear := _that_clause(verb)) is not None:
        return linear
    clauses = [child for child in verb.children if child.dep_ == "ccomp"]
    for child in sorted(clauses, key=lambda child: child.i < verb.i):
        if child.i < verb.i and (
            cue is None
            or cue.infinitive
            or verb.lemma_.lower() in NARROW
            or verb.dep_ == "relcl"
            or any(c.dep_ == "dobj" and c.lemma_ not in PEOPLE | BODIES for c in verb.children)
        ):
            continue
        marked = any(
            c.dep_ == "mark" and c.lower_ in ("that", "whether", "if") for c in child.children
        )
        own = any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in child.children)
        if cue is None and not (marked or own):
            continue
        if not marked and not own and child.i > verb.i and child.pos_ not in ("VERB", "AUX"):
            continue
        return _clause_span(verb, child)
    for child in verb.children:
        # "told reporters that" is at times parsed as a relative clause of the person told.
        if child.dep_ in ("dobj", "dative") and child.i > verb.i and cue is not None:
            for inner in child.children:
                if (
                    inner.dep_ in ("acl", "relcl")
                    and any(c.dep_ == "mark" and c.lower_ == "that" for c in inner.children)
                    and verb.lemma_.lower()
                    in ("tell", "inform", "notify", "remind", "warn", "brief")
                ):
                    return _clause_span(verb, inner)
    return None


def _that_clause(verb: "Token") -> Span | None:
    """The clause that an adjacent "that" opens, wherever the parser hung it."""
    at = verb.i + 1
    if at >= len(verb.doc) or verb.doc[at].lower_ != "that" or verb.doc[at].dep_ != "mark":
        return None
    head = verb.doc[at].head
    if head.dep_ == "ccomp" and head.head == verb or head.i < at:
        return None
    return characters(verb.doc[at], head.right_edge)


def _clause_span(verb: "Token", clause: "Token") -> Span:
    doc = verb.doc
    left, right = clause.left_edge.i, clause.right_edge.i
    if clause.i > verb.i:
        left = max(left, verb.i + 1)
        for child in verb.children:
            if (
                child.i > right
                and child.dep_ in ("conj", "ccomp")
                and any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children)
            ):
                right = max(right, child.right_edge.i)
    elif left <= verb.i <= right:
        right = verb.i - 1
    else:
        # An inverted clause owns everything from the start of its sentence.
        left = min(left, verb.sent.start)
        stops = [token.i for token in doc[left : clause.i] if token.text == ";"]
        left = max([left, *(stop + 1 for stop in stops)])
        source = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
        limit = verb.i if source is None else source.left_edge.i
        right = min(right, limit - 1)
    right = max(left, right)
    return characters(doc[left], doc[right])


def _infinitive(verb: "Token", cue: Cue | None) -> Span | None:
    """``plans to send``, ``urged Seoul to``, ``is believed to rely``."""
    if cue is None:
        return None
    for child in verb.children:
        if child.dep_ not in ("xcomp", "ccomp") or child.i < verb.i:
            continue
        passive = any(c.dep_ == "auxpass" for c in verb.children) or (
            verb.tag_ == "VBN" and verb.dep_ in ("acl", "ROOT")
        )
        if passive and _has_to(child):
            left = next((c for c in verb.children if c.dep_ == "nsubjpass"), child)
            if left.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
                left = verb.head
            return characters(left.left_edge, child.right_edge)
        lemma = verb.lemma_.lower()
        if _has_to(child) and (
            cue.infinitive
            or lemma
            in (
                "claim",
                "tell",
                "warn",
                "advise",
                "profess",
                "purport",
                "ask",
                "call",
                "believe",
                "know",
                "say",
                "estimate",
                "find",
            )
        ):
            first = min(
                [child.left_edge.i]
                + [c.left_edge.i for c in verb.children if c.dep_ in ("dobj",) and c.i > verb.i]
            )
            return characters(verb.doc[first], child.right_edge)
        if child.tag_ == "VBG" and (cue.infinitive or cue.nominal):
            return characters(child.left_edge, child.right_edge)
        if lemma in (
            "call",
            "deem",
            "consider",
            "label",
            "brand",
            "dub",
            "term",
            "declare",
            "describe",
        ):
            return characters(child.left_edge, child.right_edge)
    return None


def _nominal(verb: "Token", cue: Cue) -> Span | None:
    """The noun phrase that a verb asserts, denies, demands or passes judgement on."""
    lemma = verb.lemma_.lower()
    if lemma == "put" and (figure := _put_at(verb)) is not None:
        return figure
    thing = next(
        (c for c in verb.children if c.dep_ in ("dobj", "attr", "oprd") and c.i > verb.i), None
    )
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if thing is None and passive is not None and any(c.dep_ == "agent" for c in verb.children):
        thing = passive
    if (
        thing is None
        or thing.pos_ == "PRON"
        and lemma not in ("call", "describe", "criticize", "accuse", "blame")
    ):
        return None
    numeric = any(token.like_num for token in thing.subtree)
    if not cue.nominal and (not numeric or cue.speech is not Speech.SPEECH):
        return None
    if lemma == "call" and _called(verb, thing):
        pass
    elif lemma in (
        "tell",
        "inform",
        "notify",
        "brief",
        "remind",
        "warn",
        "ask",
        "answer",
        "reply",
    ) or (lemma in NARROW and not numeric):
        return None
    inner = _credited_clause(thing)
    if inner is not None and cue.stance in (Stance.DENIES, Stance.DOUBTS, Stance.CONFIRMS):
        return inner
    right = thing.right_edge.i
    if lemma in (
        "put",
        "call",
        "describe",
        "characterize",
        "depict",
        "portray",
        "label",
        "accuse",
        "paint",
        "place",
        "estimate",
        "dismiss",
        "reject",
        "cite",
        "criticize",
        "brand",
        "dub",
    ):
        right = max(
            [right]
            + [
                c.right_edge.i
                for c in verb.children
                if c.dep_ in ("prep", "oprd", "ccomp", "xcomp")
                and c.i > thing.i
                and c.lower_ in ("as", "at", "of", "for", "like")
                or c.dep_ in ("oprd", "ccomp")
            ]
        )
    return characters(thing.left_edge, verb.doc[right])


def _called(verb: "Token", thing: "Token") -> bool:
    """``called the deal a disaster``: two objects, or one beside a quotation."""
    return any(c.dep_ in ("oprd", "ccomp") for c in verb.children) or any(
        token.text in "“\"‘" for token in verb.doc[verb.i + 1 : thing.right_edge.i + 3]
    )


def _put_at(verb: "Token") -> Span | None:
    """``puts the dead at about 200``: the object and the figure, wherever the figure hangs."""
    thing = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    if thing is None:
        return None
    for token in verb.subtree:
        if token.lower_ == "at" and token.i > max(verb.i, thing.i):
            figure = next((c for c in token.children if c.dep_ == "pobj"), None)
            if figure is not None and any(t.like_num for t in figure.subtree):
                return characters(
                    min(thing.left_edge, figure, key=lambda t: t.i), figure.right_edge
                )
    return None


def _credited_clause(noun: "Token") -> Span | None:
    """The clause after ``reports that``, the phrase after ``accounts of``."""
    if noun.lemma_.lower() not in nouns():
        return None
    for child in noun.children:
        if child.dep_ in ("acl", "ccomp", "relcl") and any(
            c.dep_ == "mark" for c in child.children
        ):
            return characters(child.left_edge, child.right_edge)
        if child.dep_ == "prep" and child.lower_ in ("of", "about", "on"):
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                return characters(inner.left_edge, inner.right_edge)
    return None


def _topic(verb: "Token", lemma: str) -> Span | None:
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i and child.lower_ in _TOPICS.get(lemma, ()):
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None and lemma != "put":
                return characters(inner.left_edge, child.right_edge)
    return None


def nominal(doc: "Doc") -> Iterator[Credit]:
    """Credits by nouns: claims that, the agency's estimate of, speculation that."""
    known = nouns()
    for noun in doc:
        if noun.pos_ != "NOUN" or noun.lemma_.lower() not in known:
            continue
        content = _noun_content(noun)
        if content is None or _objected(noun):
            continue
        head = _noun_source(noun)
        if head is not None and content.overlaps(characters(head, head)):
            head = None
        yield Credit(
            source=None if head is None else phrase(head),
            head=-1 if head is None else head.i,
            cue=characters(noun, noun),
            trigger=noun.i,
            content=content,
            meaning=known[noun.lemma_.lower()],
            withheld=any(c.lower_ == "no" for c in noun.children),
        )


def _noun_content(noun: "Token") -> Span | None:
    for child in noun.children:
        if (
            child.dep_ in ("acl", "ccomp", "relcl", "appos")
            and child.i > noun.i
            and any(c.dep_ == "mark" and c.lower_ in ("that", "whether") for c in child.children)
        ):
            return characters(child.left_edge, child.right_edge)
    owned = any(c.dep_ == "poss" for c in noun.children)
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "about", "that"):
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None and (
                any(t.like_num for t in inner.subtree)
                or (owned and known_stance(noun) is not Stance.ASSERTS)
            ):
                return characters(inner.left_edge, inner.right_edge)
    return None


def known_stance(noun: "Token") -> Stance:
    """What the reporting noun does with its content."""
    return nouns()[noun.lemma_.lower()].stance


def _objected(noun: "Token") -> bool:
    """True when a verb already takes a stance on what the noun reports: denied reports that."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass") or verb.pos_ != "VERB":
        return False
    cue = verbs().get(verb.lemma_.lower())
    return cue is not None and cue.stance in (Stance.DENIES, Stance.DOUBTS, Stance.CONFIRMS)


def _noun_source(noun: "Token") -> "Token | None":
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "from") or child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    for child in noun.children:
        if child.dep_ in ("amod", "compound") and child.pos_ == "PROPN":
            return child
    if noun.dep_ in ("dobj", "attr") and noun.head.lemma_.lower() in _LEND:
        return subject(noun.head)
    if noun.lemma_.lower() in PEOPLE | BODIES:
        return noun
    return None
