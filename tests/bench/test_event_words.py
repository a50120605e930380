"""Sentences of the measure of event words, and how their words are read."""

import pytest

from bench.event_words import load, rate, readings, table
from bench.kinds import LOOKED_AT, SET_ASIDE, half_of
from forewarn.extractors.parser import parse_texts
from forewarn.language.english import ENGLISH
from forewarn.language.event_words import EventLexicon, EventWords

LEXICON = EventLexicon(
    {
        "seize": EventWords(acts=("take control of", "take"), implies=("hold",)),
        "hold": EventWords(states=("in hand",)),
        "kill": EventWords(undergoes=("die",), nouns=("loss of life",)),
    },
    {},
)


@pytest.mark.parametrize("half", [LOOKED_AT, SET_ASIDE])
def test_sentences_stand_in_the_half_that_their_hash_says_and_are_of_known_classes(
    half: str,
) -> None:
    sentences = list(load(half))
    assert len(sentences) > 100
    assert {half_of(text) for _, text in sentences} == {half}
    assert {name for name, _ in sentences} <= set(ENGLISH.lexicon.classes)


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Rebels took full control of the town.", {("seize", 3), ("seize", 1)}),
        ("The town is in the hands of rebels.", {("hold", 2)}),
        ("Rebels took the money to the town.", {("seize", 1)}),
        ("There was great loss of life.", {("kill", 3)}),
        ("There was a great loss.", set()),
        ("The taking of money is a crime.", set()),
    ],
)
def test_groups_are_read_by_what_hangs_on_the_verb(
    text: str, classes: set[tuple[str, int]]
) -> None:
    (doc,) = parse_texts([text])
    found = {(sense.event_class, len(sense.words)) for _, sense in readings(doc, LEXICON)}
    assert found == classes


def test_the_rate_counts_what_is_implied_and_names_what_is_missed() -> None:
    missed, classes = rate(
        [("hold", "Rebels took the town."), ("kill", "Rebels took the town.")], LEXICON
    )
    assert missed == ["kill: Rebels took the town."]
    assert classes == 2.0
    assert "| half | 2 | 1 (50%) | 2.0 |" in table({"half": (1, 2, classes)})
