"""``forewarn what-if``: what would change if something were set or dropped."""

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from forewarn.errors import ForewarnError

if TYPE_CHECKING:
    from forewarn.what_if.assess_what_if import FigureChange, Supposition

MOST_FINDINGS = 12
"""Findings printed where no sentence tells of them; ``--json`` prints all."""


def run_what_if(arguments: argparse.Namespace) -> int:
    """Print the changes, most important first; the case stays as it is."""
    from forewarn.briefs.changes import list_changes
    from forewarn.cli.progress_bar import show_progress
    from forewarn.what_if.assess_what_if import Supposition, compare_findings, what_if
    from forewarn.wording.finding_json import unit_to_json
    from forewarn.wording.numbers import count
    from forewarn.workbench.workbench import Workbench

    suppositions = [Supposition(address=address) for address in arguments.drop]
    suppositions += [_parse_setting(setting) for setting in arguments.set]
    if not suppositions:
        raise ForewarnError("nothing is supposed; give --drop ADDRESS or --set ADDRESS=VALUE")
    with show_progress() as tell, Workbench(arguments.case, tell=tell) as bench:
        built = bench.build(arguments.as_of)
    before = built.assessment
    after = what_if(built.case, built.drafts, suppositions, as_of=before.as_of)
    shifts = compare_findings(before, after)
    if arguments.json:
        body = {
            "as_of": before.as_of.isoformat(),
            "supposed": [str(supposition) for supposition in suppositions],
            "moved": [_to_json(shift) for shift in shifts],
        }
        print(json.dumps(body, ensure_ascii=False, indent=1))
        return 0
    print(f"as of {before.as_of}, supposing: {'; '.join(map(str, suppositions))}")
    differences = list_changes(built.case, before, after)
    for change in differences:
        print(f"- {change.sentence}")
    if not differences:
        print("- No chance, estimate or signpost changes by as much as a point.")
    explained = {change.finding for change in differences}
    unexplained = [shift for shift in shifts if shift.finding not in explained]
    for shift in unexplained[:MOST_FINDINGS]:
        values = f"{_format_value(shift.before)} -> {_format_value(shift.after)}"
        print(f"  {shift.finding}: {values} ({unit_to_json(shift.unit)})")
    if len(unexplained) > MOST_FINDINGS:
        print(f"  and {count(len(unexplained) - MOST_FINDINGS, 'finding')} more; --json lists them")
    return 0


def _to_json(shift: "FigureChange") -> dict[str, object]:
    from forewarn.wording.finding_json import unit_to_json
    from forewarn.wording.reasons import english

    return {**asdict(shift), "label": english(shift.label), "unit": unit_to_json(shift.unit)}


def _parse_setting(setting: str) -> "Supposition":
    from forewarn.what_if.assess_what_if import Supposition

    try:
        return Supposition.parse(setting)
    except ValueError as error:
        raise ForewarnError(f"--set {error}") from None


def _format_value(value: float | str | None) -> str:
    if value is None:
        return "none"
    return value if isinstance(value, str) else f"{value:.4g}"
