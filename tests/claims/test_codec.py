import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from forewarn.claims.claim import Claim, Mention, Speech, Stance
from forewarn.claims.codec import claim_from_json, claim_to_json
from forewarn.claims.quantity import Quantity
from forewarn.dates import Period
from forewarn.text import Span

words = st.text(max_size=20)
spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(
    lambda ends: Span(min(ends), max(ends))
)
mentions = st.builds(Mention, text=words, span=spans)
numbers = st.floats(min_value=0, max_value=1e15, allow_nan=False)
days = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1))
periods = st.tuples(days, days).map(lambda ends: Period(min(ends), max(ends)))


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low, best, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    return Quantity(
        low=low,
        best=best,
        high=high,
        unit=draw(words),
        approximator=draw(words),
        per=draw(st.sampled_from(["", "day", "month"])),
        span=draw(spans),
        counted=draw(words),
        stage=draw(words),
        direction=draw(st.sampled_from(["", "up", "down"])),
        part_of=draw(st.none() | spans),
    )


claims = st.builds(
    Claim,
    id=words,
    report=words,
    date=days,
    span=spans,
    quote=words,
    claimant=words,
    claimant_id=words,
    source=st.none() | mentions,
    cue=st.none() | mentions,
    relay=st.lists(words, max_size=3).map(tuple),
    stance=st.sampled_from(Stance),
    negated=st.booleans(),
    certainty=st.floats(0, 1),
    speech=st.sampled_from(Speech),
    quantity=st.none() | quantities(),
    event_time=st.none() | periods,
    places=st.lists(words, max_size=3).map(tuple),
    actors=st.lists(words, max_size=3).map(tuple),
    reader=words,
)


@given(claims)
def test_a_claim_survives_json(claim: Claim) -> None:
    assert claim_from_json(json.loads(json.dumps(claim_to_json(claim)))) == claim


def test_keys_stand_in_the_published_order() -> None:
    claim = Claim(
        id="r:0-4",
        report="r",
        date=date(2024, 10, 18),
        span=Span(0, 4),
        quote="Some",
        claimant="NIS",
        quantity=Quantity(low=1, best=2, high=3, unit="soldier", span=Span(0, 1)),
        event_time=Period(date(2024, 10, 8), date(2024, 10, 13)),
        cue=Mention(text="said", span=Span(5, 9)),
    )
    wire = claim_to_json(claim)
    assert (
        list(wire)
        == (
            "report start end quote claimant source cue relay stance negated certainty speech quantity "
            "event_time places actors reader id date claimant_id"
        ).split()
    )
    assert wire["source"] is None
    assert wire["cue"] == {"text": "said", "start": 5, "end": 9}
    assert wire["event_time"] == {"start": "2024-10-08", "end": "2024-10-13"}
    assert (
        list(wire["quantity"])
        == "low high best unit approximator per start end counted stage direction part_of".split()
    )


def test_quantities_written_before_parts_were_known_can_be_read() -> None:
    claim = Claim(
        id="r:0-4",
        report="r",
        date=date(2024, 10, 18),
        span=Span(0, 4),
        quote="Some",
        claimant="NIS",
        quantity=Quantity(low=1, best=2, high=3, unit="soldier", span=Span(0, 1)),
    )
    wire = claim_to_json(claim)
    for key in ("counted", "stage", "direction", "part_of"):
        del wire["quantity"][key]
    assert claim_from_json(wire) == claim
