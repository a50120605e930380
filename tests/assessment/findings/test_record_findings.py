"""Scores rest on what shows the outcomes, also of what the case no longer declares."""

from collections.abc import Iterable
from datetime import date

from forewarn.assessment.findings.grounding import Grounding
from forewarn.assessment.findings.record_findings import record_findings
from forewarn.case.model import Case, Question
from forewarn.findings.address import Address
from forewarn.findings.finding import Declared, Finding, JudgementGround
from forewarn.findings.subject import Subject
from forewarn.indicators.indicator import Indicator
from forewarn.record.logged_forecast import Forecast
from forewarn.record.resolution import Resolution
from forewarn.record.tally import score_record
from forewarn.wording.reasons import english

MADE, DUE, TODAY = date(2025, 1, 31), date(2025, 3, 2), date(2025, 6, 1)
GONE = Address.question(Subject.INDICATOR, "gone")
KEPT = Address.question(Subject.INDICATOR, "kept")


def line(file: str, text: str) -> dict[str, Declared]:
    return {"": Declared(file=file, line=1, text=text)}


def forecast(question: Address, chance: float) -> Forecast:
    return Forecast(
        id=question, as_of=MADE, horizon=DUE, probability=chance, base=0.5, inputs="hash"
    )


def findings(*forecasts: Forecast) -> dict[str, Finding]:
    resolutions = tuple(
        Resolution(
            question=question,
            outcome=True,
            when=date(2025, 2, 10),
            declared=line("resolutions.jsonl", str(question)),
        )
        for question in (GONE, KEPT)
    )
    case = Case(
        question=Question(title="T"),
        indicators=(Indicator(id="kept", label="", declared=line("indicators.toml", "kept")),),
        resolutions=resolutions,
    )
    record = score_record(
        forecasts,
        resolutions,
        (),
        as_of=TODAY,
        watches={KEPT: frozenset({"kept"})},
        scenario_ids=(),
        complete_to=TODAY,
    )
    made: Iterable[Finding] = record_findings(case, record, Grounding(claims={}))
    return {finding.id: finding for finding in made}


def files(finding: Finding) -> list[str]:
    return [
        ground.declared.file for ground in finding.grounds if isinstance(ground, JudgementGround)
    ]


def test_a_forecast_of_what_was_taken_out_of_the_case_rests_on_its_resolution() -> None:
    found = findings(forecast(GONE, 0.7), forecast(KEPT, 0.8))
    assert files(found["record.made.indicator.gone"]) == ["resolutions.jsonl"]
    assert files(found["record.made.indicator.kept"]) == ["resolutions.jsonl", "indicators.toml"]


def test_a_log_score_of_what_was_ruled_out_and_came_about_is_said_to_be_infinite() -> None:
    found = findings(forecast(KEPT, 0.0))
    score = found["record.made.log"]
    assert score.value is None
    assert "ruled out" in english(score.label)
    assert "none is due" in english(found["record.made.ranked"].label)
