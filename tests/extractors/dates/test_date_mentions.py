from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.dates import Period
from forewarn.extractors.dates.date_mentions import find_dates

FRIDAY = date(2024, 10, 18)


def period(start: str, end: str | None = None) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end or start))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 3 October 2024", period("2024-10-03")),
        ("on Oct. 13", period("2024-10-13")),
        ("on October 3, 2023", period("2023-10-03")),
        ("2024-10-08", period("2024-10-08")),
        ("on Friday", period("2024-10-18")),
        ("last Thursday", period("2024-10-17")),
        ("on Monday", period("2024-10-14")),
        ("yesterday", period("2024-10-17")),
        ("tomorrow", period("2024-10-19")),
        ("last week", period("2024-10-07", "2024-10-13")),
        ("last month", period("2024-09-01", "2024-09-30")),
        ("next year", period("2025-01-01", "2025-12-31")),
        ("in mid-January", period("2024-01-11", "2024-01-20")),
        ("in early August", period("2024-08-01", "2024-08-10")),
        ("in June", period("2024-06-01", "2024-06-30")),
        ("in September 2023", period("2023-09-01", "2023-09-30")),
        ("as of January 2024", period("2024-01-01", "2024-01-31")),
        ("by December", period("2024-10-18", "2024-12-31")),
        ("since August", period("2024-08-01", "2024-10-18")),
        ("since 2022", period("2022-01-01", "2024-10-18")),
        ("in the past week", period("2024-10-11", "2024-10-18")),
        ("in the last three months", period("2024-07-18", "2024-10-18")),
        ("two weeks ago", period("2024-10-01", "2024-10-07")),
        ("between 8 and 13 October", period("2024-10-08", "2024-10-13")),
        ("between October 8 and 13", period("2024-10-08", "2024-10-13")),
        ("from the 8th to the 13th of this month", period("2024-10-08", "2024-10-13")),
        ("on 1 November", period("2024-11-01")),
        ("in late 2024", period("2024-09-01", "2024-12-31")),
        ("in 2023", period("2023-01-01", "2023-12-31")),
        ("on 30 February 2024", None),
    ],
)
def test_dates_are_resolved_against_the_report(text: str, expected: Period | None) -> None:
    found = find_dates(text, report_day=FRIDAY)
    assert [dated.period for dated in found] == [expected]


@pytest.mark.parametrize("text", ["they may march on", "120 days", "1,500 men", "the second"])
def test_words_that_are_no_dates(text: str) -> None:
    assert find_dates(text, report_day=FRIDAY) == ()


def test_a_bare_month_turns_to_the_future_with_the_sentence() -> None:
    past = find_dates("in December", report_day=FRIDAY)[0].period
    future = find_dates("in December", report_day=FRIDAY, forward=True)[0].period
    assert past == period("2023-12-01", "2023-12-31")
    assert future == period("2024-12-01", "2024-12-31")


@given(
    st.text(alphabet="0123456789 -/,.OctoberMayFridaylastweeksinceby", max_size=50),
    st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 31)),
)
def test_no_text_and_no_day_breaks_it(text: str, reported: date) -> None:
    for dated in find_dates(text, report_day=reported):
        assert dated.span.of(text).strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the race was moved from 20 October to 3 November", [None, period("2024-11-03")]),
        (
            "the vote was postponed from 2023 to December",
            [None, period("2024-12-01", "2024-12-31")],
        ),
        ("the bank delayed its results from Thursday", [None]),
        ("the strike was put off until Saturday", [period("2024-10-19")]),
        (
            "the launch, originally planned for May, took place on Monday",
            [None, period("2024-10-14")],
        ),
        ("the ship left on Tuesday instead of Monday", [period("2024-10-15"), None]),
        ("the road was shut from 3 October to 9 October", [period("2024-10-03", "2024-10-09")]),
    ],
)
def test_the_day_from_which_an_event_was_moved_is_not_its_day(
    text: str, expected: list[Period | None]
) -> None:
    assert [mention.period for mention in find_dates(text, report_day=FRIDAY)] == expected


def test_a_row_of_weekdays_runs_on_whatever_the_tense() -> None:
    (mention,) = find_dates("Monday, Tuesday and Friday", report_day=FRIDAY, forward=True)[:1]
    assert mention.period == period("2024-10-21")
    (row,) = find_dates("Thursday, Friday and Saturday", report_day=FRIDAY, forward=True)
    assert row.period == period("2024-10-24", "2024-10-26")
