"""``forewarn what-if``: what would change if something were set or dropped."""

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from forewarn.errors import ForewarnError

if TYPE_CHECKING:
    from forewarn.what_if.assess_what_if import Moved, Supposition

TOLD = 12
"""Findings told one by one where no sentence tells of them; ``--json`` gives all."""


def run(arguments: argparse.Namespace) -> int:
    """Print the changes, most important first; the case stays as it is."""
    from forewarn.briefs.changes import changes
    from forewarn.cli.telling import progress
    from forewarn.what_if.assess_what_if import Supposition, moved, what_if
    from forewarn.wording.finding_json import unit_to_json
    from forewarn.wording.numbers import count
    from forewarn.workbench.workbench import Workbench

    suppositions = [Supposition(address=address) for address in arguments.drop]
    suppositions += [_set(given) for given in arguments.set]
    if not suppositions:
        raise ForewarnError("nothing is supposed; give --drop ADDRESS or --set ADDRESS=VALUE")
    with progress() as tell, Workbench(arguments.case, tell=tell) as bench:
        built = bench.build(arguments.as_of)
    before = built.assessment
    after = what_if(built.case, built.drafts, suppositions, as_of=before.as_of)
    shifted = moved(before, after)
    if arguments.json:
        body = {
            "as_of": before.as_of.isoformat(),
            "supposed": [str(one) for one in suppositions],
            "moved": [_to_json(one) for one in shifted],
        }
        print(json.dumps(body, ensure_ascii=False, indent=1))
        return 0
    print(f"as of {before.as_of}, supposing: {'; '.join(str(one) for one in suppositions)}")
    told = changes(built.case, before, after)
    for change in told:
        print(f"- {change.sentence}")
    if not told:
        print("- No chance, estimate or signpost changes by as much as a point.")
    rest = [one for one in shifted if one.finding not in {change.finding for change in told}]
    for one in rest[:TOLD]:
        print(
            f"  {one.finding}: {_value(one.before)} -> {_value(one.after)} ({unit_to_json(one.unit)})"
        )
    if len(rest) > TOLD:
        print(f"  and {count(len(rest) - TOLD, 'finding')} more; --json lists them")
    return 0


def _to_json(moved: "Moved") -> dict[str, object]:
    from forewarn.wording.finding_json import unit_to_json
    from forewarn.wording.reasons import english

    return {
        **asdict(moved),
        "label": english(moved.label),
        "unit": unit_to_json(moved.unit),
    }


def _set(given: str) -> "Supposition":
    from forewarn.what_if.assess_what_if import Supposition

    try:
        return Supposition.given(given)
    except ValueError as error:
        raise ForewarnError(f"--set {error}") from None


def _value(held: float | str | None) -> str:
    if held is None:
        return "none"
    return held if isinstance(held, str) else f"{held:.4g}"
