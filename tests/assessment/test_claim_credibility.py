"""Credit of claims and sources from the rest of the case."""

from dataclasses import replace
from datetime import date, timedelta

from forewarn.assessment.claim_credibility import credits, records
from forewarn.assessment.evidence import gather_evidence, names_of, sentences_of
from forewarn.assessment.topics import address_topics
from forewarn.case.model import Actor, Case, Question, Resolution
from forewarn.claims.claim import Claim, Stance
from forewarn.claims.mention import Mention
from forewarn.claims.quantity import Quantity
from forewarn.estimates.assignment import assign_figures
from forewarn.estimates.measurand import Measurand, Nature
from forewarn.indicators.bearing import claim_bearings, claim_topics
from forewarn.indicators.indicator import Indicator
from forewarn.language.english import ENGLISH
from forewarn.origins.utterances import group_claims
from forewarn.reports.report import Report
from forewarn.sources.source import Reliability, Source, SourceClass
from forewarn.sources.source_index import SourceIndex
from forewarn.text import Span

DAY = date(2024, 10, 18)
CASE = Case(
    question=Question(title="T"),
    actors=(Actor(id="north", name="North Korea", aliases=("North Korean",)),),
    sources=(
        Source(id="nis", name="NIS", kind=SourceClass.ALLIED, reliability=Reliability.B),
        Source(id="hur", name="HUR", kind=SourceClass.PARTY, reliability=Reliability.C),
        Source(id="kremlin", name="Kremlin", kind=SourceClass.PARTY, reliability=Reliability.D),
        Source(id="afp", name="AFP", kind=SourceClass.MEDIA),
    ),
    measurands=(
        Measurand(
            id="sent", label="sent", actor="north", counts=("soldier",), nature=Nature.FLOW,
            requires=(("sent",),), unit="soldiers",
        ),
    ),
    indicators=(
        Indicator(
            id="presence", label="there", requires=(("are in Russia",),), per_days=60,
            stances=("asserts", "confirms"),
        ),
    ),
    resolutions=(Resolution(question="presence", outcome=True, when=date(2025, 4, 28)),),
)  # fmt: skip


def told(
    name: str, source: str, text: str, days: int, *, stance: str = "asserts", best: float = 0.0
):
    report = Report(id=name, title="", publisher="AFP", date=DAY + timedelta(days=days), text=text)
    quantity = Quantity(low=best, best=best, high=best, unit="soldier", span=Span(0, 1))
    claim = Claim(
        id=name, report=name, date=report.date, span=Span(0, len(text)), quote=text,
        claimant=source, claimant_id=source, source=Mention(text=text[:1], span=Span(0, 1)),
        stance=Stance(stance), quantity=quantity if best else None,
    )  # fmt: skip
    return report, claim


TOLD = [
    told("a", "nis", "1500 North Korean soldiers were sent", 0, best=1500),
    told("b", "hur", "1600 North Korean soldiers were sent by rail", 5, best=1600),
    told("c", "nis", "North Korean troops are in Russia", 1),
    told("d", "kremlin", "It is fake that North Korean troops are in Russia", 3, stance="denies"),
    told("e", "hur", "North Korean soldiers are in Russia by now", 4),
    told(
        "f", "kremlin", "We confirm that North Korean troops are in Russia", 190, stance="confirms"
    ),
    told("g", "kremlin", "Something else about the harvest", 2),
    told("h", "", "By now whole regiments of them are in Russia, or so one hears it told", 400),
]


def build(case: Case = CASE):
    reports = {report.id: report for report, _ in TOLD}
    claims: list[Claim] = [claim for _, claim in TOLD]
    sources = SourceIndex.of(case.sources, [ENGLISH])
    languages = dict.fromkeys(reports, ENGLISH)
    sentences = sentences_of(claims, reports, languages)
    assignments = assign_figures(
        case.measurands, names_of(case), claims, sentences, languages, case_language=ENGLISH
    )
    origins = group_claims(
        claims,
        reports,
        {name: one.measurand for name, one in assignments.items()},
        sources,
        languages,
    )
    bears = claim_bearings(case.indicators, claims, sentences, languages, sources)
    evidence = gather_evidence(claims, bears, assignments, origins, sources, languages)
    spoken = claim_topics(case.indicators, claims, sentences, languages, sources)
    topics = address_topics(claims, spoken, assignments)
    return (
        credits(case, claims, bears, assignments, origins, evidence, sources, languages),
        records(case, claims, sentences, bears, origins, evidence, sources, languages, topics),
    )


def test_a_claim_is_as_credible_as_the_others_make_it() -> None:
    credit, _ = build()
    digits = {name: held.credibility.value for name, held in credit.items()}
    assert digits["a"] == digits["b"] == 2  # one other source agrees
    assert digits["c"] == digits["e"] == 3  # one with it, one against it
    assert digits["d"] == 5  # two against it
    assert digits["f"] == 3  # half a year later nobody else
    assert digits["h"] == 6  # nobody is known to have seen it
    assert "g" not in digits


def test_the_record_of_each_source() -> None:
    _, record = build()
    nis = record["nis"]
    assert nis.posterior is not None
    assert (nis.posterior.hits, nis.posterior.misses) == (1, 0)
    assert nis.posterior.reliability > Reliability.B.chance
    turns = record["kremlin"].turns
    assert [turn.phase.value for turn in turns] == ["denies", "acknowledges"]
    assert {name for turn in turns for name in turn.about} == {"indicator.presence"}
    # "Something else about the harvest" is a stance towards nothing.
    assert "g" not in {name for turn in turns for name in turn.claims}
    assert "hur" in record
    assert record["hur"].posterior is None
    assert "afp" not in record


def test_resolutions_score_what_was_said_before_them() -> None:
    _, record = build()
    kremlin, nis = record["kremlin"].track, record["nis"].track
    assert kremlin is not None
    assert nis is not None
    assert (nis.right, len(nis.claims)) == (1, 1)
    assert kremlin.claims[0] == "d"
    assert nis.brier < kremlin.brier
    _, unresolved = build(replace(CASE, resolutions=()))
    assert unresolved["nis"].track is None
