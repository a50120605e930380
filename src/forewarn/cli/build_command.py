"""``forewarn build``: the assessment and the site."""

import argparse
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forewarn.progress import Tell
    from forewarn.workbench.workbench import Built, Workbench


def run_build(arguments: argparse.Namespace) -> int:
    """Build and say in lines what was done and where it lies."""
    from forewarn.wording.translations import fingerprint
    from forewarn.workbench.stamp import Inputs, recall_build

    started = perf_counter()
    out = arguments.out or arguments.case / "build"
    inputs = Inputs(case=arguments.case, out=out, as_of=arguments.as_of, language=fingerprint())
    lines = recall_build(inputs)
    if lines is None:
        from forewarn.cli.progress_bar import show_progress
        from forewarn.wording.numbers import count
        from forewarn.workbench.stamp import remember_build
        from forewarn.workbench.workbench import Workbench

        digest = inputs.digest()
        with (
            show_progress() as tell,
            Workbench(arguments.case, tell=tell, store=arguments.store) as bench,
        ):
            built = bench.build(arguments.as_of, meanwhile=_prepare_pages)
            changed = _write(bench, built, out, tell)
        lines = summary(built, count(changed, "file"))
        remember_build(inputs, digest, unchanged_summary(built))
    for line in lines:
        print(line)
    print(f"{out / 'site' / 'index.html'} ({perf_counter() - started:.1f} s)")
    return 0


def _prepare_pages() -> None:
    """Load what writes the pages, while a copy of this process reads reports."""
    from forewarn.pages.templates import compile_templates
    from forewarn.workbench import output  # noqa: F401 (loaded for its imports)

    compile_templates()


def _write(bench: "Workbench", built: "Built", out: Path, tell: "Tell") -> int:
    from forewarn.workbench.output import write

    return write(bench, built, out, tell=tell)


def summary(built: "Built", changed: str) -> tuple[str, ...]:
    """Warnings, what the assessment holds, and what had to be done; ``changed`` counts files."""
    from forewarn.wording.numbers import count

    reused = built.kept.get("drafts", 0)
    read = count(built.done.get("drafts", 0), "report")
    return (
        *_holdings(built),
        f"read {read} anew, kept {reused}; {changed} changed",
        *_waiting(built),
    )


def unchanged_summary(built: "Built") -> tuple[str, ...]:
    """What the same build says when nothing changed since."""
    from forewarn.wording.numbers import count

    reports = built.kept.get("drafts", 0) + built.done.get("drafts", 0)
    line = f"read {count(0, 'report')} anew, kept {reports}; {count(0, 'file')} changed"
    return (*_holdings(built), line, *_waiting(built))


def _holdings(built: "Built") -> tuple[str, ...]:
    from forewarn.wording.numbers import count

    assessment = built.assessment
    independent = sum(origin.independent for origin in assessment.origins)
    return (
        *(f"warning: {fault}" for fault in built.faults),
        f"as of {assessment.as_of}: {count(len(assessment.claims), 'claim')}, "
        f"{count(independent, 'independent origin')}, "
        f"{count(len(assessment.findings), 'finding')}",
    )


def _waiting(built: "Built") -> tuple[str, ...]:
    from forewarn.wording.numbers import count

    waiting = built.assessment.waiting
    return (
        (f"{count(waiting, 'draft')} of language models to review, not counted",) if waiting else ()
    )
