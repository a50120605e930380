"""A case and an assessment of it, small enough to check by eye."""

from collections.abc import Iterable
from datetime import date

from forewarn.assessment.assessment import Assessment, Assignment
from forewarn.case.model import Case, Question
from forewarn.claims.claim import Claim, Stance
from forewarn.claims.quantity import Quantity
from forewarn.claims.review import ReviewedClaim
from forewarn.errors import Fault, Severity
from forewarn.estimates.estimate import (
    Datum,
    Estimate,
    EstimateTerm,
    PathPoint,
    RelatedBound,
    Usage,
)
from forewarn.estimates.measurand import Measurand
from forewarn.estimates.plausibility import CoverageTest, RateTest, ReferenceClass
from forewarn.findings.address import Address
from forewarn.findings.finding import ClaimGround, Declared, Effect, Finding, JudgementGround
from forewarn.findings.kind import IntervalLevel, Kind, Measure
from forewarn.findings.reason import Reason
from forewarn.findings.subject import Aspect
from forewarn.hypotheses.hypothesis import Argument, Hypothesis
from forewarn.hypotheses.weighing import EvidenceItem, Weighing
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.origins.origin import Member, Origin, Role
from forewarn.policies.appraisal import Advice, Appraisal, Flip
from forewarn.policies.policy import Outcome, Policy
from forewarn.record.logged_forecast import Forecast
from forewarn.record.resolution import Resolution
from forewarn.record.tally import Record, score_record
from forewarn.reports.report import Report
from forewarn.scenarios.outlook import Mover, Outlook, Repair, Step
from forewarn.scenarios.scenario import Scenario, Trigger
from forewarn.signposts.signpost import Signpost
from forewarn.signposts.status import Level, Status
from forewarn.sources.source import Grade, Reliability, Source, SourceClass
from forewarn.text import Span
from tests.reasons import in_words

FIRST = """# Seoul counts them <script>alert("x")</script>

Seoul said on Friday that about 1,500 soldiers, in two ships, had sailed. Kyiv said 12,000 & more.

Moscow denied it."""
SECOND = """An outlet repeats: Seoul said that about 1,500 soldiers had sailed."""
AS_OF = date(2025, 12, 26)
JUDGED = Declared(file="scenarios/stay.md", line=3, text='published = "High"')


