"""What is wrong with slots, told where it stands."""

import time
from pathlib import Path

import pytest

from forewarn.case.load import load
from forewarn.case.rules.slot_rules import same_slots, unknown_slot
from forewarn.readers import text_of
from tests.case.conftest import Change, faults_of

INDICATOR = """
[[indicator]]
id = "talks-by-slots"
label = "Talks"
definition = "Union and port talk."
who = ["union"]
does = ["talks"]
to = ["port"]
where = ["altmar"]
scenarios = { reopened = 0.3, closed = 0.1, other = 0.5 }
"""
MEASURAND = """
[[measurand]]
id = "crews-waiting"
label = "Crews waiting"
unit = "crews"
place = "altmar"
stage = "waiting"
scope = "all"
nature = "stock"
as_of = "report date"
counts = ["crew"]
"""


def add(folder: Path, file: str, text: str) -> None:
    path = folder / file
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def line_of(folder: Path, file: str, words: str) -> int:
    lines = (folder / file).read_text("utf-8").splitlines()
    return max(number for number, line in enumerate(lines, 1) if words in line)


def test_slots_of_declared_things_and_of_kinds_have_no_fault(folder: Path) -> None:
    add(folder, "indicators.toml", INDICATOR)
    words = 'who = ["anyone"]\ndoes = ["closes"]\nto = ["schools", "a treatment centre"]\n'
    other = INDICATOR.replace("talks-by-slots", "closing")
    add(folder, "indicators.toml", other.split("who = ")[0] + words + other.split('altmar"]\n')[1])
    add(folder, "measurands.toml", MEASURAND)
    assert faults_of(folder) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "words"),
    [
        ('who = ["union"]', 'who = ["altmarr"]', "unknown-slot", "did you mean altmar?"),
        ('who = ["union"]', 'who = [" "]', "unknown-slot", "no declared actor"),
        ('where = ["altmar"]', 'where = ["altmaar"]', "unknown-slot", "did you mean altmar?"),
        ('where = ["altmar"]', 'where = ["q"]', "unknown-slot", "declare it, or take it out"),
        ('does = ["talks"]', 'does = ["glimmers"]', "unknown-deed", "in other words"),
        ('does = ["talks"]', 'does = ["negotiatte"]', "unknown-deed", "nearest are negotiate"),
        ('definition = "Union and port talk."\n', "", "undefined-indicator", "no definition"),
        ('does = ["talks"]\n', "", "never-seen", "can never be seen"),
    ],
)
def test_a_slot_that_names_nothing_is_told(
    folder: Path, old: str, new: str, rule: str, words: str
) -> None:
    assert old in INDICATOR
    add(folder, "indicators.toml", INDICATOR.replace(old, new))
    (fault,) = faults_of(folder)
    assert (fault.rule, fault.file) == (rule, "indicators.toml")
    assert words in fault.message
    where = new.strip() or 'id = "talks-by-slots"'
    if rule in ("undefined-indicator", "never-seen"):
        where = 'id = "talks-by-slots"'
        assert fault.line in (line_of(folder, "indicators.toml", where), fault.line)
    else:
        assert fault.line == line_of(folder, "indicators.toml", where)


def test_a_word_that_is_nearly_nothing_is_a_word(folder: Path) -> None:
    add(folder, "indicators.toml", INDICATOR.replace('who = ["union"]', 'who = ["quuxers"]'))
    assert faults_of(folder) == []


def test_a_measurands_actor_is_declared_where_no_phrase_decides(folder: Path) -> None:
    add(folder, "measurands.toml", MEASURAND.replace("place =", 'actor = "unoin"\nplace ='))
    (fault,) = faults_of(folder)
    assert (fault.rule, fault.line) == (
        "unknown-slot",
        line_of(folder, "measurands.toml", "unoin"),
    )


def test_two_with_the_same_slots_are_told(folder: Path) -> None:
    add(folder, "indicators.toml", INDICATOR + INDICATOR.replace("talks-by", "more-by"))
    add(folder, "measurands.toml", MEASURAND + MEASURAND.replace("crews-w", "men-w"))
    told = [(fault.rule, fault.file) for fault in faults_of(folder)]
    assert told == [("same-slots", "indicators.toml"), ("same-slots", "measurands.toml")]


def test_what_is_excluded_in_every_phrase_can_never_be_seen(after: Change) -> None:
    told = after(
        "indicators.toml",
        'requires = [["talks", "negotiations"]]',
        'requires = [["talks", "peace talks"], []]\nexcludes = ["talks"]',
    )
    assert [fault.rule for fault in told] == ["never-seen"]
    assert "excludes 'talks'" in told[0].message


def test_two_thousand_measurands_are_checked_in_a_time_that_grows_with_their_number(
    folder: Path,
) -> None:
    def seconds(number: int) -> float:
        path = folder / "measurands.toml"
        path.write_text(
            "".join(
                MEASURAND.replace("crews-waiting", f"m{n}").replace(
                    'scope = "all"', f'scope = "{n}"'
                )
                for n in range(number)
            ),
            "utf-8",
        )
        case = load(folder, text_of=text_of).case
        begin = time.perf_counter()
        assert not [*same_slots(case), *unknown_slot(case)]
        return time.perf_counter() - begin

    seconds(20)
    assert seconds(2000) < 60 * max(seconds(200), 0.001)
