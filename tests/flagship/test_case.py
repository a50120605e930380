"""The shipped case: complete, without faults, and earned by reading its dispatches."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bench.answer_key import lines, scored, shares, table
from forewarn.case.checks import check
from forewarn.case.load import load
from forewarn.findings.address import Address
from forewarn.findings.finding import JudgementGround
from forewarn.readers import text_of
from forewarn.signposts.level import status
from forewarn.signposts.signpost import Signpost, Tempo
from forewarn.signposts.status import Level
from forewarn.wording.reasons import english
from forewarn.workbench.workbench import Built

KEY = Path(__file__).parents[1] / "answer_key"


def test_it_has_no_faults(flagship: Path) -> None:
    loaded = load(flagship, text_of=text_of)
    assert [str(fault) for fault in (*loaded.faults, *check(loaded.case))] == []


def test_every_address_is_read_back_with_its_parts(built: Built) -> None:
    """Ids with hyphens, days and speakers in them, as cases have them."""
    for finding in built.assessment.findings:
        grounds = [one for one in finding.grounds if isinstance(one, JudgementGround)]
        for address in (finding.address, *(one.judgement for one in grounds)):
            read = Address.parse(str(address))
            assert read == address
            assert (read.subject, read.items, read.aspect, read.day) == (
                address.subject,
                address.items,
                address.aspect,
                address.day,
            )


def test_it_is_complete(built: Built) -> None:
    case = built.case
    assert len(case.reports) >= 60
    assert len(case.measurands) >= 12
    assert any(measurand.part_of for measurand in case.measurands)
    assert {hypothesis.id for hypothesis in case.hypotheses} == {
        "combat",
        "engineers",
        "both",
        "none",
    }
    assert [scenario.published for scenario in case.scenarios if not scenario.other] == [
        "High",
        "Medium",
        "Low-Medium",
        "Medium",
    ]
    assert sum(scenario.other for scenario in case.scenarios) == 1
    for scenario in case.scenarios:
        assert scenario.effect
        assert scenario.triggers
        assert scenario.indicators
        assert scenario.resolves
    assert sum(bool(indicator.scenarios) for indicator in case.indicators) >= 20
    assert len(case.policies) >= 5
    every = {scenario.id for scenario in case.scenarios}
    assert any(set(policy.designed_for) == every for policy in case.policies)
    assert case.analogues
    assert next(rung.id for rung in case.ladder) == "ammunition"
    for source in case.sources:
        assert source.stake or source.kind in ("media", "social", "unknown"), source.id


def test_every_row_of_the_ledger_is_carried(built: Built) -> None:
    reports = {report.id for report in built.case.reports}
    carried: set[str] = set()
    for path in KEY.glob("carried-*.csv"):
        for line in lines(path):
            assert line["report"] in reports
            carried.add(line["claim_id"])
    ledger = [line["claim_id"] for line in lines(KEY / "claims.csv")]
    assert len(ledger) == 154
    assert carried == set(ledger)


def test_the_texts_are_ours_and_say_so(built: Built) -> None:
    for report in built.case.reports:
        assert report.rendering == "paraphrase"
        assert report.text.startswith("# ")
        quoted = re.findall(r"[\"“]([^\"”]+)[\"”]", report.text)
        assert all(len(words.split()) <= 8 for words in quoted), (report.id, quoted)


def test_places_are_regions_or_cities(built: Built) -> None:
    assert {place.level for place in built.case.places} <= {"country", "region", "city"}


def test_the_share_of_the_answer_key_found(capsys: pytest.CaptureFixture[str]) -> None:
    rows = scored()
    with capsys.disabled():
        print("\n" + table(rows))
    found = {what: n / of for what, n, of in shares(rows)}
    # Floors against breakage, well below what was measured; the figures are printed above.
    assert found["found"] >= 0.85
    assert found["quantity right"] >= 0.75
    assert found["found, claimant right"] >= 0.6


def test_echoes_are_one_witness(built: Built) -> None:
    by_claim = {
        member.id: origin for origin in built.assessment.origins for member in origin.members
    }
    shipped = {
        item.claim.report: by_claim[item.claim.id].id
        for item in built.assessment.claims
        if item.claim.quantity is not None
        and item.claim.quantity.best == 1500
        and item.claim.date.isoformat() == "2024-10-18"
        and by_claim[item.claim.id].independent
    }
    assert len(shipped) >= 3
    assert set(shipped.values()) == {"nis@2024-10-18"}


def test_revisions_supersede_and_the_stale_figure_is_not_counted_again(built: Built) -> None:
    killed = next(e for e in built.assessment.estimates if e.measurand == "killed-total")
    agency = {
        term.datum.best: term.usage.value for term in killed.terms if term.datum.source == "nis"
    }
    assert agency == {100: "superseded", 300: "superseded", 600: "superseded", 2000: "used"}
    later = [term for term in killed.terms if term.datum.date.isoformat() > "2025-09-02"]
    assert all(term.datum.best != 600 for term in later)
    assert killed.median is not None
    assert killed.low90 < 2000 < killed.high90
    assert 1800 < killed.median < 2600


def test_a_part_is_a_floor_and_nothing_more(built: Built) -> None:
    killed = next(e for e in built.assessment.estimates if e.measurand == "killed-total")
    parts = {bound.part for bound in killed.bounds}
    assert {"killed-528", "killed-named"} <= parts
    assert all(term.datum.best not in (9, 101) for term in killed.terms)


def test_the_engineer_rotation_trips_within_four_weeks_of_its_announcement(built: Built) -> None:
    """Announced on 17 June 2025; a count of three origins would have tripped in December."""
    case = built.case
    signpost = next(held for held in case.signposts if held.id == "rotation-tempo")
    announced = date(2025, 6, 17)

    def first(post: Signpost, upto: date) -> date:
        return next(
            day
            for day in (
                announced + timedelta(days=ahead) for ahead in range((upto - announced).days)
            )
            if status(
                post,
                case.indicators,
                built.assessment.observations,
                scale=case.scale,
                scenario_ids=[held.id for held in case.scenarios],
                now={},
                as_of=day,
            ).level
            >= Level.WARNING
        )

    assert first(signpost, date(2025, 7, 15)) <= announced + timedelta(weeks=4)
    counted = replace(signpost, tempo=Tempo.COUNT, threshold=2.0)
    assert first(counted, date(2025, 12, 27)) >= announced + timedelta(weeks=25)


def test_nine_dead_are_flagged_both_ways_and_stay_in(built: Built) -> None:
    index = built.assessment.index
    tests = {key: finding for key, finding in index.items() if key.startswith("plausibility.nine")}
    labels = " ".join(english(finding.label) for finding in tests.values())
    assert "implausible (too few) at the rate of German pioneers" in labels
    assert "implausible (too many) at the rate of humanitarian deminers" in labels
    assert any("could not be verified" in english(finding.note) for finding in tests.values())
    dead = next(each for each in built.assessment.estimates if each.measurand == "killed-528")
    assert dead.median is not None
    assert 5 < dead.median < 15


def test_sources_turn_and_are_credited(built: Built) -> None:
    phases = {
        name: [turn.phase.value for turn in record.turns]
        for name, record in built.assessment.records.items()
    }
    assert phases["dprk"][:3] == ["denies", "evades", "acknowledges"]
    assert phases["nato"][:2] == ["evades", "acknowledges"]
    digits = {held.credibility.value for held in built.assessment.credits.values()}
    assert {1, 2, 3, 4} <= digits
