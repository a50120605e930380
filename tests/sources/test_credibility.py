"""Admiralty credibility from who else says so."""

from hypothesis import given
from hypothesis import strategies as st

from forewarn.findings.reason import Reason
from forewarn.sources.credibility import Credibility, credit
from forewarn.sources.source import Reliability

counts = st.integers(0, 5)


def digit(
    agreeing: int = 0,
    contradicting: int = 0,
    *,
    independent: bool = True,
    flawed: str = "",
    grade: Reliability = Reliability.B,
) -> int:
    return credit(
        agreeing=agreeing, contradicting=contradicting, independent=independent, flawed=flawed,
        grade=grade,
    ).credibility.value  # fmt: skip


def test_each_digit() -> None:
    assert digit(2) == digit(3, 1) == 1
    assert digit(1) == 2
    assert digit() == digit(2, 2) == 3
    assert digit(0, 1) == digit(1, 2) == digit(9, flawed="stale") == 4
    assert digit(0, 2) == 5
    assert digit(independent=False) == digit(grade=Reliability.F) == 6


@given(counts, counts, st.booleans(), st.sampled_from(Reliability))
def test_more_agreement_never_makes_it_worse(
    agreeing: int, contradicting: int, independent: bool, grade: Reliability
) -> None:
    def rank(more: int) -> int:
        return digit(agreeing + more, contradicting, independent=independent, grade=grade)

    # 6 is unknown and no place on the scale.
    if rank(0) != 6:
        assert rank(1) <= rank(0)


@given(counts, counts, st.booleans(), st.sampled_from(list(Reliability)[:5]))
def test_the_letter_does_not_move_the_digit(
    agreeing: int, contradicting: int, independent: bool, grade: Reliability
) -> None:
    given_ = {"independent": independent}
    assert digit(agreeing, contradicting, grade=grade, **given_) == digit(
        agreeing, contradicting, grade=Reliability.A, **given_
    )


def test_unknown_is_no_number() -> None:
    assert Credibility.UNKNOWN.chance is None
    assert Reliability.F.known_chance is None
    assert Reliability.B.known_chance == Reliability.B.chance
    known = [one.chance for one in Credibility if one.chance is not None]
    assert known == sorted(known, reverse=True)
    assert len(known) == 5


def test_the_reason_counts_origins() -> None:
    given_ = {"independent": True, "flawed": "", "grade": Reliability.B}
    reason = credit(agreeing=2, contradicting=1, **given_).reason  # type: ignore[arg-type]
    assert reason == Reason.of(
        "credibility.against",
        reason=Reason.of("credibility.same", others=Reason.of("credibility.origins", number=2)),
        others=Reason.of("credibility.origins", number=1),
    )
