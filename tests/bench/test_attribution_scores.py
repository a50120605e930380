from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.attribution_errors import Cause, dump, faults, summary
from bench.attribution_kinds import kinds
from bench.attribution_kinds import table as kinds_table
from bench.attribution_scores import (
    Agreement,
    Attribution,
    Document,
    Tally,
    added,
    agreement,
    characters,
    gain,
    interval,
    iou,
    pairs,
)
from forewarn.text import Span

TEXT = 'The mayor said the bridge is safe. "We looked," Okoro told us, "at every bolt."'


def at(words: str) -> tuple[Span, ...]:
    """Spans of the pieces of ``words``, parted by a bar."""
    places = ((TEXT.index(piece), piece) for piece in words.split("|") if piece)
    return tuple(Span(start, start + len(piece)) for start, piece in places)


def credit(source: str, cue: str, content: str) -> Attribution:
    return Attribution(source=at(source), cue=at(cue), content=at(content))


MAYOR = credit("The mayor", "said", "the bridge is safe")
OKORO = credit("Okoro", "told", "We looked|at every bolt")
DOCUMENT = Document(id="bridge", text=TEXT, gold=(MAYOR, OKORO))


def test_the_same_on_both_sides_is_perfect() -> None:
    found = agreement(DOCUMENT, [OKORO, MAYOR])
    for tally in (found.source, found.cue, found.content, found.exact, found.iou50, found.triple):
        assert tally.precision == tally.recall == tally.f1 == 1


def test_nothing_found_scores_nothing() -> None:
    found = agreement(DOCUMENT, [])
    assert found.triple == Tally(0, 0, 2)
    assert found.triple.f1 == found.triple.precision == found.content.f1 == 0


def test_a_wrong_source_costs_the_triple_alone() -> None:
    found = agreement(DOCUMENT, [replace(MAYOR, source=at("us")), OKORO])
    assert found.exact == found.iou50 == Tally(2, 2, 2)
    assert found.triple == Tally(1, 2, 2)
    # "The mayor" has eight characters without the blank, "Okoro" five, "us" two.
    assert found.source == Tally(5, 7, 13)


def test_a_source_that_only_one_side_has_is_wrong() -> None:
    assert agreement(DOCUMENT, [replace(MAYOR, source=()), OKORO]).triple.right == 1


def test_two_empty_sources_agree() -> None:
    unnamed = replace(MAYOR, source=())
    assert agreement(replace(DOCUMENT, gold=(unnamed,)), [unnamed]).triple == Tally(1, 1, 1)


def test_a_wrong_cue_costs_the_triple() -> None:
    assert agreement(DOCUMENT, [replace(MAYOR, cue=at("told"))]).triple == Tally(0, 1, 2)


def test_half_of_a_split_content_is_less_than_half() -> None:
    found = agreement(DOCUMENT, [replace(OKORO, content=at("We looked"))])
    # Eight characters of nineteen.
    assert found.iou50 == Tally(0, 1, 2)
    assert found.content == Tally(8, 8, 34)


def test_exactly_half_is_enough() -> None:
    half = replace(MAYOR, content=at("the bri"))
    assert len(characters(TEXT, half.content)) * 2 < len(characters(TEXT, MAYOR.content)) + 1
    assert agreement(DOCUMENT, [half]).iou50.right == 0
    assert agreement(DOCUMENT, [replace(MAYOR, content=at("the bridg"))]).iou50.right == 1


def test_the_other_piece_in_front_is_not_exact_but_half() -> None:
    spread = Span(at("We looked")[0].start, at("at every bolt")[0].end)
    found = agreement(DOCUMENT, [replace(OKORO, content=(spread,))])
    assert found.exact.right == 0
    assert found.triple.right == 1


def test_exact_looks_at_letters_and_digits_only() -> None:
    quoted = replace(MAYOR, content=at("the bridge is safe."))
    found = agreement(DOCUMENT, [quoted])
    assert found.exact.right == 1
    assert found.content == Tally(15, 16, 34)


def test_a_double_prediction_counts_once() -> None:
    found = agreement(DOCUMENT, [MAYOR, MAYOR])
    assert found.exact == found.iou50 == found.triple == Tally(1, 2, 2)
    assert found.content == Tally(15, 15, 34)


def test_of_equal_overlaps_the_right_voice_goes_first() -> None:
    wrong = replace(MAYOR, source=at("us"), cue=at("told"))
    gold = replace(DOCUMENT, gold=(MAYOR,))
    assert agreement(gold, [wrong, MAYOR]).triple == Tally(1, 2, 1)


def test_the_best_overlap_goes_first() -> None:
    chars = [frozenset(range(10)), frozenset(range(8))]
    assert pairs(chars, [frozenset(range(8))]) == [(1, 0)]


def test_blanks_are_no_characters() -> None:
    assert len(characters(TEXT, at("The mayor"))) == 8


