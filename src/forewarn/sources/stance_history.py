"""The phases of a source's stance: it denied, it evaded, it acknowledged."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from forewarn.claims.claim import Claim, Stance


class Phase(StrEnum):
    """The stance of a source on the matter over a period."""

    ASSERTS = "asserts"
    DENIES = "denies"
    EVADES = "evades"
    ACKNOWLEDGES = "acknowledges"
    """Asserts what it denied or evaded before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A run of consecutive claims in one phase."""

    phase: Phase
    since: date
    until: date
    claims: tuple[str, ...]
    about: tuple[str, ...] = ()
    """Addresses of the indicators and measurands that the claims speak of."""


def turns(
    claims: Iterable[Claim], about: Callable[[Claim], Iterable[str]] = lambda _claim: ()
) -> tuple[Turn, ...]:
    """Phases in order of date; claims that only ask, fear, suppose, predict, demand or intend belong to none.

    A negated assertion denies, and a negated denial asserts.  ``about`` gives what a claim speaks of.
    """
    runs: list[Turn] = []
    had_denied = False
    for claim in sorted(claims, key=lambda item: (item.date, item.id)):
        phase = _phase(claim, had_denied)
        if phase is None:
            continue
        had_denied = had_denied or phase in (Phase.DENIES, Phase.EVADES)
        last = runs[-1] if runs else None
        if last is not None and last.phase is phase:
            runs[-1] = Turn(
                phase=phase,
                since=last.since,
                until=claim.date,
                claims=(*last.claims, claim.id),
                about=tuple(dict.fromkeys((*last.about, *about(claim)))),
            )
        else:
            runs.append(
                Turn(
                    phase=phase,
                    since=claim.date,
                    until=claim.date,
                    claims=(claim.id,),
                    about=tuple(about(claim)),
                )
            )
    return tuple(runs)


def _phase(claim: Claim, had_denied: bool) -> Phase | None:
    if not claim.is_statement:
        return None
    if claim.stance is Stance.DOUBTS:
        return Phase.EVADES
    if claim.stance not in (Stance.ASSERTS, Stance.CONFIRMS, Stance.DENIES):
        return None
    if (claim.stance is Stance.DENIES) is not claim.negated:
        return Phase.DENIES
    return Phase.ACKNOWLEDGES if had_denied else Phase.ASSERTS
