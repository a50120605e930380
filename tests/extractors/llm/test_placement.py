import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.claims.claim import Speech, Stance
from forewarn.extractors.llm.answer import ClaimProposal, Refusal
from forewarn.extractors.llm.placement import PlacedProposal, occurrences, place_proposal
from forewarn.text import Span

TEXT = (
    "The harbour is closed, said Ines Vale. Later she said that the harbour is closed.\n\n"
    "“We wait,” he added. Ines Vale’s deputy, he said, knew nothing."
)
WHOLE = Span(0, len(TEXT))


def proposal(quotation: str, **fields: str) -> ClaimProposal:
    empty = {"before": "", "source": "", "claimant": "", "cue": ""}
    return ClaimProposal(
        quotation=quotation,
        **{**empty, **fields},
        stance=Stance.ASSERTS,
        negated=False,
        speech=Speech.SPEECH,
    )


def found(quotation: str, **fields: str) -> PlacedProposal:
    place = place_proposal(proposal(quotation, **fields), TEXT, WHOLE)
    assert isinstance(place, PlacedProposal), place
    return place


def why(quotation: str, *, part: Span = WHOLE, **fields: str) -> str:
    place = place_proposal(proposal(quotation, **fields), TEXT, part)
    assert isinstance(place, Refusal), place
    return place.why


def test_words_that_stand_once_are_found() -> None:
    place = found("We wait", source="he", cue="added")
    assert place.content == Span(TEXT.index("We wait"), TEXT.index("We wait") + 7)
    assert place.source is not None
    assert TEXT[place.source.start :].startswith("he added")
    assert place.cue is not None
    assert place.cue.of(TEXT) == "added"


def test_words_that_stand_twice_need_what_stands_before_them() -> None:
    assert why("harbour is closed") == "the quotation stands 2 times in the text"
    assert why("harbour is closed", before="nothing like it").endswith("2 times in the text")
    assert why("harbour is closed", before="e").endswith("2 times in the text")
    place = found("harbour is closed", before="she said that the", source="she", cue="said")
    assert place.content.start == TEXT.rindex("harbour")
    assert place.cue is not None
    assert TEXT[: place.cue.start].endswith("Later she ")


@pytest.mark.parametrize(
    ("quotation", "fields", "reason"),
    [
        ("", {}, "no quotation"),
        ("the harbour was closed", {}, "the quotation is not in the text"),
        ("The Harbour is closed", {}, "the quotation is not in the text"),
        ("arbour is close", {}, "the quotation is not in the text"),
        ("“We wait,” he added.  Ines", {}, "the quotation is not in the text"),
        ("We wait", {"source": "the mayor"}, "its source 'the mayor' is not in the text"),
        ("We wait", {"source": "he", "cue": "shouted"}, "its cue 'shouted' is not in the text"),
        (
            "We wait",
            {"source": "he", "claimant": "Vladimir Putin"},
            "its claimant 'Vladimir Putin' is not in the text",
        ),
        (
            "We wait",
            {"claimant": "Ines Vale"},
            "its claimant 'Ines Vale' comes without a source",
        ),
    ],
)
def test_what_does_not_stand_there_exactly_is_refused(
    quotation: str, fields: dict[str, str], reason: str
) -> None:
    assert why(quotation, **fields) == reason


def test_only_the_part_that_was_asked_about_counts_but_for_the_name() -> None:
    second = Span(TEXT.index("“We"), len(TEXT))
    assert why("Later she said", part=second) == "the quotation is not in the text"
    assert why("We wait", part=second, source="she") == "its source 'she' is not in the text"
    place = place_proposal(
        proposal("We wait", source="he", claimant="Ines Vale"), TEXT[:-9], second
    )
    assert isinstance(place, PlacedProposal)


def test_a_long_quotation_is_refused_in_short() -> None:
    place = place_proposal(proposal("x" * 900), TEXT, WHOLE)
    assert isinstance(place, Refusal)
    assert len(place.words) < 120


def test_places_may_overlap() -> None:
    assert list(occurrences("no no", "no no no", Span(0, 8))) == [Span(0, 5), Span(3, 8)]


WORDS = st.text(alphabet="ab .“”", max_size=6)


@given(st.text(alphabet="ab .“”\n", max_size=60), WORDS, WORDS, WORDS, WORDS)
def test_whatever_is_proposed_what_enters_stands_there(
    text: str, quotation: str, source: str, cue: str, before: str
) -> None:
    asked = proposal(quotation, source=source, cue=cue, before=before)
    place = place_proposal(asked, text, Span(0, len(text)))
    if isinstance(place, Refusal):
        return
    assert place.content.of(text) == quotation
    for span, words in ((place.source, source), (place.cue, cue)):
        assert ("" if span is None else span.of(text)) == words
