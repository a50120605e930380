"""Where a content begins and ends, also where the parse loses its way."""

import pytest

from forewarn.extractors.attribution.attribution import Attribution
from forewarn.extractors.attribution.grammar import Grammar, find_attributions
from forewarn.extractors.layout.page import split_blocks
from forewarn.extractors.parser import parse_texts
from forewarn.extractors.quotations import find_quotations


def attributions(text: str, **switches: bool) -> list[Attribution]:
    (block,) = split_blocks(text)
    (doc,) = parse_texts([block.text])
    return list(find_attributions(doc, find_quotations(block.text), Grammar(**switches)))


def said(text: str, **switches: bool) -> list[tuple[str, str, str]]:
    """Source, cue and content of each credit of a text of one block."""
    (block,) = split_blocks(text)
    return [
        (
            "" if attribution.source is None else attribution.source.of(block.text),
            attribution.cue.of(block.text),
            attribution.content.of(block.text),
        )
        for attribution in attributions(text, **switches)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministry said the port was closed, and it will stay shut until May.",
            ("The ministry", "said", "the port was closed, and it will stay shut until May"),
        ),
        (
            "The envoy vowed to rebuild the bridge, reopen the mines and free the miners.",
            (
                "The envoy",
                "vowed",
                "to rebuild the bridge, reopen the mines and free the miners",
            ),
        ),
        (
            "The governor noted that the road was cut because the river had risen.",
            ("The governor", "noted", "the road was cut because the river had risen"),
        ),
        (
            "The bridge had stood for years, the engineer said, until the flood took it.",
            (
                "the engineer",
                "said",
                "The bridge had stood for years, the engineer said, until the flood took it",
            ),
        ),
        (
            "The ministry says the first trucks have arrived; outlets speak of 120.",
            ("The ministry", "says", "the first trucks have arrived"),
        ),
        (
            "The mayor told reporters on the quay that the ferry had sunk.",
            ("The mayor", "told", "the ferry had sunk"),
        ),
        (
            "The minister said after the talks he would not resign if the vote were lost.",
            ("The minister", "said", "he would not resign if the vote were lost"),
        ),
    ],
)
def test_a_content_runs_on_to_its_end(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in said(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The agency acknowledged the loss of the ship, which had been built in Gdansk.",
            "the loss of the ship",
        ),
        (
            "The ministry announced that the port was shut, but the unions denied it.",
            "the port was shut",
        ),
        (
            "The minister said the dam had burst and called it a disaster.",
            "the dam had burst",
        ),
    ],
)
def test_what_the_author_adds_is_left_out(text: str, content: str) -> None:
    assert said(text)[0][2] == content


def test_a_second_verb_of_saying_has_the_same_speaker() -> None:
    assert said("The minister said the dam had burst and called it a disaster.")[1] == (
        "The minister",
        "called",
        "it a disaster",
    )


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Critics slammed the governor for his silence about the mines.",
            "the governor for his silence about the mines",
        ),
        ("The court branded the group an outlaw band.", "the group an outlaw band"),
        ("The envoy described the talks as a farce.", "the talks as a farce"),
    ],
)
def test_a_judgement_goes_with_what_is_judged(text: str, content: str) -> None:
    assert said(text)[0][2] == content


def test_a_relative_pronoun_stands_for_its_source() -> None:
    found = said("The general, who said the town had fallen, resigned.")
    assert found == [("who", "said", "the town had fallen")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The tax, as the banker observed, would hurt the poor.",
            ("the banker", "observed", "The tax, as the banker observed, would hurt the poor"),
        ),
        (
            "As many experts have pointed out, the island has no harbour.",
            ("many experts", "have pointed out", "the island has no harbour"),
        ),
        (
            "As a memo put it, the plan had failed.",
            ("a memo", "put", "the plan had failed"),
        ),
    ],
)
def test_an_as_clause_credits_the_rest_of_its_sentence(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "This act of defiance aims to remind the alliance of its limits.",
        "He sent the fleet to sea, which could indicate that the talks have failed.",
        "The fact that the bridge stands is no secret.",
        "The Harbour: What We Know So Far",
        "As the ship sailed, the crowd cheered.",
    ],
)
def test_what_cannot_speak_is_credited_with_nothing(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The premier is confident that the truce will hold.",
            ("The premier", "is confident", "the truce will hold"),
        ),
        (
            "Officials were worried about the fate of the dam.",
            ("Officials", "were worried", "the fate of the dam"),
        ),
        (
            "The rebels are not willing to leave the town.",
            ("The rebels", "are not willing", "to leave the town"),
        ),
    ],
)
def test_adjectives_of_mind_credit_their_subject(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The union's threat to close the mines came late.",
            ("The union", "threat", "to close the mines"),
        ),
        (
            "The envoy's criticism of the treaty was mild.",
            ("The envoy", "criticism", "the treaty"),
        ),
    ],
)
def test_an_owned_noun_credits_its_owner(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text) == [expected]


def test_a_quotation_after_a_colon_belongs_to_the_clause_before_it() -> None:
    found = said('The rains were late, the farmer said: "We lost the whole of the barley."')
    assert ("the farmer", "said", "We lost the whole of the barley") in found


def test_a_quotation_after_a_tagged_sentence_goes_on_with_it() -> None:
    (found,) = said('The convoy was late, the driver said. "We waited at the pass all night."')
    assert found[:2] == ("the driver", "said")
    assert found[2].startswith("The convoy was late")
    assert found[2].endswith('"We waited at the pass all night."')


def test_a_tag_longer_than_both_parts_does_not_join_them() -> None:
    text = (
        '"We will stay," said Maria Lopez, a retired schoolteacher who has lived by the river in '
        'the old quarter of the town since the war. "It is our home."'
    )
    contents = [content for _, _, content in said(text)]
    assert all("schoolteacher" not in content for content in contents)


def test_a_signature_after_a_dash_names_the_speaker() -> None:
    (found,) = said("“The river took everything we had in one night.” — Maria B. Lopez")
    assert found == (
        "Maria B. Lopez",
        "—",
        "The river took everything we had in one night",
    )


def test_a_transcript_names_its_speakers_within_its_marks() -> None:
    found = said('"LOPEZ: We have waited for the boats since Monday, and none came.')
    assert found[0][:2] == ("LOPEZ", ":")


def test_nested_credits_are_a_switch() -> None:
    text = "The envoy said the generals believe that the town will fall by spring."
    assert [cue for _, cue, _ in said(text)] == ["said", "believe"]
    assert [cue for _, cue, _ in said(text, nested=False)] == ["said"]


def test_what_a_speaker_says_of_his_own_mind_is_one_credit() -> None:
    found = said("The envoy said she hopes to return and that she believes the truce will hold.")
    assert [cue for _, cue, _ in found] == ["said"]


def test_a_title_in_quotation_marks_is_no_speech() -> None:
    (quoted,) = find_quotations('He spoke on "Face of the Nation," a weekly programme.')
    assert not quoted.is_speech('He spoke on "Face of the Nation," a weekly programme.')


def test_a_straight_mark_before_a_stop_closes() -> None:
    text = 'The clubs will hold debates". People may send drawings. He said, "I have one vote."'
    assert [quoted.inner.of(text) for quoted in find_quotations(text)] == ["I have one vote."]
