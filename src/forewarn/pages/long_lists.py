"""The long lists: reports, origins, sources, faults."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from forewarn.claims.claim import Claim
from forewarn.errors import Severity
from forewarn.findings.address import Address
from forewarn.indicators.contradiction import Contradiction
from forewarn.lists.listing import Entry, PagedList, Query
from forewarn.lists.report_rows import REPORT_FACETS, ReportRow, report_entry
from forewarn.origins.events import FIRST_HEARD
from forewarn.origins.origin import Member, Role
from forewarn.pages.addresses import claim_path, origins_path, report_path
from forewarn.pages.labels import in_words
from forewarn.pages.page_data import ORIGINS_PER_PAGE, PageData
from forewarn.pages.paging import At, Pager, Views
from forewarn.pages.views import saved_views
from forewarn.sources.credibility import Credibility
from forewarn.sources.source import Reliability, Source
from forewarn.sources.source_record import SourceRecord
from forewarn.sources.stance_history import Turn
from forewarn.wording.numbers import day
from forewarn.wording.translations import _
from forewarn.wording.vocabulary import term

REPORT_VIEWS = Views(name="reports", facets=REPORT_FACETS)
MEMBERS = 200
"""Claims of one origin that its tree shows, the earliest; the others are told by their number."""


def report_entries(page_data: PageData) -> Iterator[Entry[ReportRow]]:
    """Every report, newest first."""
    outlet = page_data.evidence.sources.outlet
    return (
        report_entry(
            report,
            outlet=outlet(report.publisher),
            claims=len(page_data.claims_of.get(report.id, ())),
        )
        for report in page_data.reports
    )


def reports_context(
    page_data: PageData, query: Query, archive: PagedList[ReportRow], at: At = None
) -> dict[str, Any]:
    """Variables of ``reports.html``: newest first, with how many claims each holds."""
    matches = archive.find(query)
    return {
        "rows": [
            {"report": row, "path": report_path(row.id), "when": day(row.date)}
            for row in matches.lines
        ],
        "query": query,
        "found": matches,
        "sifted": bool(query.words or query.facets),
        "facets": [
            (term(facet.capitalize()), REPORT_VIEWS.choices(facet, query, matches, {}))
            for facet in (REPORT_VIEWS.facets if page_data.live else ())
        ],
        "kept": list(query.facets.items()),
        "pager": REPORT_VIEWS.pager(query, matches.total, at),
        **saved_views(page_data, REPORT_VIEWS, query),
    }


def origins_context(page_data: PageData, page: int = 1) -> dict[str, Any]:
    """Variables of ``origins.html``: the most echoed first, a part of them a page."""
    ordered = page_data.origins
    start = (page - 1) * ORIGINS_PER_PAGE
    outlets, independent = page_data.once(_count_outlets)
    rows: list[dict[str, Any]] = []
    for origin in ordered[start : start + ORIGINS_PER_PAGE]:
        members = _distinct_sentences(
            (member, claim)
            for member in origin.members
            if (claim := page_data.evidence.claim(member.id)) is not None
        )
        visible = members[:MEMBERS]
        rows.append(
            {
                "origin": origin,
                "speaker": page_data.evidence.sources.name(origin.speaker) or _("Speaker unknown"),
                "when": day(origin.date),
                "members": [
                    {
                        "member": member,
                        "claim": claim,
                        "path": claim_path(claim.report, claim.id),
                        "when": day(claim.date),
                        "relay": page_data.evidence.relay(claim),
                        "lag": (claim.date - origin.date).days,
                        "reason": _reason(page_data, member),
                        "times": times,
                        **_edge(page_data, member),
                    }
                    for member, claim, times in visible
                ],
                "claims": sum(times for _member, _claim, times in members),
                "more": sum(times for _member, _claim, times in members[MEMBERS:]),
            }
        )
    return {
        "rows": rows,
        "outlets": outlets,
        "independent": independent,
        "claims": len(page_data.assessment.claims),
        "pager": Pager.of(page, len(ordered), ORIGINS_PER_PAGE, origins_path),
    }


_GRAVE = (Role.GARBLED, Role.DRIFT, Role.STALE, Role.FIRST)


def _distinct_sentences(members: Iterable[tuple[Member, Claim]]) -> list[tuple[Member, Claim, int]]:
    """Each sentence of a report once, with what is gravest of it and how many claims it makes."""
    sentences: dict[tuple[str, str], list[tuple[Member, Claim]]] = {}
    for member, claim in members:
        sentences.setdefault((claim.report, claim.quote), []).append((member, claim))

    def grave(pair: tuple[Member, Claim]) -> tuple[int, bool]:
        role = pair[0].role
        return _GRAVE.index(role) if role in _GRAVE else len(_GRAVE), not pair[0].follows

    return [(*min(group, key=grave), len(group)) for group in sentences.values()]


def _reason(page_data: PageData, member: Member) -> str:
    """Why a member is there, to be read after the word for its role."""
    if member.reason == FIRST_HEARD:
        return _("heard here")
    return in_words(page_data, member.reason)


def _edge(page_data: PageData, member: Member) -> dict[str, str]:
    """From whom a member has it, and how much of the wording the two share."""
    source = page_data.evidence.claim(member.follows)
    return {
        "source": page_data.evidence.reports[source.report].publisher if source else "",
        "source_path": claim_path(source.report, source.id) if source else "",
        "alike": f"{member.share:.0%}" if member.share is not None else "",
    }


def sources_context(page_data: PageData) -> dict[str, Any]:
    """Variables of ``sources.html``: those that say most first."""
    counts = page_data.once(_claims_by_source)
    rows: list[dict[str, Any]] = [
        {
            "source": source,
            "grade": source.grade(page_data.assessment.as_of),
            "claims": counts[source.id],
            "speaks_for": page_data.evidence.sources.name(source.speaks_for)
            if source.speaks_for
            else "",
            "history": _history(source),
            **_record(page_data, page_data.assessment.records.get(source.id, SourceRecord())),
        }
        for source in page_data.case.sources
    ]
    rows.sort(key=lambda row: (-row["claims"], row["source"].name))
    return {
        "rows": rows,
        "unknown": counts[""],
        "letters": [(letter.value, _chance(letter.known_chance)) for letter in Reliability],
        "digits": [
            (digit.value, term(digit.name.replace("_", " ").lower()), _chance(digit.chance))
            for digit in Credibility
        ],
        "clashes": [
            _contradiction(page_data, contradiction)
            for contradiction in page_data.assessment.contradictions
        ],
    }


def _claims_by_source(page_data: PageData) -> Counter[str]:
    claimant = page_data.evidence.sources.claimant
    return Counter(claimant(draft.claim) for draft in page_data.assessment.claims)


def _count_outlets(page_data: PageData) -> tuple[int, int]:
    """How many outlets carried the origins, and how many of those are independent."""
    outlets = {name for origin in page_data.origins for name in origin.publishers}
    return len(outlets), sum(origin.independent for origin in page_data.origins)


def _contradiction(page_data: PageData, contradiction: Contradiction) -> dict[str, Any]:
    finding = Address.contradiction(contradiction.id)
    finding_value = page_data.evidence.findings.get(finding)
    statement = page_data.evidence.claim(contradiction.claim)
    against = page_data.evidence.claim(contradiction.other_claim)
    return {
        "finding": finding,
        "label": finding_value.label if finding_value else contradiction.about,
        "claims": [claim for claim in (statement, against) if claim is not None],
        "days": abs(contradiction.days),
    }


def _chance(chance: float | None) -> str:
    return term("unknown") if chance is None else f"{chance:.0%}"


def _record(page_data: PageData, record: SourceRecord) -> dict[str, Any]:
    """What was learned of a source, in words."""
    posterior, track = record.posterior, record.track
    return {
        "reliability": f"{posterior.reliability:.0%}" if posterior else "",
        "reliability90": _span(posterior.reliability90, "{:.0%}") if posterior else "",
        "borne": _(
            "%(hits)s of %(tries)s borne out",
            hits=posterior.hits,
            tries=posterior.hits + posterior.misses,
        )
        if posterior
        else "",
        "bias": f"×{posterior.bias:.2f}" if posterior and posterior.figures else "",
        "bias90": _span(posterior.bias90, "{:.2f}") if posterior and posterior.figures else "",
        "track": _(
            "%(right)s of %(claims)s right, Brier %(brier)s",
            right=track.right,
            claims=len(track.claims),
            brier=f"{track.brier:.2f}",
        )
        if track
        else "",
        "turns": _turns(page_data, record.turns),
    }


_MOST_TURNS = 8
"""Turns shown of one source, the latest."""


def _turns(page_data: PageData, turns: Sequence[Turn]) -> list[tuple[str, str, int, str]]:
    """Phase, first day, number of claims and what they speak of, of the latest turns."""
    labels = {**page_data.measurand_labels, **page_data.indicator_labels}
    return [
        (
            turn.phase.value,
            day(turn.since),
            len(turn.claims),
            "; ".join(labels.get(Address.parse(name).rest, name) for name in turn.about),
        )
        for turn in turns[-_MOST_TURNS:]
    ]


def _span(ends: tuple[float, float], form: str) -> str:
    low, high = (form.format(end) for end in ends)
    return f"{low.removesuffix('%') if high.endswith('%') else low}–{high}"


def _history(source: Source) -> list[tuple[str, str, str]]:
    return [
        (grade.reliability.value, day(grade.since), grade.reason)
        for grade in sorted(source.history, key=lambda grade: grade.since)
    ]


def check_context(page_data: PageData) -> dict[str, Any]:
    """Variables of ``check.html``: faults by rule, errors first."""
    by_rule: dict[str, list[Any]] = {}
    for fault in page_data.faults:
        by_rule.setdefault(fault.rule, []).append(fault)
    groups = sorted(
        by_rule.items(),
        key=lambda item: (all(fault.severity is Severity.WARNING for fault in item[1]), item[0]),
    )
    return {
        "groups": groups,
        "errors": sum(1 for fault in page_data.faults if fault.severity is Severity.ERROR),
        "warnings": sum(1 for fault in page_data.faults if fault.severity is Severity.WARNING),
    }
