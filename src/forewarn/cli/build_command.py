"""``forewarn build``: the assessment and the site."""

import argparse
from time import perf_counter


def run(arguments: argparse.Namespace) -> int:
    """Build and say in lines what was done and where it lies."""
    from forewarn.cli.telling import progress
    from forewarn.wording.numbers import count
    from forewarn.workbench.output import write
    from forewarn.workbench.workbench import Workbench

    started = perf_counter()
    out = arguments.out or arguments.case / "build"
    with (
        progress() as tell,
        Workbench(arguments.case, tell=tell, store=arguments.store) as bench,
    ):
        built = bench.build(arguments.as_of)
        changed = write(bench, built, out, tell=tell)
    for fault in built.faults:
        print(f"warning: {fault}")
    assessment = built.assessment
    read = built.done.get("drafts", 0)
    independent = sum(origin.independent for origin in assessment.origins)
    print(
        f"as of {assessment.as_of}: {count(len(assessment.claims), 'claim')}, "
        f"{count(independent, 'independent origin')}, "
        f"{count(len(assessment.findings), 'finding')}"
    )
    kept = built.kept.get("drafts", 0)
    print(f"read {count(read, 'report')} anew, kept {kept}; {count(changed, 'file')} changed")
    if assessment.waiting:
        print(f"{count(assessment.waiting, 'draft')} of language models to review, not counted")
    print(f"{out / 'site' / 'index.html'} ({perf_counter() - started:.1f} s)")
    return 0
