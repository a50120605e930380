import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.extractors.figures.bare import find_counted_figures
from forewarn.extractors.figures.counted_units import find_quantities
from forewarn.extractors.figures.figure import find_figures
from forewarn.extractors.figures.numerals import numeral_at
from forewarn.extractors.parser import parse_texts


@pytest.mark.parametrize(
    ("text", "low", "best", "high", "approximator", "unit"),
    [
        ("1,500 soldiers", 1500, 1500, 1500, "", ""),
        ("1.5 million shells", 1.5e6, 1.5e6, 1.5e6, "", ""),
        ("twenty-five thousand men", 25000, 25000, 25000, "", ""),
        ("one hundred and twenty men", 120, 120, 120, "", ""),
        ("half a million shells", 5e5, 5e5, 5e5, "", ""),
        ("15k men", 15000, 15000, 15000, "", ""),
        ("several hundred men", 300, 400, 900, "several hundred", ""),
        ("a couple of thousand more", 2000, 2000, 3000, "a couple of thousand", ""),
        ("dozens of officers", 24, 49, 99, "dozens", ""),
        ("low tens of thousands of troops", 20000, 26460, 35006, "low tens of thousands", ""),
        ("between 10,000 and 12,000 men", 10000, 11000, 12000, "", ""),
        ("10-15 thousand shells", 10000, 12500, 15000, "", ""),
        ("10,000 to 12,000 men", 10000, 11000, 12000, "", ""),
        ("about 4,000 troops", 3730, 4000, 4270, "about", ""),
        ("nearly 11,000 men", 10500, 11000, 11000, "nearly", ""),
        ("more than 8 million shells", 8e6, 8e6, 8.8e6, "more than", ""),
        ("at least 100 men", 100, 100, 165, "at least", ""),
        ("up to 6,000 people", 3000, 6000, 6000, "up to", ""),
        ("as many as 3,000 people", 1500, 3000, 3000, "as many as", ""),
        ("3,000+ dead", 3000, 3000, 3610, "+", ""),
        ("600 or so men", 548, 600, 652, "or so", ""),
        ("40 percent of it", 40, 40, 40, "", "percent"),
        ("nearly 40% of it", 37.5, 40, 40, "nearly", "percent"),
        ("$2,000 a month", 2000, 2000, 2000, "", "dollar"),
        ("$5m in aid", 5e6, 5e6, 5e6, "", "dollar"),
        ("nine over 120 days", 9, 9, 9, "", ""),
        ("under 500 men", 337, 500, 500, "under", ""),
        ("at most 500 men", 339, 500, 500, "at most", ""),
        ("roughly 1.2 crore rupees", 1.13e7, 1.2e7, 1.27e7, "roughly", "rupee"),
        ("a third of the force", 1 / 3, 1 / 3, 1 / 3, "", "fraction"),
        ("three out of four men", 0.75, 0.75, 0.75, "", "fraction"),
        ("more than doubled", 2, 2, 2.2, "more than", "times"),
        ("a brigade of soldiers", 3000, 3873, 5000, "a brigade", ""),
        ("minus 12 degrees Celsius", -12, -12, -12, "", "celsius"),
        ("from 600 to 200 men", 200, 200, 200, "", ""),
        ("half a million men", 5e5, 5e5, 5e5, "", ""),
        ("A$5.4m of aid", 5.4e6, 5.4e6, 5.4e6, "", "australian dollar"),
        ("3.5 million Danish crowns", 3.5e6, 3.5e6, 3.5e6, "", "danish krone"),
    ],
)
def test_figures(
    text: str, low: float, best: float, high: float, approximator: str, unit: str
) -> None:
    figure = find_figures(text)[0]
    assert (figure.low, figure.best, figure.high) == pytest.approx((low, best, high))
    assert (figure.approximator, figure.unit) == (approximator, unit)
    assert text.startswith(figure.span.of(text))


