"""GenderGapTracker's quote extractor (Asr and others 2021), from a checkout that the user has.

Of its code only ``nlp/english/quote_extractor.py`` runs, with the text clean-up of ``utils.py``
and the verb list in ``rules``, all read from the checkout.  What these two import for their
database (``pymongo``, ``bson``) is replaced by empty modules while they load, and their log file
by nothing: neither takes part in finding quotes.  The parse comes from the same small model as for
all systems here, in place of the large one that the authors used.
"""

import logging
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from difflib import SequenceMatcher
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.attribution_scores import Attribution, Document, Spans
from bench.parses import Parse, pipeline
from forewarn.text import Span

NAME = "GenderGapTracker"
VARIABLE = "FOREWARN_GENDERGAPTRACKER"
"""Environment variable that names the checkout."""

_FOLDER = Path("nlp") / "english"
_TOKEN = re.compile(r"\w+|[^\w\s]")
_QUOTES = str.maketrans("”“〝〞", '""""')


def reader(checkout: Path, parse: Parse) -> Callable[[Document], tuple[Attribution, ...]]:
    """The extractor as a function of a document; FileNotFoundError without the checkout."""
    folder = checkout / _FOLDER
    utils, extractor = _loaded(folder)
    verbs = folder / "rules" / "quote_verb_list.txt"
    quotes = extractor.QuoteExtractor({"spacy_lang": pipeline(), "NLP": {"QUOTE_VERBS": verbs}})

    def read(document: Document) -> tuple[Attribution, ...]:
        cleaned = utils.preprocess_text(document.text)
        (doc,) = parse([cleaned])
        back = _Back(cleaned, document.text)
        return tuple(_attributions(quotes.extract_quotes(doc), back))

    return read


def _loaded(folder: Path) -> tuple[Any, Any]:
    with _stubbed():
        utils = _module("utils", folder / "utils.py")
        vars(utils)["create_logger"] = lambda name, **_: logging.getLogger(name)
        sys.modules["utils"] = utils
        return utils, _module("quote_extractor", folder / "quote_extractor.py")


def _module(name: str, path: Path) -> ModuleType:
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.exists():
        raise FileNotFoundError(path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@contextmanager
def _stubbed() -> Iterator[None]:
    """Empty stand-ins for the database modules, and everything as before afterwards."""
    names = ("bson", "pymongo", "utils")
    before = {name: sys.modules.get(name) for name in names}
    sys.modules["pymongo"] = ModuleType("pymongo")
    bson = ModuleType("bson")
    vars(bson)["ObjectId"] = object
    sys.modules["bson"] = bson
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                sys.modules.pop(name, None)
            else:
                sys.modules[name] = module


class _Back:
    """Places of the cleaned text in the original, by the words that both have."""

    def __init__(self, cleaned: str, original: str) -> None:
        new, old = (list(_TOKEN.finditer(text)) for text in (cleaned, original))
        words = [token.group().translate(_QUOTES) for token in old]
        same = SequenceMatcher(None, [t.group() for t in new], words, autojunk=False)
        self.new = new
        self.old: dict[int, Span] = {}
        for tag, left, right, first, last in same.get_opcodes():
            # A word that lost its accents stands where its original stands.
            if tag == "equal" or (tag == "replace" and right - left == last - first):
                for new_at, old_at in zip(range(left, right), range(first, last), strict=True):
                    self.old[new_at] = Span(*old[old_at].span())

    def spans(self, index: str) -> Spans:
        """The place in the original of an index like ``(12,40)``; nothing for an empty one."""
        start, end = map(int, index.strip("()").split(",")) if index else (0, 0)
        found = [
            self.old[at]
            for at, token in enumerate(self.new)
            if at in self.old and start <= token.start() and token.end() <= end
        ]
        return (Span(found[0].start, found[-1].end),) if found else ()


def _attributions(quotes: list[Mapping[str, Any]], back: _Back) -> Iterator[Attribution]:
    for quote in quotes:
        content = back.spans(quote["quote_index"])
        if content:
            yield Attribution(
                source=back.spans(quote["speaker_index"]),
                cue=back.spans(quote["verb_index"]),
                content=content,
            )
