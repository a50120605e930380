"""What stands under a finding."""

from dataclasses import replace
from functools import partial

from forewarn.assessment.lookups import AssessmentIndex
from forewarn.estimates.estimate import Estimate
from forewarn.findings.address import Address
from forewarn.findings.finding import ClaimGround, Finding
from forewarn.findings.kind import Kind
from forewarn.sources.source import Reliability, Source, SourceClass
from tests.pages.small import AS_OF, small
from tests.reasons import in_words
from tests.threads import at_once


def test_a_source_goes_by_its_name_or_by_its_words() -> None:
    sources = AssessmentIndex(*small()).sources
    assert sources.name("seoul") == "Seoul"
    assert sources.name("the mayor") == "the mayor"


def test_a_spokesman_has_the_grade_of_whom_he_speaks_for() -> None:
    case, held = small()
    claim = replace(held.claims[0].claim, claimant="Voice", claimant_id="voice")
    voice = Source(
        id="voice",
        name="Voice",
        kind=SourceClass.ALLIED,
        reliability=Reliability.E,
        speaks_for="seoul",
    )
    assert AssessmentIndex(replace(case, sources=(*case.sources, voice)), held).sources.grade_of(
        claim
    ) is (Reliability.B)
    assert AssessmentIndex(case, held).sources.grade_of(claim) is Reliability.F


def test_two_who_speak_for_each_other_have_some_grade() -> None:
    case, held = small()
    a, b = (
        replace(case.sources[0], id=one, speaks_for=other, history=())
        for one, other in (("a", "b"), ("b", "a"))
    )
    claim = replace(held.claims[0].claim, claimant_id="a")
    assert (
        AssessmentIndex(replace(case, sources=(a, b)), held).sources.grade_of(claim)
        is Reliability.B
    )


def test_a_figure_that_was_set_aside_does_not_count() -> None:
    case, held = small()
    evidence = AssessmentIndex(case, held)
    one, two = (item.claim.id for item in held.claims[:2])
    assert evidence.claims_under("estimate.sent") == (one,)
    unmeasured = replace(held, estimates=(Estimate(measurand="dead", as_of=AS_OF, median=None),))
    assert AssessmentIndex(case, unmeasured).claims_under("estimate.sent") == (one, two)


def test_a_finding_without_claims_stands_on_those_below_it_and_a_circle_ends() -> None:
    case, held = small()
    a, b = (
        Finding(
            address=Address.echo(one),
            kind=Kind.COUNT,
            label=in_words(""),
            value=1.0,
            unit="",
            grounds=(),
            rests_on=(Address.echo(other), Address.estimate("sent")),
        )
        for one, other in (("a", "b"), ("b", "a"))
    )
    evidence = AssessmentIndex(case, replace(held, index={**held.index, "echo.a": a, "echo.b": b}))
    assert evidence.claims_under("echo.a") == (held.claims[0].claim.id,)
    assert evidence.strongest("echo.a") == [held.claims[0].claim.id]
    assert evidence.claims_under("nothing") == ()
    assert evidence.strongest("nothing") == []


def test_only_independent_origins_are_counted_and_each_once() -> None:
    case, held = small()
    _, kyiv = held.origins
    ground = held.index["estimate.sent"].grounds[0]
    assert isinstance(ground, ClaimGround)
    grounds = tuple(replace(ground, claim=item.claim.id) for item in held.claims)
    finding = Finding(
        address=Address.echo("x"),
        kind=Kind.COUNT,
        label=in_words(""),
        value=1.0,
        unit="",
        grounds=grounds,
    )
    index = {**held.index, "x": finding}
    assert AssessmentIndex(case, replace(held, index=index)).origins_under("x") == held.origins
    hearsay = replace(
        held, index=index, origins=(held.origins[0], replace(kyiv, independent=False))
    )
    evidence = AssessmentIndex(case, hearsay)
    assert evidence.origins_under("x") == held.origins[:1]
    assert evidence.origins_under("x") is evidence.origins_under("x")


def test_findings_are_found_without_an_index() -> None:
    case, held = small()
    evidence = AssessmentIndex(case, replace(held, index={}))
    assert set(evidence.findings) == set(held.index)
    assert evidence.claim("nobody's") is None


def test_threads_that_ask_at_once_get_the_same_claims() -> None:
    """A chain of findings takes long to walk; no thread sees it half walked."""
    case, assessment = small()
    names = [Address.echo(f"f{number}") for number in range(60)]
    chain = {
        name: Finding(
            address=name,
            kind=Kind.COUNT,
            label=in_words(""),
            value=1.0,
            unit="",
            grounds=(),
            rests_on=(parent,),
        )
        for name, parent in zip(names, [*names[1:], Address.estimate("sent")], strict=True)
    }
    deep = replace(assessment, index={**assessment.index, **chain})
    right = AssessmentIndex(case, deep).claims_under(names[0])
    assert right
    for _ in range(30):
        evidence = AssessmentIndex(case, deep)
        ask = partial(evidence.claims_under, names[0])
        assert at_once([ask] * 8) == [right] * 8
