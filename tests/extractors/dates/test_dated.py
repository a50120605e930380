"""The table of dated sentences, written together with the rules."""

import pytest

from bench.dated_sentences import MENTIONED, NO_DATES, REPORTED, ROWS, Row
from forewarn.extractors.dates.date_mentions import find_dates
from tests.extractors.dates.test_date_mentions import period


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text)
def test_each_expression_stands_for_its_days(row: Row) -> None:
    found = find_dates(row.text, report_day=REPORTED, forward=row.ahead)
    assert [(one.span.of(row.text), one.period) for one in found] == [
        (row.span.of(row.text), row.period)
    ]


@pytest.mark.parametrize(("marked", "days"), MENTIONED)
def test_a_date_may_be_reckoned_from_the_one_before(marked: str, days: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    last = find_dates(text, report_day=REPORTED)[-1]
    assert last.period == period(*days.split("/"))


@pytest.mark.parametrize("text", NO_DATES)
def test_what_looks_like_a_date_and_is_none(text: str) -> None:
    assert [one for one in find_dates(text, report_day=REPORTED) if one.period is not None] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text)
def test_without_the_day_of_the_report_nothing_is_guessed(row: Row) -> None:
    """What resolves at all then lies within the days that it means on any day."""
    for one in find_dates(row.text, report_day=None):
        if one.period is not None:
            assert row.period is not None
            assert row.period.start <= one.period.start <= one.period.end <= row.period.end
