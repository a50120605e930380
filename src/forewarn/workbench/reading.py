"""Reports to drafted claims, each report read once."""

import json
from collections.abc import Mapping, Sequence

from forewarn.cache.memo import Memo, digest, program
from forewarn.claims.claim import Claim
from forewarn.claims.codec import claim_from_json, claim_to_json
from forewarn.extractors.extractor import Extractor
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.progress import Tell
from forewarn.reports.report import Report

KIND = "drafts"


def drafts(
    reports: Sequence[Report],
    gazetteer: Gazetteer,
    *,
    extractors: Mapping[str, Extractor],
    memo: Memo,
    tell: Tell,
) -> Mapping[str, tuple[Claim, ...]]:
    """Claims of each report, from memory where text, date, publisher, gazetteer and reader are
    the same.  ``extractors`` are the readers by language.
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
    held = memo.store.view().get(KIND, keys.values())
    found = {
        report.id: tuple(claim_from_json(item) for item in json.loads(held[keys[report.id]]))
        for report in reports
        if keys[report.id] in held
    }
    memo.kept[KIND] += len(found)
    stale = [report for report in reports if report.id not in found]
    for number, report in enumerate(stale, 1):
        claims = extractors[report.language].read(report, gazetteer)
        found[report.id] = claims
        body = json.dumps([claim_to_json(claim) for claim in claims], ensure_ascii=False)
        memo.remember(KIND, keys[report.id], body)
        memo.done[KIND] += 1
        tell("reading reports", number, len(stale))
    return found
