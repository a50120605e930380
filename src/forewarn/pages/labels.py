"""What the machinery wrote, as a reader should see it."""

import re

from forewarn.findings.address import Address
from forewarn.findings.subject import Aspect, Subject
from forewarn.pages.page_data import Dossier
from forewarn.translations import N_, _
from forewarn.wording.numbers import dated, day

_ID = re.compile(r"[\w][\w.-]*[\w]")


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


def judgement(dossier: Dossier, address: Address) -> str:
    """A declared judgement in words: ``Odds: Ships leave, if War`` for ``odds.ships.war``."""
    if address == Address.chain(Aspect.PERSISTENCE):
        return _("Chance to stay in a scenario from one step to the next")
    if address.subject not in _KINDS:
        return address
    names = dossier.once(_named)
    first, *others = address.items[address.subject is Subject.RESOLUTION :]  # without its kind
    words = [
        names.get(first, first),
        *(_("if %(rival)s", rival=names.get(rival, rival)) for rival in others),
    ]
    return f"{_(_KINDS[address.subject])}: {', '.join(words)}"


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
