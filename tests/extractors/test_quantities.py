import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.extractors.counted import quantities
from forewarn.extractors.numerals import numeral_at
from forewarn.extractors.parser import parse
from forewarn.extractors.quantities import figures


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
        ("about 4,000 troops", 3600, 4000, 4400, "about", ""),
        ("nearly 11,000 men", 9900, 11000, 11000, "nearly", ""),
        ("more than 8 million shells", 8e6, 8e6, 1e7, "more than", ""),
        ("at least 100 men", 100, 100, 150, "at least", ""),
        ("up to 6,000 people", 3000, 6000, 6000, "up to", ""),
        ("as many as 3,000 people", 1500, 3000, 3000, "as many as", ""),
        ("3,000+ dead", 3000, 3000, 4500, "+", ""),
        ("600 or so men", 540, 600, 660, "or so", ""),
        ("40 percent of it", 40, 40, 40, "", "percent"),
        ("nearly 40% of it", 36, 40, 40, "nearly", "percent"),
        ("$2,000 a month", 2000, 2000, 2000, "", "dollar"),
        ("$5m in aid", 5e6, 5e6, 5e6, "", "dollar"),
        ("nine over 120 days", 9, 9, 9, "", ""),
    ],
)
def test_figures(
    text: str, low: float, best: float, high: float, approximator: str, unit: str
) -> None:
    figure = figures(text)[0]
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
        "a 27-year-old",
        "Scenario 2 and phase 3",
        "on 10/12/2024",
        "",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert figures(text) == ()


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
    ],
)
def test_what_is_counted(text: str, expected: list[tuple[str, str, str]]) -> None:
    doc = next(parse([text]))
    found = quantities(doc, figures(text))
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
    for figure in figures(text):
        assert 0 <= figure.low <= figure.best <= figure.high < float("inf")
        assert at <= figure.span.start < figure.span.end <= len(text)
        assert figure.span.covers(figure.number)
        at = figure.span.end
