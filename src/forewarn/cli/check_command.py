"""``forewarn check``: every fault of a case at once."""

import argparse


def run(arguments: argparse.Namespace) -> int:
    """Print faults as ``file:line: rule: message``; 1 when there are any."""
    from forewarn.case.checks import check
    from forewarn.case.folder import load
    from forewarn.readers import text_of

    loaded = load(arguments.case, text_of=text_of)
    faults = sorted((*loaded.faults, *check(loaded.case)))
    for fault in faults:
        print(f"{fault}" if fault.severity == "error" else f"{fault} (warning)")
    if not faults:
        case = loaded.case
        print(
            f"no faults: {len(case.reports)} reports, {len(case.sources)} sources, "
            f"{len(case.measurands)} measurands, {len(case.indicators)} indicators, "
            f"{len(case.hypotheses)} hypotheses, {len(case.scenarios)} scenarios, "
            f"{len(case.signposts)} signposts, {len(case.policies)} policies"
        )
        return 0
    errors = sum(fault.severity == "error" for fault in faults)
    print(f"{len(faults)} faults, of which {errors} stop a build")
    return 1