def small() -> tuple[Case, Assessment]:
    """The case with what a build would say of it on 26 December 2025."""
    reports = (
        Report(
            id="first",
            title="Seoul counts them",
            publisher="AFP",
            date=date(2025, 12, 1),
            text=FIRST,
            url="https://example.org/a",
        ),
        Report(id="second", title="A repeat", publisher="BBC", date=date(2025, 12, 9), text=SECOND),
    )
    one = _claim(
        reports[0],
        "about 1,500 soldiers, in two ships, had sailed",
        "Seoul",
        figure=("about 1,500", 1350, 1500, 1650),
        claimant_id="seoul",
    )
    two = _claim(reports[0], "12,000 & more", "Kyiv", figure=("12,000", 12000, 12000, 12000))
    three = _claim(reports[0], "Moscow denied it.", "Moscow", stance=Stance.DENIES)
    four = _claim(
        reports[1],
        "about 1,500 soldiers had sailed",
        "Seoul",
        figure=("about 1,500", 1350, 1500, 1650),
        claimant_id="seoul",
    )
    claims = (one, two, three, four)
    case = Case(
        question=Question(
            title="Soldiers abroad",
            question="Will more go?",
            start=date(2025, 10, 1),
            baseline=date(2025, 12, 16),
            horizon=date(2026, 6, 30),
            worth="points out of ten",
        ),
        sources=(
            Source(
                id="seoul",
                name="Seoul",
                kind=SourceClass.ALLIED,
                reliability=Reliability.B,
                stake="gains if believed",
                history=(Grade(since=date(2025, 1, 1), reliability=Reliability.B, reason="ok"),),
            ),
        ),
        measurands=(
            Measurand(id="sent", label="Soldiers sent", unit="soldiers"),
            Measurand(id="dead", label="Dead", unit="soldiers", part_of=("sent",)),
        ),
        references=(
            ReferenceClass(
                id="before",
                label="earlier crossings",
                events=30,
                exposure=(9.0, 11.0),
                unit="ship-years",
                source="a harbour master",
                url="https://example.org/b",
            ),
        ),
        rate_tests=(
            RateTest(
                id="crossed",
                label="Crossed in a month",
                measurand="sent",
                exposure=(8.0, 12.0),
                references=("before",),
            ),
        ),
        coverage_tests=(
            CoverageTest(
                id="unseen",
                label="Crossed unseen",
                measurand="sent",
                load=(100.0, 400.0),
                seen=(0.2, 0.8),
                reported=4,
                source="a coastguard",
            ),
        ),
        indicators=(
            Indicator(
                id="sail",
                label="Ships sail",
                scenarios={"stay": 0.2, "grow": "likely"},
                hypotheses={"troops": 0.8, "none": 0.1},
            ),
            Indicator(id="halt", label="Trains halt", scenarios={"stay": 0.1}),
        ),
        hypotheses=(
            Hypothesis(
                id="troops",
                title="Troops were sent",
                prior=0.5,
                order=1,
                arguments=(Argument(text="seen", source="AFP"),),
            ),
            Hypothesis(id="none", title="None were sent", prior=0.5, order=2),
        ),
        scenarios=(
            Scenario(
                id="stay",
                title="They stay",
                order=1,
                published="High",
                effect="Little changes.",
                triggers=(Trigger(label="a pact"),),
            ),
            Scenario(id="grow", title="More are sent", order=2, published="Medium"),
            Scenario(id="rest", title="None of these", order=3, other=True),
        ),
        signposts=(
            Signpost(
                id="ships",
                label="Ships at sea",
                indicators=("sail",),
                decision="warn ports",
                owner="the desk",
                threshold=1,
                direction=("grow",),
                lead_days=20,
            ),
        ),
        policies=(
            Policy(
                id="wait",
                title="Wait",
                outcomes={"stay": _out(2, 5, 6), "grow": _out(-5, -3, 0), "rest": _out(0, 0, 0)},
            ),
            Policy(
                id="act",
                title="Act",
                outcomes={"stay": _out(0, 1, 2), "grow": _out(2, 4, 6), "rest": _out(0, 0, 0)},
            ),
        ),
        reports=reports,
        lines={JUDGED.file: ("+++", "", JUDGED.text)},
    )
    origins = (
        Origin(
            id="seoul@2025-12-01",
            speaker="seoul",
            date=date(2025, 12, 1),
            members=(
                Member(id=one.id, role=Role.FIRST, reason=Reason.of("origin.first_heard")),
                Member(
                    id=four.id,
                    role=Role.STALE,
                    reason=Reason.of(
                        "origin.old",
                        repeats=Reason.of("origin.repeats", figure=1500.0, since=date(2025, 12, 1)),
                        days=8,
                    ),
                ),
            ),
            publishers=("AFP", "BBC"),
            independent=True,
        ),
        Origin(
            id="Kyiv@2025-12-01",
            speaker="Kyiv",
            date=date(2025, 12, 1),
            members=(Member(id=two.id, role=Role.FIRST, reason=Reason.of("origin.first_heard")),),
            publishers=("AFP",),
            independent=True,
        ),
    )
    findings = tuple(_findings(one, two))
    return case, Assessment(
        as_of=AS_OF,
        claims=tuple(ReviewedClaim(claim=held, draft=held, review=None) for held in claims),
        origins=origins,
        assignments={
            one.id: Assignment(
                claim=one.id,
                measurand="sent",
                reason=Reason.of("match.counts_with", thing="soldiers", phrases=("sailed",)),
            )
        },
        estimates=(_estimate(one, two), Estimate(measurand="dead", as_of=AS_OF, median=None)),
        observations=(
            Observation(
                indicator="sail",
                origin="seoul@2025-12-01",
                date=date(2025, 12, 1),
                claims=(one.id, four.id),
                trust=0.8,
            ),
        ),
        weighing=Weighing(
            as_of=AS_OF,
            prior={"troops": 0.5, "none": 0.5},
            posterior={"troops": 0.9, "none": 0.1},
            band={"troops": (0.8, 0.95), "none": (0.05, 0.2)},
            items=(
                EvidenceItem(
                    indicator="sail",
                    seen=True,
                    origins=("seoul@2025-12-01",),
                    claims=(one.id,),
                    date=date(2025, 12, 1),
                    likelihood={"troops": 0.8, "none": 0.1},
                    ratios={"troops": 8.0, "none": 0.125},
                    diagnosticity=0.4,
                ),
            ),
            flip=("seoul@2025-12-01",),
            flip_exact=True,
            path=(
                (date(2025, 12, 1), {"troops": 0.5, "none": 0.5}),
                (date(2025, 12, 9), {"troops": 0.9, "none": 0.1}),
            ),
        ),
        outlook=_outlook(one),
        statuses=(
            Status(
                signpost="ships",
                level=Level.WARNING,
                count=1,
                threshold=1,
                origins=("seoul@2025-12-01",),
                claims=(one.id,),
                last_seen=date(2025, 12, 1),
                expired=False,
                coverage=0.7,
                tempo=((date(2025, 11, 26), 0), (AS_OF, 1)),
                trend="rising",
                odds={"grow": 1.8},
                undone_by=Reason.of("signpost.no_sighting"),
            ),
        ),
        record=_record(one),
        advice=Advice(
            appraisals=(
                Appraisal(
                    policy="wait",
                    value=2.4,
                    low=0.1,
                    high=3.4,
                    regret={"stay": 0.0, "grow": 7.0},
                    worst_regret=7.0,
                    expected_regret=2.0,
                ),
                Appraisal(
                    policy="act",
                    value=1.6,
                    low=0.5,
                    high=2.8,
                    regret={"stay": 4.0, "grow": 0.0},
                    worst_regret=4.0,
                    expected_regret=2.4,
                ),
            ),
            best="wait",
            least_regret="act",
            flips=(Flip(scenario="grow", now=0.3, at=0.37, to="act"),),
            untested=(),
        ),
        findings=findings,
        later=2,
        index={held.id: held for held in findings},
    )


