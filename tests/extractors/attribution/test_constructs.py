"""Every construct that the reader promises, with a sentence of our own for each."""

import pytest

from forewarn.claims.claim import Claim, Stance
from tests.extractors.reading import credited, read

HERE = "gazette"

CONSTRUCTS = [
    # text, claimant, relays inwards from the publisher, cue, quotation, stance and speech
    pytest.param(
        "The convoy crossed the border at dawn, the ministry said.",
        ("the ministry", (HERE,), "said", "The convoy crossed the border at dawn"),
        "asserts speech",
        id="postposed",
    ),
    pytest.param(
        "The convoy crossed the border at dawn, said Budanov.",
        ("budanov", (HERE,), "said", "The convoy crossed the border at dawn"),
        "asserts speech",
        id="inverted",
    ),
    pytest.param(
        "About 1,500 soldiers have left, according to two people familiar with the matter.",
        (
            "two people familiar with the matter",
            (HERE,),
            "according to",
            "About 1,500 soldiers have left",
        ),
        "asserts speech",
        id="according to an unnamed source",
    ),
    pytest.param(
        "The Guardian reported on Friday that, according to Ukrainian intelligence, 50 had defected.",
        ("Ukrainian intelligence", (HERE, "The Guardian"), "according to", "50 had defected"),
        "asserts speech",
        id="according to, within a that-clause",
    ),
    pytest.param(
        "Some 4,000 soldiers are believed to have been killed.",
        (
            HERE,
            (),
            "are believed",
            "Some 4,000 soldiers are believed to have been killed",
        ),
        "asserts thought",
        id="passive without an agent",
    ),
    pytest.param(
        "The soldiers were said by Kyiv to be untrained.",
        ("Kyiv", (HERE,), "were said", "The soldiers were said by Kyiv to be untrained"),
        "asserts speech",
        id="passive with an agent",
    ),
    pytest.param(
        "The figure estimated by Seoul is 2,000 dead.",
        ("Seoul", (HERE,), "estimated", "2,000 dead"),
        "asserts speech",
        id="the figure estimated by",
    ),
    pytest.param(
        "Moscow's claim that the troops are volunteers is false.",
        ("Moscow", (HERE,), "claim", "the troops are volunteers"),
        "asserts speech",
        id="an owned noun",
    ),
    pytest.param(
        "Kim's message is that the alliance will last.",
        ("Kim", (HERE,), "message", "the alliance will last"),
        "predicts speech",
        id="a noun and its predicate",
    ),
    pytest.param(
        "Reports suggest that the first units have reached Kursk.",
        ("Reports", (HERE,), "suggest", "the first units have reached Kursk"),
        "asserts speech",
        id="reports suggest",
    ),
    pytest.param(
        "Officials fear that more troops will follow.",
        ("Officials", (HERE,), "fear", "more troops will follow"),
        "predicts thought",
        id="a fear",
    ),
    pytest.param(
        "Seoul believes that Moscow pays the soldiers.",
        ("Seoul", (HERE,), "believes", "Moscow pays the soldiers"),
        "asserts thought",
        id="a belief",
    ),
    pytest.param(
        "Pyongyang plans to send engineers in March.",
        ("Pyongyang", (HERE,), "plans", "to send engineers in March"),
        "intends intent",
        id="an intent",
    ),
    pytest.param(
        "“They are here. They have been here for weeks. We have seen them,” the colonel told us.",
        (
            "the colonel",
            (HERE,),
            "told",
            "They are here. They have been here for weeks. We have seen them",
        ),
        "asserts speech",
        id="a quotation of several sentences",
    ),
    pytest.param(
        "“We crossed at dawn,” said Budanov. “Nobody stopped us.”",
        (
            "budanov",
            (HERE,),
            "said",
            "“We crossed at dawn,” said Budanov. “Nobody stopped us.”",
        ),
        "asserts speech",
        id="an interrupted quotation",
    ),
    pytest.param(
        "Yonhap, citing Reuters, reported that the NIS believes 3,000 soldiers have arrived.",
        ("nis", (HERE, "Yonhap", "reuters"), "believes", "3,000 soldiers have arrived"),
        "asserts thought",
        id="outlet citing an agency citing a service",
    ),
    pytest.param(
        "Seventy ships have left the port, according to the Gamma Post, which cited two officials.",
        (
            "two officials",
            (HERE, "the Gamma Post"),
            "according to",
            "Seventy ships have left the port",
        ),
        "asserts speech",
        id="an outlet that leans on others in a clause of its own",
    ),
    pytest.param(
        "Reuters, which quoted the NIS, reported that 3,000 soldiers have arrived.",
        ("nis", (HERE, "reuters"), "reported", "3,000 soldiers have arrived"),
        "asserts speech",
        id="which quoted",
    ),
    pytest.param(
        "The paper quoted a lawmaker as saying the NIS had counted 300 dead.",
        ("nis", (HERE, "The paper", "a lawmaker"), "had counted", "300 dead"),
        "asserts speech",
        id="quoted as saying",
    ),
    pytest.param(
        "A lawmaker who was briefed by the NIS told Reuters that 300 had died.",
        ("A lawmaker", (HERE, "reuters"), "told", "300 had died"),
        "asserts speech",
        id="told an outlet",
    ),
    pytest.param(
        "Zelensky said he had been told by Budanov that 12,000 were on their way.",
        ("budanov", (HERE, "Zelensky"), "had been told", "12,000 were on their way"),
        "asserts speech",
        id="told by somebody",
    ),
    pytest.param(
        "A source close to the General Staff said the units were short of food.",
        (
            "A source close to the General Staff",
            (HERE,),
            "said",
            "the units were short of food",
        ),
        "asserts speech",
        id="an unnamed source",
    ),
    pytest.param(
        "# Seoul: 1,500 troops have arrived in Vladivostok",
        ("Seoul", (HERE,), ":", "1,500 troops have arrived in Vladivostok"),
        "asserts speech",
        id="a heading",
    ),
    pytest.param(
        "- The NIS estimates 2,000 dead.",
        ("nis", (HERE,), "estimates", "2,000 dead"),
        "asserts speech",
        id="a bullet",
    ),
    pytest.param(
        "A second shipment is expected, the agency said.",
        ("the agency", (HERE,), "said", "A second shipment is expected"),
        "predicts speech",
        id="an expectation that is reported",
    ),
    pytest.param(
        "In Seoul's view, the deployment is a violation of sanctions.",
        ("Seoul", (HERE,), "view", "the deployment is a violation of sanctions"),
        "asserts speech",
        id="a view",
    ),
    pytest.param(
        "The ministry denied that its soldiers had been captured.",
        ("The ministry", (HERE,), "denied", "its soldiers had been captured"),
        "denies speech",
        id="a denial",
    ),
    pytest.param(
        "The regime has been accused of sending troops to Kursk.",
        (HERE, (), "has been accused", "sending troops to Kursk"),
        "asserts speech",
        id="a charge by nobody",
    ),
    pytest.param(
        "Seoul said the troops would not turn the tide, arguing that they were untrained.",
        ("Seoul", (HERE,), "said", "the troops would not turn the tide"),
        None,
        id="an afterthought is a credit of its own",
    ),
]


