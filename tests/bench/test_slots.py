from dataclasses import replace
from datetime import date

import pytest

from bench.slots import Reading, fits, reading
from forewarn.claims.claim import Claim, Stance
from forewarn.claims.mention import Mention
from forewarn.claims.quantity import Movement, Quantity
from forewarn.dates import Period
from forewarn.text import Span

TEXT = "Ana Ruiz said about 40\nboats sank."
CLAIM = Claim(
    id="r:14-33",
    report="r",
    date=date(2026, 11, 18),
    span=Span(14, 33),
    quote="about 40\nboats sank",
    claimant="Ana Ruiz",
    claimant_id="ruiz",
    source=Mention(text="Ana Ruiz", span=Span(0, 8)),
    cue=Mention(text="said", span=Span(9, 13)),
    relay=("The Gazette",),
    certainty=0.9,
    quantity=Quantity(
        low=36, best=40, high=44, unit="fishing boat", stage="sink", span=Span(14, 28)
    ),
    event_time=Period(date(2026, 11, 17), date(2026, 11, 17)),
    places=("porto",),
    actors=("fleet",),
)


@pytest.mark.parametrize(
    ("slot", "changed"),
    [
        ({"claimant": "ruiz"}, {"claimant": "Bo", "claimant_id": "", "source": None}),
        ({"quote": "40 boats"}, {"quote": "about 40"}),
        ({"stance": "asserts"}, {"stance": Stance.DENIES}),
        ({"stance": ["confirms", "asserts"]}, {"stance": Stance.DENIES}),
        ({"kind": "statement"}, {"kind": "question"}),
        ({"negated": False}, {"negated": True}),
        ({"cert": [0.85, 0.95]}, {"certainty": 0.5}),
        ({"figure": True}, {"quantity": None}),
        ({"fig": ["", 40, "", ""]}, {"quantity": None}),
        ({"chance": False}, {"chance": 0.2}),
        ({"day": ["2026-11-17", "2026-11-17"]}, {"event_time": None}),
        ({"said": False}, {"said_time": Period(date(2026, 1, 1), date(2026, 1, 31))}),
        ({"place": "porto"}, {"places": ()}),
        ({"actor": "fleet"}, {"actors": ("army",)}),
        ({"relay": "gazette"}, {"relay": ()}),
        ({"own_voice": False}, {"source": None, "cue": None}),
    ],
)
def test_each_field_tells_a_fitting_claim_from_another(
    slot: dict[str, object], changed: dict[str, object]
) -> None:
    if "kind" in changed:
        changed = {"kind": type(CLAIM.kind)(changed["kind"])}
    assert fits(CLAIM, slot)
    assert not fits(replace(CLAIM, **changed), slot)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("slot", "changed"),
    [
        ({"fig": [36, 40, 44, "boat"]}, {"low": 35.0}),
        ({"fig": [[30, 38], "", "", ""]}, {"low": 20.0}),
        ({"fig": ["", "", "", ["ship", "boat"]]}, {"unit": "boatyard"}),
        ({"change": ""}, {"change": Movement.INCREMENT}),
        ({"direction": ""}, {"direction": "up"}),
        ({"stage": ["sink", "lose"]}, {"stage": "repair"}),
        ({"rate": False}, {"per": "day"}),
        ({"rate": False}, {"unit": "boat per harbour"}),
    ],
)
def test_each_field_of_a_figure_tells_a_fitting_one_from_another(
    slot: dict[str, object], changed: dict[str, object]
) -> None:
    assert CLAIM.quantity is not None
    other = replace(CLAIM.quantity, **changed)  # type: ignore[arg-type]
    assert fits(CLAIM, slot)
    assert not fits(replace(CLAIM, quantity=other), slot)
    assert not fits(replace(CLAIM, quantity=None), slot)


@pytest.mark.parametrize(
    ("wanted", "fitting"), [(0.2, True), ([0.15, 0.25], True), (0.21, False), (False, False)]
)
def test_a_chance_is_a_number_or_a_range(wanted: object, fitting: bool) -> None:
    assert fits(replace(CLAIM, chance=0.2), {"chance": wanted}) is fitting


def test_faults_name_what_is_missing_and_what_is_barred() -> None:
    right = reading(
        {
            "all_of": [{"claimant": "Ruiz"}, {"claimant": "Bo", "fig": ["", 9, "", ""]}],
            "none_of": [{"negated": False}, {"kind": "question"}, {}],
            "notes": ["French", "latin"],
        }
    )
    assert right.faults([CLAIM], ["3% of the letters are not Latin"]) == [
        "no claim with claimant Bo, fig [any, 9, any, any]",
        "a claim with negated false",
        "a claim with anything",
        "no remark on French",
    ]
    assert reading({"all_of": [{"claimant": "Ruiz"}]}).faults([CLAIM]) == []


def test_a_reading_states_something_in_fields_that_there_are() -> None:
    with pytest.raises(ValueError, match="states something"):
        Reading()
    with pytest.raises(ValueError, match="no such slot: claiment"):
        Reading(none_of=({"claiment": "Bo"},))
