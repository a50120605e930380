"""Every address is read as it was spelled."""

import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarn.findings.address import Address
from forewarn.findings.subject import Aspect, Subject

names = st.one_of(
    st.from_regex(r"[a-z]+(-[a-z0-9]+){0,3}", fullmatch=True),
    st.text(min_size=1, max_size=12),
)
"""Ids as cases choose them, and any others: a case file may hold what it likes."""
plain = st.from_regex(r"[a-z]+(-[a-z0-9]+){0,3}", fullmatch=True).filter(
    lambda name: name not in set(Aspect) | {"repair", "prior", "flip"}
)
aspects = st.sampled_from(Aspect)
subjects = st.sampled_from(Subject)
days = st.none() | st.dates()


def addresses(name: st.SearchStrategy[str]) -> st.SearchStrategy[Address]:
    """Everything that the constructors make."""
    builds = st.builds
    return st.one_of(
        builds(Address.scenario, name, aspects),
        builds(Address.repair, aspects),
        builds(Address.hypothesis, name, aspects),
        builds(Address.flip),
        builds(Address.ratio, name, name),
        builds(Address.diagnosticity, name),
        builds(Address.swing, name, name | st.just("")),
        builds(Address.estimate, name),
        builds(Address.origins, name),
        builds(Address.all_origins),
        builds(Address.echo, name),
        builds(Address.plausibility, name, st.floats(0, 1e12), name | st.just("")),
        builds(Address.source, name, aspects),
        builds(Address.signpost, name, aspects),
        builds(Address.instrument, name, aspects),
        builds(Address.indicator, name, aspects),
        builds(Address.contradiction, name),
        builds(Address.ladder),
        builds(Address.rung, name, aspects, days),
        builds(Address.analogue, name),
        builds(Address.elicitation, name, name, st.none() | st.just(Aspect.PROPORTIONAL)),
        builds(Address.elicitation_distance, name),
        builds(Address.pool, name, name),
        builds(Address.divergence),
        builds(Address.mover, name, seen=st.booleans()),
        builds(Address.policy, name, aspects),
        builds(Address.policy_flip, name),
        builds(Address.record, name, name),
        builds(Address.score, name, aspects),
        builds(Address.question, subjects, name),
        builds(Address.witness, subjects, name),
        builds(Address.judgement, subjects, name),
        builds(Address.judgement, subjects, name, name),
        builds(Address.resolution, builds(Address.question, subjects, name)),
        builds(Address.chain, aspects),
        builds(Address.field, subjects, name, name),
    )


@given(addresses(names))
def test_an_address_is_read_as_it_is_spelled(address: Address) -> None:
    read = Address.parse(str(address))
    assert read == address
    assert hash(read) == hash(address)
    assert str(read) == str(address)
    assert read.subject is address.subject
    assert read.rest == address.rest


def parts(address: Address) -> tuple[object, ...]:
    return address.subject, address.items, address.aspect, address.day


