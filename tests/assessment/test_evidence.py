"""Figures sorted to what they count, and why not."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from forewarn.assessment.evidence import gather_evidence, names_of, sentences_of
from forewarn.case.model import Actor, Case, Question
from forewarn.claims.claim import Claim, Stance
from forewarn.claims.mention import Mention
from forewarn.claims.quantity import Quantity
from forewarn.dates import Period
from forewarn.estimates.assignment import Assignment, assign_figures
from forewarn.estimates.measurand import Measurand
from forewarn.findings.reason import Pointer, Reason, Word
from forewarn.indicators.bearing import claim_bearings
from forewarn.language.english import ENGLISH
from forewarn.origins.utterances import group_claims
from forewarn.reports.report import Report
from forewarn.sources.source import Source, SourceClass
from forewarn.sources.source_index import SourceIndex
from forewarn.text import Span

TEXT = "Seoul said that of 12,000 soldiers sent, 500 soldiers were back. It put 900 Russian soldiers beside them, also sent."
REPORT = Report(id="r", title="T", publisher="AFP", date=date(2025, 1, 5), text=TEXT)
SENT = Measurand(
    id="sent", label="sent", unit="soldiers", actor="north-korea", counts=("soldier",),
    requires=(("sent",),),
)  # fmt: skip
CASE = Case(
    question=Question(title="T"),
    sources=(Source(id="rok", name="Seoul", kind=SourceClass.ALLIED),),
    actors=(
        Actor(id="north-korea", name="North Korea", aliases=("North Korean",)),
        Actor(id="russia", name="Russia", aliases=("Russian",)),
    ),
    measurands=(SENT,),
    reports=(REPORT,),
    languages={"en": ENGLISH},
)


def claim(figure: str, counted: str, part_of: str = "") -> Claim:
    number = float(figure.replace(",", ""))
    start = TEXT.index(figure)
    whole = TEXT.index(part_of) if part_of else 0
    return Claim(
        id=f"r:{figure}", report="r", date=REPORT.date, span=Span(0, 64), quote=TEXT[:64],
        claimant="Seoul", claimant_id="rok", source=Mention(text="Seoul", span=Span(0, 5)),
        quantity=Quantity(
            low=number, best=number, high=number, unit="soldier", counted=counted,
            span=Span(start, start + len(figure)),
            part_of=Span(whole, whole + len(part_of)) if part_of else None,
        ),
    )  # fmt: skip


def counted(assignments: Mapping[str, Assignment]) -> dict[str, str]:
    return {name: one.measurand for name, one in assignments.items()}


WHOLE = claim("12,000", "soldiers")
PART = claim("500", "soldiers", part_of="12,000")
OTHERS = replace(claim("900", "Russian soldiers"), span=Span(66, len(TEXT)), quote=TEXT[66:])
CLAIMS = (WHOLE, PART, OTHERS)
LANGUAGES = {"r": ENGLISH}
SENTENCES = sentences_of(CLAIMS, {"r": REPORT}, LANGUAGES)


def assign(claims: Sequence[Claim]) -> dict[str, Assignment]:
    return assign_figures(
        CASE.measurands, names_of(CASE), claims, SENTENCES, LANGUAGES, case_language=CASE.language
    )


def test_a_part_of_a_figure_is_not_the_whole_again() -> None:
    found = assign(CLAIMS)
    assert found[WHOLE.id].measurand == "sent"
    assert found[PART.id].measurand == ""
    assert found[PART.id].slot == "scope"
    assert found[PART.id].reason == Reason.of(
        "match.part", slot=Word("scope"), mine=Pointer("measurand", "sent"), best=12_000
    )


def test_a_part_of_something_else_stands() -> None:
    lonely = assign((PART,))
    assert lonely[PART.id].measurand == "sent"
    assert PART.quantity is not None
    bigger = replace(PART, quantity=replace(PART.quantity, low=13e3, best=13e3, high=13e3))
    assert assign((WHOLE, bigger))[PART.id].measurand == "sent"


def test_what_one_slot_forbids_is_shown_with_the_estimate_and_never_used() -> None:
    assignments = assign(CLAIMS)
    assert assignments[OTHERS.id].slot == "actor"
    sources = SourceIndex.of(CASE.sources, [ENGLISH])
    found = group_claims(CLAIMS, {"r": REPORT}, counted(assignments), sources, LANGUAGES)
    evidence = gather_evidence(
        CLAIMS,
        claim_bearings(CASE.indicators, CLAIMS, SENTENCES, LANGUAGES, sources),
        assignments,
        found,
        sources,
        LANGUAGES,
    )
    assert [datum.best for datum in evidence.data["sent"]] == [12000]
    assert set(evidence.left_out["sent"]) == {PART.id, OTHERS.id}
    reason = evidence.left_out["sent"][OTHERS.id]
    assert (reason.get("slot"), reason.get("nearest")) == (
        Word("actor"),
        Pointer("measurand", "sent"),
    )


def test_where_all_is_denied_there_is_no_figure_and_it_says_why() -> None:
    denied = tuple(replace(each, stance=Stance.DENIES) for each in CLAIMS)
    assignments = assign(denied)
    assert {each.measurand for each in assignments.values()} == {""}
    denials = {Reason.of("match.stance", stance=Word("denies"))}
    assert {each.reason for each in assignments.values()} == denials
    sources = SourceIndex.of(CASE.sources, [ENGLISH])
    found = group_claims(denied, {"r": REPORT}, counted(assignments), sources, LANGUAGES)
    assert (
        gather_evidence(
            denied,
            claim_bearings(CASE.indicators, denied, SENTENCES, LANGUAGES, sources),
            assignments,
            found,
            sources,
            LANGUAGES,
        ).data
        == {}
    )


def test_a_figure_is_of_the_day_on_which_it_was_said() -> None:
    """What was said in December and told in January is no figure of January."""
    december = Period(date(2024, 12, 1), date(2024, 12, 31))
    told = replace(WHOLE, said_time=december)
    assert (told.day, WHOLE.day) == (date(2024, 12, 31), REPORT.date)
    # Nothing is said later than it is reported.
    assert replace(WHOLE, said_time=Period(REPORT.date, date(2025, 2, 1))).day == REPORT.date
    assignments = assign((told,))
    sources = SourceIndex.of(CASE.sources, [ENGLISH])
    origins = group_claims((told,), {"r": REPORT}, counted(assignments), sources, LANGUAGES)
    evidence = gather_evidence((told,), {told.id: ()}, assignments, origins, sources, LANGUAGES)
    assert [datum.date for datum in evidence.data["sent"]] == [date(2024, 12, 31)]
