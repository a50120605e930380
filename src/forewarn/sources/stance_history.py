"""How a source's stance turned: it denied, it evaded, it acknowledged."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from forewarn.claims.claim import Claim, Stance


class Phase(StrEnum):
    """What a source did about the matter for a while."""

    ASSERTS = "asserts"
    DENIES = "denies"
    EVADES = "evades"
    ACKNOWLEDGES = "acknowledges"
    """Says what it had denied or evaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A run of claims in one phase."""

    phase: Phase
    since: date
    until: date
    claims: tuple[str, ...]


def turns(claims: Iterable[Claim]) -> tuple[Turn, ...]:
    """Runs of phases in order of date; what only predicts, demands or intends is no phase.

    A negated assertion denies, and a negated denial asserts.
    """
    found: list[Turn] = []
    shy = False
    for claim in sorted(claims, key=lambda each: (each.date, each.id)):
        phase = _phase(claim, shy)
        if phase is None:
            continue
        shy = shy or phase in (Phase.DENIES, Phase.EVADES)
        last = found[-1] if found else None
        if last is not None and last.phase is phase:
            found[-1] = Turn(
                phase=phase, since=last.since, until=claim.date, claims=(*last.claims, claim.id)
            )
        else:
            found.append(Turn(phase=phase, since=claim.date, until=claim.date, claims=(claim.id,)))
    return tuple(found)


def _phase(claim: Claim, shy: bool) -> Phase | None:
    if claim.stance is Stance.DOUBTS:
        return Phase.EVADES
    if claim.stance not in (Stance.ASSERTS, Stance.CONFIRMS, Stance.DENIES):
        return None
    if (claim.stance is Stance.DENIES) is not claim.negated:
        return Phase.DENIES
    return Phase.ACKNOWLEDGES if shy else Phase.ASSERTS
