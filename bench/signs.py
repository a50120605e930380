"""What in a sentence tells whether the event of a predicate is said to have come about.

Each sign is a name with the word that carries it, so that a figure computed from signs can be
explained by words.  The sorts of sign are those of the literature on factuality: tense, modal
auxiliaries, negation, adverbs, subordinators, questions and commands, and the words that govern
the clause (Karttunen 1971 on implicatives; Saurí and Pustejovsky 2009 on their nesting).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forewarn.extractors.certainty.clauses import auxiliaries

if TYPE_CHECKING:
    from spacy.tokens import Token

_COPULAR = frozenset("be become seem appear look remain sound feel".split())
_WRITTEN_OUT = {
    "wo": "will",
    "'ll": "will",
    "’ll": "will",
    "ca": "can",
    "'d": "would",
    "’d": "would",
    "'ve": "have",
    "’ve": "have",
    "sha": "shall",
}
_MODALS = frozenset("will would can could may might must should shall ought".split())
_NEGATIVES = frozenset("not n't n’t nt never neither nor hardly barely scarcely no".split())
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl", "csubjpass"))
_HIGHEST = 4
"""Clauses above the predicate that still tell something of it."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One feature of a predicate."""

    name: str
    word: int
    """Index of the token that carries it."""


def signs(predicate: "Token") -> tuple[Sign, ...]:
    """The signs of a predicate, those of its own clause first; pairs of the chief ones last."""
    host = carrier_of(predicate)
    chief = [*_clause(host, predicate), *_sentence(host)]
    lexical = list(_lexical(host, predicate))
    above = list(_above(host))
    chief += [sign for sign in above if sign.name in _CHIEF_ABOVE or sign.name[:5] == "gform"]
    rest = [sign for sign in above if sign not in chief]
    beside = _beside(predicate)
    return (*chief, *lexical, *rest, *beside, *_pairs(chief))


_CHIEF_ABOVE = frozenset(("gneg", "gq", "upneg", "upmodal"))


def _pairs(chief: Sequence[Sign]) -> Iterator[Sign]:
    ordered = sorted({sign.name: sign for sign in chief}.values(), key=lambda sign: sign.name)
    for i, one in enumerate(ordered):
        for other in ordered[i + 1 :]:
            yield Sign(f"{one.name} & {other.name}", one.word)


def carrier_of(predicate: "Token") -> "Token":
    """The verb that carries tense and negation for the predicate."""
    if predicate.dep_ in ("attr", "acomp", "oprd") and predicate.head.lemma_ in _COPULAR:
        return predicate.head
    return predicate


def form(verb: "Token") -> str:
    """The verb group in short: "will+VB", "have+VBN", "to+VB", "VBD"."""
    parts = []
    for child in auxiliaries(verb):
        word = _WRITTEN_OUT.get(child.lower_, child.lower_)
        if word not in _MODALS and word != "to":
            word = child.lemma_.lower() + ("ed" if child.tag_ in ("VBD", "VBN") else "")
        parts.append(word)
    return "+".join([*parts, verb.tag_])


def negative(verb: "Token") -> "Token | None":
    """The word that denies the clause of a verb: not, never, "no" before subject or object."""
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "advmod" and child.lower_ in _NEGATIVES):
            return child
        if child.lower_ in ("neither", "nobody", "nothing", "none", "noone"):
            return child
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
            for inner in child.children:
                if inner.dep_ in ("det", "neg") and inner.lower_ in ("no", "neither"):
                    return inner
    return None


def modal(verb: "Token") -> "Token | None":
    """The modal auxiliary of a verb."""
    for child in auxiliaries(verb):
        if _WRITTEN_OUT.get(child.lower_, child.lower_) in _MODALS:
            return child
    return None


def _clause(host: "Token", predicate: "Token") -> Iterator[Sign]:
    yield Sign(f"form={form(host)}", host.i)
    yield Sign(f"dep={host.dep_}", host.i)
    denied = negative(host)
    if denied is not None:
        yield Sign("neg", denied.i)
    if predicate != host:
        yield Sign(f"copular={predicate.pos_}", predicate.i)
    subject = next((child for child in host.children if child.dep_ in _SUBJECTS), None)
    if subject is None:
        yield Sign("nosubj", host.i)
    else:
        kind = subject.lower_ if subject.pos_ == "PRON" else subject.tag_
        yield Sign(f"subj={kind}", subject.i)
    for child in host.children:
        if child.dep_ == "mark" or (child.dep_ == "advmod" and child.tag_ == "WRB"):
            yield Sign(f"mark={child.lower_}", child.i)
        elif child.dep_ == "advcl":
            for inner in child.children:
                if inner.lower_ in ("if", "unless", "when", "once", "until"):
                    yield Sign(f"cond={inner.lower_}", inner.i)
    if host.tag_ in ("VB", "VBP") and subject is None and not auxiliaries(host):
        yield Sign("bare", host.i)


def _sentence(host: "Token") -> Iterator[Sign]:
    sentence = host.sent
    last = next((token for token in reversed(sentence) if token.text.strip(")\"'”’ ")), None)
    if last is not None and last.text.startswith("?"):
        yield Sign("q", last.i)
    elif last is not None and last.text.startswith("!"):
        yield Sign("!", last.i)
    first = sentence[0]
    if first.dep_ in ("aux", "auxpass") or (first.pos_ == "AUX" and first.dep_ == "ROOT"):
        yield Sign("inverted", first.i)


