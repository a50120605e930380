"""Each rule fires on a case broken in one place, at that place, and on nothing else."""

from pathlib import Path

import pytest

from forewarn.case.checks import READING_RULES, RULES
from tests.case.conftest import Change, faults_of


def test_the_template_has_no_faults(folder: Path) -> None:
    assert faults_of(folder) == []


CASES = [
    ("case.toml", "horizon = 2026-06-30\n", "", "no-horizon", 1),
    ("case.toml", "baseline = 2026-02-01\n", "", "no-horizon", 1),
    ("case.toml", "horizon = 2026-06-30", "horizon = 2026-01-30", "no-horizon", 6),
    ("case.toml", "start = 2026-01-05", "start = 2026-03-05", "no-horizon", 4),
    ("case.toml", "exclusive = true", "exclusive = false", "not-a-partition", 18),
    ("case.toml", "exhaustive = true\n", "", "not-a-partition", 17),
    ("scenarios/other.md", "other = true\n", "", "not-a-partition", 17),
    ("case.toml", "persistence = 0.97", "persistence = 1.5", "bad-persistence", 20),
    ("scenarios/closed.md", '"likely"', '"probable"', "word-off-scale", 5),
    ("scenarios/other.md", "prior = 0.05", "prior = 1.05", "word-off-scale", 5),
    ("scenarios/other.md", "prior = 0.05\n", "", "word-off-scale", 2),
    ("hypotheses/strike.md", "prior = 0.5", 'prior = "perhaps"', "word-off-scale", 5),
    ("indicators.toml", 'closed = "very likely"', 'closed = "surely"', "word-off-scale", 10),
    ("indicators.toml", "coverage = 0.7", "coverage = 7", "word-off-scale", 7),
    ("signposts.toml", 'owner = "freight desk"\n', "", "vague-signpost", 1),
    ("signposts.toml", "threshold = 2\n", "", "vague-signpost", 1),
    ("signposts.toml", "threshold = 2", "threshold = 0", "vague-signpost", 7),
    ("signposts.toml", "expiry = 2026-06-30\n", "", "vague-signpost", 1),
    ("signposts.toml", 'direction = ["reopened"]\n', "", "vague-signpost", 1),
    ("signposts.toml", '["reopened"]', '["reopened", "closed"]', "vague-signpost", 9),
    ("signposts.toml", "window_days = 60", "window_days = 0", "vague-signpost", 8),
    ("signposts.toml", "window_days = 60", "period_days = 0", "vague-signpost", 8),
    ("signposts.toml", "threshold = 2", 'tempo = "sparse"\nthreshold = 1', "vague-signpost", 8),
    ("signposts.toml", "threshold = 2", 'tempo = "dense"\nthreshold = 0', "vague-signpost", 8),
    ("signposts.toml", "threshold = 2", 'tempo = "often"\nthreshold = 2', "shape", 7),
    ("signposts.toml", 'indicators = ["talks-announced"]', "", "vague-signpost", 1),
    (
        "indicators.toml",
        'reopened = 0.3, closed = "very likely", other = 0.5',
        "reopened = 0.3, closed = 0.3, other = 0.3",
        "undiagnostic",
        10,
    ),
    (
        "indicators.toml",
        'hypotheses = { strike = 0.1, damage = "very likely" }',
        "",
        "undiagnostic",
        25,
    ),
    ("measurands.toml", 'unit = "ships"\n', "", "vague-measurand", 1),
    ("measurands.toml", 'scope = "all grain ships at anchor"\n', "", "vague-measurand", 1),
    ("measurands.toml", 'as_of = "report date"\n', "", "vague-measurand", 1),
    ("measurands.toml", "plausible = [1, 500]", "plausible = [9, 5]", "vague-measurand", 12),
    (
        "measurands.toml",
        'unit = "ships"',
        'part_of = ["ships-waiting"]\nunit = "s"',
        "part-cycle",
        4,
    ),
    ("measurands.toml", 'place = "altmar"', 'place = "atlantis"', "dangling", 5),
    ("scenarios/closed.md", '["queue-grows"]', '["queue-shrinks"]', "dangling", 8),
    ("signposts.toml", '["reopened"]', '["reopen"]', "dangling", 9),
    ("analogues.toml", '"reopened"', '"reopen"', "dangling", 7),
    ("scenarios/closed.md", "published", 'prior_from = "strikes"\npublished', "dangling", 5),
    ("scenarios/other.md", "prior =", 'prior_from = "port-strikes"\nprior =', "two-priors", 5),
    ("analogues.toml", "happened = 6", "happened = 9", "bad-analogue", 6),
    ("analogues.toml", 'source = "invented for the example"', "", "bad-analogue", 1),
    ("sources.toml", '"the union"]', '"the union", "the port authority"]', "alias-twice", 12),
    ("sources.toml", 'name = "Coast Wire"', 'name = "Coast Gazette"', "undeclared-source", 1),
]


