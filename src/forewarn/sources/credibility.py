"""Admiralty credibility of one piece of information, derived in the open from who else says it."""

from dataclasses import dataclass
from enum import IntEnum

from forewarn.sources.source import Reliability
from forewarn.translations import _, ngettext


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
        return Credit(
            credibility=Credibility.DOUBTFUL, reason=_("the claim is %(flawed)s", flawed=_(flawed))
        )
    alike, against = _origins(agreeing), _origins(contradicting)
    if agreeing > contradicting:
        if agreeing >= 2:
            return _said(
                Credibility.CONFIRMED,
                _("the same by %(others)s", others=alike),
                against,
                contradicting,
            )
        return _said(Credibility.PROBABLY_TRUE, _("the same by one other origin"), "", 0)
    if agreeing and agreeing == contradicting:
        return _said(
            Credibility.POSSIBLY_TRUE,
            _("the same by %(others)s", others=alike),
            against,
            contradicting,
        )
    if contradicting > agreeing:
        worst = Credibility.IMPROBABLE if contradicting >= 2 and not agreeing else None
        reason = _("otherwise by %(others)s", others=against)
        return _said(worst or Credibility.DOUBTFUL, reason, alike, agreeing)
    if not independent:
        return _said(Credibility.UNKNOWN, _("nobody is known to have seen it"), "", 0)
    if grade is Reliability.F:
        return _said(
            Credibility.UNKNOWN, _("nobody else tells of it, source cannot be judged"), "", 0
        )
    return _said(Credibility.POSSIBLY_TRUE, _("nobody else tells of it"), "", 0)


def _origins(number: int) -> str:
    return ngettext("%(number)s other origin", "%(number)s other origins", number, number=number)


def _said(credibility: Credibility, reason: str, others: str, number: int) -> Credit:
    return Credit(
        credibility=credibility,
        reason=_("%(reason)s, against %(others)s", reason=reason, others=others)
        if number
        else reason,
    )
