from bench import dates
from bench.timed_sentences import ROWS


def test_the_table_of_expressions_holds() -> None:
    row = dates.expressions()
    assert (row.days, row.within) == (100, 100)


def test_events_are_read_at_least_as_well_as_the_page_says() -> None:
    row = dates.events()
    assert row.rows == len(ROWS)
    assert row.days is not None
    assert row.days >= 95


def test_the_table_tells_days_only_of_readers_of_periods() -> None:
    row = dates.Row(table="t", system="s", rows=2, days=None, within=50, speed=10)
    assert dates.table([row]).splitlines()[-1] == "| t | s | 2 | - | 50% | 10 |"
