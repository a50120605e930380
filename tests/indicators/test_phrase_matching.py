import pytest

from forewarn.indicators.indicator import Indicator
from forewarn.indicators.phrase_matching import sees
from forewarn.language.english import ENGLISH

WITHDRAWAL = Indicator(
    id="out",
    label="Troops leave",
    requires=(("north korean*", "dprk"), ("withdr*", "pull* back", "left")),
    excludes=("drill*",),
)


def _sees(
    indicator: Indicator,
    sentence: str,
    *,
    stance: str = "asserts",
    negated: bool = False,
    speakers: tuple[str, ...] = (),
) -> bool:
    return sees(
        indicator,
        sentence=sentence,
        stance=stance,
        negated=negated,
        speakers=speakers,
        language=ENGLISH,
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("North Korean troops withdrew from the front.", True),
        ("North Koreans are withdrawing.", True),
        ("NORTH-KOREAN units pulled  back.", True),
        ("DPRK units have left.", True),
        ("DPRK units arrived.", False),
        ("The leftovers of DPRK units.", False),
        ("Xdprk units left.", False),
        ("DPRK units left after drills.", False),
        ("Units withdrew.", False),
    ],
)
def test_every_group_and_no_exclusion(sentence: str, expected: bool) -> None:
    assert _sees(WITHDRAWAL, sentence) is expected


@pytest.mark.parametrize(
    ("stance", "negated", "expected"),
    [
        ("asserts", False, True),
        ("confirms", False, True),
        ("denies", False, False),
        ("denies", True, True),
        ("asserts", True, False),
        ("predicts", True, False),
    ],
)
def test_negation_turns_assertions_into_denials(stance: str, negated: bool, expected: bool) -> None:
    assert _sees(WITHDRAWAL, "DPRK troops left.", stance=stance, negated=negated) is expected


def test_denial_sought_is_found_in_a_negated_assertion() -> None:
    denial = Indicator(id="no", label="Denial", requires=(("troops",),), stances=("denies",))
    assert _sees(denial, "There are no troops.", negated=True)
    assert _sees(denial, "It rejects talk of troops.", stance="denies")
    assert not _sees(denial, "There are troops.")


def test_negative_phrase_looks_for_the_negation_itself() -> None:
    silence = Indicator(id="none", label="No new unit", requires=(("no new", "hasn't sent"),))
    assert _sees(silence, "No new unit was sent.", negated=True)
    assert _sees(silence, "It hasn\u2019t sent any.", negated=True)


def test_claimants_limit_who_counts() -> None:
    seoul = Indicator(id="kr", label="", requires=(("troops",),), claimants=("nis", "rok"))
    assert _sees(seoul, "Troops left.", speakers=("yonhap", "nis"))
    assert not _sees(seoul, "Troops left.", speakers=("yonhap",))
    assert not _sees(seoul, "Troops left.")


@pytest.mark.parametrize("requires", [(), ((),), (("*",),), (("",),), (("-",),)])
def test_nothing_required_is_never_seen(requires: tuple[tuple[str, ...], ...]) -> None:
    assert not _sees(Indicator(id="x", label="", requires=requires), "Anything at all.")


def test_phrases_with_signs_match_literally() -> None:
    cost = Indicator(id="x", label="", requires=(("$5.0 bn*",),))
    assert _sees(cost, "It paid $5.0 bn.")
    assert not _sees(cost, "It paid $5x0 bn.")
