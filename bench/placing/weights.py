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
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from bench.placing.case_writer import write_case
from bench.placing.event_score import SAME
from bench.placing.labelled_case import LOOKED_AT, LabelledCase, find_cases, load_case
from forewarn.case.load import load
from forewarn.case.model import Case
from forewarn.claims.claim import Claim
from forewarn.estimates.count_odds import count_features
from forewarn.estimates.count_slots import CountFit
from forewarn.estimates.slot_placing import SlotMeasurands
from forewarn.events.event_pattern import PatternFit, fit_events
from forewarn.events.label_words import content_words
from forewarn.events.slot_odds import sighting_features
from forewarn.extractors.english_reader import EnglishReader
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.indicators.slot_sighting import SlotPatterns
from forewarn.readers import text_of
from forewarn.reports.report import Report

PENALTY = 2.0
STEPS = 100
COUNT_PENALTY = 0.3
Trial = tuple[Mapping[str, float], bool]


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
        words = content_words(claim.quote, case.language)
        for indicator, pattern in patterns.patterns:
            for fit in fit_events(
                pattern,
                claim,
                words,
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
        for name, value in features.items():
            table[row, place[name]] = value
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


def count_groups(
    labelled: LabelledCase, case: Case, claims: Sequence[Claim]
) -> Iterator[tuple[list[CountFit], list[bool]]]:
    """The fits of each figure, and which of them, and last of all none, the labels accept."""
    measurands = SlotMeasurands.of(case.measurands, case.world, case.language)
    done: set[tuple[str, int]] = set()
    for claim in claims:
        figure = claim.quantity
        if figure is None or (claim.report, figure.span.start) in done:
            continue
        text = labelled.texts[claim.report]
        fits = [placement.fit for placement in measurands.find(claim, text)]
        if not fits:
            continue
        done.add((claim.report, figure.span.start))
        rows = [
            row
            for row in labelled.figures
            if row.report == claim.report and row.span.overlaps(figure.span)
        ]
        accepted = [any(fit.measurand in row.accepted for row in rows) for fit in fits]
        is_nowhere = not any(accepted) or any(row.measurand is None for row in rows)
        yield fits, [*accepted, is_nowhere]


def fit_choices(
    groups: Sequence[tuple[list[CountFit], list[bool]]],
) -> tuple[dict[str, float], float]:
    """Weights of features and the bias of a penalised conditional logit, by damped Newton steps."""
    names = sorted({name for fits, _ in groups for fit in fits for name in count_features(fit)})
    tables: list[tuple[np.ndarray, np.ndarray]] = []
    for fits, accepted in groups:
        table = np.zeros((len(fits) + 1, len(names) + 1))
        for row, fit in enumerate(fits):
            features = count_features(fit)
            table[row] = [*(features.get(name, 0.0) for name in names), 1.0]
        tables.append((table, np.array(accepted)))
    ridge = np.diag([COUNT_PENALTY] * len(names) + [0.0])
    weights = np.zeros(len(names) + 1)
    for _ in range(4 * STEPS):
        gradient, hessian = ridge @ weights, ridge + 1e-6 * np.eye(len(weights))
        for table, accepted in tables:
            odds = np.exp(table @ weights - (table @ weights).max())
            chances = odds / odds.sum()
            wanted = np.where(accepted, chances, 0.0)
            gradient = gradient + table.T @ (chances - wanted / wanted.sum())
            mean = table.T @ chances
            hessian = hessian + (table * chances[:, None]).T @ table - np.outer(mean, mean)
        weights -= 0.5 * np.linalg.solve(hessian, gradient)
    return dict(zip(names, map(float, weights[:-1]), strict=True)), float(weights[-1])


def print_weights(name: str, weights: Mapping[str, float], bias: float) -> None:
    """The weights as Python has them."""
    print(f"{name}_BIAS = {bias:.2f}\n{name}_WEIGHTS: Mapping[str, float] = {{")
    for feature, weight in weights.items():
        print(f'    "{feature}": {weight:.2f},')
    print("}")


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m bench.placing.weights", description=__doc__)
    options.add_argument("folders", type=Path, nargs="+", help="labelled cases, or folders of them")
    options.add_argument("--counts", action="store_true", help="hits of each way to fill a slot")
    chosen = options.parse_args(arguments)
    groups: list[tuple[list[CountFit], list[bool]]] = []
    trials: list[Trial] = []
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for folder in (path for each in chosen.folders for path in find_cases(each)):
        labelled = load_case(folder)
        if labelled.is_set_aside:
            continue
        looked_at = labelled.half(LOOKED_AT)
        case, claims = read_claims(looked_at)
        groups += count_groups(looked_at, case, claims)
        for _, _, fit, is_hit in sighting_fits(looked_at, case, claims):
            trials.append((sighting_features(fit), is_hit))
    for features, is_hit in trials:
        for name in features:
            counts[name][is_hit] += 1
    print("# events/slot_odds.py")
    print_weights("SIGHTING", *fit_weights(trials))
    print("# estimates/count_odds.py")
    print_weights("COUNT", *fit_choices(groups))
    if chosen.counts:
        for name, (misses, hits) in sorted(counts.items()):
            print(f"{name}: {hits} of {hits + misses}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
