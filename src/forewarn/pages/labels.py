"""What the machinery wrote, as a reader should see it."""

import re
from dataclasses import dataclass
from datetime import date

from forewarn.findings.reason import Pointer, Reason
from forewarn.pages.page_data import Dossier
from forewarn.translations import N_, _
from forewarn.wording.numbers import dated, day
from forewarn.wording.reasons import say_or_nothing

_ID = re.compile(r"[\w][\w.-]*[\w]")


@dataclass(frozen=True, slots=True)
class CaseNames:
    """The case's own names for what reasons point to: reports by outlet and day."""

    dossier: Dossier

    def name(self, pointer: Pointer) -> str:
        """A report or claim by its outlet and day, a measurand by its label, a source by name."""
        match pointer.kind:
            case "measurand":
                return f"“{self.dossier.measurand_labels.get(pointer.id, pointer.id)}”"
            case "source":
                return self.dossier.evidence.sources.name(pointer.id) or pointer.id
            case "report":
                return self._report(pointer.id)
            case "claim":
                claim = self.dossier.evidence.claim(pointer.id)
                return self._report(claim.report) if claim is not None else pointer.id
        return pointer.id

    def _report(self, report: str) -> str:
        known = self.dossier.evidence.reports.get(report)
        if known is None:
            return report
        return _(
            "%(outlet)s of %(date)s", outlet=known.publisher or known.title, date=day(known.date)
        )

    def day(self, when: date) -> str:
        """``26 Dec 2025``."""
        return day(when)


def in_words(dossier: Dossier, reason: Reason | None) -> str:
    """A reason by the names of the case; empty where there is none."""
    return say_or_nothing(reason, CaseNames(dossier))


def told(dossier: Dossier, words: str) -> str:
    """``words`` with reports by outlet and day, measurands by label, and days written out."""

    def named(match: re.Match[str]) -> str:
        held = dossier.evidence.reports.get(match[0])
        if held is not None:
            return _(
                "%(outlet)s of %(date)s", outlet=held.publisher or held.title, date=day(held.date)
            )
        label = dossier.measurand_labels.get(match[0])
        return f"“{label}”" if label is not None and "-" in match[0] else match[0]

    return dated(_ID.sub(named, words))


_KINDS = {
    "analogue": N_("Reference class"),
    "contradicts": N_("What contradicts"),
    "cost": N_("Cost of watching"),
    "grade": N_("Grade of"),
    "indicator": N_("Indicator"),
    "ladder": N_("Rung"),
    "measurand": N_("What is counted"),
    "odds": N_("Odds"),
    "outcome": N_("Outcome"),
    "plausibility": N_("Test of"),
    "prior": N_("Prior"),
    "reference": N_("Reference rate"),
    "resolution": N_("Resolution"),
    "scale": N_("Likelihood word"),
    "signpost": N_("Signpost"),
    "swing": N_("Range"),
    "threshold": N_("Threshold"),
}


def judgement(dossier: Dossier, address: str) -> str:
    """A declared judgement in words: ``Odds: Ships leave, if War`` for ``odds.ships.war``."""
    kind, _dot, rest = address.partition(".")
    if address == "scenarios.persistence":
        return _("Chance to stay in a scenario from one step to the next")
    if kind not in _KINDS:
        return address
    names = dossier.once(_named)
    first, *others = [rest] if kind == "scale" else rest.split(".")
    if kind == "resolution" and others:
        first, *others = others  # the first says of what kind it is
    words = [
        names.get(first, first),
        *(_("if %(rival)s", rival=names.get(one, one)) for one in others),
    ]
    return f"{_(_KINDS[kind])}: {', '.join(words)}"


def _named(dossier: Dossier) -> dict[str, str]:
    """What the case calls each of its things, by id; a chance or a worth before a rung."""
    case = dossier.case
    return {
        **{one.id: one.label for one in case.analogues},
        **{one.id: one.label for one in case.ladder},
        **{one.id: one.label for one in case.references},
        **{one.id: one.label for one in case.rate_tests},
        **{one.id: one.label for one in case.coverage_tests},
        **{one.id: one.label for one in case.signposts},
        **{one.id: one.name for one in case.sources},
        **dossier.measurand_labels,
        **dossier.indicator_labels,
        **dossier.titles,
    }
