"""Admiralty credibility of one piece of information, derived in the open from who else says it."""

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
    """How credible a claim is, and why."""

    credibility: Credibility
    reason: Reason


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
