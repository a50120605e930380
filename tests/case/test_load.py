import hashlib
from datetime import date
from pathlib import Path

import pytest

from forewarn.case.load import load
from forewarn.claims.claim import Stance
from forewarn.errors import CaseError
from forewarn.probability import Elicited
from forewarn.readers import text_of
from tests.case.conftest import Change, faults_of

REPORT = "reports/2026-02-03-queue-off-altmar"


def test_everything_is_read(folder: Path) -> None:
    case = load(folder, text_of=text_of).case
    assert case.question.horizon == date(2026, 6, 30)
    assert [scenario.id for scenario in case.scenarios] == ["reopened", "closed", "other"]
    assert case.scale.band("Medium") == (0.30, 0.50)
    assert case.scale.word(0.4) == "unlikely"
    assert case.reports[0].publisher == "Coast Wire"
    assert (
        case.reports[0].sha256 == hashlib.sha256((folder / f"{REPORT}.md").read_bytes()).hexdigest()
    )
    odds = case.indicators[0].declared["scenarios.closed"]
    assert (odds.file, odds.line) == ("indicators.toml", 10)
    assert odds.text == case.lines["indicators.toml"][9].strip()
    assert case.hypotheses[0].prose.startswith("The quay could work")


def test_no_case_here(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="forewarn new"):
        load(tmp_path, text_of=text_of)


SHAPES = [
    ("case.toml", 'title = "The closed port of Altmar"\n', "", 1, "the key title is missing"),
    ("case.toml", 'cadence = "week"', 'cadence = "day"', 7, "needs one of week, month; got 'day'"),
    ("case.toml", "start = 2026-01-05", 'start = "5 January"', 4, "needs a date such as"),
    ("case.toml", "[[place]]", "[place]", 26, "write [[place]], not [place]"),
    ("case.toml", 'base = "icd203"', 'base = "yardstick"', 12, "unknown scale 'yardstick'"),
    ("case.toml", '"Medium" = [0.30, 0.50]', '"Medium" = [0.6, 0.5]', 15, "0 <= low < high <= 1"),
    ("case.toml", "[scale]\nbase", "[scale]\nbasis = 1\nbase", 12, "unknown key basis"),
    ("indicators.toml", "requires = [[", 'requires = "left" # [[', 6, "needs a list, got 'left'"),
    ("indicators.toml", "coverage = 0.7", "covrage = 0.7", 7, "unknown key covrage"),
    ("indicators.toml", "noise = 0.05", 'noise = "low"', 8, "needs a number, got 'low'"),
    ("indicators.toml", "coverage = 0.7", "coverage = true", 7, "needs a number, got True"),
    ("case.toml", 'level = "city"', 'level = "street"', 29, "needs one of country, region, city"),
    ("sources.toml", 'reliability = "B"', 'reliability = "G"', 6, "needs one of A, B, C, D, E, F"),
    ("sources.toml", "[[source]]", "[[sauce]]", 1, "unknown table sauce"),
    ("sources.toml", 'kind = "party"', "kind = party", 5, "not valid TOML"),
    ("signposts.toml", "lead_days = 21", "lead_days = 2.5", 10, "needs int, got 2.5"),
    ("signposts.toml", "lead_days = 21", "declared = 21", 10, "unknown key declared"),
    ("policies/wait.md", "low = 70", "low = 95", 7, "needs low <= likely <= high"),
    ("policies/wait.md", "+++\n", "", 1, "must start with a line of +++"),
    ("hypotheses/damage.md", "prior = 0.5\n+++", "prior = 0.5\n", 1, "no closing line of +++"),
    ("hypotheses/damage.md", "order = 2", "order = ", 4, "not valid TOML"),
    (f"{REPORT}.toml", "date = 2026-02-03", "", 1, "has no date"),
    (f"{REPORT}.toml", 'publisher = "Coast Wire"', "", 1, "has no publisher"),
    (
        f"{REPORT}.toml",
        "date = 2026-02-03",
        'date = 2026-02-03\nsha256 = "00"',
        4,
        "sha256 differs",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "words"), SHAPES)
def test_a_misshapen_file_is_told_at_its_line(
    after: Change, file: str, old: str, new: str, line: int, words: str
) -> None:
    told = [fault for fault in after(file, old, new) if fault.file == file]
    assert any(words in fault.message and fault.line == line for fault in told), told


def test_one_bad_key_does_not_hide_the_sound_ones(after: Change) -> None:
    told = after("case.toml", "horizon = 2026-06-30", 'horizon = "soon"')
    assert [(fault.line, fault.rule) for fault in told] == [(1, "no-horizon"), (6, "shape")]
    assert "no horizon" in told[0].message


def test_all_faults_of_a_file_at_once(folder: Path) -> None:
    (folder / "sources.toml").write_text(
        '[[source]]\nid = 3\nname = "A"\nkind = "friend"\nreliabilty = "A"\n\n[[source]]\nid = "b"\n'
    )
    told = [(fault.line, fault.rule) for fault in faults_of(folder) if fault.file == "sources.toml"]
    assert told == [(2, "shape"), (4, "shape"), (5, "shape"), (7, "shape")]


