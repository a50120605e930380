"""Own labels scored by who was meant: the claimant of a claim, not the characters of its source.

A label whose source is a pronoun or a description that goes back to a name says in ``meant`` who
that is, in words of the text, each of which is right; else the source's own words are.  First and
second persons of interviews are left out: the turn tells whose they are, and no name stands by it.
Asked of the labels that the reader found, those whose content it gives to somebody.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bench import labelled, ours
from bench.attribution_scores import characters, pairs
from forewarn.claims.claim import Claim
from forewarn.extractors import EnglishReader, Gazetteer
from forewarn.extractors.attribution.grammar import Grammar
from forewarn.text import Span

SPEAKERS = frozenset({"i", "me", "my", "we", "us", "our", "you", "your"})
PRONOUNS = SPEAKERS | {
    "he", "she", "it", "they", "him", "her", "his", "its", "them", "their", "who", "which",
}  # fmt: skip
_ARTICLES = frozenset({"the", "a", "an"})
_UNNAMED = _ARTICLES | {"mr", "mrs", "ms", "dr", "professor"}
"""Words beside a name that need not agree."""
KINDS = ("name", "description", "pronoun")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """An attribution with who is meant by its source."""

    source: Span
    content: tuple[Span, ...]
    kind: str
    meant: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What became of one label."""

    document: str
    label: Label
    claimant: str | None
    """None where no claim was found with its content."""

    @property
    def is_right(self) -> bool:
        """True when the claimant is who was meant."""
        return self.claimant is not None and any(
            is_same(self.claimant, name) for name in self.label.meant
        )


def labels(document: str, text: str, genre: str) -> Iterator[Label]:
    """The labels of a document that name a source."""
    lines = (labelled.FOLDER / f"{document}.jsonl").read_text(encoding="utf-8").split("\n")
    for line in filter(str.strip, lines):
        label = json.loads(line)
        if label["inside"] or not label["source"]:
            continue
        source = Span(*label["source"][0])
        words = source.of(text)
        if genre == "interview" and words.casefold() in SPEAKERS:
            continue
        yield Label(
            source=source,
            content=tuple(Span(*place) for place in label["content"]),
            kind=_kind(words),
            meant=tuple(label.get("meant", (words,))),
        )


def _kind(words: str) -> str:
    if words.casefold() in PRONOUNS:
        return "pronoun"
    first, *others = words.split()
    named = others if first.casefold() in _ARTICLES else [first, *others]
    return "name" if any(word[:1].isupper() for word in named) else "description"


def is_same(claimant: str, name: str) -> bool:
    """True when one has every word of the other, articles and titles apart."""
    one, other = _words(claimant), _words(name)
    return bool(one and other) and (one <= other or other <= one)


def _words(name: str) -> frozenset[str]:
    words = re.findall(r"[\w.&'’-]+", name)
    plain = (re.sub(r"['’]s?$", "", word).strip(".").casefold() for word in words)
    return frozenset(word for word in plain if word and word not in _UNNAMED)


def resolutions(split: str) -> Iterator[Resolution]:
    """Every label of a split with the claimant that the reader gives to its content."""
    reader, names = EnglishReader(grammar=Grammar(innermost=False)), Gazetteer()
    for row in labelled.listing():
        if row["split"] != split:
            continue
        document = labelled.document(row["doc"])
        claims = [
            claim
            for claim in reader.read(ours.report(document), names)
            if claim.cue or claim.source
        ]
        wanted = list(labels(document.id, document.text, row["genre"]))
        yield from _paired(document.id, document.text, wanted, claims)


def _paired(
    document: str, text: str, wanted: Sequence[Label], claims: Sequence[Claim]
) -> Iterator[Resolution]:
    def agrees(claim: int, label: int) -> bool:
        source = claims[claim].source
        return source is not None and source.span.overlaps(wanted[label].source)

    found = pairs(
        [characters(text, (claim.span,)) for claim in claims],
        [characters(text, label.content) for label in wanted],
        agrees,
    )
    claimants = {label: claims[claim].claimant for claim, label in found}
    for number, label in enumerate(wanted):
        yield Resolution(document=document, label=label, claimant=claimants.get(number))


def table(split: str) -> str:
    """Right of found and found of all, by kind of source, as Markdown."""
    found, right, size = Counter[str](), Counter[str](), Counter[str]()
    for each in resolutions(split):
        for kind in (each.label.kind, "all"):
            size[kind] += 1
            found[kind] += each.claimant is not None
            right[kind] += each.is_right
    lines = ["| source | labels | found | who was meant |", "| --- | ---: | ---: | ---: |"]
    for kind in (*KINDS, "all"):
        share = f" ({right[kind] / found[kind]:.0%})" if found[kind] else ""
        lines.append(f"| {kind} | {size[kind]} | {found[kind]} | {right[kind]}{share} |")
    return "\n".join(lines)


def faults(split: str) -> Iterable[str]:
    """The labels found whose claimant is somebody else."""
    for each in resolutions(split):
        if each.claimant is not None and not each.is_right:
            yield f"{each.document}: {each.claimant!r} for {' or '.join(each.label.meant)}"