def test_tallies_add_up_over_documents() -> None:
    whole = added([agreement(DOCUMENT, [MAYOR]), agreement(DOCUMENT, [OKORO])])
    assert whole.triple == Tally(2, 2, 4)
    assert added([]) == Agreement()


def test_the_interval_is_seeded_and_holds_the_score() -> None:
    tallies = [Tally(right, 10, 10) for right in (2, 4, 6, 8)]
    low, high = interval(tallies, seed=3)
    assert (low, high) == interval(tallies, seed=3)
    assert 0.2 <= low < 0.5 < high <= 0.8
    assert interval([]) == (0, 0)


def test_equal_documents_leave_no_doubt() -> None:
    assert interval([Tally(1, 2, 2)] * 5) == (0.5, 0.5)


def test_a_gain_is_drawn_on_the_same_documents() -> None:
    worse = [Tally(right, 10, 10) for right in (1, 3, 5, 7)]
    better = [Tally(tally.right + 1, 10, 10) for tally in worse]
    low, high = gain(better, worse)
    assert low == pytest.approx(0.1)
    assert high == pytest.approx(0.1)
    with pytest.raises(ValueError, match="equal lengths"):
        gain(better, worse[1:])


@pytest.mark.parametrize(
    ("predicted", "cause"),
    [
        ([], Cause.NO_CUE),
        ([replace(MAYOR, content=at("We looked"))], Cause.SPAN),
        ([replace(MAYOR, source=at("us"))], Cause.SOURCE),
        ([replace(MAYOR, cue=at("told"))], Cause.CUE),
    ],
)
def test_a_miss_has_its_cause(predicted: list[Attribution], cause: Cause) -> None:
    found = list(faults(replace(DOCUMENT, gold=(MAYOR,)), predicted))
    assert [(fault.missed, fault.cause) for fault in found if fault.missed] == [(True, cause)]
    assert len(found) == 1 + len(predicted)
    assert {fault.cause for fault in found} == {cause}


def test_a_second_prediction_of_the_same_is_told_apart() -> None:
    found = list(faults(DOCUMENT, [MAYOR, MAYOR, OKORO]))
    assert [(fault.missed, fault.cause) for fault in found] == [(False, Cause.TAKEN)]


def test_faults_are_told_with_their_sentences() -> None:
    found = list(faults(DOCUMENT, [replace(MAYOR, source=at("us"))]))
    page = dump(found)
    assert page.startswith("===== bridge")
    assert "gold: The mayor | said | the bridge is safe" in page
    assert "gold: Okoro | told | We looked … at every bolt" in page
    assert "| right span, wrong source | 1 | 1 |" in summary(found)
    assert "| all | 2 | 1 |" in summary(found)


def test_every_fault_has_a_kind() -> None:
    found = list(faults(DOCUMENT, [replace(MAYOR, source=at("us"))]))
    told = kinds(found)
    # The wrong source is one fault, told from the side of the gold.
    assert told == {
        "missed: right span, wrong source": 1,
        "missed: a listed verb with a clause": 1,
    }
    assert "| missed: right span, wrong source | 1 |" in kinds_table(found)


span = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(
    lambda ends: Span(min(ends), max(ends))
)
roles = st.lists(span, max_size=2).map(tuple)
contents = st.lists(span, min_size=1, max_size=2).map(tuple)
credits_ = st.lists(
    st.builds(Attribution, source=roles, cue=roles, content=contents), max_size=5
).map(tuple)


@given(credits_, credits_)
def test_scores_turn_round_with_their_sides(
    ours: tuple[Attribution, ...], theirs: tuple[Attribution, ...]
) -> None:
    there = agreement(replace(DOCUMENT, gold=theirs), ours)
    back = agreement(replace(DOCUMENT, gold=ours), theirs)
    assert there.triple.right <= there.iou50.right <= min(len(ours), len(theirs))
    for role in ("source", "cue", "content", "exact"):
        one, other = getattr(there, role), getattr(back, role)
        assert (one.right, one.predicted, one.wanted) == (
            other.right,
            other.wanted,
            other.predicted,
        )
        assert 0 <= one.f1 <= 1


@given(st.frozensets(st.integers(0, 30)), st.frozensets(st.integers(0, 30)))
def test_overlap_is_a_symmetric_share(one: frozenset[int], other: frozenset[int]) -> None:
    assert iou(one, other) == iou(other, one)
    assert 0 <= iou(one, other) <= 1
    assert (iou(one, other) == 1) == (one == other and bool(one))


@given(credits_)
def test_faults_and_right_ones_make_up_all(ours: tuple[Attribution, ...]) -> None:
    right = agreement(DOCUMENT, ours).triple.right
    found = list(faults(DOCUMENT, ours))
    assert sum(fault.missed for fault in found) == len(DOCUMENT.gold) - right
    assert sum(not fault.missed for fault in found) == len(ours) - right
