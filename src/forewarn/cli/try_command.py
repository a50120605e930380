"""``forewarn try``: what an indicator or a measurand catches, and what it nearly does."""

import argparse
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from forewarn.errors import ForewarnError

if TYPE_CHECKING:
    from forewarn.assessment.trial import DeclarationTrial, TrialHit
    from forewarn.case.model import Case
    from forewarn.claims.claim import Claim
    from forewarn.estimates.measurand import Measurand
    from forewarn.indicators.indicator import Indicator

MOST_SHOWN = 12
"""Claims printed of each kind; ``--all`` prints the others too."""


def run_try(arguments: argparse.Namespace) -> int:
    """Print what is caught, what is nearly caught and why not, and what else catches it."""
    from forewarn.cli.progress_bar import show_progress
    from forewarn.workbench.workbench import Workbench

    with show_progress() as tell, Workbench(arguments.case, tell=tell) as bench:
        case = bench.case
        _find(case, arguments.target)
        if arguments.text is None:
            claims = [claim for drafts in bench.read(arguments.as_of).values() for claim in drafts]
        else:
            case, claims = _read(case, arguments.text)
    trial = _try(case, arguments.target, claims)
    _print(f"catches {_count(len(trial.caught), 'claim')}", trial.caught, arguments.all)
    _print(f"nearly catches {_count(len(trial.near), 'claim')}", trial.near, arguments.all)
    return 0


def _count(number: int, noun: str) -> str:
    from forewarn.wording.numbers import count

    return count(number, noun)


def _find(case: "Case", target: str) -> "Indicator | Measurand":
    """What the target names; ForewarnError where it names nothing."""
    from forewarn.findings.address import Address
    from forewarn.findings.subject import Subject

    targets: dict[str, Indicator | Measurand] = {}
    for each in case.indicators:
        targets[str(Address.judgement(Subject.INDICATOR, each.id))] = each
    for counted in case.measurands:
        targets[str(Address.judgement(Subject.MEASURAND, counted.id))] = counted
    if target not in targets:
        near = get_close_matches(target, targets, n=3, cutoff=0.4)
        raise ForewarnError(
            f"nothing to try is called {target!r}; "
            + (f"did you mean {', '.join(near)}?" if near else "name indicator.ID or measurand.ID")
        )
    return targets[target]


def _try(case: "Case", target: str, claims: "list[Claim]") -> "DeclarationTrial":
    from forewarn.assessment.trial import try_indicator, try_measurand
    from forewarn.indicators.indicator import Indicator

    found = _find(case, target)
    if isinstance(found, Indicator):
        return try_indicator(case, found, claims)
    return try_measurand(case, found.id, claims)


def _read(case: "Case", text: str) -> "tuple[Case, list[Claim]]":
    """The case with the text as one more report, and the claims of the text."""
    from forewarn.extractors.places.gazetteer import Gazetteer
    from forewarn.reports.report import Report

    if not text.strip():
        raise ForewarnError("--text has no words; give a sentence")
    last = max((report.date for report in case.reports), default=case.question.baseline)
    assert last is not None  # a case without a baseline does not build
    report = Report(
        id="text", title="", publisher="text", date=last, text=text, file="", language="en"
    )
    language = case.languages.get(report.language) or case.language
    claims = list(language.extractor().read(report, Gazetteer.of(case)))
    return replace(case, reports=(*case.reports, report)), claims


def _print(head: str, hits: "tuple[TrialHit, ...]", whole: bool) -> None:
    from forewarn.cli.claim_output import claim_line
    from forewarn.wording.numbers import percent
    from forewarn.wording.reasons import say

    print(head)
    shown = hits if whole else hits[:MOST_SHOWN]
    for hit in shown:
        print(f"  {hit.claim.report}: {claim_line(hit.claim)}")
        chance = "" if hit.probability == 1 else f"{percent(hit.probability)}: "
        print(f"    {chance}{say(hit.reason)}")
        if hit.others:
            print(f"    also: {', '.join(hit.others)}")
    if len(shown) < len(hits):
        print(f"  and {len(hits) - len(shown)} more; --all prints them")
