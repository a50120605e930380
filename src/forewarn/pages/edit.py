"""Forms for the common changes to a case."""

from collections.abc import Mapping
from typing import Any

from forewarn.findings.address import Address
from forewarn.findings.subject import Subject
from forewarn.pages.page_data import Dossier
from forewarn.sources.source import Reliability
from forewarn.translations import _


def context(dossier: Dossier, seen: Mapping[str, str], effect: tuple[str, ...]) -> dict[str, Any]:
    """Variables of ``edit.html``; ``seen`` are the hashes of the files that the forms change."""
    case = dossier.case
    return {
        "seen": seen,
        "effect": effect,
        "letters": [held.value for held in Reliability],
        "grades": [
            (
                held.id,
                _(
                    "%(name)s, %(grade)s now",
                    name=held.name,
                    grade=held.grade(dossier.assessment.as_of).value,
                ),
            )
            for held in case.sources
        ],
        "indicators": [(held.id, held.label) for held in case.indicators],
        "rivals": [
            *((f"scenarios:{held.id}", held.title, "scenario") for held in dossier.scenarios),
            *((f"hypotheses:{held.id}", held.title, "hypothesis") for held in dossier.hypotheses),
        ],
        "questions": [
            *((held.id, held.title) for held in dossier.scenarios),
            *((held.id, held.label) for held in case.signposts),
        ],
        "resolved": [
            (_asked(dossier, held.question), held.outcome, held.when, held.why)
            for held in case.resolutions
        ],
    }


def _asked(dossier: Dossier, question: Address) -> str:
    """A question by its label; the id of one that the case no longer asks."""
    labels = {
        Subject.SCENARIO: dossier.titles,
        Subject.INDICATOR: dossier.indicator_labels,
        Subject.SIGNPOST: {held.id: held.label for held in dossier.case.signposts},
    }
    return labels.get(question.subject, {}).get(question.rest, question)