@pytest.mark.parametrize(("file", "old", "new", "rule", "line"), CASES)
def test_a_fault_is_told_where_it_stands(
    after: Change, file: str, old: str, new: str, rule: str, line: int
) -> None:
    told = after(file, old, new)
    assert [fault.rule for fault in told] == [rule], [str(fault) for fault in told]
    assert told[0].line == line
    expected = {
        "not-a-partition": "case.toml",
        "undeclared-source": "reports/2026-02-03-queue-off-altmar.md",
    }.get(rule, file)
    assert told[0].file == expected


def test_a_second_remainder(after: Change) -> None:
    told = after("scenarios/closed.md", "order = 2", "order = 2\nother = true")
    assert [(fault.rule, fault.file, fault.line) for fault in told] == [
        ("not-a-partition", "scenarios/other.md", 6)
    ]


def test_a_scenario_without_any_policy(folder: Path) -> None:
    for name in ("rail", "wait"):
        path = folder / "policies" / f"{name}.md"
        text = path.read_text("utf-8")
        head, _, rest = text.partition("[outcomes.other]")
        path.write_text(head + rest[rest.index("+++") :], "utf-8")
    rules = {fault.rule for fault in faults_of(folder)}
    assert rules == {"untested-scenario", "partial-policy"}


def test_an_id_used_twice(folder: Path) -> None:
    path = folder / "sources.toml"
    path.write_text(path.read_text("utf-8") + '\n[[source]]\nid = "coast-wire"\nname = "Other"\n')
    told = faults_of(folder)
    assert [fault.rule for fault in told] == ["id-twice"]
    assert "line 18" in told[0].message


def test_one_rival_alone(folder: Path) -> None:
    (folder / "hypotheses" / "damage.md").unlink()
    told = faults_of(folder)
    assert {fault.rule for fault in told} == {"dangling", "lonely-rival"}


def test_an_entered_claim_by_nobody_declared(folder: Path) -> None:
    (folder / "claims").mkdir()
    (folder / "claims" / "hand.csv").write_text(
        "report,quote,claimant\n2026-02-03-queue-off-altmar,About 40 grain ships,A passer-by\n"
    )
    assert [fault.rule for fault in faults_of(folder)] == ["undeclared-source"]


def test_many_faults_are_told_at_once(folder: Path) -> None:
    signposts = folder / "signposts.toml"
    signposts.write_text('[[signpost]]\nid = "x"\nlabel = "X"\n')
    told = faults_of(folder)
    assert len(told) == 6
    assert {fault.rule for fault in told} == {"vague-signpost"}


@pytest.mark.parametrize("name", [*RULES, *READING_RULES])
def test_every_rule_says_why_and_what_to_do(name: str) -> None:
    rule, _ = {**RULES, **READING_RULES}[name]
    assert rule.__doc__
    assert len(rule.__doc__.split()) >= 8


RATE = """
[[measurand]]
id = "ships-a-day"
label = "Ships cleared a day"
unit = "ships"
scope = "all grain ships"
nature = "rate"
as_of = "report date"
counts = ["ship"]
requires = [["cleared"]]
plausible = [1, 50]
per = "fortnight"
rate_of = "ships-waiting"
"""


