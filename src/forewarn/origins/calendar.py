"""Speech events by the named occasion at which they took place."""

from dataclasses import dataclass, field

from forewarn.findings.reason import Pointer, Reason, Word
from forewarn.language import Occasion
from forewarn.origins.equal_figures import EVENT_DAYS
from forewarn.origins.events import Membership
from forewarn.origins.origin import Role, Utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionEvent:
    """The event at an occasion that an earlier utterance named."""

    occasion: Occasion
    event: int
    utterance: Utterance
    """The latest utterance that named it."""

    def membership(self, utterance: Utterance) -> Membership:
        """The membership of another utterance made at this occasion."""
        earlier = self.utterance
        return Membership(
            utterance=utterance,
            role=Role.RELAY,
            reason=Reason.of(
                "origin.same_occasion",
                report=Pointer("report", earlier.report or earlier.id),
                occasion=_reason_of(self.occasion),
            ),
            follows=earlier.id,
        )


@dataclass(slots=True)
class Calendar:
    """Events by their occasions, filled in order of date."""

    _events: dict[Occasion, dict[int, Utterance]] = field(default_factory=dict)

    def add(self, utterance: Utterance, event: int) -> None:
        """Record the occasions that an utterance of an event names."""
        for occasion in utterance.occasions:
            self._events.setdefault(occasion, {})[event] = utterance

    def find(self, utterance: Utterance) -> OccasionEvent | None:
        """The only event at an occasion of that name within :data:`EVENT_DAYS`.

        None where there are several: at the Security Council many speak.
        """
        for occasion in utterance.occasions:
            candidates = [
                (event, earlier)
                for event, earlier in self._events.get(occasion, {}).items()
                if abs((utterance.date - earlier.date).days) <= EVENT_DAYS
            ]
            if len(candidates) == 1:
                event, earlier = candidates[0]
                return OccasionEvent(occasion=occasion, event=event, utterance=earlier)
        return None


def _reason_of(occasion: Occasion) -> Reason:
    kind = Word(occasion.kind)
    if occasion.day is not None:
        return Reason.of("origin.dated_occasion", kind=kind, when=occasion.day)
    return Reason.of("origin.named_occasion", kind=kind, name=occasion.name)
