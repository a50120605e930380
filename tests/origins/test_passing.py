"""Who is quoted for a figure that they had from somebody else."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from forewarn.findings.reason import Pointer, Reason
from forewarn.origins.grouping import origins
from forewarn.origins.origin import Role
from tests.origins.test_grouping import WORDS, said


def test_an_agency_quoted_for_what_it_had_from_a_ministry_is_no_second_witness() -> None:
    held = [
        said("paper", "2024-10-18", "reuters", 12_400, "troop", relay=("paper",)),
        said("wire", "2024-10-18", "ministry", 12_400, "troop", relay=("reuters",)),
    ]
    for order in permutations(held):
        (origin,) = origins(order)
        assert origin.speaker == "ministry"
        assert {member.id: member.role for member in origin.members} == {
            "wire": Role.FIRST,
            "paper": Role.RELAY,
        }
        member = next(one for one in origin.members if one.id == "paper")
        assert member.reason == Reason.of(
            "origin.passed_on",
            speaker=Pointer("source", "reuters"),
            figure=12_400,
            report=Pointer("report", "wire"),
        )
        assert member.follows == "wire"


def test_a_chain_ends_with_who_said_it() -> None:
    held = [
        said("c", "2024-10-20", "post", 12_400, "troop", relay=("herald",)),
        said("b", "2024-10-19", "reuters", 12_400, "troop", relay=("post",)),
        said("a", "2024-10-18", "ministry", 12_400, "troop", relay=("reuters",)),
    ]
    (origin,) = origins(held)
    assert (origin.speaker, origin.independent) == ("ministry", True)


def test_another_figure_another_thing_or_another_week_is_the_speakers_own() -> None:
    wire = said("wire", "2024-10-18", "ministry", 12_400, "troop", relay=("reuters",))
    for other in (
        said("paper", "2024-10-18", "reuters", 13_100, "troop"),
        said("paper", "2024-10-18", "reuters", 12_400, "shell"),
        said("paper", "2024-10-27", "reuters", 12_400, "troop"),
    ):
        assert {one.speaker for one in origins([wire, other])} == {"ministry", "reuters"}
    # Three figures with one digit agree by chance, unless they are the same news.
    round_ = said("wire", "2024-10-18", "ministry", 3_000, "troop", relay=("reuters",))
    late = said("paper", "2024-10-23", "reuters", 3_000, "troop")
    assert len(origins([round_, late])) == 2


def test_what_else_a_go_between_says_stays_its_own() -> None:
    held = [
        said("wire", "2024-10-18", "ministry", 12_400, "troop", relay=("reuters",)),
        said("paper", "2024-10-18", "reuters", 12_400, "troop"),
        said("own", "2024-10-18", "reuters", 970, "shell"),
    ]
    found = {one.speaker: {member.id for member in one.members} for one in origins(held)}
    assert found == {"ministry": {"wire", "paper"}, "reuters": {"own"}}


def test_a_circle_of_citations_is_no_witness() -> None:
    circle = [
        said("alpha", "2024-10-18", "gamma", 12_400, "troop", relay=("alpha", "beta")),
        said("beta", "2024-10-19", "alpha", 12_400, "troop", relay=("beta", "gamma")),
        said("gamma", "2024-10-20", "beta", 12_400, "troop", relay=("gamma", "alpha")),
    ]
    # One outside it that quotes one of them follows it there.
    outside = said("delta", "2024-10-20", "delta", 12_400, "troop")
    quoting = said("e", "2024-10-20", "alpha", 12_400, "troop", relay=("delta",))
    (origin,) = origins(circle)
    assert not origin.independent
    assert [member.id for member in origin.members] == ["alpha", "beta", "gamma"]
    assert origin.members[0].role is Role.FIRST
    assert origin.members[1].reason.code == "origin.circle"
    (origin,) = origins([*circle, outside, quoting])
    assert {member.id for member in origin.members} == {"alpha", "beta", "gamma", "delta", "e"}
    assert not origin.independent


def test_what_is_left_of_a_statement_may_fall_on_the_day_of_another() -> None:
    held = [
        said("a", "2024-10-01", "nis", 640.0, "soldier", text=WORDS),
        said("b", "2024-10-03", "nis", text=WORDS),
        said("c", "2024-10-03", "nis"),
        said("d", "2024-10-01", "hur", 640.0, "soldier", relay=("nis",)),
    ]
    found = {one.id: {member.id: member.role for member in one.members} for one in origins(held)}
    assert found == {
        "hur@2024-10-01": {"d": Role.FIRST, "a": Role.RELAY},
        "nis@2024-10-03": {"b": Role.FIRST, "c": Role.RELAY},
    }


NAMES = st.sampled_from(["", "a", "b", "c", "d"])


@given(
    st.lists(
        st.tuples(NAMES, st.lists(NAMES, max_size=2), st.sampled_from([7.0, 12_400.0])), max_size=8
    ),
    st.randoms(use_true_random=False),
)
def test_every_utterance_is_in_one_origin_whatever_the_order(
    drawn: list[tuple[str, list[str], float]], shuffler: object
) -> None:
    held = [
        said(f"u{at}", f"2024-10-{18 + at % 3}", speaker, figure, "troop", relay=tuple(relay))
        for at, (speaker, relay, figure) in enumerate(drawn)
    ]
    first = origins(held)
    assert sorted(member.id for one in first for member in one.members) == sorted(
        one.id for one in held
    )
    mixed = list(held)
    shuffler.shuffle(mixed)  # type: ignore[attr-defined]
    assert origins(mixed) == first
