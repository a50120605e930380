"""The brief and what changed."""

from dataclasses import replace
from datetime import date

from forewarn.briefing.assessment import Assessment
from forewarn.briefing.brief import brief, to_html, to_markdown
from forewarn.briefing.changes import changes
from forewarn.briefing.confidence import Confidence, confidence
from forewarn.briefing.evidence import Evidence
from forewarn.case.case import Case
from forewarn.signposts.status import Level
from tests.pages.small import small


def earlier() -> tuple[Case, Assessment, Assessment]:
    case, after = small()
    assert after.outlook is not None
    before = replace(
        after,
        as_of=date(2025, 11, 30),
        outlook=replace(after.outlook, horizon={"stay": 0.75, "grow": 0.15, "rest": 0.1}),
        estimates=(replace(after.estimates[0], median=1000.0), after.estimates[1]),
        statuses=(replace(after.statuses[0], level=Level.QUIET),),
    )
    return case, before, after


def test_changes_are_sorted_and_name_the_claims_that_did_it() -> None:
    case, before, after = earlier()
    found = changes(case, before, after)
    assert {held.sentence for held in found} == {
        "Ships at sea: up from quiet to warning; 1 origin in its window, last seen 1 Dec 2025.",
        "They stay: down 15 points, from 75% to 60% (still likely).",
        "More are sent: up 15 points, from 15% to 30% (unlikely, was very unlikely).",
        "Soldiers sent: up from about 1,000 to about 1,500 (90%: 1,200–1,900).",
    }
    assert [held.finding for held in found][::3] == ["signpost.ships.level", "estimate.sent"]
    assert [held.weight for held in found] == sorted((one.weight for one in found), reverse=True)
    known = {held.claim.id for held in after.claims}
    assert all(set(held.claims) <= known for held in found)
    assert any(held.claims for held in found)


def test_nothing_changes_against_itself() -> None:
    case, after = small()
    assert changes(case, after, after) == ()


def test_the_brief_cites_reports_and_lists_what_was_declared() -> None:
    case, before, after = earlier()
    made = brief(case, after, before)
    assert made.line.startswith("Likely by 30 Jun 2026: They stay.")
    assert made.judgements[0].references == (1,)
    assert [held.publisher for held in made.sources] == ["AFP"]
    assert made.confidence.startswith("Confidence: low.")
    assert made.assumptions[0].file == "scenarios/stay.md"
    assert made.since == date(2025, 11, 30)
    cited = {
        number
        for held in (*made.judgements, *made.changed, *made.signposts, *made.estimates)
        for number in held.references
    }
    assert cited == {held.number for held in made.sources}


def test_both_forms_carry_the_same_words_and_escape_them() -> None:
    case, after = small()
    made = brief(replace(case, question=replace(case.question, title="<b>A*")), after, None)
    html, text = to_html(made), to_markdown(made)
    assert "&lt;b&gt;A*" in html
    assert "<b>A" not in html
    assert text.startswith("# \\<b\\>A\\*\n")
    assert "What changed" not in text
    assert '<li id="s1">AFP, “Seoul counts them”, 1 Dec 2025.' in html
    assert "\n1. AFP, “Seoul counts them”, 1 Dec 2025. <https://example.org/a>\n" in text


def test_confidence_is_the_weakest_of_its_tests() -> None:
    case, after = small()
    held = confidence(Evidence(case, after), after, "scenario.stay.probability")
    assert held.level is Confidence.LOW
    assert held.why[0] == "1 independent origin bears on it, 1 graded A or B."
