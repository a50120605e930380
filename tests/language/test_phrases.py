import pytest

from forewarn.language.english import ENGLISH

stands_in, ends_with = ENGLISH.stands_in, ENGLISH.ends_with


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        ("kill", "600 soldiers were Killed."),
        ("killed", "killing 600"),
        ("casualty", "4,700 casualties"),
        ("loss", "heavy losses"),
        ("die", "600 died"),
        ("plan", "12,000 planned"),
        ("deploy", "redeploying and deploying"),
        ("carry", "it carried 10,000"),
        ("send", "sends"),
        ("special forces", "special-forces soldiers"),
        ("Russia", "Russia's far east"),
    ],
)
def test_inflections_are_found(phrase: str, sentence: str) -> None:
    assert stands_in(phrase, sentence)


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        ("unit", "the United States"),
        ("plan", "planes"),
        ("us", "used it"),
        ("far east", "east, far away"),
        ("kill", "skilled"),
        ("", "anything"),
        ("loss", ""),
        ("bring", "br"),
        ("pass", "the pas"),
    ],
)
def test_other_words_are_not(phrase: str, sentence: str) -> None:
    assert not stands_in(phrase, sentence)


def test_the_head_of_a_unit_is_its_end() -> None:
    assert ends_with("North Korean soldiers", "soldier")
    assert ends_with("engineer regiment", "engineer regiment")
    assert not ends_with("soldier", "elite soldier")
    assert not ends_with("soldier uniforms", "soldier")
    assert not ends_with("soldier", "")


def test_a_star_takes_every_ending() -> None:
    assert stands_in("casualt*", "Some 4,700 casualties, and one casualty more")
    assert stands_in("withdr* from", "They withdrew from Kursk")
    assert not stands_in("withdr* from", "They withdrew to Kursk")
    assert ends_with("heavy casualties", "casualt*")
    assert not stands_in("*", "anything")
