"""Occasions named in a sentence."""

from datetime import date

import pytest

from forewarn.language.english import ENGLISH
from forewarn.wording.vocabulary import OCCASIONS

SUNDAY = date(2024, 10, 20)


@pytest.mark.parametrize(
    ("sentence", "occasions"),
    [
        ("In his Ramstein speech the minister put it at 4,000.", [("speech", "Ramstein")]),
        ("She said so during an address in Ramstein.", [("speech", "Ramstein")]),
        ("At the UN Security Council meeting he spoke of 600.",
         [("session", "UN Security Council")]),
        ("He told a closed-door parliamentary briefing on 18 October that ships had sailed.",
         [("briefing", "2024-10-18")]),
        ("At a press conference on October 18, she gave 1,500.", [("briefing", "2024-10-18")]),
        ("At a news conference on Friday, she gave 1,500.", [("briefing", "2024-10-18")]),
        ("He said it at a hearing on Sunday.", [("hearing", "2024-10-20")]),
        ("In an interview with Radio Example on 3 December he gave 40.",
         [("interview", "Radio Example"), ("interview", "2023-12-03")]),
        ("In an interview with the German newspaper Beispiel he gave 40.",
         [("interview", "Beispiel")]),
        ("At a session in Seoul he said so.", [("session", "Seoul")]),
        # Neither a name nor a day: every week has its briefing.
        ("He told a briefing that they had gone.", []),
        ("At the press conference he gave 30.", []),
        ("He told a Monday briefing that they had gone.", []),
        # Talked about, not spoken at.
        ("The Ramstein meeting will discuss shells.", []),
        ("She said that the speech of 18 October was wrong.", []),
        # Days that no calendar has, and a leap day that this year had.
        ("He said so at a briefing on 31 February.", []),
        ("He said so at a briefing on 29 February.", [("briefing", "2024-02-29")]),
    ],
)  # fmt: skip
def test_an_occasion_is_known_by_its_name_or_its_day(
    sentence: str, occasions: list[tuple[str, str]]
) -> None:
    assert [
        (occasion.kind, occasion.name or str(occasion.day))
        for occasion in ENGLISH.occasions(sentence, SUNDAY)
    ] == occasions


def test_every_kind_of_occasion_can_be_shown_in_another_language() -> None:
    assert set(ENGLISH.words.occasions) == set(OCCASIONS)
