"""``python -m bench.placing.weights``: the weights of slots, fitted to labelled cases.

Every event of a claim that is of a class of an indicator is a trial: a hit where the labels have
the indicator in its sentence and say the same of it.  A logistic regression with a small penalty
over the slots (how each was filled) gives the log-odds that ``events/slot_odds.py`` holds.  Only
the half looked at is used.
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from bench.placing.case_writer import write_case
from bench.placing.event_score import SAME
from bench.placing.labelled_case import LOOKED_AT, LabelledCase, find_cases, load_case
from forewarn.case.load import load
from forewarn.case.model import Case
from forewarn.claims.claim import Claim
from forewarn.events.event_pattern import PatternFit, fit_events
from forewarn.events.slot_odds import sighting_features
from forewarn.extractors.english_reader import EnglishReader
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.indicators.slot_sighting import SlotPatterns
from forewarn.readers import text_of
from forewarn.reports.report import Report

PENALTY = 0.5
STEPS = 100
Trial = tuple[tuple[str, ...], bool]


def read_claims(labelled: LabelledCase) -> tuple[Case, list[Claim]]:
    """The case that the labels declare, and the claims of its reports."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / labelled.name
        write_case(labelled, path)
        case = load(path, text_of=text_of).case
    gazetteer, reader = Gazetteer.of(case), EnglishReader()
    claims = [
        claim
        for name, text in labelled.texts.items()
        for claim in reader.read(
            Report(
                id=name,
                title=name,
                publisher=labelled.publishers[name],
                date=labelled.days[name],
                text=text,
                file="",
            ),
            gazetteer,
        )
    ]
    return case, claims


def sighting_fits(
    labelled: LabelledCase, case: Case, claims: Sequence[Claim]
) -> Iterator[tuple[Claim, str, PatternFit, bool]]:
    """Claim, indicator, how an event of the claim fits it, and whether the labels agree."""
    patterns = SlotPatterns.of(case.indicators, case.world, case.language)
    for claim in claims:
        if not patterns.is_asked(claim):
            continue
        rows = [
            row
            for row in labelled.events
            if row.report == claim.report and row.sentence.overlaps(claim.span)
        ]
        for indicator, pattern in patterns.patterns:
            for fit in fit_events(
                pattern,
                claim.events,
                claimant=claim.claimant_id,
                actors=claim.actors,
                places=claim.places,
                world=case.world,
                lexicon=case.language.lexicon,
            ):
                says = fit.event.says.value
                yield (
                    claim,
                    indicator,
                    fit,
                    any(
                        row.indicator == indicator
                        and SAME.get(row.says, row.says) == SAME.get(says, says)
                        for row in rows
                    ),
                )


def fit_weights(trials: Sequence[Trial]) -> tuple[dict[str, float], float]:
    """Weights of features and the bias of a penalised logistic regression, by Newton's method."""
    names = sorted({name for features, _ in trials for name in features})
    place = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(trials), len(names) + 1))
    table[:, -1] = 1
    for row, (features, _) in enumerate(trials):
        for name in features:
            table[row, place[name]] = 1
    hits = np.array([hit for _, hit in trials], float)
    ridge = np.diag([PENALTY] * len(names) + [0.0])
    weights = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-table @ weights))
        gradient = table.T @ (chances - hits) + ridge @ weights
        spread = chances * (1 - chances)
        hessian = (table * spread[:, None]).T @ table + ridge
        weights -= np.linalg.solve(hessian + 1e-9 * np.eye(len(weights)), gradient)
    return {name: float(weights[place[name]]) for name in names}, float(weights[-1])


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m bench.placing.weights", description=__doc__)
    options.add_argument("folders", type=Path, nargs="+", help="labelled cases, or folders of them")
    chosen = options.parse_args(arguments)
    trials: list[Trial] = []
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for folder in (path for each in chosen.folders for path in find_cases(each)):
        labelled = load_case(folder)
        if labelled.is_set_aside:
            continue
        looked_at = labelled.half(LOOKED_AT)
        case, claims = read_claims(looked_at)
        for _, _, fit, is_hit in sighting_fits(looked_at, case, claims):
            trials.append((sighting_features(fit), is_hit))
    for features, is_hit in trials:
        for name in features:
            counts[name][is_hit] += 1
    weights, bias = fit_weights(trials)
    print(f"BIAS = {bias:.2f}\nWEIGHTS = {{")
    for name, weight in weights.items():
        print(f'    "{name}": {weight:.2f},  # {counts[name][1]} of {sum(counts[name])}')
    print("}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
