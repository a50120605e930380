"""Each way of crediting somebody, and what the reader makes of it."""

import pytest

from forewarn.claims.claim import Speech, Stance
from tests.extractors.reading import credited, read


@pytest.mark.parametrize(
    ("text", "source", "cue", "quote"),
    [
        (
            "The NIS said that North Korea had sent troops.",
            "The NIS",
            "said",
            "North Korea had sent troops",
        ),
        (
            "Some 1,500 soldiers sailed for Vladivostok, said the National Intelligence Service.",
            "the National Intelligence Service",
            "said",
            "Some 1,500 soldiers sailed for Vladivostok",
        ),
        (
            "The soldiers will be ready by November, Kyrylo Budanov told reporters.",
            "Kyrylo Budanov",
            "told",
            "The soldiers will be ready by November",
        ),
        (
            "Three officers were evacuated to Moscow, according to the ministry.",
            "the ministry",
            "according to",
            "Three officers were evacuated to Moscow",
        ),
        (
            "According to the ministry, three officers were evacuated to Moscow.",
            "the ministry",
            "According to",
            "three officers were evacuated to Moscow",
        ),
        (
            "By its count, North Korea has sent 12,000 men.",
            "its",
            "count",
            "North Korea has sent 12,000 men",
        ),
        (
            "But to prevent problems, he said, local officials should be vigilant.",
            "he",
            "said",
            "But to prevent problems, he said, local officials should be vigilant",
        ),
        (
            "The Kremlin denied the presence of foreign troops in Kursk.",
            "The Kremlin",
            "denied",
            "the presence of foreign troops in Kursk",
        ),
        (
            "Moscow rejected claims that troops had arrived.",
            "Moscow",
            "rejected",
            "troops had arrived",
        ),
        (
            "Seoul says about 2,000 North Korean soldiers.",
            "Seoul",
            "says",
            "about 2,000 North Korean soldiers",
        ),
        (
            "The agency put the toll at 300.",
            "The agency",
            "put",
            "the toll at 300",
        ),
        (
            "The agency's estimate of 12,000 troops has not changed.",
            "The agency",
            "estimate",
            "12,000 troops",
        ),
        (
            "Trump called the deal a disaster.",
            "Trump",
            "called",
            "the deal a disaster",
        ),
        (
            "Zelensky: Two units are being prepared.",
            "Zelensky",
            ":",
            "Two units are being prepared",
        ),
    ],
)
def test_constructions(text: str, source: str, cue: str, quote: str) -> None:
    claim = credited(text)[0]
    assert claim.source is not None
    assert claim.cue is not None
    assert (claim.source.text, claim.cue.text, claim.quote) == (source, cue, quote)


@pytest.mark.parametrize(
    ("text", "stance", "speech"),
    [
        ("Peskov said the reports were accurate.", Stance.ASSERTS, Speech.SPEECH),
        ("Peskov denied that troops had arrived.", Stance.DENIES, Speech.SPEECH),
        ("Peskov called the reports “fake news”.", Stance.DENIES, Speech.SPEECH),
        ("Rutte cannot confirm such reports.", Stance.DOUBTS, Speech.SPEECH),
        ("Rutte confirmed that troops had arrived.", Stance.CONFIRMS, Speech.SPEECH),
        ("Putin neither confirmed nor denied that they are there.", Stance.DOUBTS, Speech.SPEECH),
        ("Peskov declined to comment on the reports.", Stance.DOUBTS, Speech.INTENT),
        ("The minister did not say how many soldiers had left.", Stance.DOUBTS, Speech.SPEECH),
        ("Budanov predicted that Moscow would ask for more.", Stance.PREDICTS, Speech.SPEECH),
        ("Budanov said Moscow will ask for more.", Stance.PREDICTS, Speech.SPEECH),
        ("Kyiv urged its partners to send more aid.", Stance.DEMANDS, Speech.SPEECH),
        ("North Korea plans to send more troops.", Stance.INTENDS, Speech.INTENT),
        ("Analysts believe that the force is small.", Stance.ASSERTS, Speech.THOUGHT),
    ],
)
def test_stance(text: str, stance: Stance, speech: Speech) -> None:
    claim = credited(text)[0]
    assert (claim.stance, claim.speech) == (stance, speech)


def test_hedges_lower_certainty_step_by_step() -> None:
    said = [
        "The NIS said they have arrived.",
        "The NIS said it is highly likely that they have arrived.",
        "The NIS said they have probably arrived.",
        "The NIS said they have reportedly arrived.",
        "The NIS said they may have arrived.",
        "The NIS said it is unlikely that they have arrived.",
    ]
    levels = [credited(text)[0].certainty for text in said]
    assert levels == sorted(levels, reverse=True)
    assert len(set(levels)) == len(levels)


