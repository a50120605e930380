"""Texts as people have them, the half to look at: each is read rightly, or says why not yet."""

import tomllib
from collections import Counter

import pytest

from bench import datelines
from bench.kinds import FOLDER, LOOKED_AT, SET_ASIDE, Input, load

LOOKED_AT_INPUTS = tuple(load(LOOKED_AT))


def _parameter(number: int, each: Input) -> object:
    marks = [pytest.mark.xfail(strict=True, reason=each.fails)] if each.fails else []
    return pytest.param(each, marks=marks, id=f"{each.kind}-{number}")


@pytest.mark.parametrize(
    "each", [_parameter(number, each) for number, each in enumerate(LOOKED_AT_INPUTS)]
)
def test_an_input_is_read_rightly(each: Input) -> None:
    assert each.faults() == []


@pytest.mark.parametrize("half", [LOOKED_AT, SET_ASIDE])
def test_inputs_stand_in_the_half_that_their_hash_names(half: str) -> None:
    inputs = list(load(half))
    assert [each.text for each in inputs if each.half != half] == []
    assert len({each.text for each in inputs}) == len(inputs)


def test_every_kind_has_inputs_in_both_halves_over_several_subjects() -> None:
    halves = {half: list(load(half)) for half in (LOOKED_AT, SET_ASIDE)}
    counts = {half: Counter(each.kind for each in inputs) for half, inputs in halves.items()}
    assert set(counts[LOOKED_AT]) == set(counts[SET_ASIDE])
    assert [kind for count in counts.values() for kind, size in count.items() if size < 3] == []
    subjects: dict[str, set[str]] = {}
    for inputs in halves.values():
        for each in inputs:
            subjects.setdefault(each.kind, set()).add(each.subject)
    assert [kind for kind, names in subjects.items() if len(names) < 3] == []


def test_nothing_is_marked_in_the_half_set_aside() -> None:
    for path in (FOLDER / SET_ASIDE).glob("*.toml"):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))["input"]
        assert [table for table in tables if "fails" in table] == []


def test_no_dateline_changes_who_speaks() -> None:
    wrong, size = datelines.score()
    assert (wrong, size) == ([], 109)