def told(claim: Claim) -> tuple[str, tuple[str, ...], str, str]:
    """What the table tells of a claim."""
    cue = claim.cue.text if claim.cue else ""
    return claim.claimant_id or claim.claimant, claim.relay, cue, claim.quote


@pytest.mark.parametrize(("text", "expected", "attitude"), CONSTRUCTS)
def test_a_construct(
    text: str, expected: tuple[str, tuple[str, ...], str, str], attitude: str | None
) -> None:
    claim = next((one for one in credited(text) if told(one) == expected), None)
    assert claim is not None, [told(one) for one in read(text)]
    if attitude is not None:
        assert f"{claim.stance} {claim.speech}" == attitude


def test_pronouns_and_titles_go_back_to_their_name() -> None:
    text = (
        "Lee Sung-kweun said that 100 soldiers had died. He added that 1,000 were wounded. "
        "The lawmaker said more would follow."
    )
    assert [claim.claimant for claim in credited(text)] == ["Lee Sung-kweun"] * 3
    agency = "The NIS said 1,500 soldiers had left. The agency expects more to follow."
    assert [claim.claimant_id for claim in credited(agency)] == ["nis", "nis"]


def test_a_surname_goes_back_to_its_name() -> None:
    text = "Park Sun-won said that 100 soldiers had died. Park said 1,000 were wounded."
    assert [claim.claimant for claim in credited(text)] == ["Park Sun-won"] * 2


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        (
            "Neither Moscow nor Pyongyang has confirmed the presence of the troops.",
            ["Moscow", "Pyongyang"],
        ),
        ("Both officials and analysts say the men have crossed.", ["officials", "analysts"]),
        ("Kyiv, Seoul and Tokyo say the men have crossed.", ["Kyiv", "Seoul", "Tokyo"]),
        ("Jill Moss and Gary Wood said the men had crossed.", ["Jill Moss", "Gary Wood"]),
        ("Budanov and Lee Min-ho said the men had crossed.", ["Kyrylo Budanov", "Lee Min-ho"]),
        (
            "Jill Moss and Gary Wood said they would stay. They said the men had crossed. "
            "Moss said more would come.",
            ["Jill Moss", "Gary Wood"] * 2 + ["Jill Moss"],
        ),
    ],
)
def test_each_of_those_who_say_it_together_claims_it(text: str, claimants: list[str]) -> None:
    found = credited(text)
    assert [claim.claimant for claim in found] == claimants
    assert len({claim.id for claim in found}) == len(found)


