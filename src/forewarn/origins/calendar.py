"""Which statement was made at which named occasion."""

from dataclasses import dataclass, field

from forewarn.findings.reason import Pointer, Reason
from forewarn.origins.equal_figures import EVENT_DAYS
from forewarn.origins.events import Place
from forewarn.origins.origin import Role, Utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """An occasion that was named before."""

    key: str
    event: int
    utterance: Utterance
    """Who named it last."""

    def place(self, utterance: Utterance) -> Place:
        """The place of what was said there too."""
        known = self.utterance
        return Place(
            utterance=utterance,
            role=Role.RELAY,
            reason=Reason.of(
                "origin.same_occasion",
                report=Pointer("report", known.report or known.id),
                occasion=self.key,
            ),
            follows=known.id,
        )


@dataclass(slots=True)
class Calendar:
    """Occasions by their keys, filled in order of date."""

    _held: dict[str, dict[int, Utterance]] = field(default_factory=dict)

    def add(self, utterance: Utterance, event: int) -> None:
        """Note at which occasions an event was said to have been."""
        for key in utterance.occasions:
            self._held.setdefault(key, {})[event] = utterance

    def find(self, utterance: Utterance) -> Occasion | None:
        """The one event at an occasion of that name within :data:`EVENT_DAYS`; None where several
        were, for at the Security Council many speak."""
        for key in utterance.occasions:
            near = [
                (event, known)
                for event, known in self._held.get(key, {}).items()
                if abs((utterance.date - known.date).days) <= EVENT_DAYS
            ]
            if len(near) == 1:
                event, known = near[0]
                return Occasion(key=key, event=event, utterance=known)
        return None