@pytest.mark.parametrize(
    "text",
    [
        "the 528th Regiment and the 11th Corps",
        "under Resolution 2270 and Article 4",
        "a 170-mm gun, rounds of 122 and 152 millimetres, 152mm",
        "in 2019 and since 2022, by 2030",
        "an F-16, a BM-21, a Kh-101 and Covid-19",
        "at 3 p.m. and 10:30, 24/7",
        "Scenario 2 and phase 3",
        "on 10/12/2024",
        "on 12 December, on Oct. 31 and on June 9, 2018",
        "152mm shells, a T-72 and a Kh-101 in 2024",
        "won 3-1 and lost 0-0, then drew 2 – 2",
        "from 48 Mill Lane and 9 E 21st St",
        "call +44 207 555 1234 or 555-123-4567",
        "Formula One, each one, the other one, one goes",
        "a five-year plan, a two-way street, a half-empty hall",
        "iPhone 12, Channel 4, Route 66 and grade 3",
        "",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert find_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("North Korea sent 1,500 soldiers to Russia.", [("1,500", "soldier", "")]),
        ("They sent 4,000 North Korean troops.", [("4,000", "troop", "")]),
        ("It sent 8 million artillery shells.", [("8 million", "artillery shell", "")]),
        ("It sent 5,000 construction troops.", [("5,000", "construction troop", "")]),
        ("At least 100 were killed.", [("At least 100", "killed", "")]),
        ("About 30 were killed or wounded.", [("About 30", "killed or wounded", "")]),
        (
            "They suffered 4,700 casualties including 600 deaths.",
            [("4,700", "casualty", ""), ("600", "death", "")],
        ),
        ("The death toll rose to 300.", [("300", "death", "")]),
        ("They are paid $2,000 a month.", [("$2,000", "dollar", "month")]),
        ("It fires 3 million shells a year.", [("3 million", "shell", "year")]),
        ("Russia lost over 1,300 men per day.", [("over 1,300", "man", "day")]),
        ("A mission of 120 days cost nine lives.", [("120", "day", ""), ("nine", "life", "")]),
        ("The two countries agreed on one thing.", []),
        ("It earns $200 Million a year.", [("$200 Million", "dollar", "year")]),
        ("It cost 200 Million US Dollars.", [("200 Million", "dollar", "")]),
        ("It cost 200 million US dollars.", [("200 million", "dollar", "")]),
        ("Some 9,000 shells arrive every month.", [("Some 9,000", "shell", "month")]),
        ("It makes 9,000 shells for Russia per year.", [("9,000", "shell", "year")]),
        ("They get a monthly pay of 2,000 dollars.", [("2,000", "dollar", "month")]),
        ("It sent 9,000 shells; talks go on every month.", [("9,000", "shell", "")]),
        ("It sent 9,000 shells a year ago.", [("9,000", "shell", "")]),
        ("No fewer than 30 men died.", [("No fewer than 30", "man", "")]),
        ("About 2,000 of the wounded were sent home.", [("About 2,000", "wounded", "")]),
        ("Some 200 of those killed were officers.", [("Some 200", "killed", "")]),
        (
            "Some 5,000 men train for two months. As many as 15,000 could pass through in a month.",
            [("Some 5,000", "man", ""), ("two", "month", ""), ("As many as 15,000", "man", "")],
        ),
        ("That leaves one option.", []),
        ("One problem set remains.", []),
        ("One soldier was captured.", [("One", "soldier", "")]),
        ("It lost one North Korean missile.", [("one", "missile", "")]),
        ("Russia lost over 1,300 men on average per day.", [("over 1,300", "man", "day")]),
        ("A 27-year-old fled with 30 men.", [("30", "man", "")]),
        ("They lost a battalion near the river.", [("a battalion", "soldier", "")]),
        ("A battalion is an elastic measure.", []),
        ("Low tens of thousands of troops left.", [("Low tens of thousands", "troop", "")]),
        (
            "About a third of the 900 men left.",
            [("About a third", "percent", ""), ("900", "man", "")],
        ),
        ("At minus 12 degrees 300 men froze.", [("300", "man", "")]),
        ("The convoy covered 90 km in two days.", [("90", "kilometre", "")]),
        ("Two units are ready, 6,000 in each.", [("Two", "unit", ""), ("6,000", "", "")]),
        ("A loss of 63 cents per share is small.", [("63", "cent per share", "")]),
        ("They sent 300 foot soldiers.", [("300", "foot soldier", "")]),
        ("It is 121 feet long.", [("121", "foot", "")]),
        ("They sent 14 first-line brigades.", [("14", "first-line brigade", "")]),
        ("The enemy came to sector 7.", []),
        ("A company-sized unit crossed.", [("A company-sized", "soldier", "")]),
        ("Losses grew by 3 per cent.", [("3 per cent", "percent", "")]),
        ("Nearly double the number of shells fell.", [("Nearly double", "times", "")]),
        ("Between 10,000 and 12,000 men left.", [("Between 10,000 and 12,000", "man", "")]),
        ("Losses are over 1,300 on average per day.", [("over 1,300", "loss", "day")]),
        (
            "Dozens of men and several hundred women left.",
            [("Dozens", "man", ""), ("several hundred", "woman", "")],
        ),
        ("They sent a brigade of engineers.", [("a brigade", "soldier", "")]),
        ("It sent 1.5 million shells.", [("1.5 million", "shell", "")]),
    ],
)
def test_what_is_counted(text: str, expected: list[tuple[str, str, str]]) -> None:
    doc = next(parse_texts([text]))
    found = find_quantities(doc, find_figures(text))
    assert [(q.span.of(text), q.unit, q.per) for q in found] == expected


