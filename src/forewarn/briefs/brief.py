"""The brief: judgements in words, each with the reports it leans on (ICD 203 and 206)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from forewarn.assessment.assessment import Assessment
from forewarn.assessment.lookups import Evidence
from forewarn.assessment.plausibility_trials import Trial, strained
from forewarn.briefs.brief_layout import to_html, to_markdown
from forewarn.briefs.brief_parts import Assumption, Brief, Item, Reference
from forewarn.briefs.changes import changes
from forewarn.briefs.confidence import confidence
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
    apart,
    bottom_line,
    count,
    day,
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
"""Reports cited for one item, those that moved it most."""
STRONGEST = 5
"""Declared odds listed among the assumptions, those that moved the leading future most."""


def brief(case: Case, assessment: Assessment, previous: Assessment | None) -> Brief:
    """The brief of an assessment; what changed is told against ``previous``."""
    writing = _Writing(case, assessment)
    items = {
        "judgements": tuple(writing.judgements()),
        "changed": tuple(writing.changed(previous)) if previous is not None else (),
        "signposts": tuple(writing.signposts()),
        "estimates": tuple(writing.estimates(single=False)),
        "single": tuple(writing.estimates(single=True)),
    }
    leading = writing.leading()
    basis = confidence(writing.evidence, assessment, leading) if leading else None
    made = Brief(
        title=case.question.title,
        question=case.question.question,
        as_of=assessment.as_of,
        since=previous.as_of if previous is not None else None,
        line=plain(writing.line()),
        confidence=_(
            "Confidence: %(word)s. %(why)s", word=term(basis.level.word), why=" ".join(basis.why)
        )
        if basis
        else "",
        assumptions=tuple(writing.assumptions()),
        sources=tuple(writing.sources),
        **items,
    )
    names = _names(case)
    for text in (
        made.line,
        made.confidence,
        *(item.text for held in items.values() for item in held),
    ):
        apart(text, case.scale, names=names)
    return made


def _names(case: Case) -> frozenset[str]:
    """What the case calls the things that a brief speaks of."""
    rivals: tuple[Scenario | Hypothesis | Policy, ...] = (
        *case.scenarios,
        *case.hypotheses,
        *case.policies,
    )
    given = [
        *(name for held in rivals for name in (held.title, held.short)),
        *(name for held in case.signposts for name in (held.label, held.decision, held.owner)),
        *(held.label for held in case.measurands),
        *(held.label for held in case.references),
    ]
    return frozenset(name.rstrip(".") for name in given) - {""}


@dataclass(slots=True)
class _Numbered:
    """Reports in the order in which they are first cited."""

    numbers: dict[str, int]

    def of(self, report: str) -> int:
        return self.numbers.setdefault(report, len(self.numbers) + 1)


class _Writing:
    def __init__(self, case: Case, assessment: Assessment) -> None:
        self.case = case
        self.assessment = assessment
        self.evidence = Evidence(case, assessment)
        self._numbered = _Numbered({})

    def leading(self) -> str:
        outlook = self.assessment.outlook
        if outlook is None:
            return ""
        key = min(outlook.horizon, key=lambda one: (-outlook.horizon[one], one))
        return Address.scenario(key, Aspect.PROBABILITY)

    def line(self) -> tuple[Phrase, ...]:
        outlook = self.assessment.outlook
        if outlook is None:
            return ()
        titles = {held.id: held.short or held.title for held in self.case.scenarios}
        return bottom_line(outlook.horizon, titles, self.case.scale, self.case.question.horizon)

    @property
    def sources(self) -> Iterator[Reference]:
        for report, number in self._numbered.numbers.items():
            held = self.evidence.reports[report]
            yield Reference(
                number=number,
                publisher=held.publisher,
                title=held.title,
                date=held.date,
                url=held.url,
                rendering=held.rendering,
            )

    def item(self, text: str, *findings: str, claims: Sequence[str] = ()) -> Item:
        cited = list(claims) or [one for name in findings for one in self.evidence.strongest(name)]
        reports = dict.fromkeys(
            claim.report for one in cited if (claim := self.evidence.claim(one)) is not None
        )
        return Item(
            text=text,
            findings=tuple(one for one in findings if one in self.evidence.findings),
            references=tuple(
                sorted(self._numbered.of(report) for report in list(reports)[:REFERENCES])
            ),
        )

    def judgements(self) -> Iterator[Item]:
        case, held = self.case, self.assessment
        outlook, weighing, advice = held.outlook, held.weighing, held.advice
        # Only things of one kind have ids of their own: a policy may share a scenario's.
        futures = {one.id: one.title for one in case.scenarios}
        accounts = {one.id: one.title for one in case.hypotheses}
        options = {one.id: one.title for one in case.policies}
        if outlook is not None:
            until = (
                _(" on %(horizon)s", horizon=day(case.question.horizon))
                if case.question.horizon
                else ""
            )
            for key in sorted(outlook.horizon, key=lambda one: (-outlook.horizon[one], one)):
                chance, base = outlook.horizon[key], outlook.prior[key]
                moved = points(100 * (chance - base))
                way = _("unchanged") if moved == "0" else _("%(moved)s points", moved=moved)
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
            key = min(weighing.posterior, key=lambda one: (-weighing.posterior[one], one))
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
        for change in changes(self.case, previous, self.assessment):
            yield self.item(change.sentence, change.finding, claims=change.claims)

    def signposts(self) -> Iterator[Item]:
        declared = {held.id: held for held in self.case.signposts}
        titles = {held.id: held.short or held.title for held in self.case.scenarios}
        up = [held for held in self.assessment.statuses if held.level >= Level.WARNING]
        for status in sorted(up, key=lambda held: (-held.level, held.signpost)):
            signpost = declared[status.signpost]
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
        labels = {held.id: held.label for held in self.case.measurands}
        units = {held.id: held.unit for held in self.case.measurands}
        odd = strained(self.case, self.assessment)
        for estimate in self.assessment.estimates:
            if estimate.median is None or (estimate.origins < 2) != single:
                continue
            label = labels[estimate.measurand]
            unit = units[estimate.measurand]
            counted = "" if unit.casefold() in label.casefold() else f" {unit}"
            seen = (
                ""
                if single
                else _(", from %(origins)s", origins=count(estimate.origins, "independent origin"))
            )
            yield self.item(
                _(
                    "%(label)s: about %(median)s%(counted)s (90%%: %(low90)s–%(high90)s)%(seen)s.%(flags)s",
                    label=label,
                    median=about(estimate.median),
                    counted=counted,
                    low90=about(estimate.low90),
                    high90=about(estimate.high90),
                    seen=seen,
                    flags=_flags(odd.get(estimate.measurand, ())),
                ),
                Address.estimate(estimate.measurand),
                *(one.finding for one in odd.get(estimate.measurand, ())),
            )

    def assumptions(self) -> Iterator[Assumption]:
        findings = self.evidence.findings
        held = [
            ground
            for key in sorted(findings)
            if findings[key].address.aspect is Aspect.PRIOR
            for ground in findings[key].grounds
            if isinstance(ground, JudgementGround)
        ]
        leading = findings.get(self.leading())
        if leading is not None:
            under = [one for one in leading.grounds if isinstance(one, JudgementGround)]
            held += [one for one in under if one.judgement == Address.chain(Aspect.PERSISTENCE)]
            measured = [one for one in under if one.effect.size is not None]
            held += sorted(measured, key=lambda one: -abs(one.effect.size or 0.0))[:STRONGEST]
        names = {
            Address.judgement(Subject.PRIOR, one.id): _("Prior of “%(title)s”", title=one.title)
            for one in self.case.hypotheses
        }
        names |= {
            Address.judgement(Subject.PRIOR, one.id): _("Prior of “%(title)s”", title=one.title)
            for one in self.case.scenarios
        }
        names |= {
            Address.judgement(Subject.SCALE, word): _("What “%(word)s” means", word=word)
            for word in {one.published for one in self.case.scenarios}
        }
        seen: set[tuple[str, int]] = set()
        for ground in held:
            place = (ground.declared.file, ground.declared.line)
            if place not in seen:
                seen.add(place)
                yield Assumption(
                    name=say_or_nothing(ground.effect.note)
                    or names.get(ground.judgement, ground.judgement),
                    file=place[0],
                    line=place[1],
                    text=ground.declared.text,
                )


def _flags(odd: Sequence[Trial]) -> str:
    """A sentence for each figure that is used though it does not stand a test."""
    return "".join(
        _(
            " %(figure)s is used, though it is %(flags)s.",
            figure=f"{figure:,.10g}",
            flags=_(" and ").join(_flag(one) for one in held),
        )
        for figure, held in groupby(
            sorted(odd, key=lambda one: one.figure), key=lambda one: one.figure
        )
    )


def _flag(one: Trial) -> str:
    against = (
        _(" at the rate of %(label)s", label=one.reference.label)
        if one.reference is not None
        else ""
    )
    checked = f"; {say(one.checked)}" if one.checked is not None else ""
    return _(
        "%(verdict)s (%(side)s)%(against)s (chance %(chance)s%(checked)s)",
        verdict=term(one.verdict.value),
        side=term(one.side.text) if one.side is not None else "",
        against=against,
        chance=one_in(one.chance),
        checked=checked,
    )


__all__ = ["Brief", "brief", "to_html", "to_markdown"]