def test_reports_without_sidecar_sidecars_without_report_and_twins(folder: Path) -> None:
    (folder / "reports" / "alone.md").write_text("text")
    (folder / "reports" / "orphan.toml").write_text("")
    (folder / f"{REPORT}.txt").write_text("a twin")
    told = {fault.file: fault.rule for fault in faults_of(folder)}
    assert told == {
        "reports/alone.md": "report-undated",
        "reports/orphan.toml": "report-missing",
        f"{REPORT}.txt": "report-twice",
    }


def test_an_unreadable_report_and_case_file_are_named(folder: Path) -> None:
    (folder / f"{REPORT}.md").write_bytes(b"")
    (folder / "analogues.toml").write_bytes(b"\xff\xff")
    told = {fault.file: fault.rule for fault in faults_of(folder)}
    assert told == {f"{REPORT}.md": "report-unreadable", "analogues.toml": "unreadable"}


def test_records_are_read_line_by_line(folder: Path) -> None:
    (folder / "resolutions.jsonl").write_text(
        '{"question": "scenario.reopened", "outcome": true, "when": "2026-05-01"}\n'
        "\n"
        "{broken\n"
        '{"question": "scenario.reopened", "outcome": "yes", "when": "2026-05-01"}\n'
        '{"question": "scenario.reopened", "outcome": true, "when": "May"}\n'
        "[]\n"
    )
    loaded = load(folder, text_of=text_of)
    assert [item.when for item in loaded.case.resolutions] == [date(2026, 5, 1)]
    assert [(fault.line, fault.rule) for fault in loaded.faults] == [
        (3, "json"),
        (4, "shape"),
        (5, "shape"),
        (6, "shape"),
    ]


def test_entered_claims_quote_their_report(folder: Path) -> None:
    (folder / "claims").mkdir()
    hand = folder / "claims" / "hand.csv"
    hand.write_text(
        "report,quote,claimant,claimant_id,stance,low,best,high,unit\n"
        "2026-02-03-queue-off-altmar,About 40 grain ships,Port,port-authority,asserts,36,40,44,ship\n"
        "2026-02-03-queue-off-altmar,It denied,Union,dockers-union,denies,,,,\n"
        "2026-02-03-queue-off-altmar,never said,Union,dockers-union,denies,,,,\n"
        "no-such-report,x,Union,dockers-union,denies,,,,\n"
        "2026-02-03-queue-off-altmar,It denied,Union,dockers-union,mumbles,,,,\n"
    )
    loaded = load(folder, text_of=text_of)
    first, second = loaded.case.entered
    report = loaded.case.reports[0]
    assert first.span.of(report.text) == first.quote == "About 40 grain ships"
    assert first.quantity is not None
    assert (first.quantity.low, first.quantity.best, first.quantity.high) == (36, 40, 44)
    assert second.stance is Stance.DENIES
    assert second.quantity is None
    assert [(fault.line, fault.rule) for fault in loaded.faults] == [
        (4, "quotation"),
        (5, "dangling"),
        (6, "shape"),
    ]
    hand.write_text("report,words\n")
    assert "missing columns: quote, claimant" in load(folder, text_of=text_of).faults[0].message


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[0.1, 0.3]", Elicited(0.1, 0.2, 0.3)),
        ("[0.1, 0.15, 0.3]", Elicited(0.1, 0.15, 0.3)),
        ("{ low = 0.1, best = 0.15, high = 0.3 }", Elicited(0.1, 0.15, 0.3)),
        ('{ best = 0.2, confidence = "low" }', Elicited.around(0.2, confidence="low")),
        ("{ low = 0.1, high = 0.3, sure = 0.5 }", Elicited.within(0.1, 0.3, sure=0.5)),
    ],
)
def test_a_chance_may_be_given_as_a_range(folder: Path, written: str, expected: Elicited) -> None:
    path = folder / "hypotheses" / "strike.md"
    path.write_text(path.read_text().replace("prior = 0.5", f"prior = {written}"))
    loaded = load(folder, text_of=text_of)
    assert loaded.faults == ()
    [strike] = [one for one in loaded.case.hypotheses if one.id == "strike"]
    assert strike.prior == expected


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[0.1]", "needs [low, high] or [low, best, high]"),
        ("[0.3, 0.1]", "needs 0 <= low <= best <= high <= 1"),
        ("{ low = 0.1 }", "needs {low, high}, {low, best, high}"),
        ('{ best = 0.1, confidence = "full" }', "confidence is one of high, moderate, low"),
    ],
)
def test_a_range_that_makes_no_sense_is_said(after: Change, written: str, said: str) -> None:
    told = after("hypotheses/strike.md", "prior", f"prior = {written}\n# was")
    assert any(said in str(fault) for fault in told)