@pytest.mark.parametrize(
    ("address", "text"),
    [
        (Address.scenario("long-war", Aspect.PROBABILITY), "scenario.long-war.probability"),
        (Address.repair(Aspect.DISTANCE), "scenario.repair.distance"),
        (Address.hypothesis("h", Aspect.POSTERIOR), "hypothesis.h.posterior"),
        (Address.flip(), "hypothesis.flip"),
        (Address.ratio("ships", "h"), "evidence.ships.h.ratio"),
        (Address.diagnosticity("ships"), "evidence.ships.diagnosticity"),
        (Address.swing("h", "ships"), "swing.ships.h"),
        (Address.swing("h"), "swing.prior.h"),
        (Address.estimate("killed"), "estimate.killed"),
        (Address.origins("killed"), "origins.killed"),
        (Address.all_origins(), "origins.count"),
        (Address.plausibility("t", 1.5), "plausibility.t.1.5"),
        (Address.plausibility("t", 2e6, "r"), "plausibility.t.2e+06.r"),
        (Address.ladder(), "ladder.rung"),
        (Address.rung("guns", Aspect.REACHED), "ladder.guns.reached"),
        (
            Address.rung("guns", Aspect.HIGHEST, date(2025, 1, 28)),
            "ladder.guns.highest.2025-01-28",
        ),
        (Address.elicitation("ann", "war"), "elicitation.ann.war"),
        (
            Address.elicitation("ann", "war", Aspect.PROPORTIONAL),
            "elicitation.ann.war.proportional",
        ),
        (Address.elicitation_distance("ann"), "elicitation.ann.repair.distance"),
        (Address.pool("log", "war"), "pool.log.war"),
        (Address.divergence(), "pool.divergence"),
        (Address.mover("ships", seen=False), "mover.ships.missed"),
        (Address.policy_flip("war"), "policy.flip.war"),
        (Address.score("made", Aspect.BRIER), "record.made.brier"),
        (Address.record("made", "kind: scenario"), "record.made.kind: scenario"),
        (Address.record("made", "scenario.war"), "record.made.scenario.war"),
        (Address.question(Subject.SCENARIO, "war"), "scenario.war"),
        (Address.judgement(Subject.ODDS, "ships", "war"), "odds.ships.war"),
        (Address.judgement(Subject.ODDS, "ships"), "odds.ships"),
        (Address.judgement(Subject.SCALE, "almost no chance"), "scale.almost no chance"),
        (Address.resolution(Address.parse("indicator.ships")), "resolution.indicator.ships"),
        (Address.chain(Aspect.PERSISTENCE), "scenarios.persistence"),
        (Address.witness(Subject.ORIGIN, "seoul@2025-01-01"), "origin.seoul@2025-01-01"),
    ],
)
def test_each_kind_of_address_is_spelled_and_taken_apart_in_one_way(
    address: Address, text: str
) -> None:
    assert str(address) == text
    assert parts(Address.parse(text)) == parts(address)


@given(plain, plain)
def test_ids_without_dots_are_read_back(one: str, other: str) -> None:
    for address in (
        Address.ratio(one, other),
        Address.swing(one, other),
        Address.elicitation(one, other),
        Address.pool("log", one),
        Address.scenario(one, Aspect.NOW),
        Address.estimate(one),
        Address.echo(f"{one}@2025-01-01"),
    ):
        assert parts(Address.parse(str(address))) == parts(address)


def test_a_dotted_id_keeps_its_parts_where_it_was_made() -> None:
    address = Address.ratio("v1.2", "h")
    assert address.items == ("v1.2", "h")
    assert address == Address.parse("evidence.v1.2.h.ratio")


def test_addresses_are_sorted_as_they_are_spelled() -> None:
    made = [Address.scenario("b", Aspect.NOW), Address.estimate("z"), Address.echo("a")]
    assert [str(one) for one in sorted(made)] == ["echo.a", "estimate.z", "scenario.b.now"]


def test_an_address_survives_pickling_with_its_parts() -> None:
    address = Address.rung("guns", Aspect.REACHED, date(2025, 1, 28))
    again = pickle.loads(pickle.dumps(address))
    assert parts(again) == parts(address)
    assert repr(again) == "Address('ladder.guns.reached.2025-01-28')"


@pytest.mark.parametrize("text", ["", "war", "scenari.war", "Scenario.war", ".war"])
def test_what_begins_with_no_subject_is_no_address(text: str) -> None:
    with pytest.raises(ValueError, match="an address starts with one of actor, analogue"):
        Address.parse(text)


@pytest.mark.parametrize(
    ("text", "items", "day"),
    [
        ("ladder.2025-01-28", ("2025-01-28",), None),
        ("ladder.a.2025-01-28", ("a.2025-01-28",), None),
        ("ladder.a.reached.2025-13-28", ("a.reached.2025-13-28",), None),
        ("ladder.a.reached.20250128", ("a.reached.20250128",), None),
        ("plausibility.only", ("only",), None),
        ("scenarios", (), None),
    ],
)
def test_what_only_looks_like_a_day_or_a_figure_is_an_id(
    text: str, items: tuple[str, ...], day: date | None
) -> None:
    address = Address.parse(text)
    assert (address.items, address.day, str(address)) == (items, day, text)


def test_a_field_is_spelled_by_its_keys() -> None:
    address = Address.field("scenario", "war", "triggers.0.hazard")
    assert str(address) == "scenario.war.triggers.0.hazard"
    assert address.items == ("war", "triggers", "0", "hazard")


def test_an_address_without_ids_has_no_item() -> None:
    assert (Address.flip().item, Address.estimate("a").item) == ("", "a")
