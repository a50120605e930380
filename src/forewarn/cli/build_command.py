"""``forewarn build``: the assessment and the site."""

import argparse
import gc
from pathlib import Path
from threading import Thread
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forewarn.progress import Tell
    from forewarn.workbench.waiting_copy import WaitingCopy
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
        from forewarn.workbench.stamp import remember_build
        from forewarn.workbench.waiting_copy import wait_in_copy

        # Garbage is collected rarely: nearly all that a build makes is needed to its end.
        gc.set_threshold(100_000, 50, 1000)
        digest = inputs.digest()
        # Made before this process loads anything, so that both load at the same time.
        with wait_in_copy(_prepare_reading) as copy:
            built, changed = _build(arguments, out, copy)
        lines = summary(built, changed)
        remember_build(inputs, digest, unchanged_summary(built))
    for line in lines:
        print(line)
    print(f"{out / 'site' / 'index.html'} ({perf_counter() - started:.1f} s)")
    return 0


def _build(
    arguments: argparse.Namespace, out: Path, copy: "WaitingCopy | None"
) -> tuple["Built", str]:
    """What was built, and how many files changed."""
    from forewarn.cli.progress_bar import show_progress
    from forewarn.pages.charts import start_renderer
    from forewarn.wording.numbers import count
    from forewarn.workbench.two_processes import can_copy
    from forewarn.workbench.workbench import Workbench

    renderer = Thread(target=start_renderer, daemon=True)
    with (
        show_progress() as tell,
        Workbench(arguments.case, tell=tell, store=arguments.store) as bench,
    ):
        if can_copy():  # else there is no processor that would be idle meanwhile
            renderer.start()
        built = bench.build(arguments.as_of, meanwhile=_prepare_pages, copy=copy)
        if renderer.is_alive():
            renderer.join()  # a copy that writes pages is made next, while no other thread runs
        changed = _write(bench, built, out, tell)
    return built, count(changed, "file")


def _prepare_reading() -> None:
    """Load what reads reports in English, in a copy of this process."""
    from forewarn.extractors.parser import load_parser
    from forewarn.workbench import reading  # noqa: F401 (loaded for its imports)

    load_parser()


def _prepare_pages() -> None:
    """Load what writes the pages, while a copy of this process reads reports."""
    from forewarn.pages.templates import compile_templates
    from forewarn.workbench import output  # noqa: F401 (loaded for its imports)
    from forewarn.workbench.user_cache import make_template_folder

    folder = make_template_folder()
    compile_templates(None if folder is None else str(folder))


def _write(bench: "Workbench", built: "Built", out: Path, tell: "Tell") -> int:
    from forewarn.workbench.output import write

    return write(bench, built, out, tell=tell)


def summary(built: "Built", changed: str) -> tuple[str, ...]:
    """Warnings, what the assessment holds, and what had to be done; ``changed`` counts files."""
    from forewarn.wording.numbers import count

    reused = built.reused_steps.get("drafts", 0)
    read = count(built.new_steps.get("drafts", 0), "report")
    return (
        *_holdings(built),
        f"read {read} anew, kept {reused}; {changed} changed",
        *_waiting(built),
    )


def unchanged_summary(built: "Built") -> tuple[str, ...]:
    """What the same build says when nothing changed since."""
    from forewarn.wording.numbers import count

    reports = built.reused_steps.get("drafts", 0) + built.new_steps.get("drafts", 0)
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
