"""Headlines are read as sentences, and a name is a name where a sentence begins with it."""

from hypothesis import given
from hypothesis import strategies as st

from forewarn.extractors.casing import Casing
from forewarn.extractors.layout.page import split_blocks
from tests.extractors.reading import credited

REPORT = """# Mayor Vows To Close Two Bridges After Storm

The storm hit two bridges. People close to the mayor said that he vows to act after it.
"""


def test_a_headline_becomes_a_sentence() -> None:
    page = split_blocks(REPORT)
    casing = Casing.of(page)
    assert casing.as_sentence(page[0].text) == "Mayor vows to close two bridges after storm"
    assert casing.as_sentence(page[1].text) == page[1].text


def test_names_and_acronyms_keep_their_capitals() -> None:
    page = split_blocks("NIS Warns Kim Of War\n\nHe saw Kim and a war. She met Kim.")
    assert Casing.of(page).as_sentence(page[0].text) == "NIS warns Kim of war"


def test_a_headline_is_credited_to_its_subject() -> None:
    claim = credited(REPORT)[0]
    assert (claim.source and claim.source.text, claim.cue and claim.cue.text, claim.quote) == (
        "Mayor",
        "Vows",
        "To Close Two Bridges After Storm",
    )


@given(st.text(max_size=200))
def test_no_letter_is_gained_or_lost(text: str) -> None:
    page = split_blocks(text)
    casing = Casing.of(page)
    for block in page:
        cased = casing.as_sentence(block.text)
        assert len(cased) == len(block.text)
        assert cased.casefold() == block.text.casefold()
