"""Admiralty credibility of one piece of information, derived in the open from who else says it."""

from dataclasses import dataclass
from enum import IntEnum

from forewarn.reports.source import Reliability


class Credibility(IntEnum):
    """Admiralty (NATO AJP-2.1) credibility of information. 6 is unknown, not middling."""

    CONFIRMED = 1
    PROBABLY_TRUE = 2
    POSSIBLY_TRUE = 3
    DOUBTFUL = 4
    IMPROBABLE = 5
    UNKNOWN = 6

    @property
    def chance(self) -> float | None:
        """Middle of the chances that readers give the degree; None for 6.

        After the survey in Irwin and Mandel (2019), Improving information evaluation for
        intelligence production, rounded; shown, and used in no estimate.
        """
        return {1: 0.9, 2: 0.75, 3: 0.55, 4: 0.3, 5: 0.15}.get(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """How credible a claim is, and why."""

    credibility: Credibility
    reason: str


def credit(
    *, agreeing: int, contradicting: int, independent: bool, flawed: str, grade: Reliability
) -> Credit:
    """Credibility of a claim from other independent origins on the same thing.

    ``agreeing`` and ``contradicting`` count origins by other sources; ``flawed`` says that the
    claim is stale, garbled or drifted.  The source's own grade enters nowhere but in telling 3
    from 6: a lone claim by a source that can be judged is possibly true, one by a source that
    cannot be judged is unknown.  That keeps the two halves of the code apart, as the standard asks.
    """
    if flawed:
        return Credit(credibility=Credibility.DOUBTFUL, reason=f"the claim is {flawed}")
    with_, against = _origins(agreeing), _origins(contradicting)
    if agreeing > contradicting:
        if agreeing >= 2:
            return _said(Credibility.CONFIRMED, f"the same by {with_}", against, contradicting)
        return _said(Credibility.PROBABLY_TRUE, "the same by one other origin", "", 0)
    if agreeing and agreeing == contradicting:
        return _said(Credibility.POSSIBLY_TRUE, f"the same by {with_}", against, contradicting)
    if contradicting > agreeing:
        worst = Credibility.IMPROBABLE if contradicting >= 2 and not agreeing else None
        reason = f"otherwise by {against}"
        return _said(worst or Credibility.DOUBTFUL, reason, with_, agreeing)
    if not independent:
        return _said(Credibility.UNKNOWN, "nobody is known to have seen it", "", 0)
    if grade is Reliability.F:
        return _said(Credibility.UNKNOWN, "nobody else tells of it, source cannot be judged", "", 0)
    return _said(Credibility.POSSIBLY_TRUE, "nobody else tells of it", "", 0)


def _origins(number: int) -> str:
    return f"{number} other origin{'' if number == 1 else 's'}"


def _said(credibility: Credibility, reason: str, others: str, number: int) -> Credit:
    return Credit(
        credibility=credibility, reason=f"{reason}, against {others}" if number else reason
    )
