import pytest

from forewarn.extractors.certainty.negation import is_denied
from forewarn.extractors.parser import parse_texts
from forewarn.text import Span


def denied(text: str, content: str | None = None) -> bool:
    doc = next(parse_texts([text]))
    start = text.index(content) if content else 0
    return is_denied(doc[:].root, Span(start, start + len(content or text)))


@pytest.mark.parametrize(
    "text",
    [
        "The men did not leave.",
        "The men never left.",
        "No men left.",
        "None of the men left.",
        "Nobody left.",
        "Neither brigade left.",
        "They lost no men.",
        "They found nothing.",
        "No soldier came or fought.",
        "There is no truth in it.",
        "The men failed to leave.",
        "The men refused to leave.",
        "The men have yet to leave.",
        "Hardly any men left.",
    ],
)
def test_a_negative_denies_its_clause(text: str) -> None:
    assert denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "The men left.",
        "Not only the men left.",
        "No fewer than 300 men left.",
        "No more than 300 men left.",
        "The men who did not fight left.",
        "The men left because they had no food.",
        "It was not a battalion but a brigade that left.",
        "The men did not fail to leave.",
        "Barely 300 men left.",
        "The men refused food.",
    ],
)
def test_other_negatives_leave_it_standing(text: str) -> None:
    assert not denied(text)


def test_a_negative_outside_the_content_denies_nothing_in_it() -> None:
    assert not denied("Nobody left.", "left")


def test_without_a_clause_nothing_is_denied() -> None:
    assert not is_denied(None, Span(0, 1))
