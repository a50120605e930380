"""The long lists: reports, origins, sources, faults."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from forewarn.claims.claim import Claim
from forewarn.errors import Severity
from forewarn.findings.address import Address
from forewarn.indicators.contradiction import Contradiction
from forewarn.lists.listing import Catalogue, Entry, Query
from forewarn.lists.report_rows import FACETS, Filed, entry
from forewarn.origins.events import FIRST_HEARD
from forewarn.origins.origin import Member, Role
from forewarn.pages.addresses import claim_path, origins_path, report_path
from forewarn.pages.labels import in_words
from forewarn.pages.page_data import ORIGINS, Dossier
from forewarn.pages.paging import At, Pager, Views
from forewarn.pages.views import offered
from forewarn.sources.credibility import Credibility
from forewarn.sources.source import Reliability, Source
from forewarn.sources.source_record import SourceRecord
from forewarn.translations import _
from forewarn.wording.numbers import day
from forewarn.wording.vocabulary import term

ARCHIVE = Views(name="reports", facets=FACETS)
MEMBERS = 200
"""Claims of one origin that its tree shows, the earliest; the others are told by their number."""


def filed(dossier: Dossier) -> Iterator[Entry[Filed]]:
    """Every report, newest first."""
    outlet = dossier.evidence.sources.outlet
    return (
        entry(
            held,
            outlet=outlet(held.publisher),
            claims=len(dossier.claims_of.get(held.id, ())),
        )
        for held in dossier.reports
    )


def reports(
    dossier: Dossier, query: Query, archive: Catalogue[Filed], at: At = None
) -> dict[str, Any]:
    """Variables of ``reports.html``: newest first, with how many claims each holds."""
    found = archive.find(query)
    return {
        "rows": [
            {"report": held, "path": report_path(held.id), "when": day(held.date)}
            for held in found.lines
        ],
        "query": query,
        "found": found,
        "sifted": bool(query.words or query.facets),
        "facets": [
            (term(facet.capitalize()), ARCHIVE.choices(facet, query, found, {}))
            for facet in (ARCHIVE.facets if dossier.live else ())
        ],
        "kept": list(query.facets.items()),
        "pager": ARCHIVE.pager(query, found.total, at),
        **offered(dossier, ARCHIVE, query),
    }


def origins(dossier: Dossier, page: int = 1) -> dict[str, Any]:
    """Variables of ``origins.html``: the most echoed first, a part of them a page."""
    ordered = dossier.origins
    start = (page - 1) * ORIGINS
    outlets, independent = dossier.once(_carried)
    rows: list[dict[str, Any]] = []
    for origin in ordered[start : start + ORIGINS]:
        members = _distinct(
            (member, claim)
            for member in origin.members
            if (claim := dossier.evidence.claim(member.id)) is not None
        )
        shown = members[:MEMBERS]
        rows.append(
            {
                "origin": origin,
                "speaker": dossier.evidence.sources.name(origin.speaker) or _("Speaker unknown"),
                "when": day(origin.date),
                "members": [
                    {
                        "member": member,
                        "claim": claim,
                        "path": claim_path(claim.report, claim.id),
                        "when": day(claim.date),
                        "relay": dossier.evidence.relay(claim),
                        "lag": (claim.date - origin.date).days,
                        "reason": _reason(dossier, member),
                        "times": times,
                        **_edge(dossier, member),
                    }
                    for member, claim, times in shown
                ],
                "claims": sum(times for _member, _claim, times in members),
                "more": sum(times for _member, _claim, times in members[MEMBERS:]),
            }
        )
    return {
        "rows": rows,
        "outlets": outlets,
        "independent": independent,
        "claims": len(dossier.assessment.claims),
        "pager": Pager.of(page, len(ordered), ORIGINS, origins_path),
    }


_GRAVE = (Role.GARBLED, Role.DRIFT, Role.STALE, Role.FIRST)


def _distinct(members: Iterable[tuple[Member, Claim]]) -> list[tuple[Member, Claim, int]]:
    """Each sentence of a report once, with what is gravest of it and how many claims it makes."""
    found: dict[tuple[str, str], list[tuple[Member, Claim]]] = {}
    for member, claim in members:
        found.setdefault((claim.report, claim.quote), []).append((member, claim))

    def grave(pair: tuple[Member, Claim]) -> tuple[int, bool]:
        role = pair[0].role
        return _GRAVE.index(role) if role in _GRAVE else len(_GRAVE), not pair[0].follows

    return [(*min(held, key=grave), len(held)) for held in found.values()]


def _reason(dossier: Dossier, member: Member) -> str:
    """Why a member is there, to be read after the word for its role."""
    if member.reason == FIRST_HEARD:
        return _("heard here")
    return in_words(dossier, member.reason)


def _edge(dossier: Dossier, member: Member) -> dict[str, str]:
    """From whom a member has it, and how much of the wording the two share."""
    source = dossier.evidence.claim(member.follows)
    return {
        "source": dossier.evidence.reports[source.report].publisher if source else "",
        "source_path": claim_path(source.report, source.id) if source else "",
        "alike": f"{member.share:.0%}" if member.share is not None else "",
    }


def sources(dossier: Dossier) -> dict[str, Any]:
    """Variables of ``sources.html``: those that say most first."""
    said = dossier.once(_said)
    rows: list[dict[str, Any]] = [
        {
            "source": source,
            "grade": source.grade(dossier.assessment.as_of),
            "claims": said[source.id],
            "speaks_for": dossier.evidence.sources.name(source.speaks_for)
            if source.speaks_for
            else "",
            "history": _history(source),
            **_record(dossier.assessment.records.get(source.id, SourceRecord())),
        }
        for source in dossier.case.sources
    ]
    rows.sort(key=lambda row: (-row["claims"], row["source"].name))
    return {
        "rows": rows,
        "unknown": said[""],
        "letters": [(one.value, _chance(one.known_chance)) for one in Reliability],
        "digits": [
            (one.value, term(one.name.replace("_", " ").lower()), _chance(one.chance))
            for one in Credibility
        ],
        "clashes": [_clash(dossier, one) for one in dossier.assessment.contradictions],
    }


def _said(dossier: Dossier) -> Counter[str]:
    claimant = dossier.evidence.sources.claimant
    return Counter(claimant(held.claim) for held in dossier.assessment.claims)


def _carried(dossier: Dossier) -> tuple[int, int]:
    """How many outlets carried the origins, and how many of those are independent."""
    outlets = {name for each in dossier.origins for name in each.publishers}
    return len(outlets), sum(each.independent for each in dossier.origins)


def _clash(dossier: Dossier, one: Contradiction) -> dict[str, Any]:
    finding = Address.contradiction(one.id)
    held = dossier.evidence.findings.get(finding)
    said = dossier.evidence.claim(one.said)
    against = dossier.evidence.claim(one.against)
    return {
        "finding": finding,
        "label": held.label if held else one.about,
        "claims": [claim for claim in (said, against) if claim is not None],
        "days": abs(one.days),
    }


def _chance(chance: float | None) -> str:
    return term("unknown") if chance is None else f"{chance:.0%}"


def _record(record: SourceRecord) -> dict[str, Any]:
    """What was learned of a source, in words."""
    held, track = record.learned, record.track
    return {
        "reliability": f"{held.reliability:.0%}" if held else "",
        "reliability90": _span(held.reliability90, "{:.0%}") if held else "",
        "borne": _("%(hits)s of %(tries)s borne out", hits=held.hits, tries=held.hits + held.misses)
        if held
        else "",
        "bias": f"×{held.bias:.2f}" if held and held.figures else "",
        "bias90": _span(held.bias90, "{:.2f}") if held and held.figures else "",
        "track": _(
            "%(right)s of %(claims)s right, Brier %(brier)s",
            right=track.right,
            claims=len(track.claims),
            brier=f"{track.brier:.2f}",
        )
        if track
        else "",
        "turns": [
            (turn.phase.value, day(turn.since), len(turn.claims)) for turn in record.turns[-8:]
        ],
    }


def _span(ends: tuple[float, float], form: str) -> str:
    low, high = (form.format(end) for end in ends)
    return f"{low.removesuffix('%') if high.endswith('%') else low}–{high}"


def _history(source: Source) -> list[tuple[str, str, str]]:
    return [
        (grade.reliability.value, day(grade.since), grade.reason)
        for grade in sorted(source.history, key=lambda held: held.since)
    ]


def check(dossier: Dossier) -> dict[str, Any]:
    """Variables of ``check.html``: faults by rule, errors first."""
    by_rule: dict[str, list[Any]] = {}
    for fault in dossier.faults:
        by_rule.setdefault(fault.rule, []).append(fault)
    groups = sorted(
        by_rule.items(),
        key=lambda item: (all(one.severity is Severity.WARNING for one in item[1]), item[0]),
    )
    return {
        "groups": groups,
        "errors": sum(1 for one in dossier.faults if one.severity is Severity.ERROR),
        "warnings": sum(1 for one in dossier.faults if one.severity is Severity.WARNING),
    }
