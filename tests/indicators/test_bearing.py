"""Which indicators claims see or deny, and what is remembered of it."""

from dataclasses import replace
from datetime import date

import pytest

from forewarn.claims.claim import Claim, ClaimKind, Stance
from forewarn.indicators import bearing
from forewarn.indicators.bearing import claim_bearings, claim_topics
from forewarn.indicators.indicator import Indicator
from forewarn.language.english import ENGLISH
from forewarn.recent import SPARE, Recent
from forewarn.sources.source import Source
from forewarn.sources.source_index import SourceIndex
from forewarn.text import Span

LEFT = Indicator(id="left", label="Ships leave", requires=(("ships",), ("left",)))
CLAIM = Claim(
    id="c",
    report="r",
    date=date(2025, 1, 5),
    span=Span(0, 9),
    quote="ships left",
    claimant="Seoul",
)


def bearings(
    words: list[str], memory: Recent, stance: Stance = Stance.ASSERTS
) -> dict[str, object]:
    claims = [replace(CLAIM, id=f"c{at}", stance=stance) for at in range(len(words))]
    sentences = {claim.id: text for claim, text in zip(claims, words, strict=True)}
    return dict(
        claim_bearings([LEFT], claims, sentences, {"r": ENGLISH}, SourceIndex.of(()), memory)
    )


def test_a_claim_sees_what_it_asserts_and_denies_what_it_denies() -> None:
    seen = (("left", True),)
    assert bearings(["Ships left.", "Talks began."], Recent()) == {"c0": seen, "c1": ()}
    assert bearings(["Ships left."], Recent(), Stance.DENIES) == {"c0": (("left", False),)}


def test_what_is_asked_feared_or_supposed_bears_on_nothing() -> None:
    words = {kind.value: "Ships left." for kind in ClaimKind}
    claims = [replace(CLAIM, id=kind.value, kind=kind) for kind in ClaimKind]
    says = claim_bearings([LEFT], claims, words, {"r": ENGLISH}, SourceIndex.of(()), Recent())
    assert says.pop("statement") == (("left", True),)
    assert says == dict.fromkeys(words.keys() - {"statement"}, ())


def test_sentences_of_a_case_that_shrank_are_forgotten_and_found_again() -> None:
    memory = Recent()
    many = [f"{number} ships left." for number in range(SPARE + 10)]
    assert all(says == (("left", True),) for says in bearings(many, memory).values())
    few = ["Ships left.", "Nothing happened."]
    assert bearings(few, memory) == bearings(few, Recent())
    assert bearings(many, memory) == bearings(many, Recent())


def test_what_was_found_in_very_many_sentences_is_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    memory = Recent()
    before = bearings(["Ships left.", "It rained."], memory)
    monkeypatch.setattr(bearing, "_MOST_SENTENCES", 1)
    assert bearings(["Ships left.", "It rained."], memory) == before


def test_a_claim_speaks_of_an_indicator_whatever_it_says_of_it() -> None:
    stances = (Stance.ASSERTS, Stance.DENIES, Stance.DOUBTS, Stance.PREDICTS)
    claims = [replace(CLAIM, id=stance.value, stance=stance) for stance in stances]
    asked = replace(CLAIM, id="asked", kind=ClaimKind.QUESTION)
    other = replace(CLAIM, id="other")
    words = {claim.id: "Ships left." for claim in (*claims, asked)} | {"other": "It rained."}
    topics = claim_topics(
        [LEFT], [*claims, asked, other], words, {"r": ENGLISH}, SourceIndex.of(())
    )
    assert topics == {**{stance.value: ("left",) for stance in stances}, "other": ()}


def test_of_an_indicator_that_waits_for_somebodys_word_only_they_speak() -> None:
    theirs = replace(LEFT, claimants=("port",))
    sources = SourceIndex.of((Source(id="port", name="Port"),))
    claims = [replace(CLAIM, id="p", claimant_id="port"), replace(CLAIM, id="s")]
    words = {"p": "Ships left.", "s": "Ships left."}
    topics = claim_topics([theirs], claims, words, {"r": ENGLISH}, sources)
    assert topics == {"p": ("left",), "s": ()}
