"""Those who speak in one clause: each under a name of its own, and nobody whom it leaves out."""

import pytest

from tests.extractors.reading import read


@pytest.mark.parametrize(
    ("speakers", "expected"),
    [
        ("The mayor and the clerk", ["The mayor", "the clerk"]),
        ("The sheriff, the pilot and the nurse", ["The sheriff", "the pilot", "the nurse"]),
        ("Oslo and Bergen", ["Oslo", "Bergen"]),
        ("Police and prosecutors", ["Police", "prosecutors"]),
        ("Doctors and nurses", ["Doctors and nurses"]),
        ("The head of the union and its lawyer", ["The head of the union", "its lawyer"]),
        ("The mayor as well as the clerk", ["The mayor", "the clerk"]),
        ("The mayor, together with the clerk,", ["The mayor", "the clerk"]),
        ("The leaders of France and Italy", ["The leaders of France and Italy"]),
        ("The mayor, a doctor and a lawyer,", ["The mayor, a doctor and a lawyer"]),
        ("A spokesman and former minister", ["A spokesman and former minister"]),
        ("Johnson and Johnson", ["Johnson and Johnson"]),
        ("The mayor or the clerk", ["The mayor or the clerk"]),
        ("Doctors rather than the ministry", ["Doctors"]),
        ("The union and not the clinic", ["The union"]),
        ("The mayor, not the clerk,", ["The mayor"]),
    ],
)
def test_each_of_several_speakers_has_a_name_of_its_own(speakers: str, expected: list[str]) -> None:
    claims = read(f"{speakers} said that the bridge had fallen.")
    assert [claim.claimant for claim in claims] == expected
    assert [claim.source.text for claim in claims if claim.source] == expected


def test_a_subject_that_no_dictionary_has_is_a_name() -> None:
    assert [claim.claimant for claim in read("Kyiv, but not Lviv, confirmed the raid.")] == ["Kyiv"]
