"""Kept answers are the model's own, whatever the text."""

from functools import cache
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from forewarn.extractors.parser import MODELS, parse_texts

if TYPE_CHECKING:
    from spacy.language import Language

PIECES = (
    "There's no one here.",
    "There are 3,000 men",
    "it was said",
    "Let's go,",
    "they ain't gonna stop",
    "We gotta leave; y'all know",
    "c'mon",
    "The NIS has denied that it saw them",
    "but",
    "not",
    "somethin' else",
    "She's been there",
    "\n",
    "“to be sure”",
    "ran",
    "Left",
    "🙂",
)


@cache
def whole() -> "Language":
    """The model with its own rules running."""
    import spacy
    from spacy.util import is_package

    return spacy.load(next(name for name in MODELS if is_package(name)), exclude=["ner"])


# A text without a word has no syntax: the parser labels its blank by what it parsed before, and the
# reader hands it none, for a block has words.
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map(" ".join).filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_tags_and_lemmas_are_those_of_the_rules(text: str) -> None:
    expected = whole()(text)
    (found,) = parse_texts([text])
    assert [(t.text, t.tag_, t.pos_, t.lemma_, str(t.morph), t.dep_) for t in found] == [
        (t.text, t.tag_, t.pos_, t.lemma_, str(t.morph), t.dep_) for t in expected
    ]
    assert [t.is_sent_start for t in found] == [t.is_sent_start for t in expected]


def test_an_empty_text_has_no_tokens() -> None:
    assert [len(doc) for doc in parse_texts(["", "One."])] == [0, 2]