def test_a_rate_that_adds_up_needs_a_period(folder: Path) -> None:
    path = folder / "measurands.toml"
    text = path.read_text("utf-8")
    path.write_text(text + RATE, "utf-8")
    told = faults_of(folder)
    assert [fault.rule for fault in told] == ["rate-without-period"]
    assert "day, week, month" in told[0].message
    path.write_text(text + RATE.replace("fortnight", "day"), "utf-8")
    assert faults_of(folder) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            '{"question": "strike", "outcome": true, "when": "2025-12-01", "source": "https://x.org"}',
            "no question",
        ),
        (
            '{"question": "scenario.closed", "outcome": true, "when": "2025-12-01"}',
            "must be the id of a report",
        ),
        (
            '{"question": "scenario.closed", "outcome": true, "when": "2099-12-01", "source": "REPORT"}',
            "had not happened",
        ),
        (
            '{"question": "scenario.closed", "outcome": true, "when": "2025-12-01", "source": "https://x.org"}\n'
            '{"question": "scenario.reopened", "outcome": true, "when": "2025-12-01", "source": "https://x.org"}',
            "cannot both have come about",
        ),
        ('{"question": "scenario.closed", "outcome": "yes", "when": "2025-12-01"}', "needs bool"),
        ('{"question": "scenario.closed", "outcome": true, "when": "soon"}', "must be a date"),
    ],
)
def test_a_resolution_names_a_question_and_what_shows_it(
    folder: Path, line: str, said: str
) -> None:
    report = next(path.stem for path in (folder / "reports").glob("*.toml"))
    (folder / "resolutions.jsonl").write_text(line.replace("REPORT", report) + "\n", "utf-8")
    (fault,) = faults_of(folder)
    assert fault.file == "resolutions.jsonl"
    assert fault.line == line.count("\n") + 1
    assert said in fault.message


def test_marks_of_the_matrix_are_words_under_hypotheses_only(after: Change) -> None:
    assert after("indicators.toml", 'strike = "very likely"', 'strike = "CC"') == []
    told = after("indicators.toml", 'reopened = "likely"', 'reopened = "CC"')
    assert [fault.rule for fault in told] == ["word-off-scale"]


def test_certainty_is_told_and_never_taken_silently(after: Change) -> None:
    told = after("hypotheses/strike.md", "prior = 0.5", "prior = 1.0")
    assert [fault.rule for fault in told] == ["certain-odds"]
    assert "all but one in a million" in told[0].message
    told = after("indicators.toml", "reopened = 0.3", "reopened = 0.0")
    assert "0.0 under reopened is taken as one in a million" in str(told)


def test_an_indicator_impossible_under_every_rival_is_told(after: Change) -> None:
    told = after(
        "indicators.toml",
        'hypotheses = { strike = 0.1, damage = "very likely" }',
        "hypotheses = { strike = 0.0, damage = 0.0 }",
    )
    assert {fault.rule for fault in told} == {"certain-odds", "undiagnostic"}
    assert "impossible under every one of its hypotheses" in str(told)


def test_a_scenario_without_a_chance_is_told(after: Change) -> None:
    told = after("scenarios/other.md", "prior = 0.05", "prior = 0.0")
    assert [fault.rule for fault in told] == ["certain-odds"]
    assert "never entered, whatever is seen" in told[0].message


RUNGS = """
[[rung]]
id = "quay"
label = "Work stops at the quays"
indicators = ["queue-grows"]
climb = 0.2
weight = 20.0
shows = 0.6

[[rung]]
id = "port"
label = "The port is shut"
"""


@pytest.mark.parametrize("bad", ["climb = 1.2", "weight = 0.0", "weight = inf", "shows = -0.1"])
def test_a_rungs_chances(folder: Path, bad: str) -> None:
    root = folder / "case.toml"
    text = root.read_text("utf-8")
    assert RUNGS.count(bad.split(" = ")[0]) == 1
    old = next(line for line in RUNGS.splitlines() if line.startswith(bad.split(" = ")[0]))
    root.write_text(text + RUNGS, "utf-8")
    assert faults_of(folder) == []
    root.write_text(text + RUNGS.replace(old, bad), "utf-8")
    assert {one.rule for one in faults_of(folder)} == {"bad-rung"}


