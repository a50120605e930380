"""Estimates, pages, lists and checks agree on who said a thing and how far to trust it."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forewarn.assessment.assess import assess
from forewarn.assessment.assessment import Assessment
from forewarn.assessment.memory import Transient
from forewarn.case.checks import check
from forewarn.case.model import Case, Question
from forewarn.claims.claim import Claim
from forewarn.claims.quantity import Quantity
from forewarn.errors import Fault
from forewarn.estimates.measurand import Measurand
from forewarn.language.english import ENGLISH
from forewarn.pages.claims import claim_entries
from forewarn.pages.long_lists import report_entries, sources_context
from forewarn.pages.page_data import PageData
from forewarn.pages.report import report_context
from forewarn.progress import quiet
from forewarn.reports.report import Report
from forewarn.sources.source import Grade, Reliability, Source, SourceClass
from forewarn.text import Span

DAY = date(2025, 3, 1)
SAID = "About 40 ships sailed."
SHIPS = Measurand(id="ships", label="Ships", unit="ships", counts=("ship",))


@dataclass(frozen=True, kw_only=True)
class Said:
    """An entered claim in a report of its own."""

    claimant: str
    claimant_id: str
    publisher: str


def case_of(declared: tuple[Source, ...], said: tuple[Said, ...]) -> Case:
    """A case in which each claim stands in a report of its own, with a figure of its own."""
    reports, claims = [], []
    for number, one in enumerate(said):
        text = SAID.replace("40", str(40 + number))
        report = Report(
            id=f"r{number}",
            title="T",
            publisher=one.publisher,
            date=DAY,
            text=text,
            file=f"{number}",
        )
        span = Span(0, len(text))
        quantity = Quantity(
            low=40 + number, best=40 + number, high=40 + number, unit="ship", span=Span(6, 8)
        )
        claims.append(
            Claim(
                id=f"r{number}:0-{len(text)}", report=report.id, date=DAY, span=span, quote=text,
                claimant=one.claimant, claimant_id=one.claimant_id, quantity=quantity,
                reader="entered",
            )
        )  # fmt: skip
        reports.append(report)
    return Case(
        question=Question(title="T"),
        languages={"en": ENGLISH},
        sources=declared,
        measurands=(SHIPS,),
        reports=tuple(reports),
        entered=tuple(claims),
        lines={},
    )


def built(case: Case) -> tuple[Assessment, PageData, tuple[Fault, ...]]:
    assessment = assess(case, {}, as_of=DAY, memo=Transient(), tell=quiet)
    faults = tuple(fault for fault in check(case) if fault.rule == "undeclared-source")
    return assessment, PageData(case, assessment, faults, build_hash="7"), faults


WIRE = Source(
    id="coast-wire", name="Coast Wire", aliases=("CW",), kind=SourceClass.MEDIA,
    reliability=Reliability.B,
)  # fmt: skip


@pytest.mark.parametrize("name", ["Coast Wire", "coast wire", "CW", "COAST-WIRE"])
def test_a_claimant_by_name_has_one_grade_in_the_estimate_and_on_every_page(name: str) -> None:
    case = case_of((WIRE,), (Said(claimant=name, claimant_id="", publisher="Coast Wire"),))
    assessment, page_data, faults = built(case)
    assert assessment.estimates[0].terms[0].datum.reliability is Reliability.B
    (line,) = (entry.line for entry in claim_entries(page_data))
    assert (line.speaker, line.grade) == ("coast-wire", "B")
    assert sources_context(page_data)["rows"][0]["claims"] == 1
    assert not faults


def test_a_publisher_that_passes_the_check_has_its_source_on_its_page() -> None:
    case = case_of((WIRE,), (Said(claimant="CW", claimant_id="", publisher="COAST WIRE"),))
    _assessment, page_data, faults = built(case)
    page = report_context(page_data, "r0")
    assert not faults
    assert page["source"] is WIRE
    assert page["grade"] == "B"


def test_two_spellings_of_an_outlet_are_one_outlet() -> None:
    case = case_of(
        (WIRE,),
        (
            Said(claimant="CW", claimant_id="", publisher="COAST WIRE"),
            Said(claimant="CW", claimant_id="", publisher="Coast Wire"),
        ),
    )
    assessment, page_data, _faults = built(case)
    assert {name for one in assessment.origins for name in one.publishers} == {"Coast Wire"}
    assert {entry.facets[0] for entry in report_entries(page_data)} == {"Coast Wire"}


_words = st.text("abcxyz", min_size=1, max_size=4)
_cased = st.sampled_from((str.upper, str.title, str.swapcase, lambda name: f" {name} "))


@st.composite
def worlds(draw: st.DrawFn) -> tuple[tuple[Source, ...], tuple[Said, ...]]:
    """Sources that speak for one another, with aliases, and claims and outlets under any name."""
    names = draw(st.lists(_words, min_size=3, max_size=9, unique=True))
    ids = [f"s{number}" for number in range(draw(st.integers(1, 3)))]
    declared = tuple(
        Source(
            id=key,
            name=names[at],
            aliases=tuple(names[3 + at :: 3]),
            kind=draw(st.sampled_from(SourceClass)),
            reliability=draw(st.sampled_from(Reliability)),
            history=tuple(
                Grade(since=day, reliability=draw(st.sampled_from(Reliability)))
                for day in draw(st.lists(st.sampled_from((date(2025, 1, 1), date(2026, 1, 1)))))
            ),
            speaks_for=draw(st.sampled_from(("", "gone", *ids))),
        )
        for at, key in enumerate(ids)
    )
    name = st.builds(
        lambda text, change: change(text), st.sampled_from((*names, *ids, "nobody")), _cased
    )
    said = draw(
        st.lists(
            st.builds(
                Said,
                claimant=name,
                claimant_id=st.sampled_from(("", "gone", *ids)),
                publisher=name,
            ),
            min_size=1,
            max_size=4,
        )
    )
    return declared, tuple(said)


@given(worlds())
@settings(max_examples=60, deadline=None)
def test_all_agree_on_who_said_it_and_on_the_grade(
    world: tuple[tuple[Source, ...], tuple[Said, ...]],
) -> None:
    case = case_of(*world)
    assessment, page_data, faults = built(case)
    declared = {source.id: source for source in case.sources}
    lines = {entry.id: entry.line for entry in claim_entries(page_data)}
    origin_of = {one.id: origin for origin in assessment.origins for one in origin.members}
    told = " ".join(fault.message for fault in faults)
    for claim in case.entered:
        line = lines[claim.id]
        assert (line.speaker == "") is (f"entered claim {claim.id}," in told)
        principal = case.source_index.principal(line.speaker)
        assert origin_of[claim.id].speaker == principal
        grade = declared[principal].grade(DAY) if line.speaker else Reliability.F
        assert line.grade == grade.value
    for term in assessment.estimates[0].terms:
        assert term.datum.reliability.value == lines[term.datum.claim].grade
    counted = {row["source"].id: row["claims"] for row in sources_context(page_data)["rows"]}
    assert sum(counted.values()) == sum(line.speaker != "" for line in lines.values())
    for report in case.reports:
        page = report_context(page_data, report.id)
        undeclared = any(fault.file == report.file for fault in faults)
        assert (page["source"] is None) is undeclared
        assert page["grade"] == ("" if undeclared else page["source"].grade(DAY).value)


def test_a_review_may_name_a_declared_source_instead() -> None:
    said = Said(claimant="somebody", claimant_id="", publisher="CW")
    case = case_of((WIRE,), (said,))
    _assessment, page_data, _faults = built(case)
    claim = case.entered[0]
    index = page_data.evidence.sources
    assert index.claimant(claim) == ""
    assert index.claimant(replace(claim, claimant_id="coast-wire")) == "coast-wire"