FAULTS = (
    Fault(file="case.toml", line=4, rule="no-horizon", message="no end date; add horizon"),
    Fault(
        file="signposts.toml",
        line=9,
        rule="two-ways",
        message="points both ways",
        severity=Severity.WARNING,
    ),
)


def _out(low: float, likely: float, high: float) -> Outcome:
    return Outcome(low=low, likely=likely, high=high)


def _claim(
    report: Report,
    quote: str,
    claimant: str,
    *,
    claimant_id: str = "",
    stance: Stance = Stance.ASSERTS,
    figure: tuple[str, float, float, float] | None = None,
) -> Claim:
    start = report.text.index(quote)
    span = Span(start, start + len(quote))
    quantity, tail = None, ""
    if figure is not None:
        words, low, best, high = figure
        at = report.text.index(words, start)
        tail = f"/{at}"
        quantity = Quantity(
            low=low, best=best, high=high, unit="soldier", span=Span(at, at + len(words))
        )
    return Claim(
        id=f"{report.id}:{span.start}-{span.end}{tail}",
        report=report.id,
        date=report.date,
        span=span,
        quote=quote,
        claimant=claimant,
        claimant_id=claimant_id,
        stance=stance,
        quantity=quantity,
    )


def _ground(
    claim: Claim, size: float | None, measure: Measure, note: Reason | None = None
) -> ClaimGround:
    return ClaimGround(
        claim=claim.id,
        report=claim.report,
        span=claim.span,
        quote=claim.quote,
        effect=Effect(size=size, measure=measure, note=note),
    )


