"""What each claim is about, worked out before all reports are read.

Where a figure belongs and what a sentence shows depend on one claim and on the declarations, so
that a build can find them for the claims that it knows while it waits for new ones.
"""

from collections.abc import Mapping
from datetime import date
from itertools import chain

from forewarn.assessment.evidence import names_of, sentences_of
from forewarn.case.model import Case
from forewarn.claims.claim import Claim
from forewarn.estimates.assignment import assign_figures
from forewarn.indicators.bearing import claim_bearings, claim_topics
from forewarn.origins.utterances import find_excerpts
from forewarn.recent import Recent


def match_claims(
    case: Case, drafts: Mapping[str, tuple[Claim, ...]], *, as_of: date, recent: Recent
) -> None:
    """Match these claims with measurands and indicators, and the reports with one another.

    The results wait in ``recent``, where :class:`forewarn.assessment.pipeline.Stages` finds those
    whose claims are as they were: one that a review changed is matched anew.
    """
    reports = {report.id: report for report in case.reports if report.date <= as_of}
    languages = {name: case.languages[report.language] for name, report in reports.items()}
    claims = [claim for claim in chain(*drafts.values(), case.entered) if claim.report in reports]
    sentences = sentences_of(claims, reports, languages)
    assign_figures(
        case.measurands,
        names_of(case),
        claims,
        sentences,
        languages,
        recent,
        case_language=case.language,
        slots=case.slot_measurands,
        texts={name: report.text for name, report in reports.items()},
    )
    claim_bearings(
        case.indicators,
        claims,
        sentences,
        languages,
        case.source_index,
        recent,
        slots=case.slot_patterns,
    )
    claim_topics(
        case.indicators,
        claims,
        sentences,
        languages,
        case.source_index,
        recent,
        slots=case.slot_patterns,
    )
    find_excerpts(reports, recent)
