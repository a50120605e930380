"""The measurement of origins: its scores, its world, its peers."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import origins as bench
from bench.clusters import b_cubed, pairwise
from bench.hidden_copies import Way, world
from bench.origin_peers import every_outlet, exact_text, min_hash, speaker_and_day

groups = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=30)


@given(groups)
def test_scores_against_counting_every_pair(drawn: list[tuple[int, int]]) -> None:
    found = {n: pair[0] for n, pair in enumerate(drawn)}
    true = {n: pair[1] for n, pair in enumerate(drawn)}
    put = {p for p in combinations(found, 2) if found[p[0]] == found[p[1]]}
    belong = {p for p in combinations(true, 2) if true[p[0]] == true[p[1]]}
    score = pairwise(found, true)
    assert score.precision == (len(put & belong) / len(put) if put else 1.0)
    assert score.recall == (len(put & belong) / len(belong) if belong else 1.0)
    each = [
        len(mine & theirs) / len(mine)
        for n in found
        for mine in [{m for m in found if found[m] == found[n]}]
        for theirs in [{m for m in true if true[m] == true[n]}]
    ]
    assert b_cubed(found, true).precision == pytest.approx(sum(each) / len(each))


@given(groups)
def test_the_true_grouping_is_perfect(drawn: list[tuple[int, int]]) -> None:
    true = {n: pair[1] for n, pair in enumerate(drawn)}
    assert pairwise(true, true).f1 == b_cubed(true, true).f1 == 1.0


def test_nothing_scores_nothing() -> None:
    assert b_cubed({}, {}).f1 == 0.0


def test_a_world_repeats_and_its_copies_have_an_original() -> None:
    one, again = world(5, statements=10), world(5, statements=10)
    assert one == again
    assert one != world(6, statements=10)
    for claim in one.ways:
        assert f"{one.true[claim]}-0:claim" in one.true
    assert set(world(5).ways.values()) == set(Way)


def test_we_trace_more_than_any_peer() -> None:
    made = world(9, statements=40)
    ours = bench.grouping(bench.ours(made.utterances, made.documents))
    best = pairwise(ours, made.true).f1
    for peer in (every_outlet, exact_text, min_hash, speaker_and_day):
        assert pairwise(peer(made.utterances), made.true).f1 < best
    assert best > 0.8