def _findings(one: Claim, two: Claim) -> Iterable[Finding]:
    judged = (
        JudgementGround(
            judgement=Address.chain(Aspect.START),
            declared=JUDGED,
            effect=Effect(size=None, measure=Measure.POINTS),
        ),
    )
    for held, chance, base, band in (
        ("stay", 0.6, 0.7, (0.5, 0.7)),
        ("grow", 0.3, 0.2, (0.2, 0.4)),
        ("rest", 0.1, 0.1, (0.05, 0.2)),
    ):
        yield Finding(
            address=Address.parse(f"scenario.{held}.prior"),
            label=in_words(f"{held} at the opening"),
            value=base,
            kind=Kind.CHANCE,
            unit="chance",
            grounds=judged,
        )
        yield Finding(
            address=Address.parse(f"scenario.{held}.probability"),
            label=in_words(f"{held} on 30 June 2026"),
            value=chance,
            interval=band,
            level=IntervalLevel.NINETY,
            kind=Kind.CHANCE,
            unit="chance",
            grounds=(_ground(one, 6.0, Measure.POINTS),),
            rests_on=(Address.scenario(held, Aspect.PRIOR),),
        )
        yield Finding(
            address=Address.parse(f"scenario.{held}.shift"),
            label=in_words(f"{held}: change"),
            kind=Kind.POINTS,
            unit="points",
            value=(chance - base) * 100,
            grounds=(),
            rests_on=(
                Address.scenario(held, Aspect.PROBABILITY),
                Address.scenario(held, Aspect.PRIOR),
            ),
        )
    yield Finding(
        address=Address.parse("scenario.repair.total"),
        label=in_words("sum of the words"),
        value=1.9,
        kind=Kind.CHANCE,
        unit="chance",
        grounds=judged,
    )
    yield Finding(
        address=Address.parse("mover.sail.seen"),
        label=in_words("Ships sail, on staying"),
        value=-6.0,
        kind=Kind.POINTS,
        unit="points",
        grounds=(_ground(one, -6.0, Measure.POINTS),),
    )
    for held, chance in (("troops", 0.9), ("none", 0.1)):
        yield Finding(
            address=Address.parse(f"hypothesis.{held}.posterior"),
            label=in_words(held),
            value=chance,
            kind=Kind.CHANCE,
            unit="chance",
            grounds=(_ground(one, 2.1, Measure.LOG_RATIO),),
        )
    yield Finding(
        address=Address.parse("estimate.sent"),
        label=in_words("Soldiers sent"),
        value=1500.0,
        interval=(1200.0, 1900.0),
        level=IntervalLevel.NINETY,
        kind=Kind.QUANTITY,
        unit="soldiers",
        grounds=(
            _ground(one, 120.0, Measure.SHIFT),
            _ground(two, None, Measure.SHIFT, in_words("outside the plausible range")),
        ),
    )
    yield Finding(
        address=Address.parse("signpost.ships.level"),
        label=in_words("Ships at sea"),
        value=1,
        kind=Kind.COUNT,
        unit="origins",
        grounds=(_ground(one, None, Measure.ORIGINS),),
    )
    yield Finding(
        address=Address.parse("signpost.ships.odds"),
        label=in_words("Ships at sea: odds"),
        value=1.8,
        kind=Kind.ODDS,
        unit="ratio",
        grounds=(_ground(one, 0.59, Measure.LOG_RATIO),),
    )