def test_negation_is_not_denial() -> None:
    claim = credited("The NIS said that the soldiers have not entered combat.")[0]
    assert (claim.stance, claim.negated) == (Stance.ASSERTS, True)


@pytest.mark.parametrize(
    "text",
    [
        "The NIS said no fewer than 30 men had left.",
        "The NIS reports no fewer than 30 casualties.",
        "The NIS said the toll was not less than 30.",
    ],
)
def test_a_floor_is_no_negation(text: str) -> None:
    assert not credited(text)[0].negated


def test_a_sentence_of_its_own_is_the_publishers() -> None:
    claim = read("Russia has received 3 million shells since August.")[0]
    assert (claim.source, claim.cue, claim.claimant_id) == (None, None, "gazette")
    assert claim.quantity is not None
    assert claim.event_time is not None
    assert claim.places == ("russia",)


def test_two_figures_make_two_claims_over_one_span() -> None:
    claims = credited("The NIS said it counted 4,700 casualties, including 600 deaths.")
    assert len({claim.span for claim in claims}) == 1
    assert len({claim.id for claim in claims}) == len(claims) == 2
    units = [claim.quantity.unit for claim in claims if claim.quantity]
    assert units == ["casualty", "death"]
    assert all(claim.id.startswith(f"r:{claim.span.start}-{claim.span.end}/") for claim in claims)


def test_pronouns_and_titles_find_their_owner() -> None:
    claims = credited(
        "Kyrylo Budanov said that troops had left. He added that more would follow.\n\n"
        "The NIS announced that 1,500 men had sailed. The agency said it expects more."
    )
    assert [claim.claimant_id for claim in claims][:2] == ["budanov", "budanov"]
    assert {claim.claimant_id for claim in claims[2:]} == {"nis"}


@pytest.mark.parametrize(
    ("text", "claimant", "relay"),
    [
        (
            "Three officers were killed, Reuters reported, citing two US officials.",
            "two US officials",
            ("gazette", "reuters"),
        ),
        (
            "A lawmaker told reporters that the NIS had counted 300 dead.",
            "National Intelligence Service",
            ("gazette", "A lawmaker"),
        ),
        (
            "The men are already there, Budanov told The War Zone.",
            "Kyrylo Budanov",
            ("gazette", "The War Zone"),
        ),
        (
            "A second 1,500 soldiers have been sent, Reuters quoted lawmaker Park Sunwon as saying.",
            "lawmaker Park Sunwon",
            ("gazette", "reuters"),
        ),
        (
            "Austin told reporters that they had arrived, according to Reuters.",
            "Austin",
            ("gazette", "reuters"),
        ),
        (
            "In an interview with Bloomberg, Budanov said that the men had left.",
            "Kyrylo Budanov",
            ("gazette", "Bloomberg"),
        ),
        (
            "Budanov, in an interview with Bloomberg, said that the men had left.",
            "Kyrylo Budanov",
            ("gazette", "Bloomberg"),
        ),
        (
            "Members of the committee, quoted by Yonhap, said that three men had left.",
            "Members of the committee",
            ("gazette", "Yonhap"),
        ),
        (
            "Some 3,000 men have left, Budanov said, as relayed by Reuters.",
            "Kyrylo Budanov",
            ("gazette", "reuters"),
        ),
        (
            "BBC: Western Officials Believe about 1,000 North Koreans Killed in Kursk",
            "Western Officials",
            ("gazette", "BBC"),
        ),
        (
            "CNN reports, citing the NIS: 12,000 men had left.",
            "National Intelligence Service",
            ("gazette", "CNN"),
        ),
    ],
)
def test_relays_run_from_the_outlet_inwards(
    text: str, claimant: str, relay: tuple[str, ...]
) -> None:
    claim = next(claim for claim in credited(text) if claim.claimant == claimant)
    assert claim.relay == relay


def test_whoever_reports_a_belief_of_nobody_vouches_for_it() -> None:
    (claim,) = credited("Budanov told Bloomberg that Oslo is estimated to have sent 3,000 men.")
    assert (claim.claimant_id, claim.quote) == (
        "budanov",
        "Oslo is estimated to have sent 3,000 men",
    )
    assert claim.certainty == 0.75


def test_a_cited_source_is_no_part_of_what_is_reported() -> None:
    (claim,) = credited("CNN reports, citing the NIS: 12,000 men had left.")
    assert claim.quote == "12,000 men had left"


def test_a_plan_that_is_reported_is_the_reporters_figure() -> None:
    claims = credited("Russia plans to send 2,600 soldiers to Kursk, Budanov said.")
    assert [claim.claimant for claim in claims if claim.quantity] == ["Kyrylo Budanov"]
