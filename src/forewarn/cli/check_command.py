"""``forewarn check``: every fault of a case at once."""

import argparse


def run_check(arguments: argparse.Namespace) -> int:
    """Print faults as ``file:line: rule: message``; 1 when there are any."""
    from forewarn.case.checks import check
    from forewarn.case.load import load
    from forewarn.claims.review import pending_proposals
    from forewarn.readers import text_of
    from forewarn.wording.numbers import count

    loaded = load(arguments.case, text_of=text_of)
    faults = sorted((*loaded.faults, *check(loaded.case)))
    for fault in faults:
        print(f"{fault}" if fault.severity == "error" else f"{fault} (warning)")
    case = loaded.case
    if proposals := pending_proposals(case.proposed, case.reviews):
        print(
            f"{count(len(proposals), 'draft')} of language models to review; until then not counted"
        )
    if not faults:
        print(
            f"no faults: {count(len(case.reports), 'report')}, "
            f"{count(len(case.sources), 'source')}, {count(len(case.measurands), 'measurand')}, "
            f"{count(len(case.indicators), 'indicator')}, "
            f"{count(len(case.hypotheses), 'hypothesis')}, "
            f"{count(len(case.scenarios), 'scenario')}, "
            f"{count(len(case.signposts), 'signpost')}, "
            f"{count(len(case.policies), 'policy')}"
        )
        return 0
    errors = sum(fault.severity == "error" for fault in faults)
    print(f"{count(len(faults), 'fault')}, of which {errors} would stop a build")
    return 1