def _estimate(one: Claim, two: Claim) -> Estimate:
    def datum(claim: Claim, source: str) -> Datum:
        held = claim.quantity
        assert held is not None
        return Datum(
            claim=claim.id,
            origin=f"{source}@2025-12-01",
            source=source,
            kind=SourceClass.ALLIED,
            reliability=Reliability.B,
            date=claim.date,
            low=held.low,
            best=held.best,
            high=held.high,
            claims=(claim.id,),
        )

    return Estimate(
        measurand="sent",
        as_of=AS_OF,
        median=1500.0,
        low90=1200,
        high90=1900,
        low50=1400,
        high50=1620,
        quantiles=tuple(1200 + 35 * place for place in range(20)),
        terms=(
            EstimateTerm(
                datum=datum(one, "seoul"),
                usage=Usage.USED,
                reason=Reason.of("standing.latest"),
                shift=120.0,
            ),
            EstimateTerm(
                datum=datum(two, "Kyiv"),
                usage=Usage.SET_ASIDE,
                reason=Reason.of("standing.implausible", best=1.0, least=2.0, most=3.0),
                shift=None,
            ),
        ),
        bounds=(RelatedBound(part="dead", floor=101, shift=4.0),),
        path=(
            PathPoint(
                date=date(2025, 12, 1), median=1400, low90=900, high90=2400, low50=1200, high50=1700
            ),
            PathPoint(date=AS_OF, median=1500, low90=1200, high90=1900, low50=1400, high50=1620),
        ),
        origins=1,
    )


def _record(one: Claim) -> Record:
    made, due = date(2025, 11, 1), date(2025, 12, 1)
    return score_record(
        [
            Forecast(
                id=Address.parse(name),
                as_of=made,
                horizon=horizon,
                probability=chance,
                base=0.5,
                inputs="h",
                replayed=replayed,
            )
            for name, chance, horizon, replayed in (
                ("indicator.sail", 0.7, due, False),
                ("indicator.halt", 0.2, due, False),
                ("signpost.ships", 0.9, due, True),
                ("scenario.stay", 0.6, date(2026, 6, 30), False),
            )
        ],
        [
            Resolution(
                question=Address.parse("indicator.sail"),
                outcome=True,
                when=due,
                why="Seen at sea.",
                source="first",
                declared={"": JUDGED},
            ),
        ],
        [
            Observation(
                indicator="sail", origin="seoul@2025-12-01", date=due, claims=(one.id,), trust=0.8
            )
        ],
        as_of=AS_OF,
        watches={
            Address.parse("indicator.sail"): frozenset({"sail"}),
            Address.parse("indicator.halt"): frozenset({"halt"}),
            Address.parse("signpost.ships"): frozenset({"sail"}),
        },
        scenario_ids=("stay", "grow", "rest"),
        complete_to=AS_OF,
    )


def _outlook(one: Claim) -> Outlook:
    prior = {"stay": 0.7, "grow": 0.2, "rest": 0.1}
    chances = {"stay": 0.6, "grow": 0.3, "rest": 0.1}
    band90 = {"stay": (0.5, 0.7), "grow": (0.2, 0.4), "rest": (0.05, 0.2)}
    band50 = {"stay": (0.55, 0.65), "grow": (0.25, 0.35), "rest": (0.08, 0.14)}
    return Outlook(
        as_of=AS_OF,
        opened=date(2025, 12, 16),
        repair=Repair(
            published={"stay": 1.1, "grow": 0.8},
            total=1.9,
            projected=prior,
            proportional={"stay": 0.58, "grow": 0.42},
            distance=0.4,
            within=False,
        ),
        prior=prior,
        now={"stay": 0.65, "grow": 0.25, "rest": 0.1},
        horizon=chances,
        band90=band90,
        band50=band50,
        movers=(
            Mover(
                indicator="sail",
                seen=True,
                date=date(2025, 12, 1),
                origins=("seoul@2025-12-01",),
                claims=(one.id,),
                shift={"stay": -0.06, "grow": 0.06},
                ratio={"stay": 0.7, "grow": 1.8},
            ),
        ),
        path=(
            Step(
                date=date(2025, 12, 16), chance=prior, band90=band90, band50=band50, forecast=False
            ),
            Step(
                date=date(2026, 6, 30), chance=chances, band90=band90, band50=band50, forecast=True
            ),
        ),
    )
