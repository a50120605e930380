"""The brief: judgements in words, each with the reports that support it (ICD 203 and 206)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from forewarn.assessment.assessment import Assessment
from forewarn.assessment.lookups import AssessmentIndex
from forewarn.assessment.plausibility_trials import Trial, strained
from forewarn.briefs.brief_layout import to_html, to_markdown
from forewarn.briefs.brief_parts import Assumption, Brief, Item, Reference
from forewarn.briefs.changes import list_changes
from forewarn.briefs.confidence import rate_confidence
from forewarn.case.model import Case
from forewarn.findings.address import Address
from forewarn.findings.finding import JudgementGround
from forewarn.findings.subject import Aspect, Subject
from forewarn.hypotheses.hypothesis import Hypothesis
from forewarn.policies.policy import Policy
from forewarn.scenarios.scenario import Scenario
from forewarn.signposts.status import Level
from forewarn.wording.numbers import (
    Phrase,
    about,
    bottom_line,
    count,
    day,
    keep_apart,
    likelihood,
    odds,
    one_in,
    percent,
    percent_range,
    plain,
    points,
)
from forewarn.wording.reasons import say, say_or_nothing
from forewarn.wording.translations import _
from forewarn.wording.vocabulary import term

REFERENCES = 4
"""Most reports that one item cites; those that moved it most come first."""
STRONGEST = 5
"""Most declared odds among the assumptions: those that moved the leading scenario most."""


def write_brief(case: Case, assessment: Assessment, previous: Assessment | None) -> Brief:
    """The brief of an assessment, with what changed since ``previous``."""
    composer = _Composer(case, assessment)
    items = {
        "judgements": tuple(composer.judgements()),
        "changed": tuple(composer.changed(previous)) if previous is not None else (),
        "signposts": tuple(composer.signposts()),
        "estimates": tuple(composer.estimates(single=False)),
        "single": tuple(composer.estimates(single=True)),
    }
    leading = composer.leading()
    basis = rate_confidence(composer.evidence, assessment, leading) if leading else None
    brief = Brief(
        title=case.question.title,
        question=case.question.question,
        as_of=assessment.as_of,
        since=previous.as_of if previous is not None else None,
        line=plain(composer.line()),
        confidence=_(
            "Confidence: %(word)s. %(why)s", word=term(basis.level.word), why=" ".join(basis.why)
        )
        if basis
        else "",
        assumptions=tuple(composer.assumptions()),
        sources=tuple(composer.sources),
        **items,
    )
    names = _case_names(case)
    # ICD 203 forbids a sentence that mixes likelihood and confidence; names of the case may do so.
    for text in (
        brief.line,
        brief.confidence,
        *(item.text for section in items.values() for item in section),
    ):
        keep_apart(text, case.scale, names=names)
    return brief


def _case_names(case: Case) -> frozenset[str]:
    """Names and titles of the case that a brief repeats."""
    rivals: tuple[Scenario | Hypothesis | Policy, ...] = (
        *case.scenarios,
        *case.hypotheses,
        *case.policies,
    )
    names = [
        *(name for rival in rivals for name in (rival.title, rival.short)),
        *(
            name
            for signpost in case.signposts
            for name in (signpost.label, signpost.decision, signpost.owner)
        ),
        *(measurand.label for measurand in case.measurands),
        *(reference.label for reference in case.references),
    ]
    return frozenset(name.rstrip(".") for name in names) - {""}


@dataclass(slots=True)
class _Citations:
    """Reports numbered in the order in which they are first cited."""

    numbers: dict[str, int]

    def number(self, report: str) -> int:
        return self.numbers.setdefault(report, len(self.numbers) + 1)


class _Composer:
    def __init__(self, case: Case, assessment: Assessment) -> None:
        self.case = case
        self.assessment = assessment
        self.evidence = AssessmentIndex(case, assessment)
        self._citations = _Citations({})

    def leading(self) -> str:
        outlook = self.assessment.outlook
        if outlook is None:
            return ""
        key = min(outlook.horizon, key=lambda scenario: (-outlook.horizon[scenario], scenario))
        return Address.scenario(key, Aspect.PROBABILITY)

    def line(self) -> tuple[Phrase, ...]:
        outlook = self.assessment.outlook
        if outlook is None:
            return ()
        titles = {scenario.id: scenario.short or scenario.title for scenario in self.case.scenarios}
        return bottom_line(outlook.horizon, titles, self.case.scale, self.case.question.horizon)

    @property
    def sources(self) -> Iterator[Reference]:
        for name, number in self._citations.numbers.items():
            report = self.evidence.reports[name]
            yield Reference(
                number=number,
                publisher=report.publisher,
                title=report.title,
                date=report.date,
                url=report.url,
                rendering=report.rendering,
            )

    def item(self, text: str, *findings: str, claims: Sequence[str] = ()) -> Item:
        quotes = list(claims) or [
            claim for name in findings for claim in self.evidence.strongest(name)
        ]
        reports = dict.fromkeys(
            claim.report for name in quotes if (claim := self.evidence.claim(name)) is not None
        )
        return Item(
            text=text,
            findings=tuple(finding for finding in findings if finding in self.evidence.findings),
            references=tuple(
                sorted(self._citations.number(report) for report in list(reports)[:REFERENCES])
            ),
        )

    def judgements(self) -> Iterator[Item]:
        case, assessment = self.case, self.assessment
        outlook, weighing, advice = assessment.outlook, assessment.weighing, assessment.advice
        # Ids are unique within a kind only: a policy may have the id of a scenario.
        futures = {scenario.id: scenario.title for scenario in case.scenarios}
        accounts = {hypothesis.id: hypothesis.title for hypothesis in case.hypotheses}
        options = {policy.id: policy.title for policy in case.policies}
        if outlook is not None:
            until = (
                _(" on %(horizon)s", horizon=day(case.question.horizon))
                if case.question.horizon
                else ""
            )
            for key in sorted(
                outlook.horizon, key=lambda scenario: (-outlook.horizon[scenario], scenario)
            ):
                chance, base = outlook.horizon[key], outlook.prior[key]
                change = points(100 * (chance - base))
                way = _("unchanged") if change == "0" else _("%(moved)s points", moved=change)
                yield self.item(
                    _(
                        "%(future)s: %(word)s%(until)s, %(chance)s (90%%: %(band)s), %(way)s since %(opened)s.",
                        future=futures[key],
                        word=likelihood(case.scale, chance),
                        until=until,
                        chance=percent(chance),
                        band=percent_range(outlook.band90[key]),
                        way=way,
                        opened=day(outlook.opened),
                    ),
                    Address.scenario(key, Aspect.PROBABILITY),
                )
        if weighing is not None:
            key = min(
                weighing.posterior,
                key=lambda hypothesis: (-weighing.posterior[hypothesis], hypothesis),
            )
            yield self.item(
                _(
                    "What explains the reports: %(account)s, %(word)s, %(chance)s (90%%: %(band)s).",
                    account=accounts[key],
                    word=likelihood(case.scale, weighing.posterior[key]),
                    chance=percent(weighing.posterior[key]),
                    band=percent_range(weighing.band[key]),
                ),
                Address.hypothesis(key, Aspect.POSTERIOR),
            )
        if advice is not None and advice.best:
            careful = (
                _("which also risks the least regret")
                if advice.best == advice.least_regret
                else _(
                    "while %(option)s risks the least regret", option=options[advice.least_regret]
                )
            )
            nearest = min(advice.flips, key=lambda flip: abs(flip.at - flip.now), default=None)
            turns = ""
            if nearest is not None:
                now, then = percent(nearest.now), percent(nearest.at)
                way = (
                    _("goes from %(now)s to %(then)s", now=now, then=then)
                    if now != then
                    else _("leaves %(now)s by a hair", now=now)
                )
                turns = _(
                    " The advice turns to %(option)s if the chance of %(future)s %(way)s.",
                    option=options[nearest.to],
                    future=futures[nearest.scenario],
                    way=way,
                )
            yield self.item(
                _(
                    "Best option on average: %(option)s, %(careful)s.%(turns)s",
                    option=options[advice.best],
                    careful=careful,
                    turns=turns,
                ),
                Address.policy(advice.best, Aspect.VALUE),
            )

    def changed(self, previous: Assessment) -> Iterator[Item]:
        for change in list_changes(self.case, previous, self.assessment):
            yield self.item(change.sentence, change.finding, claims=change.claims)

    def signposts(self) -> Iterator[Item]:
        signposts = {signpost.id: signpost for signpost in self.case.signposts}
        titles = {scenario.id: scenario.short or scenario.title for scenario in self.case.scenarios}
        up = [status for status in self.assessment.statuses if status.level >= Level.WARNING]
        for status in sorted(up, key=lambda state: (-state.level, state.signpost)):
            signpost = signposts[status.signpost]
            towards = signpost.direction[0] if len(signpost.direction) == 1 else ""
            shift = (
                _(
                    " Odds of %(towards)s %(odds)s.",
                    towards=titles.get(towards, towards),
                    odds=odds(status.odds[towards]),
                )
                if towards in status.odds
                else ""
            )
            owner = f" ({signpost.owner})" if signpost.owner else ""
            informs = signpost.decision.rstrip(".")
            acts = (
                _(" Informs: %(informs)s%(owner)s.", informs=informs, owner=owner)
                if informs
                else ""
            )
            yield self.item(
                _(
                    "%(label)s: %(word)s, %(count)s in %(days)s days, warns at %(threshold)s.%(shift)s%(acts)s",
                    label=signpost.label,
                    word=term(status.level.word),
                    count=count(status.count, "origin"),
                    days=signpost.window_days,
                    threshold=f"{status.threshold:g}",
                    shift=shift,
                    acts=acts,
                ),
                Address.signpost(status.signpost, Aspect.LEVEL),
                Address.signpost(status.signpost, Aspect.ODDS),
            )

    def estimates(self, *, single: bool) -> Iterator[Item]:
        labels = {measurand.id: measurand.label for measurand in self.case.measurands}
        units = {measurand.id: measurand.unit for measurand in self.case.measurands}
        strained_trials = strained(self.case, self.assessment)
        for estimate in self.assessment.estimates:
            if estimate.median is None or (estimate.origins < 2) != single:
                continue
            label = labels[estimate.measurand]
            unit = units[estimate.measurand]
            suffix = "" if unit.casefold() in label.casefold() else f" {unit}"
            origins = (
                ""
                if single
                else _(", from %(origins)s", origins=count(estimate.origins, "independent origin"))
            )
            yield self.item(
                _(
                    "%(label)s: about %(median)s%(counted)s (90%%: %(low90)s–%(high90)s)%(seen)s.%(flags)s",
                    label=label,
                    median=about(estimate.median),
                    counted=suffix,
                    low90=about(estimate.low90),
                    high90=about(estimate.high90),
                    seen=origins,
                    flags=_flags(strained_trials.get(estimate.measurand, ())),
                ),
                Address.estimate(estimate.measurand),
                *(trial.finding for trial in strained_trials.get(estimate.measurand, ())),
            )

    def assumptions(self) -> Iterator[Assumption]:
        findings = self.evidence.findings
        judgements = [
            ground
            for key in sorted(findings)
            if findings[key].address.aspect is Aspect.PRIOR
            for ground in findings[key].grounds
            if isinstance(ground, JudgementGround)
        ]
        leading = findings.get(self.leading())
        if leading is not None:
            declarations = [
                ground for ground in leading.grounds if isinstance(ground, JudgementGround)
            ]
            judgements += [
                ground
                for ground in declarations
                if ground.judgement == Address.chain(Aspect.PERSISTENCE)
            ]
            effective = [ground for ground in declarations if ground.effect.size is not None]
            judgements += sorted(effective, key=lambda ground: -abs(ground.effect.size or 0.0))[
                :STRONGEST
            ]
        names = {
            Address.judgement(Subject.PRIOR, hypothesis.id): _(
                "Prior of “%(title)s”", title=hypothesis.title
            )
            for hypothesis in self.case.hypotheses
        }
        names |= {
            Address.judgement(Subject.PRIOR, scenario.id): _(
                "Prior of “%(title)s”", title=scenario.title
            )
            for scenario in self.case.scenarios
        }
        names |= {
            Address.judgement(Subject.SCALE, word): _("What “%(word)s” means", word=word)
            for word in {scenario.published for scenario in self.case.scenarios}
        }
        places: set[tuple[str, int]] = set()
        for ground in judgements:
            place = (ground.declared.file, ground.declared.line)
            if place not in places:
                places.add(place)
                yield Assumption(
                    name=say_or_nothing(ground.effect.note)
                    or names.get(ground.judgement, ground.judgement),
                    file=place[0],
                    line=place[1],
                    text=ground.declared.text,
                )


def _flags(trials: Sequence[Trial]) -> str:
    """A sentence for each figure that counts although it fails a test of plausibility."""
    return "".join(
        _(
            " %(figure)s is used, though it is %(flags)s.",
            figure=f"{figure:,.10g}",
            flags=_(" and ").join(_flag(trial) for trial in figure_trials),
        )
        for figure, figure_trials in groupby(
            sorted(trials, key=lambda trial: trial.figure), key=lambda trial: trial.figure
        )
    )


def _flag(trial: Trial) -> str:
    against = (
        _(" at the rate of %(label)s", label=trial.reference.label)
        if trial.reference is not None
        else ""
    )
    checked = f"; {say(trial.checked)}" if trial.checked is not None else ""
    return _(
        "%(verdict)s (%(side)s)%(against)s (chance %(chance)s%(checked)s)",
        verdict=term(trial.verdict.value),
        side=term(trial.side.text) if trial.side is not None else "",
        against=against,
        chance=one_in(trial.chance),
        checked=checked,
    )


__all__ = ["Brief", "to_html", "to_markdown", "write_brief"]
