import json

import pytest

from forewarn.claims.claim import Speech, Stance
from forewarn.extractors.llm.answer import ClaimProposal, MalformedAnswer, Refusal, parse_answer

ITEM = {
    "quotation": " two ships left ",
    "before": "",
    "source": "Vale",
    "claimant": "",
    "cue": "said",
    "stance": "denies",
    "negated": False,
    "speech": "thought",
}


def answered(*items: object) -> list[ClaimProposal | Refusal]:
    return list(parse_answer(json.dumps({"claims": items})))


def test_a_proposal_as_asked_for() -> None:
    assert answered(ITEM) == [
        ClaimProposal(
            quotation="two ships left",
            before="",
            source="Vale",
            claimant="",
            cue="said",
            stance=Stance.DENIES,
            negated=False,
            speech=Speech.THOUGHT,
        )
    ]


def test_words_around_the_object_are_passed_over() -> None:
    (found,) = parse_answer(
        f"Here you are:\n```json\n{json.dumps({'claims': [ITEM]})}\n```\nGlad to help."
    )
    assert isinstance(found, ClaimProposal)
    assert list(parse_answer('{"claims": []}')) == []


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "I cannot help with that.",
        '{"claims": [',
        '{"claims": {}}',
        "[]",
        '{"claim": []}',
        "{" * 3,
    ]
    + ['{"a":' * 100_000],
)
def test_an_answer_of_another_shape_is_told(answer: str) -> None:
    with pytest.raises(MalformedAnswer, match="no JSON of the asked shape|no list of claims"):
        list(parse_answer(answer))


@pytest.mark.parametrize(
    ("item", "why"),
    [
        ("two ships left", "needs an object"),
        ({**ITEM, "stance": "proves"}, "stance is 'proves'"),
        ({**ITEM, "speech": "shout"}, "speech is 'shout'"),
        ({**ITEM, "negated": "no"}, "negated is 'no'"),
        ({**ITEM, "quotation": 7}, "quotation is '7'"),
        ({**ITEM, "claimant_id": "nis"}, "claimant_id is not asked for"),
        ({key: ITEM[key] for key in ITEM if key != "cue"}, "cue is missing"),
        ({**ITEM, "stance": None, "cue": []}, "cue is '[]'; stance is 'None'"),
    ],
)
def test_what_is_not_of_the_shape_does_not_enter(item: object, why: str) -> None:
    (found,) = answered(item)
    assert isinstance(found, Refusal)
    assert why in found.why


def test_a_long_refusal_is_told_in_short() -> None:
    (found,) = answered("x" * 5000)
    assert isinstance(found, Refusal)
    assert len(found.words) < 120
