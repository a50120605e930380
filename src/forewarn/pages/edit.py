"""Forms for the common changes to a case."""

from collections.abc import Mapping
from typing import Any

from forewarn.findings.address import Address
from forewarn.findings.subject import Subject
from forewarn.pages.page_data import PageData
from forewarn.sources.source import Reliability
from forewarn.wording.translations import _

REPORT_FILES = 30
"""Latest reports that the form offers as the source of a resolution; any other can be typed in."""


def edit_context(
    page_data: PageData, hashes: Mapping[str, str], effect: tuple[str, ...]
) -> dict[str, Any]:
    """Variables of ``edit.html``; ``seen`` are the hashes of the files that the forms change."""
    case = page_data.case
    return {
        "seen": hashes,
        "effect": effect,
        "letters": [letter.value for letter in Reliability],
        "grades": [
            (
                source.id,
                _(
                    "%(name)s, %(grade)s now",
                    name=source.name,
                    grade=source.grade(page_data.assessment.as_of).value,
                ),
            )
            for source in case.sources
        ],
        "indicators": [(indicator.id, indicator.label) for indicator in case.indicators],
        "rivals": [
            *(
                (f"scenarios:{scenario.id}", scenario.title, "scenario")
                for scenario in page_data.scenarios
            ),
            *(
                (f"hypotheses:{hypothesis.id}", hypothesis.title, "hypothesis")
                for hypothesis in page_data.hypotheses
            ),
        ],
        "questions": [
            *(
                (Address.question(Subject.SCENARIO, one.id), one.title, _("scenario"))
                for one in page_data.scenarios
            ),
            *(
                (Address.question(Subject.INDICATOR, one.id), one.label, _("indicator"))
                for one in case.indicators
            ),
            *(
                (Address.question(Subject.SIGNPOST, one.id), one.label, _("signpost"))
                for one in case.signposts
            ),
        ],
        "reports": [(one.id, one.title) for one in reversed(case.reports[-REPORT_FILES:])],
        "resolved": [
            (
                _question_label(page_data, resolution.question),
                resolution.outcome,
                resolution.when,
                resolution.why,
            )
            for resolution in case.resolutions
        ],
    }


def _question_label(page_data: PageData, question: Address) -> str:
    """A question by its label; the id of one that the case no longer asks."""
    labels = {
        Subject.SCENARIO: page_data.titles,
        Subject.INDICATOR: page_data.indicator_labels,
        Subject.SIGNPOST: {signpost.id: signpost.label for signpost in page_data.case.signposts},
    }
    return labels.get(question.subject, {}).get(question.rest, question)
