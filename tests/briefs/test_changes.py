"""What changed between two days."""

from dataclasses import replace
from datetime import date

from forewarn.assessment.assessment import Assessment
from forewarn.briefs.changes import CLAIMS_PER_CHANGE, list_changes
from forewarn.claims.claim import Claim
from forewarn.claims.review import ReviewedClaim
from forewarn.findings.finding import ClaimGround, Effect
from forewarn.findings.kind import Measure
from forewarn.signposts.status import Level
from forewarn.text import Span
from tests.briefs.moments import bare, earlier, forecast, outlook
from tests.pages.small import small


def sentences(before: Assessment, after: Assessment) -> set[str]:
    case, _ = small()
    return {held.sentence for held in list_changes(case, before, after)}


def test_they_are_sorted_and_name_the_claims_that_did_it() -> None:
    case, before, after = earlier()
    found = list_changes(case, before, after)
    assert {held.sentence for held in found} == {
        "Ships at sea: up from quiet to warning; 1 origin in its window, last seen 1 Dec 2025.",
        "They stay: down 15 points, from 75% to 60% (still likely).",
        "More are sent: up 15 points, from 15% to 30% (unlikely, was very unlikely).",
        "Soldiers sent: up from about 1,000 to about 1,500 (90%: 1,200–1,900).",
    }
    assert [held.finding for held in found][::3] == ["signpost.ships.level", "estimate.sent"]
    assert [held.weight for held in found] == sorted((one.weight for one in found), reverse=True)
    assert {held.claims for held in found} == {(after.claims[0].claim.id,)}


def test_the_other_way_round_everything_goes_down() -> None:
    _, before, after = earlier()
    assert sentences(replace(after, as_of=before.as_of), replace(before, as_of=after.as_of)) == {
        "Ships at sea: down from warning to quiet; 1 origin in its window, last seen 1 Dec 2025.",
        "They stay: up 15 points, from 60% to 75% (still likely).",
        "More are sent: down 15 points, from 30% to 15% (very unlikely, was unlikely).",
        "Soldiers sent: down from about 1,500 to about 1,000 (90%: 1,200–1,900).",
    }


def test_nothing_changes_against_itself() -> None:
    case, after = small()
    assert list_changes(case, after, after) == ()


def test_everything_is_new_where_nothing_stood_before() -> None:
    case, after = small()
    before = bare(replace(after, as_of=date(2025, 11, 30)))
    found = list_changes(case, before, after)
    assert {held.sentence for held in found} == {
        "They stay: new, at 60% (likely).",
        "More are sent: new, at 30% (unlikely).",
        "None of these: new, at 10% (very unlikely).",
        "Troops were sent: new, at 90% (very likely).",
        "None were sent: new, at 10% (very unlikely).",
        "Soldiers sent: first estimate, about 1,500 (90%: 1,200–1,900).",
        "Ships at sea: new signpost, warning; 1 origin in its window, last seen 1 Dec 2025.",
    }
    assert list_changes(case, after, before) == ()


def test_what_is_gone_is_told() -> None:
    case, after = small()
    assert after.weighing is not None
    before = replace(
        forecast(after, stay=0.6, grow=0.3, rest=0.1, war=0.2),
        weighing=replace(after.weighing, posterior={"troops": 0.5, "none": 0.5}),
        estimates=(after.estimates[0], replace(after.estimates[1], median=101.0)),
    )
    found = {held.sentence: held for held in list_changes(case, before, after)}
    assert set(found) == {
        "war: no longer among the rivals.",
        "Dead: no estimate any more, was about 100.",
        "Troops were sent: up 40 points, from 50% to 90% (very likely, was roughly even chance).",
        "None were sent: down 40 points, from 50% to 10% (very unlikely, was roughly even chance).",
    }
    assert not any(held.claims for held in found.values())


def test_one_point_is_singular_and_a_signpost_may_never_have_been_seen() -> None:
    _, after = small()
    before = forecast(after, stay=0.61, grow=0.29, rest=0.1)
    silent = replace(after, statuses=(replace(after.statuses[0], last_seen=None, count=0),))
    watched = replace(before, statuses=(replace(after.statuses[0], level=Level.CRITICAL),))
    assert sentences(watched, silent) == {
        "They stay: down 1 point, from 61% to 60% (still likely).",
        "More are sent: up 1 point, from 29% to 30% (still unlikely).",
        "Ships at sea: down from critical to warning; no origins in its window.",
    }


def test_what_rounding_hides_or_makes_is_not_told() -> None:
    _, after = small()
    hidden = forecast(after, stay=0.602, grow=0.298, rest=0.1)
    assert sentences(hidden, after) == set()
    made = forecast(after, stay=0.5951, grow=0.305, rest=0.0999)
    assert sentences(forecast(after, stay=0.5949, grow=0.305, rest=0.1002), made) == set()


def test_the_published_judgement_entering_is_said() -> None:
    _, after = small()
    before = forecast(after, stay=0.4, grow=0.3, rest=0.3)
    opened = replace(before, outlook=replace(outlook(before), opened=date(2025, 10, 1)))
    assert sentences(opened, after) == {
        f"{told} In between, on 16 Dec 2025, the published judgement took the place of equal "
        "opening chances."
        for told in (
            "They stay: up 20 points, from 40% to 60% (likely, was unlikely).",
            "None of these: down 20 points, from 30% to 10% (very unlikely, was unlikely).",
        )
    }


def test_a_small_change_of_an_estimate_needs_a_new_claim() -> None:
    _, after = small()
    nearby = (replace(after.estimates[0], median=1400.0), *after.estimates[1:])
    assert sentences(replace(after, estimates=nearby), after) == set()
    long_ago = replace(after, estimates=nearby, as_of=date(2025, 11, 30))
    assert sentences(long_ago, after) == {
        "Soldiers sent: up from about 1,400 to about 1,500 (90%: 1,200–1,900)."
    }


def test_only_later_claims_are_named_strongest_first_and_each_sentence_once() -> None:
    case, after = small()
    drafts = [
        _claim(name, date(2025, 12, number), quote)
        for name, number, quote in (
            ("old", 5, "Old news."),
            ("weak", 6, "A weak one."),
            ("strong", 7, "Two figures in one sentence."),
            ("twin", 7, "Two figures in one sentence."),
            ("bare", 8, "Moved nothing measurable."),
            *((f"more{number}", 9, f"More, {number}.") for number in range(CLAIMS_PER_CHANGE)),
        )
    ]
    sizes = {"old": 99.0, "weak": 0.2, "strong": -9.0, "twin": 8.0, "bare": None}
    grounds = tuple(
        ClaimGround(
            claim=held.id,
            report=held.report,
            span=held.span,
            quote=held.quote,
            effect=Effect(size=sizes.get(held.id, 0.1), measure=Measure.POINTS),
        )
        for held in drafts
    )
    name = "scenario.stay.probability"
    held = replace(
        after,
        claims=tuple(ReviewedClaim(claim=one, draft=one, review=None) for one in drafts),
        index={name: replace(after.index[name], grounds=grounds)},
    )
    before = replace(forecast(held, stay=0.7, grow=0.3, rest=0.1), as_of=date(2025, 12, 5))
    (change,) = list_changes(case, before, held)
    assert change.claims == ("strong", "weak", "more0", "more1", "more2", "more3")


def _claim(name: str, when: date, quote: str) -> Claim:
    _, held = small()
    return replace(held.claims[0].claim, id=name, date=when, quote=quote, span=Span(0, len(quote)))
