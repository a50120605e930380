"""How likely a fit is a sighting."""

from forewarn.claims.event import Told
from forewarn.events.event_pattern import PatternFit, SlotFit
from forewarn.events.slot_odds import SIGHTING_WEIGHTS, sighting_features, sighting_probability
from tests.events.told import told


def fit(
    who: SlotFit = SlotFit.YES,
    to: SlotFit = SlotFit.YES,
    *,
    says: Told = Told.HAPPENED,
    rank: int = 0,
    is_implied: bool = False,
    is_partial: bool = False,
    event_class: str = "attack",
    is_own: bool = False,
) -> PatternFit:
    return PatternFit(
        event=told("attack", says=says),
        event_class=event_class,
        rank=rank,
        is_implied=is_implied,
        is_partial=is_partial,
        who=who,
        to=to,
        where=SlotFit.FREE,
        label=0.0,
        is_own=is_own,
    )


def test_what_is_declared_is_likelier_than_what_is_left_open_and_that_than_another() -> None:
    chances = [
        sighting_probability(fit(who=who)) for who in (SlotFit.YES, SlotFit.OPEN, SlotFit.NO)
    ]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] > 0.5 > chances[-1]


def test_each_doubt_has_a_name() -> None:
    assert sighting_probability(fit(is_own=True)) > sighting_probability(fit())
    doubtful = fit(says=Told.ASKED, rank=1, is_implied=True, is_partial=True, event_class="")
    names = set(sighting_features(doubtful)) - set(sighting_features(fit()))
    assert names == {
        "says asked",
        "second reading",
        "implied",
        "half of the deed",
        "no class",
    }
    assert names <= set(SIGHTING_WEIGHTS)
    assert sighting_probability(doubtful) < sighting_probability(fit())
