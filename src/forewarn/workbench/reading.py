"""Read reports into claims, each report once."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from forewarn.cache.memo import Memo, digest
from forewarn.claims.claim import Claim
from forewarn.claims.codec import claim_from_json, claim_to_json
from forewarn.extractors.extractor import Extractor
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.language import Language
from forewarn.program import hash_program
from forewarn.progress import Tell
from forewarn.reports.report import Report
from forewarn.workbench.two_processes import Copy, share_work
from forewarn.workbench.waiting_copy import WaitingCopy

_KIND = "drafts"


def read_drafts(
    reports: Sequence[Report],
    gazetteer: Gazetteer,
    *,
    extractors: Mapping[str, Extractor],
    languages: Mapping[str, Language],
    memo: Memo,
    tell: Tell,
    meanwhile: Callable[[Mapping[str, tuple[Claim, ...]]], None] | None = None,
    copy: WaitingCopy | None = None,
) -> Mapping[str, tuple[Claim, ...]]:
    """Read the claims of each report.

    The store gives the claims where text, date, publisher, gazetteer, reader and those
    words of the case by which it reads are the same as before.  ``extractors`` are the readers by language.
    With ``meanwhile``, a copy of this process reads too, where the system can make one, and this
    process calls ``meanwhile`` first, with the claims that the store gave; ``copy`` is one that
    waits for work.
    """
    keys = {
        report.id: digest(
            hash_program().code,
            extractors[report.language].name,
            report.language,
            languages[report.language].words_of_reader,
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
    memo.reused_steps[_KIND] += len(claims_by_report)
    stale = [report for report in reports if report.id not in claims_by_report]

    def read(report: Report) -> str:
        body = _draft(extractors, gazetteer, report)
        # Here and not after all reports, so that a build which is stopped keeps what was read.
        memo.remember(_KIND, keys[report.id], body)
        return body

    def order(chunks: Sequence[Sequence[Report]]) -> Copy[str] | None:
        return None if copy is None else copy.order(chunks, partial(_draft, extractors, gazetteer))

    read_anew = share_work(
        (),
        stale,
        read,
        chunk=1,
        least=1 if meanwhile is not None else len(stale) + 1,
        meanwhile=None if meanwhile is None else partial(meanwhile, dict(claims_by_report)),
        finished=lambda number: tell("reading reports", number, len(stale)),
        order=order,
    )
    for report, body in zip(stale, read_anew, strict=True):
        memo.remember(_KIND, keys[report.id], body)
        memo.new_steps[_KIND] += 1
        # From the text, also where this process made it: what a plug-in returns may become another
        # value in the store, and this build must compute with what the next one will find there.
        claims_by_report[report.id] = tuple(claim_from_json(item) for item in json.loads(body))
    return claims_by_report


def _draft(extractors: Mapping[str, Extractor], gazetteer: Gazetteer, report: Report) -> str:
    """The claims of a report as text."""
    claims = extractors[report.language].read(report, gazetteer)
    return json.dumps([claim_to_json(claim) for claim in claims], ensure_ascii=False)
