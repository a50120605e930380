"""Figures held against what is known of their like, with the sum in words."""

from dataclasses import replace

from forewarn.assessment.assessment import Assignment
from forewarn.assessment.plausibility_trials import Trial, strained, trials
from forewarn.estimates.estimate import Usage
from forewarn.estimates.plausibility import Plausibility, ReferenceClass
from forewarn.findings.reason import Reason, Word
from forewarn.wording.reasons import english
from tests.pages.small import small


def test_a_figure_meets_each_reference_and_then_coverage() -> None:
    case, assessment = small()
    rate, cover = trials(case, assessment)
    assert rate.finding == "plausibility.crossed.1500.before"
    assert english(rate.sum) == (
        "30 in 9 to 11 ship-years there; 8 to 12 ship-years here, give or take a factor of 2: "
        "about 33 would be expected; 1,500 were said."
    )
    assert (rate.verdict, rate.side) == (Plausibility.IMPLAUSIBLE, Word("too many"))
    assert rate.checked == Reason.of("trial.unverified")
    assert cover.finding == "plausibility.unseen.1500"
    assert english(cover.sum) == (
        "1,500 in loads of 100 to 400, of which 20 to 80 in a hundred are seen and reported, "
        "would have made about 3.6 reports; 4 were made."
    )
    assert (cover.verdict, cover.side, cover.checked) == (Plausibility.CREDIBLE, None, None)
    assert [claim.claimant for claim in rate.claims] == ["Seoul"]


def test_too_few_and_too_little_seen_have_a_word_of_their_own() -> None:
    case, assessment = small()
    many = replace(case.references[0], events=30_000, verified=True, unit="", exposure=(9.0, 9.0))
    alike = replace(case.rate_tests[0], spread=1.0)
    hidden = replace(case.coverage_tests[0], reported=0, load=(10.0, 20.0))
    odd = replace(case, references=(many,), rate_tests=(alike,), coverage_tests=(hidden,))
    rate, cover = trials(odd, assessment)
    assert (rate.side, rate.checked) == (Word("too few"), None)
    assert english(rate.sum).startswith("30,000 in 9 there; 8 to 12 here: about 33,")
    assert cover.side == Word("too little seen")


def test_a_figure_kept_out_by_its_range_alone_is_tested_and_one_of_other_things_is_not() -> None:
    case, assessment = small()
    (claim, *_) = (item.claim.id for item in assessment.claims)

    def figures(assignment: Assignment) -> list[Trial]:
        return list(trials(case, replace(assessment, assignments={claim: assignment})))

    out = Assignment(claim=claim, measurand="", reason=Reason.of("match.undeclared"), near=True, nearest="sent",
                     slot="plausible")  # fmt: skip
    assert len(figures(out)) == 2
    assert figures(replace(out, slot="unit")) == []
    assert figures(replace(out, near=False)) == []
    assert figures(replace(out, measurand="dead")) == []


def test_only_a_figure_in_use_is_told_of() -> None:
    case, assessment = small()
    assert [one.side for one in strained(case, assessment)["sent"]] == [Word("too many")]
    aside = tuple(
        replace(
            estimate,
            terms=tuple(replace(term, usage=Usage.SET_ASIDE) for term in estimate.terms),
        )
        for estimate in assessment.estimates
    )
    assert strained(case, replace(assessment, estimates=aside)) == {}
    assert strained(case, replace(assessment, estimates=())) == {}


def test_nothing_cannot_have_gone_unseen() -> None:
    case, assessment = small()
    first, *rest = assessment.claims
    quantity = first.claim.quantity
    assert quantity is not None
    none = replace(first.claim, quantity=replace(quantity, low=0.0, best=0.0))
    held = replace(assessment, claims=(replace(first, claim=none), *rest))
    assert list(trials(replace(case, rate_tests=()), held)) == []


def test_a_reference_is_named_in_the_address_of_its_finding() -> None:
    case, assessment = small()
    other = ReferenceClass(id="else", label="x", events=1, exposure=(1.0, 2.0), unit="y")
    rates = tuple(replace(one, references=("before", "else")) for one in case.rate_tests)
    both = replace(case, references=(*case.references, other), rate_tests=rates)
    assert [one.finding.rpartition(".")[2] for one in trials(both, assessment)] == [
        "before", "else", "1500",
    ]  # fmt: skip
