import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.claims.claim import Claim, ClaimKind, Speech, Stance
from forewarn.claims.codec import claim_from_json, claim_from_row, claim_to_json
from forewarn.claims.correction import CORRECTABLE, correct_claim, correctable_values
from forewarn.claims.event import EventRole, Participant, Person, Realis, ReportedEvent, Told
from forewarn.claims.mention import Mention
from forewarn.claims.quantity import Movement, Quantity
from forewarn.dates import Period
from forewarn.text import Span
from tests.strategies import texts

words = st.text(max_size=20)
spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(
    lambda ends: Span(min(ends), max(ends))
)
mentions = st.builds(Mention, text=words, span=spans)
numbers = st.floats(min_value=0, max_value=1e15, allow_nan=False)
days = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1))
periods = st.tuples(days, days).map(lambda ends: Period(min(ends), max(ends)))

lists = st.lists(words, max_size=3).map(tuple)
participants = st.builds(
    Participant,
    role=st.sampled_from(EventRole),
    mention=mentions,
    head=words,
    words=lists,
    actors=lists,
    places=lists,
    within=lists,
    person=st.sampled_from(Person),
)
events = st.builds(
    ReportedEvent,
    classes=lists,
    trigger=mentions,
    realis=st.sampled_from(Realis),
    says=st.sampled_from(Told),
    arguments=st.lists(participants, max_size=3).map(tuple),
    befalls=st.booleans(),
    figure=st.none() | st.sampled_from(EventRole),
)


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
        change=draw(st.sampled_from(Movement)),
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
    kind=st.sampled_from(ClaimKind),
    chance=st.none() | st.floats(0, 1),
    quantity=st.none() | quantities(),
    event_time=st.none() | periods,
    said_time=st.none() | periods,
    places=st.lists(words, max_size=3).map(tuple),
    actors=st.lists(words, max_size=3).map(tuple),
    setting=lists,
    events=st.lists(events, max_size=2).map(tuple),
    reader=words,
)

CLAIM = Claim(
    id="r:0-4", report="r", date=date(2024, 10, 18), span=Span(0, 4), quote="Some",
    claimant="NIS", quantity=Quantity(low=1, best=2, high=3, unit="soldier", span=Span(0, 1)),
)  # fmt: skip


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
            "report start end quote claimant source cue relay stance negated certainty speech "
            "kind chance quantity event_time said_time places actors setting events reader id date claimant_id"
        ).split()
    )
    assert wire["source"] is None
    assert wire["cue"] == {"text": "said", "start": 5, "end": 9}
    assert wire["event_time"] == {"start": "2024-10-08", "end": "2024-10-13"}
    assert (
        list(wire["quantity"])
        == (
            "low high best unit approximator per start end counted stage direction change part_of"
        ).split()
    )


def test_claims_written_before_a_field_was_added_can_be_read() -> None:
    claim = CLAIM
    wire = claim_to_json(claim)
    for key in ("kind", "chance", "said_time"):
        del wire[key]
    for key in ("counted", "stage", "direction", "change", "part_of"):
        del wire["quantity"][key]
    assert claim_from_json(wire) == claim


def test_a_field_that_claims_always_had_is_demanded() -> None:
    wire = claim_to_json(CLAIM)
    del wire["stance"]
    with pytest.raises(KeyError, match="stance"):
        claim_from_json(wire)


@pytest.mark.parametrize("chance", [-0.1, 1.5])
def test_a_chance_is_a_probability(chance: float) -> None:
    with pytest.raises(ValueError, match="a chance lies in"):
        replace(CLAIM, chance=chance)


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("claimant", 7, "claimant must be text, got 7"),
        ("relay", "yonhap", "relay must be a list of names"),
        ("negated", "no", "negated must be true or false, got 'no'"),
        ("certainty", "1", "certainty must be a number, got '1'"),
        ("certainty", True, "certainty must be a number, got True"),
        ("stance", "shouts", "no stance 'shouts'; one of asserts"),
        ("kind", "prayer", "no kind 'prayer'; one of statement"),
        ("kind", ["statement"], "no kind"),
        ("chance", "a half", "chance must be a number"),
        ("events", "kill", "events must be a list of events, got 'kill'"),
        ("event_time", {"start": "2024-10-01"}, "event_time needs start and end"),
        ("quantity", {"low": "1"}, "low must be a number"),
        ("quantity", {"change": "sideways"}, "'sideways' is not a valid Movement"),
    ],
)
def test_a_field_of_another_shape_is_named(key: str, value: object, told: str) -> None:
    wire = claim_to_json(CLAIM)
    wire[key] = {**wire[key], **value} if key == "quantity" and isinstance(value, dict) else value
    with pytest.raises(ValueError, match=told):
        claim_from_json(wire)


@given(claims, texts)
def test_what_a_decision_may_change_is_read_as_it_was_written(claim: Claim, text: str) -> None:
    text = f"Some {text}"
    span = Span(0, len(text))
    here = replace(claim, span=span, quote=text)
    if here.quantity is not None:
        here = replace(here, quantity=replace(here.quantity, span=Span(0, 4)))
    assert correct_claim(here, correctable_values(here), text) == here
    assert set(correctable_values(here)) == CORRECTABLE


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"best": "40"}, (40, 40, 40)),
        ({"low": "36"}, (36, 36, 36)),
        ({"low": "30", "high": "50"}, (30, 40, 50)),
        ({"low": "30", "best": "35"}, (30, 35, 35)),
        ({"low": "36", "best": "40", "high": "44"}, (36, 40, 44)),
    ],
)
def test_rows_and_corrections_take_a_figure_alike(
    cells: dict[str, str], expected: tuple[float, float, float]
) -> None:
    row = {"report": "r", "quote": "Some", "claimant": "NIS", "stance": "", **cells}
    entered = claim_from_row(row, report="r", day=CLAIM.date, span=CLAIM.span, quote="Some")
    numbers = {key: float(cell) for key, cell in cells.items()}
    bare = replace(CLAIM, quantity=None)
    changed = correct_claim(bare, {"quantity": numbers}, "Some")
    for one in (entered.quantity, changed.quantity):
        assert one is not None
        assert (one.low, one.best, one.high) == expected
    assert entered.id == f"r:0-4/{expected[1]:g}"
    assert entered.reader == "entered"
    assert entered.stance is Stance.ASSERTS


def test_a_cell_that_is_no_number_is_named() -> None:
    row = {"report": "r", "quote": "Some", "claimant": "NIS", "best": "many"}
    with pytest.raises(ValueError, match="best is 'many', which is no number"):
        claim_from_row(row, report="r", day=CLAIM.date, span=CLAIM.span, quote="Some")


def test_a_row_without_a_figure_is_a_claim_without_one() -> None:
    row = {"report": "r", "quote": "Some", "claimant": "NIS", "claimant_id": "nis", "low": ""}
    found = claim_from_row(row, report="r", day=CLAIM.date, span=CLAIM.span, quote="Some")
    assert (found.id, found.claimant_id, found.quantity) == ("r:0-4", "nis", None)
