"""Parts of speech and lemmas, computed once for each word with its tag and its role.

The model's rules for them depend on one token: its form, its tag and its dependency.  Running them
on every token takes longer than parsing, so that their answers are cached.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from forewarn.language.english.reading import reading_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_WORDS = reading_words("reader")


RULE_COMPONENTS = ("attribute_ruler", "lemmatizer")
"""The components whose answers are cached."""
MAX_ANSWERS = 200_000
"""Answers cached at a time, some 50 MB."""
_PAIRED = re.compile(
    r"\b(?:ai ?n['’]?t|gon ?na|got ?ta|let ?['’]?s|c['’]m ?on|y['’]? ?all)\b", re.I
)
"""Words in two tokens, on which the rules depend together."""
_OPENING = _WORDS.find("morphology_opening")
"""First tokens of these words, kept apart from the second ones when the rules run on a list."""
_BEING = _WORDS.find("morphology_being")
"""Forms that the rules tag as a full verb after "there"."""

_ANY = "word"
"""Stands for every form that no rule names."""

_Key = tuple[int, int, int]
_Word = tuple[str, str, str]


class Morphology:
    """The rules of one model with a cache of their answers."""

    def __init__(self, language: "Language") -> None:
        self._vocab = language.vocab
        self._attributes, self._lemmas = (language.get_pipe(name) for name in RULE_COMPONENTS)
        self._forms, self._shapes = _words_asked_for(cast(Any, self._attributes).patterns)
        self._expletive = language.vocab.strings.add("expl")
        self._class_answers: dict[_Word, tuple[int, int, int]] = {}
        self._answers: dict[_Key, tuple[int, int, int]] = {}

    def complete(self, docs: Sequence["Doc"]) -> Iterator["Doc"]:
        """The parsed documents with parts of speech, features and lemmas."""
        from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG

        keyed = [list(map(tuple, doc.to_array([ORTH, TAG, DEP]).tolist())) for doc in docs]
        if len(self._answers) > MAX_ANSWERS:
            self._answers.clear()
        self._learn(docs, keyed)
        for doc, keys in zip(docs, keyed, strict=True):
            if len(doc):
                answers = np.array([self._answers[key] for key in keys], dtype=np.uint64)
                doc.from_array([POS, LEMMA, MORPH], cast(Any, answers))
            self._mark_existential(doc, keys)
            if _PAIRED.search(doc.text):
                self._apply_rules(doc)
            yield doc

    def _mark_existential(self, doc: "Doc", keys: Sequence[_Key]) -> None:
        """Tag "is" in "there is" as a full verb: the one common rule that looks at two tokens."""
        for at, key in enumerate(keys[:-1]):
            if key[2] == self._expletive and doc[at + 1].lower_ in _BEING:
                doc[at + 1].pos_ = "VERB"

    def _learn(self, docs: Sequence["Doc"], keyed: Sequence[list[_Key]]) -> None:
        """Ask the rules about a list of the words that are new, each with its tag and role."""
        new: dict[_Key, _Word] = {}
        for doc, keys in zip(docs, keyed, strict=True):
            for at, key in enumerate(keys):
                if key not in self._answers and key not in new:
                    token = doc[at]
                    new[key] = (token.text, token.tag_, token.dep_)
        if not new:
            return
        classes = {key: self._class(word) for key, word in new.items()}
        # Words that begin such a pair come last in the list, so that no second part follows them.
        unanswered = sorted(
            {word for word in classes.values() if word not in self._class_answers}, key=_opens
        )
        if unanswered:
            for word_class, token in zip(
                unanswered, self._attributes(self._as_document(unanswered)), strict=True
            ):
                self._class_answers[word_class] = _answer(token)
        document = self._as_document(list(new.values()))
        for key, token in zip(new, document, strict=True):
            token.pos, token.lemma, features = self._class_answers[classes[key]]
            cast(Any, token).set_morph(features)
        for key, token in zip(new, self._lemmas(document), strict=True):
            if token.lower_ == f"{token.lemma_.lower()}es" and token.lemma_.lower().endswith("os"):
                token.lemma_ = token.lower_[:-1]  # doses are of a dose: no noun ends in -os here
            self._answers[key] = _answer(token)

    def _class(self, word: _Word) -> _Word:
        """The word with its tag and role; one class for all words that no rule names."""
        lower = word[0].lower()
        rules_ask = (
            lower in self._forms
            or word[0].isspace()
            or any(pattern.search(lower) for pattern in self._shapes)
        )
        return word if rules_ask else (_ANY, *word[1:])

    def _as_document(self, words: Sequence[_Word]) -> "Doc":
        from spacy.tokens import Doc

        forms, tags, roles = zip(*words, strict=True)
        return Doc(
            self._vocab,
            words=list(forms),
            tags=list(tags),
            deps=list(roles),
            heads=list(range(len(forms))),
        )

    def _apply_rules(self, doc: "Doc") -> None:
        """Run the rules themselves on a document with words that they read in pairs."""
        for token in doc:
            token.lemma = 0
        self._lemmas(self._attributes(doc))


def _answer(token: "Token") -> tuple[int, int, int]:
    # The key of the features is missing from the library's type stubs.
    return token.pos, token.lemma, cast(Any, token.morph).key


def _opens(word: _Word) -> tuple[bool, _Word]:
    return word[2] == "expl" or word[0].lower() in _OPENING, word


def _words_asked_for(patterns: Iterable[Any]) -> tuple[frozenset[str], list[re.Pattern[str]]]:
    """The forms that rules name, and the expressions by which they ask for a form."""
    forms: set[str] = set()
    shapes: list[re.Pattern[str]] = []
    for rule in patterns:
        for pattern in rule["patterns"]:
            for token in pattern:
                form = token.get("LOWER", ())
                if isinstance(form, str):
                    forms.add(form)
                elif form:
                    forms.update(form.get("IN", ()))
                    shapes.extend(re.compile(form[key]) for key in form if key == "REGEX")
    return frozenset(forms), shapes
