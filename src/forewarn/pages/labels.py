"""What the machinery wrote, as a reader should see it."""

from dataclasses import dataclass
from datetime import date

from forewarn.findings.address import Address
from forewarn.findings.reason import Pointer, Reason
from forewarn.findings.subject import Aspect, Subject
from forewarn.pages.page_data import PageData
from forewarn.wording.numbers import day
from forewarn.wording.reasons import say_or_nothing
from forewarn.wording.translations import N_, _


@dataclass(frozen=True, slots=True)
class CaseNames:
    """The case's own names for what reasons point to: reports by outlet and day."""

    page_data: PageData

    def name(self, pointer: Pointer) -> str:
        """A report or claim by its outlet and day, a measurand by its label, a source by name."""
        match pointer.kind:
            case "measurand":
                return f"“{self.page_data.measurand_labels.get(pointer.id, pointer.id)}”"
            case "source":
                return self.page_data.evidence.sources.name(pointer.id) or pointer.id
            case "report":
                return self._report(pointer.id)
            case "claim":
                claim = self.page_data.evidence.claim(pointer.id)
                return self._report(claim.report) if claim is not None else pointer.id
            case "origin":
                return self._origin(pointer.id)

    def _origin(self, origin: str) -> str:
        for known in self.page_data.assessment.origins:
            if known.id == origin and known.speaker:
                speaker = self.page_data.evidence.sources.name(known.speaker)
                return _("%(outlet)s of %(date)s", outlet=speaker, date=day(known.date))
        return origin

    def _report(self, report: str) -> str:
        text_report = self.page_data.evidence.reports.get(report)
        if text_report is None:
            return report
        return _(
            "%(outlet)s of %(date)s",
            outlet=text_report.publisher or text_report.title,
            date=day(text_report.date),
        )

    def day(self, when: date) -> str:
        """``26 Dec 2025``."""
        return day(when)


def in_words(page_data: PageData, reason: Reason | None) -> str:
    """A reason by the names of the case; empty where there is none."""
    return say_or_nothing(reason, CaseNames(page_data))


_KINDS = {
    Subject.ANALOGUE: N_("Reference class"),
    Subject.CONTRADICTS: N_("What contradicts"),
    Subject.COST: N_("Cost of watching"),
    Subject.GRADE: N_("Grade of"),
    Subject.INDICATOR: N_("Indicator"),
    Subject.LADDER: N_("Rung"),
    Subject.MEASURAND: N_("What is counted"),
    Subject.ODDS: N_("Odds"),
    Subject.OUTCOME: N_("Outcome"),
    Subject.PLAUSIBILITY: N_("Test of"),
    Subject.PRIOR: N_("Prior"),
    Subject.REFERENCE: N_("Reference rate"),
    Subject.RESOLUTION: N_("Resolution"),
    Subject.SCALE: N_("Likelihood word"),
    Subject.SIGNPOST: N_("Signpost"),
    Subject.SWING: N_("Range"),
    Subject.THRESHOLD: N_("Threshold"),
}


def judgement(page_data: PageData, address: Address) -> str:
    """A declared judgement in words: ``Odds: Ships leave, if War`` for ``odds.ships.war``."""
    if address == Address.chain(Aspect.PERSISTENCE):
        return _("Chance to stay in a scenario from one step to the next")
    if address.subject not in _KINDS:
        return address
    names = page_data.once(_named)
    first, *rivals = address.items[address.subject is Subject.RESOLUTION :]  # without its kind
    words = [
        names.get(first, first),
        *(_("if %(rival)s", rival=names.get(rival, rival)) for rival in rivals),
    ]
    return f"{_(_KINDS[address.subject])}: {', '.join(words)}"


def _named(page_data: PageData) -> dict[str, str]:
    """What the case calls each of its things, by id; a chance or a worth before a rung."""
    case = page_data.case
    return {
        **{item.id: item.label for item in case.analogues},
        **{item.id: item.label for item in case.ladder},
        **{item.id: item.label for item in case.references},
        **{item.id: item.label for item in case.rate_tests},
        **{item.id: item.label for item in case.coverage_tests},
        **{item.id: item.label for item in case.signposts},
        **{item.id: item.name for item in case.sources},
        **page_data.measurand_labels,
        **page_data.indicator_labels,
        **page_data.titles,
    }
