import pytest

from forewarn.extractors.certainty.modality import is_future, is_imperative, is_obligation
from forewarn.extractors.parser import parse_texts


def root(text: str) -> object:
    return next(parse_texts([text]))[:].root


@pytest.mark.parametrize(
    "text",
    [
        "The men will leave.",
        "The men would leave.",
        "The men may leave.",
        "The men are to leave.",
        "The men are going to leave.",
        "The men are expected to leave.",
        "The train is due to arrive on Monday.",
        "Minsk plans to send more men.",
        "The men should arrive in May.",
        "First units expected on Monday",
    ],
)
def test_what_is_to_come(text: str) -> None:
    assert is_future(root(text))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "The men left.",
        "The men have left.",
        "The men would have left.",
        "The men may be in the forest.",
        "The men should leave.",
        "The order had been planned.",
        "No state may sell them arms.",
    ],
)
def test_what_is_not(text: str) -> None:
    assert not is_future(root(text))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "ought", "necessity"),
    [
        ("The men must leave.", True, True),
        ("The men should leave.", True, True),
        ("The men ought to leave.", True, True),
        ("The men have to leave.", False, True),
        ("The men must be in the forest.", False, False),
        ("The men must have left.", False, False),
        ("It should be noted.", False, False),
        ("The men leave.", False, False),
    ],
)
def test_what_ought_to_be(text: str, ought: bool, necessity: bool) -> None:
    assert is_obligation(root(text), necessity=False) is ought  # type: ignore[arg-type]
    assert is_obligation(root(text)) is necessity  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Withdraw the troops.", True),
        ("Do not send the missiles.", True),
        ("The men withdraw the troops.", False),
        ("They withdrew.", False),
    ],
)
def test_orders(text: str, order: bool) -> None:
    assert is_imperative(root(text)) is order  # type: ignore[arg-type]


def test_without_a_clause_there_is_no_mood() -> None:
    assert (is_future(None), is_obligation(None), is_imperative(None)) == (False, False, False)
