"""Read reports into claims, each report once."""

import json
from collections.abc import Mapping, Sequence

from forewarn.cache.memo import Memo, digest, program
from forewarn.claims.claim import Claim
from forewarn.claims.codec import claim_from_json, claim_to_json
from forewarn.extractors.extractor import Extractor
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.progress import Tell
from forewarn.reports.report import Report

_KIND = "drafts"


def read_drafts(
    reports: Sequence[Report],
    gazetteer: Gazetteer,
    *,
    extractors: Mapping[str, Extractor],
    memo: Memo,
    tell: Tell,
) -> Mapping[str, tuple[Claim, ...]]:
    """Read the claims of each report.

    The store gives the claims where text, date, publisher, gazetteer and reader are the same as
    before.  ``extractors`` are the readers by language.
    """
    keys = {
        report.id: digest(
            program(),
            extractors[report.language].name,
            report.language,
            gazetteer.digest,
            report.id,
            report.date,
            report.publisher,
            report.text,
        )
        for report in reports
    }
    bodies = memo.store.view().get(_KIND, keys.values())
    claims_by_report = {
        report.id: tuple(claim_from_json(item) for item in json.loads(bodies[keys[report.id]]))
        for report in reports
        if keys[report.id] in bodies
    }
    memo.kept[_KIND] += len(claims_by_report)
    stale = [report for report in reports if report.id not in claims_by_report]
    for number, report in enumerate(stale, 1):
        claims = extractors[report.language].read(report, gazetteer)
        claims_by_report[report.id] = claims
        body = json.dumps([claim_to_json(claim) for claim in claims], ensure_ascii=False)
        memo.remember(_KIND, keys[report.id], body)
        memo.done[_KIND] += 1
        tell("reading reports", number, len(stale))
    return claims_by_report