def test_who_speaks_together_is_no_place_of_what_is_said() -> None:
    first, second = credited("Both Moscow and Pyongyang deny that the men have crossed.")
    assert first.source is not None
    assert first.source.text == "Moscow"
    assert second.source is not None
    assert second.source.text == "Pyongyang"
    assert (first.stance, first.places) == (second.stance, second.places) == (Stance.DENIES, ())


@pytest.mark.parametrize(
    "named",
    [
        "Officials and analysts",
        "Trinidad and Tobago",
        "Johnson and Johnson",
        "Either Moss or Wood",
        "Moss & Wood",
    ],
)
def test_one_body_of_two_names_claims_once(named: str) -> None:
    assert [claim.claimant for claim in credited(f"{named} said the men had crossed.")] == [named]


def test_a_verb_of_one_has_one_speaker() -> None:
    assert len(credited("Moss and Wood says that the men have crossed.")) == 1


def test_the_authors_own_assertion_has_no_source() -> None:
    claims = read("The NIS has an office in Seoul. Some 300 soldiers died there.")
    assert [(claim.claimant_id, claim.source, claim.cue) for claim in claims] == [
        ("gazette", None, None)
    ] * len(claims)
    assert claims


def test_the_people_who_tell_it_are_no_figure_of_their_own() -> None:
    text = "About 1,500 soldiers have left, according to two people familiar with the matter."
    assert [claim.cue is not None for claim in read(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "This act of brinkmanship aims to remind NATO that Russia has friends.",
        "The North Korean Military: What Little We Know",
        "Losses rose in May, which could indicate that the reserves are thin.",
        "The campaign relied on coalition messaging that victory was near.",
        "These measures indicate that the reserves are thin.",
        "The regime hid the losses, suggesting that it fears unrest.",
        "Pyongyang has often supported its allies with military expertise.",
        "The officers saw him leave the car.",
        "A spokesman did not respond to a request for comment.",
        "Relief for the Refugees: The Crisis of the Summer",
        "Terminal 2: Kursk, Minsk and Seoul",
    ],
)
def test_nobody_is_credited(text: str) -> None:
    assert [(told(claim)) for claim in credited(text)] == []
