import pytest

from forewarn.extractors.figures.unit_names import CURRENCY_WORDS, UNIT_SIGNS, UNIT_WORDS
from forewarn.extractors.figures.units import measure_after, money_after, per_after, sign_before


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("7 km of cable", "kilometre"),
        ("7km of cable", "kilometre"),
        ("7 kilometers of cable", "kilometre"),
        ("7 sq m of floor", "square metre"),
        ("7 cubic feet", "cubic foot"),
        ("7 per cent", "percent"),
        ("7 percentage points", "percentage point"),
        ("7-percentage-point rise", "percentage point"),
        ("7 basis points", "basis point"),
        ("7°C", "celsius"),
        ("7 degrees Fahrenheit", "fahrenheit"),
        ("7-mpg car", "mile per gallon"),
        ("7 miles an hour", "mile per hour"),
        ("7kWh battery", "kilowatt hour"),
        ("7-year-old truce", "year of age"),
        ("7 weeks of age", "week of age"),
        ("7 pounds", "pound-mass"),
        ("7 ppb", "parts-per-billion"),
        ("7 hectolitres of milk", "hectolitre"),
        ("7 gigatonnes of ice", "gigatonne"),
        ("7 Mt of carbon", "megatonne"),
        ("7 mSv of dose", "millisievert"),
        ("7 mg/dL", "milligram per decilitre"),
        ("7 km/s", "kilometre per second"),
        ("7 mAh battery", "milliampere-hour"),
        ("7 mmHg", "millimetre of mercury"),
        ("7 cubic metres per second", "cubic metre per second"),
        ("7 PA systems", ""),
        ("7 MS students", ""),
        ("7 pm", ""),
        ("7 soldiers", ""),
        ("7 Africans", ""),
        ("7 mountains", ""),
        ("7 per", ""),
        ("7", ""),
    ],
)
def test_units_of_measure(text: str, name: str) -> None:
    unit = measure_after(text, 1, 7)
    assert (unit.name if unit else "") == name


def test_a_number_of_lines_is_no_price() -> None:
    pence = measure_after("180p a share", 3, 180)
    assert pence is not None
    assert pence.name == "penny"
    assert measure_after("1080p video", 4, 1080) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("$", "dollar"),
        ("US $", "dollar"),
        ("HK$", "hong kong dollar"),
        ("$A", "australian dollar"),
        ("€ ", "euro"),
        ("USD", "dollar"),
        ("RM", "ringgit"),
        ("PS", "pound"),
        ("Y=", "yen"),
        ("GPS", ""),
        ("men ", ""),
    ],
)
def test_money_signs(text: str, name: str) -> None:
    sign = sign_before(text + "2.7m", len(text), 0)
    assert (sign.name if sign else "") == name


def test_a_console_is_no_pound() -> None:
    assert sign_before("a PS5 game", 4, 0) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("5 dollars", "dollar"),
        ("5 US dollars", "dollar"),
        ("5 Canadian dollars", "canadian dollar"),
        ("5 JPY", "yen"),
        ("5€", "euro"),
        ("5 won the match", ""),
        ("5 KN-23 missiles", ""),
        ("5 tanks", ""),
    ],
)
def test_money_named_after(text: str, name: str) -> None:
    unit = money_after(text, 1, large=False)
    assert (unit.name if unit else "") == name


def test_pounds_are_money_when_they_are_many() -> None:
    assert money_after("5 pounds", 1, large=False) is None
    large = money_after("5 million pounds", 9, large=True)
    assert large is not None
    assert large.name == "pound"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" per barrel", "barrel"),
        (" a month", "month"),
        ("-a-day refinery", "day"),
        (" per square foot", "square foot"),
        (" a year ago", ""),
        (" a plan", ""),
    ],
)
def test_what_a_price_is_for(text: str, name: str) -> None:
    unit = per_after(text, 0)
    assert (unit.name if unit else "") == name


def test_names_are_singular() -> None:
    plural = {name for name in {*UNIT_WORDS.values(), *UNIT_SIGNS.values()} if name.endswith("s")}
    assert plural <= {
        "celsius",
        "hertz",
        "times",
        "pound-mass",
        "kilohertz",
        "megahertz",
        "gigahertz",
        "litre per 100 kilometres",
    }
    assert not any(name.endswith("s") for name in CURRENCY_WORDS.values())
