"""From ids to grounds: the sentence of a claim, the line of a judgement."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from forewarn.claims.claim import Claim
from forewarn.findings.address import Address
from forewarn.findings.finding import ClaimGround, Declared, Effect, Ground, JudgementGround
from forewarn.findings.kind import Measure
from forewarn.findings.reason import Reason, verbatim
from forewarn.findings.subject import Subject
from forewarn.indicators.indicator import Indicator


class HasDeclared(Protocol):
    """Anything that was declared in a case file."""

    @property
    def declared(self) -> Mapping[str, Declared]:
        """Lines by dotted key; "" is the whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounding:
    """The claims and lines that grounds can point to."""

    claims: Mapping[str, Claim]

    def claim(
        self, claim_id: str, *, size: float | None, measure: Measure, note: Reason | None = None
    ) -> ClaimGround:
        """The sentence of a claim and what it did."""
        claim = self.claims[claim_id]
        return ClaimGround(
            claim=claim.id,
            report=claim.report,
            span=claim.span,
            quote=claim.quote,
            effect=Effect(size=size, measure=measure, note=note),
        )

    def event(
        self,
        indicator: Indicator,
        claims: Sequence[str],
        *,
        odds: str,
        rival: str,
        size: float | None,
        measure: Measure,
        repeat: Reason,
        note: Reason | None,
    ) -> Iterator[Ground]:
        """The claims that report an indicator and the line of its odds for one rival.

        The first claim carries the effect and the later ones say ``repeat``; where nobody reports
        it, the declared odds carry it, with ``note``.
        """
        for number, claim in enumerate(claims):
            yield self.claim(
                claim,
                size=size if number == 0 else None,
                measure=measure,
                note=verbatim(indicator.label) if number == 0 else repeat,
            )
        yield from self.judgement(
            indicator,
            f"{odds}.{rival}",
            odds,
            name=Address.judgement(Subject.ODDS, indicator.id, rival),
            size=None if claims else size,
            measure=measure,
            note=note,
        )

    def judgement(
        self,
        item: HasDeclared,
        *keys: str,
        name: Address,
        size: float | None,
        measure: Measure,
        note: Reason | None = None,
    ) -> tuple[JudgementGround, ...]:
        """The line on which the first known of ``keys`` was declared, else the item's own line.

        Empty only for an item that no file declared, for instance a default.
        """
        for key in (*keys, "id", ""):
            if key in item.declared:
                return (
                    JudgementGround(
                        judgement=name,
                        declared=item.declared[key],
                        effect=Effect(size=size, measure=measure, note=note),
                    ),
                )
        return ()
