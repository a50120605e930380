"""``python -m bench.placing --case-dir DIR``: which figure and which event belongs where.

``DIR`` is a labelled case (see :mod:`bench.placing.labelled_case`); ``--data DIR`` runs all within a
folder, and with neither those of this project in ``tests/placing`` are run.  The case folder is made from ``declared.json`` and ``texts/`` in a temporary folder, or in
``--keep PATH``, and read through ``forewarn read --case CASE --json``.  First comes the table of all
systems, in percent; :mod:`bench.placing.scoring` says what each column is.

Reports are split by the SHA-256 of their id, its first byte even: looked at, odd: set aside.
``--half`` scores one of them; the table of both stands in the detail.  ``--faults`` shows the half
looked at and no other, and nothing of a case in a folder called ``set_aside``.
"""

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.placing.bm25 import best_threshold, make_nearest_definition
from bench.placing.case_writer import find_faults, find_heads, write_case
from bench.placing.labelled_case import (
    ALL,
    HALVES,
    LOOKED_AT,
    LabelledCase,
    find_cases,
    load_case,
)
from bench.placing.model_peer import place_by_model
from bench.placing.peers import place_all
from bench.placing.phrase_lists import make_phrase_lists
from bench.placing.readings import Reading, ReadingFault, read_case
from bench.placing.report import details, fault_lines, halves, id_table, table, totals
from bench.placing.scoring import score_case
from bench.placing.tally import RIGHT, WRONG, Tally
from forewarn.errors import EnvironmentFault
from forewarn.extractors.llm.llm_model import ThroughLlm

OURS = "forewarn"
OWN_CASES = Path(__file__).parents[2] / "tests" / "placing"
Readings = tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The readings of a case by every system."""

    case: LabelledCase
    typed: Counter[str]
    """Lines of each file that a person would type."""
    faults: Sequence[str]
    """What the program says is wrong with the case folder."""
    readings: Mapping[str, Readings]

    def tally(self, system: str, half: str) -> Tally:
        """The counts of a system on one half."""
        return score_case(self.case.half(half), self.readings[system])


def run_case(case: LabelledCase, folder: Path, model: str) -> Run:
    """Read a case by every system."""
    typed = write_case(case, folder).lines()
    own = read_case(folder, sorted((folder / "reports").glob("*.txt")))
    readings = {
        OURS: own,
        "phrase lists": _by_phrases(case, own),
        "nearest, BM25": _nearest(case, own),
    }
    if model:
        readings[model] = place_by_model(case, own, ThroughLlm.by_name(model))
    return Run(case=case, typed=typed, faults=find_faults(folder), readings=readings)


def _by_phrases(case: LabelledCase, own: Readings) -> Readings:
    return place_all(case, own, make_phrase_lists(case, find_heads(case)).place)


def _nearest(case: LabelledCase, own: Readings) -> Readings:
    """The nearest definition, with the thresholds that do best on the half looked at."""
    part = case.half(LOOKED_AT)

    def placed(least_measurand: float, least_indicator: float, of: LabelledCase) -> Readings:
        peer = make_nearest_definition(case, least_measurand, least_indicator)
        return place_all(of, [claim for claim in own if claim.report in of.texts], peer.place)

    def worth_of_figures(least: float) -> float:
        tally = score_case(part, placed(least, float("inf"), part))
        return tally.figures[RIGHT] - tally.figures[WRONG] - tally.false_figures

    def worth_of_events(least: float) -> float:
        tally = score_case(part, placed(float("inf"), least, part))
        return 2 * tally.hits / max(1, tally.events + tally.fired)

    least_measurand = best_threshold(worth_of_figures, HIGHEST)
    return placed(least_measurand, best_threshold(worth_of_events, HIGHEST), case)


HIGHEST = 40.0
"""Above the BM25 scores that sentences reach."""


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m bench.placing", description=__doc__)
    options.add_argument("--case-dir", type=Path, action="append", help="a labelled case")
    options.add_argument(
        "--data",
        type=Path,
        default=os.environ.get("FOREWARN_DATA") or None,
        help="a folder of labelled cases",
    )
    options.add_argument("--keep", type=Path, help="where to leave the case folders")
    options.add_argument("--half", choices=(*HALVES, ALL), default=ALL)
    options.add_argument("--by-id", action="store_true", help="counts by measurand and indicator")
    options.add_argument("--faults", action="store_true", help="of the half looked at")
    options.add_argument(
        "--model",
        default=os.environ.get("FOREWARN_MODEL", ""),
        help="a language model as a further peer, as `llm models` lists it",
    )
    chosen = options.parse_args(arguments)
    data = chosen.data or (None if chosen.case_dir else OWN_CASES)
    folders = [*(chosen.case_dir or ()), *(find_cases(data) if data else ())]
    if not folders:
        print("SKIPPED placing: no labelled case; name one by --case-dir, or a folder by --data")
        return 0
    runs = []
    for folder in folders:
        try:
            runs.append(_kept_run(load_case(folder), chosen.keep, chosen.model))
        except (ReadingFault, EnvironmentFault) as fault:
            print(f"{folder}: {fault}", file=sys.stderr)
            return 1
    print_runs(runs, chosen)
    return 0


def _kept_run(case: LabelledCase, keep: Path | None, model: str) -> Run:
    if keep is not None:
        return run_case(case, keep / case.name, model)
    with tempfile.TemporaryDirectory() as folder:
        return run_case(case, Path(folder) / case.name, model)


def print_runs(runs: Sequence[Run], chosen: argparse.Namespace) -> None:
    """The table of all systems first, then what stands behind it."""
    systems = list(runs[0].readings)
    of_half: Callable[[str, str], Tally] = lambda system, half: totals(  # noqa: E731
        [run.tally(system, half) for run in runs]
    )
    print(table((system, of_half(system, chosen.half)) for system in systems) + "\n")
    if not chosen.model:
        print("SKIPPED language model: none is named by --model or FOREWARN_MODEL\n")
    if not any(claim.places_things for run in runs for claim in run.readings[OURS]):
        print("forewarn read --json has no placements: the row of forewarn is of claimants alone\n")
    own = of_half(OURS, chosen.half)
    print("\n".join(details(own, sum((run.typed for run in runs), Counter()))) + "\n")
    if chosen.half == ALL:
        print(halves({half: of_half(OURS, half) for half in HALVES}) + "\n")
    for run in runs:
        _print_faults_of_case(run)
    if len(runs) > 1:
        print(table(((run.case.name, run.tally(OURS, chosen.half)) for run in runs), what="case"))
        print()
    shown = [run for run in runs if not run.case.is_set_aside]
    if chosen.by_id:
        print(id_table(totals([run.tally(OURS, chosen.half) for run in shown])) + "\n")
    if chosen.faults:
        for run in shown:
            print("\n".join(fault_lines(run.tally(OURS, LOOKED_AT))))


def _print_faults_of_case(run: Run) -> None:
    if run.faults:
        print(f"{run.case.name}: {len(run.faults)} faults in the case folder")
        # The words of a case that is set aside are not shown.
        shown = () if run.case.is_set_aside else run.faults
        print("".join(f"    {fault}\n" for fault in shown))


if __name__ == "__main__":
    sys.exit(main())
