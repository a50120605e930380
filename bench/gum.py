"""GUM: attributions in six genres, from rhetorical-structure trees (Zeldes 2017, CC BY 4.0).

In a tree an attribution is a satellite that holds source and cue ("Okoro said"), attached to the
nucleus that holds the content; signals name the words that stand for the source.
Only clauses and *according to* phrases have such a satellite, so what a reader finds beyond them
is no fault: recall is the measure, precision a lower bound.
"""

import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

from bench.attribution_scores import Attribution, Document, Spans, Tally, characters, pairs
from forewarn.text import Span

FILE = Path("reading") / "gum_attribution.tar.gz"
"""Place below the data folder: ``rst/*.rs4`` and ``dep/*.conllu`` of the corpus, packed."""

RELATIONS = ("attribution-positive", "attribution-negative")

CAVEAT = (
    "The trees mark attributions that have a clause or phrase of their own, so recall is the "
    "measure; what is found beyond them (noun phrases, beliefs without a clause) may be right, "
    "and precision is a lower bound.  A triple is IoU50 with the cue in the satellite and the "
    "source on the signalled words."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clausal:
    """One attribution of a tree."""

    satellite: Spans
    """Where source and cue stand."""
    source: Spans
    """The words signalled as the source, empty where nothing is signalled."""
    content: Spans
    negative: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Treed:
    """A text with the attributions of its tree."""

    id: str
    text: str
    clausal: tuple[Clausal, ...]

    def flat(self) -> Document:
        """The same with the satellite for a cue, for a look at single faults."""
        gold = (
            Attribution(source=each.source, cue=each.satellite, content=each.content)
            for each in self.clausal
        )
        return Document(id=self.id, text=self.text, gold=tuple(gold))

    @property
    def genre(self) -> str:
        """The middle part of the name: GUM_news_asylum is news."""
        return self.id.split("_")[1]


@dataclass(frozen=True, slots=True)
class Found:
    """The tallies of one document."""

    iou50: Tally = field(default_factory=Tally)
    triple: Tally = field(default_factory=Tally)

    def __add__(self, other: "Found") -> "Found":
        return Found(self.iou50 + other.iou50, self.triple + other.triple)


def load(path: Path) -> tuple[Treed, ...]:
    """The documents of the archive that have a tree and a text."""
    parts: dict[tuple[str, str], str] = {}
    with tarfile.open(path) as archive:
        for member in archive:
            file = archive.extractfile(member)
            if file is not None:
                inside = Path(member.name)
                parts[inside.stem, inside.suffix] = file.read().decode("utf-8")
    names = sorted(name for name, kind in parts if kind == ".rs4" and (name, ".conllu") in parts)
    return tuple(document(name, parts[name, ".conllu"], parts[name, ".rs4"]) for name in names)


def document(name: str, conllu: str, rs4: str) -> Treed:
    """One document from its two files."""
    text, words = running(conllu)
    return Treed(id=name, text=text, clausal=tuple(clausal(rs4, words)))


def running(conllu: str) -> tuple[str, list[Span]]:
    """The text, a paragraph a line with empty lines between, and the place of each word."""
    text = ""
    words: list[Span] = []
    fresh = False
    for line in conllu.splitlines():
        if line.startswith(("# newpar", "# newdoc")):
            fresh = True
        elif line.startswith("# text = "):
            text += "\n\n" if fresh and text else " " if text else ""
            fresh = False
            at = len(text)
            text += line.removeprefix("# text = ").strip()
        elif line and not line.startswith("#"):
            number, form = line.split("\t")[:2]
            # Ranges repeat the words they span and empty nodes are not in the text.
            if number.isdigit():
                start, at = _next(text, at, form)
                words.append(Span(start, at))
    return text, words


def _next(text: str, at: int, form: str) -> tuple[int, int]:
    """Start and end of ``form`` at or after ``at``, blanks not counted."""
    wanted = [letter for letter in form if not letter.isspace()]
    start = end = at
    for number, letter in enumerate(wanted):
        while text[end].isspace():
            end += 1
        if text[end] != letter:
            raise ValueError(f"the text has {text[end : end + 20]!r} where the word is {form!r}")
        start = end if number == 0 else start
        end += 1
    return start, end


def clausal(rs4: str, words: Sequence[Span]) -> Iterator[Clausal]:
    """The attributions of a tree, their words placed in the text."""
    root = ElementTree.fromstring(rs4)
    tree = _Tree(root)
    signals: dict[str, set[int]] = defaultdict(set)
    for signal in root.iter("signal"):
        if signal.get("subtype") == "attribution_source" and signal.get("tokens"):
            places = signal.get("tokens", "").split(",")
            signals[signal.get("source", "")].update(int(place) - 1 for place in places)
    # A secondary edge says that a node also serves as the satellite of another nucleus.
    second = [
        (edge.get("source", ""), edge.get("target", ""), edge.get("relname", ""))
        for edge in root.iter("secedge")
    ]
    first = [(node, tree.parent[node], relation) for node, relation in tree.relation.items()]
    for node, nucleus, relation in [*first, *second]:
        if relation in RELATIONS:
            satellite = tree.reach(node)
            content = tree.reach(tree.whole(nucleus)) - satellite
            if content:
                yield Clausal(
                    satellite=_spans(satellite, words),
                    source=_spans(signals[node], words),
                    content=_spans(content, words),
                    negative=relation == RELATIONS[1],
                )


class _Tree:
    """Nodes of a rhetorical-structure tree with the words below them."""

    def __init__(self, root: ElementTree.Element) -> None:
        self.parent: dict[str, str] = {}
        self.relation: dict[str, str] = {}
        self.words: dict[str, set[int]] = {}
        self.children: Mapping[str, list[str]] = defaultdict(list)
        kinds = {rel.get("name"): rel.get("type") for rel in root.iter("rel")}
        kinds["span"] = "multinuc"
        multiple = {g.get("id") for g in root.iter("group") if g.get("type") == "multinuc"}
        self.nuclear: set[str] = set()
        at = 0
        for node in root.iter():
            if node.tag not in ("segment", "group"):
                continue
            name = node.get("id", "")
            if node.tag == "segment":
                size = len((node.text or "").split())
                self.words[name] = set(range(at, at + size))
                at += size
            if node.get("parent"):
                self.parent[name] = node.get("parent", "")
                self.relation[name] = node.get("relname", "")
                self.children[node.get("parent", "")].append(name)
                # A name may stand for a multinuclear relation and for a satellite's.
                if self.relation[name] == "span" or (
                    node.get("parent") in multiple and kinds.get(node.get("relname")) == "multinuc"
                ):
                    self.nuclear.add(name)

    def reach(self, node: str) -> set[int]:
        """The words of a node: its own and, of its nuclei, theirs and their satellites'."""
        found = set(self.words.get(node, ()))
        for child in self.children[node]:
            if child in self.nuclear:
                found |= self.reach(child)
                for satellite in self.children[child]:
                    if satellite not in self.nuclear:
                        found |= self.reach(satellite)
        return found

    def whole(self, nucleus: str) -> str:
        """The interrupted unit of which a nucleus with its satellites is one part, or itself."""
        part = self.parent.get(nucleus, "")
        if self.relation.get(nucleus) == "span" and self.relation.get(part) == "same-unit":
            return self.parent[part]
        return nucleus


def _spans(numbers: Iterable[int], words: Sequence[Span]) -> Spans:
    """Spans of runs of words."""
    runs: list[Span] = []
    for _, run in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0]):
        places = [number for _, number in run]
        runs.append(Span(words[places[0]].start, words[places[-1]].end))
    return tuple(runs)


def found(document: Treed, predicted: Sequence[Attribution]) -> Found:
    """Contents paired as in the reading benchmark; of these, those with cue and source right.

    The cue has to touch the satellite and the source the signalled words where there are any.
    """
    text, gold = document.text, document.clausal
    cues = [characters(text, each.cue) for each in predicted]
    sources = [characters(text, each.source) for each in predicted]
    satellites = [characters(text, each.satellite) for each in gold]
    signalled = [characters(text, each.source) for each in gold]

    def agrees(one: int, other: int) -> bool:
        return bool(cues[one] & satellites[other]) and (
            not signalled[other] or bool(sources[one] & signalled[other])
        )

    paired = pairs(
        [characters(text, each.content) for each in predicted],
        [characters(text, each.content) for each in gold],
        agrees,
    )
    sizes = len(predicted), len(gold)
    return Found(Tally(len(paired), *sizes), Tally(sum(agrees(*pair) for pair in paired), *sizes))
