"""Words of labels and definitions, and how many of them stand in a text."""

from collections.abc import Iterable, Mapping

from forewarn.language import Language

_SIGNS = ".,;:()'’\"“”"
_SMALL = 3
"""Letters of a word that is too short to tell one label from another."""


def content_words(text: str, language: Language) -> frozenset[str]:
    """The words of a text in each of their base forms."""
    bare = text.casefold().replace("'s", " ").replace("’s", " ").split()
    return base_forms((word.strip(_SIGNS) for word in bare), language)


def base_forms(phrases: Iterable[str], language: Language) -> frozenset[str]:
    """Base forms of the last word of each phrase."""
    return frozenset(
        base
        for phrase in phrases
        if phrase
        for base in language.bases(phrase.casefold().split()[-1])
    )


def weigh_labels(
    labels: Mapping[str, str], language: Language, without: frozenset[str] = frozenset()
) -> dict[str, dict[str, float]]:
    """The words of each label with their weight: the fewer labels have a word, the more.

    ``without``: words that say nothing here, such as those of names that have slots of their own.
    """
    words = {
        name: frozenset(word for word in content_words(text, language) if len(word) > _SMALL)
        - without
        for name, text in labels.items()
    }
    counts: dict[str, int] = {}
    for own in words.values():
        for word in own:
            counts[word] = counts.get(word, 0) + 1
    return {name: {word: 1 / counts[word] for word in sorted(own)} for name, own in words.items()}


def share_of_label(label: Mapping[str, float], words: frozenset[str]) -> float:
    """The share of a label's words, by weight, that are among ``words``."""
    total = sum(label.values())
    shared = sum(weight for word, weight in label.items() if word in words)
    return shared / total if total else 0.0
