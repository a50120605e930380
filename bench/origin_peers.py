"""Other ways to tell witnesses from echoes."""

import re
from collections.abc import Mapping, Sequence

from forewarn.origins.origin import Utterance

PERMUTATIONS = 128
SIMILAR = 0.5
_WORD = re.compile(r"[^\W_]+")

Grouping = Mapping[str, str]


def every_outlet(said: Sequence[Utterance]) -> Grouping:
    """Each report is a witness: what counting articles does."""
    return {utterance.id: utterance.report for utterance in said}


def exact_text(said: Sequence[Utterance]) -> Grouping:
    """The same sentence, case and punctuation apart."""
    return {
        utterance.id: " ".join(_WORD.findall(utterance.text.casefold())) or utterance.id
        for utterance in said
    }


def min_hash(said: Sequence[Utterance]) -> Grouping:
    """Sentences of which rensa's MinHash says that half their words agree, joined up."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=SIMILAR, num_perm=PERMUTATIONS, num_bands=32)
    prints = []
    for number, utterance in enumerate(said):
        made = RMinHash(num_perm=PERMUTATIONS, seed=1)
        made.update(_WORD.findall(utterance.text.casefold()))
        prints.append(made)
        index.insert(number, made)
    parent = list(range(len(said)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for number, made in enumerate(prints):
        for other in index.query(made):
            if other < number and made.jaccard(prints[other]) >= SIMILAR:
                parent[root(number)] = root(other)
    return {utterance.id: said[root(number)].id for number, utterance in enumerate(said)}


def speaker_and_day(said: Sequence[Utterance]) -> Grouping:
    """Whoever is named, on the day on which it was printed; unnamed reports alone."""
    return {
        utterance.id: f"{utterance.speaker}@{utterance.date}"
        if utterance.speaker
        else utterance.report
        for utterance in said
    }
