from datetime import date

import pytest

from forewarn.errors import CaseError
from forewarn.findings.reason import Reason
from forewarn.origins.excluded_origins import ONE_WITNESS, exclude_origins, merge_origins
from forewarn.origins.origin import Member, Origin, Role


def origin(name: str, day: int, publisher: str, *, independent: bool = True) -> Origin:
    return Origin(
        id=name,
        speaker=name,
        date=date(2025, 1, day),
        members=(
            Member(id=f"{name}-1", role=Role.FIRST, reason=Reason.of("origin.first_heard")),
            Member(id=f"{name}-2", role=Role.STALE, reason=Reason.of("origin.same_report")),
        ),
        publishers=(publisher,),
        independent=independent,
    )


THREE = (origin("a", 1, "X"), origin("b", 2, "Y"), origin("c", 3, "Z"))


def test_an_origin_that_is_not_heard_is_no_witness() -> None:
    assert [one.independent for one in exclude_origins(THREE, frozenset({"b"}))] == [
        True,
        False,
        True,
    ]
    assert exclude_origins(THREE, frozenset()) == THREE


def test_two_origins_are_one_and_the_first_leads() -> None:
    one, other = merge_origins(THREE, {"a": "b"})
    assert one.id == "a"
    assert one.publishers == ("X", "Y")
    assert [(member.id, member.role) for member in one.members] == [
        ("a-1", Role.FIRST),
        ("a-2", Role.STALE),
        ("b-1", Role.RELAY),
        ("b-2", Role.STALE),
    ]
    assert one.members[2].reason == ONE_WITNESS
    assert other == THREE[2]


def test_being_one_passes_on() -> None:
    [whole] = merge_origins(THREE, {"c": "b", "b": "a"})
    assert whole.id == "a"
    assert len(whole.members) == 6
    assert merge_origins(THREE, {}) is THREE


def test_a_witness_leads_one_whose_lineage_is_not_known() -> None:
    both = (origin("a", 1, "X", independent=False), origin("b", 2, "Y"))
    [one] = merge_origins(both, {"a": "b"})
    assert (one.id, one.independent) == ("b", True)


def test_an_origin_that_is_not_there_is_told() -> None:
    with pytest.raises(CaseError, match="there is no origin 'd'"):
        exclude_origins(THREE, frozenset({"d"}))
    with pytest.raises(CaseError) as caught:
        merge_origins(THREE, {"d": "e"})
    assert len(caught.value.faults) == 2
