"""The long lists: reports, claims, origins, sources, faults."""

from collections import Counter
from itertools import groupby
from typing import Any

from forewarn.briefing.wording import day
from forewarn.errors import Severity
from forewarn.indicators.contradiction import Contradiction
from forewarn.pages.addresses import claim_path, report_path
from forewarn.pages.dossier import Dossier
from forewarn.pages.report import state, style
from forewarn.reports.source import Source


def reports(dossier: Dossier) -> dict[str, Any]:
    """Variables of ``reports.html``: newest first, with how many claims each holds."""
    return {
        "rows": [
            {
                "report": held,
                "path": report_path(held.id),
                "when": day(held.date),
                "claims": len(dossier.claims_of.get(held.id, ())),
            }
            for held in dossier.reports
        ]
    }


def claims(dossier: Dossier) -> dict[str, Any]:
    """Variables of ``claims.html``: those nobody has looked at first, then newest first."""
    held = [each.claim for each in dossier.assessment.claims]
    held.sort(key=lambda claim: (claim.date, claim.report, -claim.span.start), reverse=True)
    held.sort(key=lambda claim: dossier.evidence.reviewed[claim.id].review is not None)
    rows: list[dict[str, Any]] = []
    for claim in held:
        assignment = dossier.assessment.assignments.get(claim.id)
        measurand = assignment.measurand if assignment else ""
        rows.append(
            {
                "claim": claim,
                "path": claim_path(claim.report, claim.id),
                "style": style(claim),
                "when": day(claim.date),
                "state": state(dossier, claim.id),
                "measurand": dossier.measurand_labels.get(measurand, measurand),
                "measurand_id": measurand,
                "origin": dossier.evidence.origin_of.get(claim.id),
                "grade": dossier.evidence.grade(claim).value,
            }
        )
    return {
        "rows": rows,
        "stances": sorted(Counter(row["claim"].stance.value for row in rows).items()),
    }


def origins(dossier: Dossier) -> dict[str, Any]:
    """Variables of ``origins.html``: the most echoed first."""
    rows: list[dict[str, Any]] = []
    for origin in dossier.assessment.origins:
        members = [(member, dossier.evidence.claim(member.id)) for member in origin.members]
        rows.append(
            {
                "origin": origin,
                "speaker": dossier.evidence.name(origin.speaker) or "Speaker unknown",
                "when": day(origin.date),
                "members": [
                    {
                        "member": member,
                        "claim": claim,
                        "path": claim_path(claim.report, claim.id),
                        "when": day(claim.date),
                        "relay": dossier.evidence.relay(claim),
                        "lag": (claim.date - origin.date).days,
                    }
                    for member, claim in members
                    if claim is not None
                ],
            }
        )
    rows.sort(
        key=lambda row: (
            -len(row["origin"].publishers),
            -len(row["origin"].members),
            row["origin"].date,
            row["origin"].id,
        )
    )
    return {
        "rows": rows,
        "outlets": len({name for each in dossier.assessment.origins for name in each.publishers}),
        "independent": sum(1 for each in dossier.assessment.origins if each.independent),
        "claims": len(dossier.assessment.claims),
    }


def sources(dossier: Dossier) -> dict[str, Any]:
    """Variables of ``sources.html``: those that say most first."""
    by_source: dict[str, list[Any]] = {}
    for held in dossier.assessment.claims:
        by_source.setdefault(held.claim.claimant_id, []).append(held.claim)
    rows: list[dict[str, Any]] = [
        {
            "source": source,
            "grade": source.grade(dossier.assessment.as_of).value,
            "claims": len(by_source.get(source.id, ())),
            "turns": _turns(by_source.get(source.id, [])),
            "speaks_for": dossier.evidence.name(source.speaks_for) if source.speaks_for else "",
            "history": _history(source),
        }
        for source in dossier.case.sources
    ]
    rows.sort(key=lambda row: (-row["claims"], row["source"].name))
    return {
        "rows": rows,
        "unknown": len(by_source.get("", ())),
        "clashes": [_clash(dossier, one) for one in dossier.assessment.contradictions],
    }


def _clash(dossier: Dossier, one: Contradiction) -> dict[str, Any]:
    finding = f"contradiction.{one.id}"
    held = dossier.evidence.findings.get(finding)
    said = dossier.evidence.claim(one.said)
    against = dossier.evidence.claim(one.against)
    return {
        "finding": finding,
        "label": held.label if held else one.about,
        "claims": [claim for claim in (said, against) if claim is not None],
        "days": abs(one.days),
    }


def _turns(claims: list[Any]) -> list[tuple[str, str, int]]:
    """Runs of the same stance in time: stance, first day, how many claims."""
    ordered = sorted(claims, key=lambda claim: (claim.date, claim.id))
    found = []
    for stance, run in groupby(ordered, key=lambda claim: claim.stance.value):
        held = list(run)
        found.append((stance, day(held[0].date), len(held)))
    return found[-8:]


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
