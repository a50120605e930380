import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.extractors.quotations import find_quotations
from tests.extractors.reading import credited


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("He said: “We left.”", ["We left."]),
        ('He said: "We left."', ["We left."]),
        ("“We left,” he said. “We will be back.”", ["We left,", "We will be back."]),
        ("“He told me ‘no’,” she said.", ["He told me ‘no’,"]),
        ("“We left. And we will", ["We left. And we will"]),
        ('A 6" pipe', []),
        ("It's John's", []),
        ("", []),
        ("“”", [""]),
    ],
)
def test_marks_are_paired(text: str, inner: list[str]) -> None:
    assert [quote.inner.of(text) for quote in find_quotations(text)] == inner


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“We left, the ministry said.", ["We left,"]),
        ('"We left, the ministry said.', ["We left,"]),
        ("“We left, said Budanov. Nobody stopped us.", ["We left,"]),
        ("“Did they leave? she added on Monday.", ["Did they leave?"]),
        ("“We left! the minister told reporters on Monday.", ["We left!"]),
        ("“We left, the ministry said. “Nobody saw us.”", ["We left,", "Nobody saw us."]),
        ('"We left, the ministry said. "Nobody saw us."', ["We left,", "Nobody saw us."]),
        ("“We left,” he said. “We will be back, he added.", ["We left,", "We will be back,"]),
        # No tag that ends a sentence: the speech may run on into the next paragraph.
        ("“We left, and I said, so be it. And", ["We left, and I said, so be it. And"]),
        ("“We left, she said that he had gone", ["We left, she said that he had gone"]),
        # Marks turned the wrong way round.
        ("He said: ”We left.”", ["We left."]),
        ("He said: “We left.“", ["We left."]),
        ("„Wir gehen“, he said.", ["Wir gehen"]),
    ],
)
def test_a_missing_mark_leaves_the_tag_outside(text: str, inner: list[str]) -> None:
    assert [quote.inner.of(text) for quote in find_quotations(text)] == inner


def test_who_says_an_unclosed_quotation_is_found() -> None:
    for mark in '“"':
        (claim,) = credited(f"{mark}We have lost the town, Budanov said.")
        assert (claim.claimant_id, claim.quote) == ("budanov", "We have lost the town")


def test_a_quotation_cut_at_its_tag_does_not_run_on() -> None:
    text = "He rose. “We left, Budanov said."
    (cut,) = find_quotations(text)
    assert not cut.closed
    assert not cut.runs_on(text)
    text = "He rose. “We left."
    assert find_quotations(text)[0].runs_on(text)


def test_speech_that_ran_on_is_closed_in_the_next_paragraph() -> None:
    text = "and we will be back.” That was all."
    assert find_quotations(text) == ()
    (quote,) = find_quotations(text, open_before=True)
    assert quote.inner.of(text) == "and we will be back."


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("“We left the town at dawn,” he said.", True),
        ("They call it a “special operation” here.", False),
        ("On “The Steve Harvey Show,” she spoke.", False),
    ],
)
def test_scare_quotes_and_titles_are_no_speech(text: str, speech: bool) -> None:
    assert find_quotations(text)[0].is_speech(text) is speech


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "“We have lost the town. We will take it back,” Budanov said.",
            "We have lost the town. We will take it back,",
        ),
        (
            "“We have lost the town,” Budanov said. “We will take it back.”",
            "“We have lost the town,” Budanov said. “We will take it back.”",
        ),
    ],
)
def test_quotations_belong_to_their_speaker(text: str, quote: str) -> None:
    claims = credited(text)
    assert [claim.claimant_id for claim in claims] == ["budanov"]
    assert claims[0].quote.strip("“”.,") == quote.strip("“”.,")


@given(st.text(alphabet="ab .,“”\"'’‘«»\n", max_size=80), st.booleans())
def test_any_marks_give_disjoint_spans(text: str, open_before: bool) -> None:
    at = 0
    for quote in find_quotations(text, open_before=open_before):
        assert at <= quote.outer.start <= quote.inner.start <= quote.inner.end
        assert quote.inner.end <= quote.outer.end <= len(text)
        at = quote.outer.end
