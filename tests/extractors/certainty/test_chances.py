import pytest

from forewarn.extractors.certainty.chances import find_chances
from forewarn.extractors.parser import parse_texts


def stated(text: str) -> list[tuple[float, str]]:
    doc = next(parse_texts([text]))
    return [(chance.value, chance.span.of(text)) for chance in find_chances(doc)]


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("There is an 80% chance of rain on Friday.", 0.8, "80%"),
        ("There is a seventy percent chance of frost.", 0.7, "seventy percent"),
        ("There is a 30 to 40 percent likelihood of drought.", 0.35, "30 to 40 percent"),
        ("There is a less than 5 percent chance of an eruption.", 0.05, "5 percent"),
        ("The chances of a landslide were put at 40 percent by the survey.", 0.4, "40 percent"),
        ("The risk of default stood at 12 percent.", 0.12, "12 percent"),
        ("A rate cut in June is 65 percent likely, the bank said.", 0.65, "65 percent"),
        ("I am 90% sure that he left.", 0.9, "90%"),
        ("The patient has a one-in-ten chance of surviving.", 0.1, "one-in-ten"),
        ("Forecasters put the chances of a blackout at one in three.", 0.333333, "one in three"),
        ("Analysts see a 1-in-4 annual chance of a flood.", 0.25, "1-in-4"),
        ("The probability that the dam fails is about 1 in 1,000.", 0.001, "1 in 1,000"),
        ("The probability of a second wave is 0.3, the institute said.", 0.3, "0.3"),
        ("Bookmakers gave odds of 3 to 1 against a snap election.", 0.25, "3 to 1"),
        ("The odds of a default are 4 to 1.", 0.2, "4 to 1"),
        ("The bookmaker offers odds of 3-1 on the favourite.", 0.75, "3-1"),
        ("They gave it a 50-50 chance.", 0.5, "50-50"),
        ("The risk of a meltdown is one in a million.", 1e-06, "one in a million"),
        ("The centre gives the storm nine chances in ten.", 0.9, "nine chances in ten"),
        ("The incumbent has a two-thirds chance of a second term.", 0.666667, "two-thirds"),
        ("The likelihood that the dam breaks is put at 15%.", 0.15, "15%"),
        ("A default is as likely as not.", 0.5, "as likely as not"),
        ("The storm has an even chance of reaching the coast.", 0.5, "even"),
        ("Whether the truce holds is a coin toss.", 0.5, "coin toss"),
        ("A fall in prices is seen as a coin flip.", 0.5, "coin flip"),
        ("It is a toss-up whether the pact survives.", 0.5, "toss-up"),
    ],
)
def test_a_stated_chance_and_its_words(text: str, value: float, words: str) -> None:
    assert stated(text) == [(value, words)]


@pytest.mark.parametrize(
    "text",
    [
        "One in five children is hungry.",
        "The risk of infection rose by 40 percent.",
        "The risk of losing 40 percent of the crop is high.",
        "There is a risk that inflation is 6 percent.",
        "They polled 40 percent of likely voters.",
        "The team won the coin toss.",
        "The two split the money 50-50.",
        "There is not even a chance of rain.",
        "The chance of a strike is many to one.",
        "There is a 140 percent chance of rain.",
        "The odds are zero to zero.",
        "The few chances in summer went unused.",
        "Rain is three times as likely as not.",
        "The probability fell from 20 percent.",
    ],
)
def test_a_share_or_a_level_is_no_chance(text: str) -> None:
    assert stated(text) == []


def test_of_two_chances_the_present_one_comes_first() -> None:
    text = "Rain chances rise from 20 percent on Friday to 70 percent on Sunday."
    assert stated(text) == [(0.7, "70 percent"), (0.2, "20 percent")]
