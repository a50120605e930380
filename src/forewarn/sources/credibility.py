"""Admiralty credibility of a claim, derived from the other origins that report the same."""

from dataclasses import dataclass
from enum import IntEnum

from forewarn.findings.reason import Reason, Word
from forewarn.sources.source import Reliability


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
    """The credibility of a claim, with the reason."""

    credibility: Credibility
    reason: Reason


def credit(
    *, agreeing: int, contradicting: int, independent: bool, flawed: str, grade: Reliability
) -> Credit:
    """Credibility of a claim from the other independent origins on the same matter.

    ``agreeing`` and ``contradicting`` count origins of other sources; ``flawed`` names the fault of
    a stale, garbled or drifted claim.  The grade of the source only separates 3 from 6: an
    uncorroborated claim is possibly true when its source can be judged, and unknown otherwise.  This
    keeps the two halves of the code independent, as the standard requires.
    """
    if flawed:
        reason = Reason.of("credibility.flawed", flawed=Word(flawed))
        return Credit(credibility=Credibility.DOUBTFUL, reason=reason)
    if agreeing > contradicting:
        if agreeing < 2:
            reason = Reason.of("credibility.one_other")
            return Credit(credibility=Credibility.PROBABLY_TRUE, reason=reason)
        return Credit(
            credibility=Credibility.CONFIRMED, reason=_same(agreeing, against=contradicting)
        )
    if agreeing and agreeing == contradicting:
        return Credit(
            credibility=Credibility.POSSIBLY_TRUE, reason=_same(agreeing, against=contradicting)
        )
    if contradicting > agreeing:
        worst = Credibility.IMPROBABLE if contradicting >= 2 and not agreeing else None
        reason = Reason.of("credibility.otherwise", others=_origins(contradicting))
        return Credit(credibility=worst or Credibility.DOUBTFUL, reason=_against(reason, agreeing))
    if not independent:
        return Credit(credibility=Credibility.UNKNOWN, reason=Reason.of("credibility.unseen"))
    if grade is Reliability.F:
        reason = Reason.of("credibility.alone_unjudged")
        return Credit(credibility=Credibility.UNKNOWN, reason=reason)
    return Credit(credibility=Credibility.POSSIBLY_TRUE, reason=Reason.of("credibility.alone"))


def _same(agreeing: int, *, against: int) -> Reason:
    return _against(Reason.of("credibility.same", others=_origins(agreeing)), against)


def _against(reason: Reason, number: int) -> Reason:
    if not number:
        return reason
    return Reason.of("credibility.against", reason=reason, others=_origins(number))


def _origins(number: int) -> Reason:
    return Reason.of("credibility.origins", number=number)
