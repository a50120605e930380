"""Trees of grounds."""

from dataclasses import replace

import pytest

from forewarn.assessment.assessment import Assessment
from forewarn.briefs.explain import explain_finding
from forewarn.findings.address import Address
from forewarn.findings.finding import Finding
from forewarn.findings.kind import Kind
from forewarn.findings.reason import join_reasons
from tests.pages.small import small
from tests.reasons import in_words


def holding(held: Assessment, *findings: Finding) -> Assessment:
    """The assessment with further findings."""
    return replace(held, index={**held.index, **{finding.id: finding for finding in findings}})


def test_it_goes_down_to_the_sentence_and_to_the_line() -> None:
    case, held = small()
    case = replace(case, reports=(replace(case.reports[0], file="reports/first.md"),))
    assert list(explain_finding(case, held, "scenario.stay.probability")) == [
        "stay on 30 June 2026: 60% (90%: 50–70%)  [scenario.stay.probability]",
        "- (+6 points) Seoul <- AFP, 2025-12-01",
        '    "about 1,500 soldiers, in two ships, had sailed"',
        "    reports/first.md, characters 75-121",
        "  stay at the opening: 70%  [scenario.stay.prior]",
        "  - judgement scenarios.start",
        '      scenarios/stay.md:3: published = "High"',
    ]


def test_the_strongest_ground_comes_first_and_the_unmeasured_last() -> None:
    case, held = small()
    one, two = held.index["estimate.sent"].grounds
    strong = replace(one, effect=replace(one.effect, size=-8_700_000.0, note=in_words("revised")))
    mixed = Finding(
        address=Address.echo("x"),
        kind=Kind.QUANTITY,
        label=in_words("X"),
        value=17_340.4,
        unit="soldiers",
        grounds=(two, one, strong),
        note=join_reasons(in_words("N"), in_words("M")),
    )
    lines = list(explain_finding(case, holding(held, mixed), "echo.x"))
    assert lines[:3] == ["X: 17,000 soldiers  [echo.x]", "  N", "  M"]
    assert [line for line in lines if line.startswith("- ")] == [
        "- (−8,700,000 shift of the median; revised) Seoul <- AFP, 2025-12-01",
        "- (+120 shift of the median) Seoul <- AFP, 2025-12-01",
        "- (outside the plausible range) Kyiv <- AFP, 2025-12-01",
    ]


def test_what_was_told_above_is_named_and_not_told_again() -> None:
    case, held = small()
    lines = list(explain_finding(case, held, "scenario.stay.shift"))
    assert sum("scenario.stay.prior" in line for line in lines) == 2
    assert lines[-2:] == [
        "  stay at the opening: 70%  [scenario.stay.prior]",
        "    (told above)",
    ]
    assert sum("scenarios.start" in line for line in lines) == 1


def test_a_relay_is_told_by_names_and_none_twice_in_a_row() -> None:
    case, held = small()
    first, *others = held.claims
    relayed = replace(first, claim=replace(first.claim, relay=("AFP", "seoul", "a guard")))
    lines = list(explain_finding(case, replace(held, claims=(relayed, *others)), "estimate.sent"))
    assert "- (+120 shift of the median) Seoul <- a guard <- Seoul <- AFP, 2025-12-01" in lines


@pytest.mark.parametrize(
    ("value", "words"), [(None, "X: no estimate  [echo.x]"), ("none", "X: none of it  [echo.x]")]
)
def test_a_value_may_be_missing_or_a_word(value: str | None, words: str) -> None:
    case, held = small()
    judged = held.index["scenario.repair.total"].grounds
    finding = Finding(
        address=Address.echo("x"),
        kind=Kind.COUNT,
        label=in_words("X"),
        value=value,
        unit="of it",
        grounds=judged,
    )
    assert next(explain_finding(case, holding(held, finding), "echo.x")) == words


def test_an_unknown_finding_is_a_key_error() -> None:
    case, held = small()
    with pytest.raises(KeyError):
        list(explain_finding(case, held, "scenario.none"))
