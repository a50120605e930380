"""The protocol of the quantity benchmark, on sentences of our own."""

import json
from pathlib import Path

import pytest

from bench.quantities import Amount, bare, main, matched, measured, same_value, sentences, table


def listed(value: str, unit: str = "-", change: str = "=") -> dict[str, str]:
    return {"value": value, "unit": unit, "normalized_unit": unit, "change": change}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reading = tmp_path / "reading"
    reading.mkdir()
    entries = [
        {"text": "About 40 buses came.", "quantities": [listed("40.0", "Bus", "~")]},
        {"text": "It cost $3 to $5 million.", "quantities": [listed("3000000-5000000", "dollar")]},
        {"text": "Output fell 2%.", "quantities": [listed("2.0", "percentage", "down")]},
        {
            "text": "Tens of thousands of men left.",
            "quantities": [listed("10000.0-100000.0", "man")],
        },
        {"text": "A third of it burnt.", "quantities": [listed("0.3333333333333333", "% -")]},
        {"text": "It was minus 5 degrees.", "quantities": [listed("-5.0", "degree")]},
        {"text": "A few men and several dogs.", "quantities": []},
    ]
    (reading / "newsquant_own.json").write_text(json.dumps(entries), encoding="utf-8")
    return tmp_path


def test_ranges_signs_and_plurals_are_read_from_the_file(folder: Path) -> None:
    amounts = [amount for sentence in sentences(folder) for amount in sentence.amounts]
    assert amounts[0] == Amount((40.0, 40.0), "bus", "~")
    assert amounts[1].value == (3e6, 5e6)
    assert amounts[-1].value == (-5.0, -5.0)


def test_our_grammar_is_put_into_the_words_of_the_benchmark(folder: Path) -> None:
    row = measured("ours", bare, sentences(folder))
    assert row.change is not None
    assert (row.value.f1, row.unit.f1, row.change.f1) == (100, 100, 100)
    assert "| ours | 100.0 | 100.0 | 100.0 |" in table([row])


def test_a_wrong_value_costs_precision_and_a_missing_one_recall(folder: Path) -> None:
    row = measured("one", lambda text: [Amount((40.0, 40.0), "bus", "=")], sentences(folder))
    assert row.value.precision == pytest.approx(100 / 7)
    assert row.value.recall == pytest.approx(100 / 6)
    assert row.change is not None
    assert row.change.f1 == 0


def test_without_ranges_the_listed_ones_are_averaged(folder: Path) -> None:
    row = measured(
        "mean", lambda text: [Amount((4e6, 4e6), "", "")], sentences(folder), ranges=False
    )
    assert row.value.recall == pytest.approx(100 / 6)
    assert row.change is None


def test_quantities_are_paired_one_to_one_and_as_many_as_can_be() -> None:
    one, two = Amount((1.0, 1.0), "a", "="), Amount((1.0, 1.0), "b", "=")
    assert matched([one], [one, one], same_value) == 1
    assert matched([one, two], [two], same_value) == 1
    loose = {(one, one), (one, two), (two, one)}
    assert matched([one, two], [one, two], lambda a, b: (a, b) in loose) == 2


def test_absent_data_is_said_aloud(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path)]) == 0
    assert "SKIPPED quantities" in capsys.readouterr().out


def test_the_table_names_the_peer_that_is_absent(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bench.quantities.quantulum", lambda: None)
    assert main(["--data", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert "SKIPPED quantulum3" in printed
    assert "7 sentences, 6 quantities" in printed
