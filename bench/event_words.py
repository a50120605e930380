"""``python -m bench.event_words``: how many plain sentences have the words of what happened.

Sentences stand in ``tests/language/events``, two to a class, written before the words: the half to
look at and the half set aside, split by the hash of the text.  A sentence is right when its class,
or one that implies it, is among the readings of its words; its place, roles and realis are not
asked.  Of the half set aside only rates are printed.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bench.kinds import LOOKED_AT, SET_ASIDE, half_of
from forewarn.extractors.parser import parse_texts
from forewarn.language.english import ENGLISH
from forewarn.language.event_words import VERBAL, EventFrame, EventLexicon, Sense

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FOLDER = Path(__file__).parents[1] / "tests" / "language" / "events"
WITHIN = frozenset(
    "prt dobj prep pobj pcomp advmod acomp attr oprd xcomp ccomp nsubjpass auxpass amod agent "
    "compound dative neg npadvmod".split()
)
"""Relations by which the words of a group hang on their verb."""
SKIPPED = frozenset(("DET", "PRON"))
"""Parts of speech that may stand within a group of words and count for nothing in it."""


def load(half: str, folder: Path = FOLDER) -> Iterator[tuple[str, str]]:
    """The class and text of each sentence of one half."""
    for name, texts in tomllib.loads((folder / f"{half}.toml").read_text("utf-8")).items():
        for text in texts:
            yield name, text


def readings(doc: "Doc", lexicon: EventLexicon) -> Iterator[tuple[int, Sense]]:
    """The senses of the words of a parsed sentence, each with the index of its first word."""
    for token in doc:
        for word in dict.fromkeys((base_of(token), token.lower_)):
            for sense in lexicon.senses(word, *EventFrame):
                if sense.frame in VERBAL:
                    if token.pos_ in ("VERB", "AUX", "ADJ") and _governs(token, sense.words[1:]):
                        yield token.i, sense
                elif _follows(token, sense.words[1:]):
                    yield token.i, sense


def base_of(token: "Token") -> str:
    """The base form of a word, of a participle that of its verb."""
    return token.lemma_.lower()


def _governs(verb: "Token", words: tuple[str, ...]) -> bool:
    """Whether the words of a group hang on its verb, at whatever depth within the clause."""
    if not words:
        return True
    below = {form for token in _below(verb) for form in (base_of(token), token.lower_)}
    return below.issuperset(words)


def _below(head: "Token") -> Iterator["Token"]:
    for child in head.children:
        if child.dep_ in WITHIN:
            yield child
            yield from _below(child)


def _follows(token: "Token", words: tuple[str, ...]) -> bool:
    """Whether the words come next, articles and pronouns between them left out."""
    after = (each for each in token.doc[token.i + 1 :] if each.pos_ not in SKIPPED)
    return (
        all(word in (base_of(each), each.lower_) for word, each in zip(words, after, strict=False))
        and len(words) <= len(token.doc) - token.i - 1
    )


def rate(sentences: list[tuple[str, str]], lexicon: EventLexicon) -> tuple[list[str], float]:
    """The sentences whose class no word names, and the classes read in a sentence on average."""
    missed: list[str] = []
    classes = 0
    docs = parse_texts(text for _, text in sentences)
    for (name, text), doc in zip(sentences, docs, strict=True):
        read = {
            each
            for _, sense in readings(doc, lexicon)
            for each in lexicon.implied(sense.event_class)
        }
        classes += len(read)
        if name not in read:
            missed.append(f"{name}: {text}")
    return missed, classes / len(sentences)


def table(rates: Mapping[str, tuple[int, int, float]]) -> str:
    """A row for each half."""
    rows = ["| half | sentences | class among the readings | classes read in a sentence |"]
    rows.append("| --- | --- | --- | --- |")
    for half, (right, total, classes) in rates.items():
        rows.append(f"| {half} | {total} | {right} ({right / total:.0%}) | {classes:.1f} |")
    return "\n".join(rows)


def main() -> int:
    """Print the rates of both halves."""
    options = argparse.ArgumentParser(prog="python -m bench.event_words", description=__doc__)
    options.add_argument(
        "--faults", action="store_true", help="sentences looked at that are missed"
    )
    chosen = options.parse_args()
    rates: dict[str, tuple[int, int, float]] = {}
    for half in (LOOKED_AT, SET_ASIDE):
        sentences = list(load(half))
        assert all(half_of(text) == half for _, text in sentences)
        missed, classes = rate(sentences, ENGLISH.lexicon)
        rates[half] = (len(sentences) - len(missed), len(sentences), classes)
        if chosen.faults and half == LOOKED_AT:
            print("\n".join(missed) + "\n")
    print(table(rates))
    return 0


if __name__ == "__main__":
    sys.exit(main())
