"""What the machinery wrote, as a reader should see it."""

import re

from forewarn.briefing.wording import dated, day
from forewarn.pages.dossier import Dossier
from forewarn.translations import _

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