def _lexical(host: "Token", predicate: "Token") -> Iterator[Sign]:
    lemma = predicate.lemma_.lower()
    yield Sign(f"tag={host.tag_}", host.i)
    yield Sign(f"lemma={lemma}", predicate.i)
    yield Sign(f"lemma={lemma} {form(host)}", predicate.i)
    head_modal = modal(host)
    if head_modal is not None:
        yield Sign(f"modal={_WRITTEN_OUT.get(head_modal.lower_, head_modal.lower_)}", head_modal.i)
    for child in host.children:
        if child.dep_ in ("advmod", "npadvmod", "acomp", "intj"):
            yield Sign(f"adv={child.lemma_.lower()}", child.i)
            if child.dep_ == "npadvmod":
                for inner in child.children:
                    yield Sign(f"advdet={inner.lower_}", inner.i)
        elif child.dep_ == "prep":
            yield Sign(f"prep={child.lower_}", child.i)
            for inner in child.children:
                if inner.ent_type_ or inner.is_digit:
                    yield Sign(f"prepdate={child.lower_}", inner.i)
        elif child.dep_ in ("dobj", "nsubjpass", "nsubj", "attr"):
            for inner in child.children:
                if inner.dep_ in ("det", "poss", "amod", "nummod"):
                    what = inner.lower_ if inner.dep_ == "det" else inner.dep_
                    yield Sign(f"{child.dep_[:4]}det={what}", inner.i)
        elif child.dep_ in ("prt", "cc", "preconj"):
            yield Sign(f"{child.dep_}={child.lower_}", child.i)
        elif child.dep_ in ("ccomp", "xcomp", "conj", "advcl"):
            yield Sign(f"has={child.dep_} {form(child)}", child.i)


def _above(host: "Token") -> Iterator[Sign]:
    """Signs of the clauses that the predicate stands in."""
    below = host
    for step in range(_HIGHEST):
        head = below.head
        if head == below:
            break
        name, via = head.lemma_.lower(), below.dep_
        word = head
        if below.dep_ in ("pcomp", "pobj") and head.dep_ in ("prep", "agent"):
            via, word = f"{head.lower_}", head
            below, head = head, head.head
            name = head.lemma_.lower()
        carrier = carrier_of(head)
        if step == 0:
            yield Sign(f"gov={name} {via}", word.i)
            yield Sign(f"gov={name} {form(host)}", word.i)
            yield Sign(f"via={via} {form(host)}", word.i)
            yield Sign(f"govpos={head.pos_} {via}", word.i)
            yield Sign(f"gform={form(carrier)}", carrier.i)
            yield Sign(f"govform={name} {form(carrier)}", carrier.i)
            if via in ("conj", "ccomp", "xcomp", "advcl"):
                yield Sign(f"gform={form(carrier)} {via} {form(host)}", carrier.i)
            if negative(carrier) is not None:
                yield Sign("gneg", carrier.i)
                yield Sign(f"gneg {name}", carrier.i)
            for child in carrier.children:
                if child.dep_ in ("mark", "advmod"):
                    yield Sign(f"gmark={child.lower_} {via}", child.i)
                if child.dep_ in _SUBJECTS and child.pos_ == "PRON":
                    yield Sign(f"gsubj={child.lower_} {name}", child.i)
            if via in ("relcl", "acl"):
                for child in head.children:
                    if child.dep_ in ("det", "amod"):
                        yield Sign(f"gdet={child.lower_} {via}", child.i)
        else:
            yield Sign(f"up={name}", head.i)
            yield Sign(f"upform={form(carrier)} {via}", carrier.i)
            if negative(carrier) is not None:
                yield Sign("upneg", carrier.i)
            for child in carrier.children:
                if child.dep_ in ("mark", "advmod"):
                    yield Sign(f"upmark={child.lower_}", child.i)
        if modal(carrier) is not None:
            yield Sign("upmodal", carrier.i)
        below = carrier


def _beside(predicate: "Token") -> Iterator[Sign]:
    """Words next to the predicate, its place in the tree and the other verbs of the sentence."""
    doc, at = predicate.doc, predicate.i
    for step in (-3, -2, -1, 1, 2, 3):
        if 0 <= at + step < len(doc):
            yield Sign(f"w{step:+d}={doc[at + step].lower_}", at + step)
    path: list[str] = []
    node = predicate
    while node.head != node and len(path) < _HIGHEST:
        path.append(node.dep_)
        node = node.head
    yield Sign(f"path={' '.join(path)}", at)
    yield Sign(f"path={' '.join(path)} {predicate.tag_}", at)
    yield Sign(f"lemma={predicate.lemma_.lower()} {predicate.tag_}", at)
    yield Sign(f"ending={predicate.lower_[-3:]} {predicate.tag_}", at)
    root = predicate.sent.root
    yield Sign(f"root={root.lemma_.lower()} {predicate.dep_}", root.i)
    yield Sign(f"root={root.tag_} {predicate.tag_}", root.i)
    for token in predicate.sent:
        if token != predicate and token.tag_[:2] in ("VB", "MD"):
            yield Sign(f"verb={token.tag_}", token.i)
