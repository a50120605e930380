from datetime import date

from bench.utterances import utterance
from forewarn.findings.reason import Pointer, Reason
from forewarn.origins.garbling import find_garbling
from forewarn.origins.origin import Utterance


def said(report: str, figure: float | None, unit: str, *, publisher: str = "") -> Utterance:
    return utterance(
        f"{report}:{figure}", report=report, publisher=publisher or report,
        day=date(2025, 4, 30), speaker="nis", figure=figure, unit=unit,
    )  # fmt: skip


AP = [said("ap", 4700, "casualty"), said("ap", 600, "death")]


def test_a_swapped_fate_is_garbled() -> None:
    faults = find_garbling([*AP, said("blog", 600, "killed"), said("blog", 4700, "injured")])
    assert faults == {
        3: Reason.of(
            "origin.swapped",
            figure=4700,
            unit="injured",
            report=Pointer("report", "ap"),
            other="casualty",
        )
    }


def test_a_part_added_to_its_whole_is_garbled() -> None:
    faults = find_garbling([*AP, said("blog", 5300, "killed+wounded")])
    assert faults == {2: Reason.of("origin.summed", less=600, more=4700)}


def test_killed_and_wounded_add_up() -> None:
    given = [
        said("ap", 600, "killed"),
        said("ap", 4100, "wounded"),
        said("yonhap", 4700, "casualty"),
    ]
    assert find_garbling(given) == {}


def test_two_figures_in_one_report_are_what_was_said() -> None:
    assert find_garbling([*AP, said("ap", 4700, "wounded"), said("ap", 5300, "casualty")]) == {}


def test_what_most_outlets_carried_counts_as_said() -> None:
    given = [
        said("first", 600, "wounded"),
        said("second", 600, "wounded", publisher="first"),
        said("third", 600, "killed"),
        said("fourth", 600, "killed"),
        said("fifth", None, ""),
    ]
    assert set(find_garbling(given)) == {1}


def test_other_units_are_garbled_only_when_exchanged() -> None:
    given = [said("ap", 20000, "container"), said("ap", 9_000_000, "shell")]
    assert find_garbling([*given, said("blog", 20000, "worker")]) == {}
    assert set(find_garbling([*given, said("blog", 20000, "shell")])) == {2}