ANALYSTS = """[[elicitation]]
id = "first"
analyst = "Freight desk"
scenarios = { reopened = 0.3, closed = "likely" }

[[elicitation]]
id = "second"
weight = 2.0
odds = [
    { more = "closed", than = "reopened", times = 3.0 },
    { more = "reopened", than = "other", times = 2.0 },
]
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("weight = 2.0", "weight = 0.0", [("bad-elicitation", 8)]),
        ("weight = 2.0", "weight = nan", [("bad-elicitation", 8)]),
        ('"likely"', '"perhaps"', [("bad-elicitation", 4)]),
        ("reopened = 0.3", "open = 0.3", [("bad-elicitation", 4)]),
        ("reopened = 0.3", "reopened = 1.3", [("bad-elicitation", 4)]),
        ("times = 2.0", "times = 0.0", [("bad-elicitation", 9)]),
        ('than = "other"', 'than = "closed"', [("bad-elicitation", 9)]),
        ('"second"', '"first"', [("id-twice", 7)]),
        ("times = 2.0", 'times = "twice"', [("shape", 11)]),
        ("", "", []),
    ],
)
def test_what_analysts_give_makes_sense(
    folder: Path, old: str, new: str, told: list[tuple[str, int]]
) -> None:
    other = folder / "scenarios" / "other.md"
    other.write_text(other.read_text("utf-8").replace("prior = 0.05\n", 'prior_from = "x"\n'))
    (folder / "elicitations.toml").write_text(ANALYSTS.replace(old, new, 1), "utf-8")
    analogues = folder / "analogues.toml"
    analogues.write_text(analogues.read_text("utf-8").replace('"port-strikes"', '"x"'))
    found = faults_of(folder)
    assert [(one.rule, one.line) for one in found if one.file == "elicitations.toml"] == told
    # The prior that counts no more is told too.
    rest = [(one.file, one.rule) for one in found if one.file != "elicitations.toml"]
    assert ("scenarios/other.md", "two-priors") in rest or told == [("shape", 11)]


def test_a_pool_that_does_not_exist(after: Change) -> None:
    found = after("case.toml", "persistence", 'pool = "median"\npersistence')
    assert "shape" in {one.rule for one in found}


@pytest.mark.parametrize(
    ("view", "line", "words"),
    [
        ('name = "A"\nfacets = { stance = "shouts" }', 3, "A: there is no stance 'shouts'"),
        ('name = "A"\nfacets = { speaker = "nobody" }', 3, "A: there is no speaker 'nobody'"),
        ('name = "A"\nfacets = { colour = "red" }', 3, "A: claims have no filter 'colour'"),
        ('name = "A"\npage = "reports"\nfacets = { stance = "denies" }', 4, "one of publisher"),
        ('name = "A"', 1, "A: nothing to sift by"),
        ('name = " "\nwords = "x"', 2, "a view without a name"),
        ('name = "A"\nwords = "x"\n[[view]]\nname = "a"\nwords = "y"', 5, "'a' is already that"),
    ],
)
def test_a_view_that_makes_no_sense(folder: Path, view: str, line: int, words: str) -> None:
    (folder / "views.toml").write_text(f"[[view]]\n{view}\n")
    (fault,) = faults_of(folder)
    assert (fault.file, fault.line, fault.rule) == ("views.toml", line, "bad-view")
    assert words in fault.message


def test_views_that_make_sense_have_no_fault(folder: Path) -> None:
    (folder / "views.toml").write_text(
        '[[view]]\nname = "A"\nfacets = { speaker = "", state = "to review" }\n'
        '[[view]]\nname = "A"\npage = "reports"\nfacets = { year = "2026" }\n'
    )
    assert faults_of(folder) == []
    (folder / "views.toml").write_text('[[view]]\nname = "A"\npage = "origins"\nwords = "x"\n')
    assert [fault.rule for fault in faults_of(folder)] == ["shape"]