@given(st.integers(1, 10**9))
def test_digits_with_and_without_commas(value: int) -> None:
    for written in (f"{value:,}", str(value)):
        numeral = numeral_at(written, 0)
        assert numeral is not None
        assert numeral.best == value
        assert numeral.end == len(written)


@given(st.text(alphabet="0123456789,.-– %$akmbn toandfewhundrsi", max_size=60))
def test_any_text_gives_ordered_intervals(text: str) -> None:
    at = 0
    for figure in find_figures(text):
        assert figure.low <= figure.best <= figure.high < float("inf")
        assert at <= figure.span.start < figure.span.end <= len(text)
        assert figure.span.covers(figure.number)
        assert figure.span.end <= figure.reach <= len(text)
        assert min(figure.as_written) >= -1e18
        at = figure.span.end


@given(st.text(max_size=80))
def test_no_text_is_too_strange(text: str) -> None:
    for item in find_counted_figures(text):
        assert item.figure.span.of(text)
        assert item.figure.low <= item.figure.best <= item.figure.high


@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000,
        "1e400 men " * 5_000,
        "111 " * 20_000,
        "one " * 20_000,
        "($" * 40_000,
        "between from about " * 5_000,
        "twenty-" * 10_000,
        "1.5/2-" * 15_000,
        "a low brigade of half a " * 4_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_time_grows_with_the_text_and_not_with_its_square(text: str) -> None:
    began = time.process_time()
    find_figures(text[: len(text) // 8])
    short = time.process_time() - began
    began = time.process_time()
    find_figures(text)
    # Eight times the text: sixty-four times the time would be a square.
    assert time.process_time() - began < 24 * short + 0.25


def test_a_move_keeps_both_levels_and_stands_at_the_last() -> None:
    figure = find_figures("The toll rose from 600 to 2,000 in a week.")[0]
    assert figure.kind == "change"
    assert figure.as_written == (600, 2000)
    assert (figure.low, figure.best, figure.high) == (2000, 2000, 2000)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Output fell by 12 per cent.", "down"),
        ("Prices were up 3%.", "up"),
        ("The index lost 40 points.", "down"),
        ("Losses rose by 300.", "up"),
        ("The army lost 300 men.", ""),
        ("The army gained 300 recruits.", ""),
        ("He woke up one morning.", ""),
        ("It stands at 12 per cent.", ""),
    ],
)
def test_which_way_a_figure_moved(text: str, way: str) -> None:
    found = find_figures(text)
    assert [figure.direction for figure in found] == ([way] if found else [])
