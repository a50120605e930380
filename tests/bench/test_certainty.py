"""The harness of certainty, over sentences of our own in the corpus's form."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from bench import certainty, factuality, uds_ih2

SENTENCES = (
    ("The men fled the town .", 2, 3.0),
    ("The men did not leave the town .", 4, -3.0),
    ("The men may leave the town .", 3, 0.0),
    ("The men will leave the town .", 3, -1.0),
    ("Did the men leave the town ?", 3, 0.0),
    ("The men have probably fled the town .", 4, 1.5),
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    for split, times in (("train", 12), ("dev", 3)):
        path = uds_ih2.path(folder, split)
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [
            json.dumps({"text": text, "targets": [{"span1": [at, at + 1], "label": label}]})
            for text, at, label in SENTENCES * times
        ]
        with gzip.open(path, "wt", encoding="utf-8") as file:
            file.write("\n".join(lines))
    return folder


@pytest.fixture(scope="module")
def rows(data: Path) -> list[certainty.Read]:
    return certainty.read(data, "train")


def test_a_predicate_is_read_as_the_reader_reads_it(rows: list[certainty.Read]) -> None:
    told = [(one.mood, one.denied, one.hedge) for one in rows[: len(SENTENCES)]]
    assert told == [
        ("past", False, ""),
        ("past", True, ""),
        ("ahead", False, "may"),
        ("ahead", False, ""),
        ("asked", False, ""),
        ("past", False, "likely"),
    ]


def test_the_lexicon_turns_with_a_negative_and_shrinks_with_a_hedge(
    rows: list[certainty.Read],
) -> None:
    values = certainty.declared([], rows[: len(SENTENCES)])
    assert values[:3].tolist() == [3.0, -3.0, 0.0]
    assert 0 < values[5] < 3


def test_what_is_fitted_beats_the_majority_and_scores_as_scipy_does(
    rows: list[certainty.Read],
) -> None:
    labels = np.array([one.label for one in rows])
    errors = {}
    for name, predict in certainty.SYSTEMS:
        guessed = certainty.crossed(predict, rows)
        r, errors[name] = certainty.scores(guessed, labels)
        if np.ptp(guessed) > 0:
            assert r == pytest.approx(stats.pearsonr(guessed, labels).statistic)
    assert errors["the reader's readings"] < errors["majority"]
    assert errors["all signs"] < errors["majority"]


def test_no_row_is_predicted_from_its_own_sentence(rows: list[certainty.Read]) -> None:
    seen: list[tuple[set[int], set[int]]] = []

    def spy(known: list[certainty.Read], asked: list[certainty.Read]) -> np.ndarray:
        seen.append(({one.sentence for one in known}, {one.sentence for one in asked}))
        return np.zeros(len(asked))

    certainty.crossed(spy, rows)  # type: ignore[arg-type]
    assert len(seen) == certainty.FOLDS
    assert not any(known & asked for known, asked in seen)


def test_values_stay_on_the_scale(rows: list[certainty.Read]) -> None:
    signs = [one.signs for one in rows]
    table = factuality.fit(signs, np.full(len(rows), 50.0))
    assert np.abs(factuality.predict(table, signs)).max() <= factuality.CEILING


def test_the_program_prints_its_table_and_says_what_is_missing(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert certainty.main(["--data", str(data)]) == 0
    told = capsys.readouterr().out
    assert "18 predicates, fitted on 72 of train" in told
    assert all(name in told for name, _ in certainty.SYSTEMS)
    assert certainty.main(["--data", str(data), "--counts"]) == 0
    assert "| likely | 12 | 0.75 |" in capsys.readouterr().out
    assert certainty.main(["--data", str(tmp_path)]) == 0
    assert "SKIPPED" in capsys.readouterr().out
