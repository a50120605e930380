"""What changed between two assessments of a case, and which claims caused it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import log

from forewarn.assessment.assessment import Assessment
from forewarn.assessment.lookups import AssessmentIndex
from forewarn.case.model import Case
from forewarn.findings.address import Address
from forewarn.findings.subject import Aspect
from forewarn.scenarios.outlook import Outlook
from forewarn.wording.numbers import about, count, day, likelihood, percent, points
from forewarn.wording.translations import N_, _
from forewarn.wording.vocabulary import term

_MOVED = {
    (True, True): N_(
        "%(title)s: up %(size)s point, from %(earlier)s to %(chance)s (%(words)s).%(note)s"
    ),
    (True, False): N_(
        "%(title)s: up %(size)s points, from %(earlier)s to %(chance)s (%(words)s).%(note)s"
    ),
    (False, True): N_(
        "%(title)s: down %(size)s point, from %(earlier)s to %(chance)s (%(words)s).%(note)s"
    ),
    (False, False): N_(
        "%(title)s: down %(size)s points, from %(earlier)s to %(chance)s (%(words)s).%(note)s"
    ),
}
"""By whether the chance rose, and whether by one point."""
_HIGHER = N_("%(label)s: up from about %(was)s to about %(now)s (90%%: %(low90)s–%(high90)s).")
_LOWER = N_("%(label)s: down from about %(was)s to about %(now)s (90%%: %(low90)s–%(high90)s).")
_RAISED = N_("%(label)s: up from %(was)s to %(now)s; %(at)s.")
_LOWERED = N_("%(label)s: down from %(was)s to %(now)s; %(at)s.")

LEAST_RATIO = 1.1
"""Smallest ratio of two estimates that counts as a change where no new claim caused it."""
CLAIMS_PER_CHANGE = 6
"""Most claims that one change names, strongest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A figure that differs between two assessments."""

    finding: str
    sentence: str
    amount: float
    """Points for a chance, ratio for an estimate, steps for a signpost's level."""
    weight: float
    """Importance on the scale of points, never negative."""
    claims: tuple[str, ...]
    """Claims published since that support it, strongest first; empty where silence, a review or a
    declaration caused the change."""


def list_changes(case: Case, before: Assessment, after: Assessment) -> tuple[Change, ...]:
    """Chances, explanations, estimates and signposts that changed; most important first."""
    evidence = AssessmentIndex(case, after)

    def since(finding: str) -> tuple[str, ...]:
        return _new_claims(evidence, finding, before)

    changes = [
        *_scenarios(case, before, after, since),
        *_hypotheses(case, before, after, since),
        *_estimates(case, before, after, since),
        *_signposts(case, before, after, since),
    ]
    return tuple(sorted(changes, key=lambda change: (-change.weight, change.finding)))


ClaimsSince = Callable[[str], tuple[str, ...]]


def _new_claims(evidence: AssessmentIndex, finding: str, before: Assessment) -> tuple[str, ...]:
    fresh: dict[tuple[str, str], str] = {}
    for name in evidence.strongest(finding):
        claim = evidence.reviewed[name].claim
        if claim.date > before.as_of:
            # A sentence with several figures makes several claims; a reader needs it once.
            fresh.setdefault((claim.report, claim.quote), name)
    return tuple(fresh.values())[:CLAIMS_PER_CHANGE]


def _scenarios(
    case: Case, before: Assessment, after: Assessment, since: ClaimsSince
) -> Iterator[Change]:
    if after.outlook is None:
        return
    titles = {scenario.id: scenario.short or scenario.title for scenario in case.scenarios}
    earlier = before.outlook.horizon if before.outlook is not None else {}
    yield from _chances(
        case,
        earlier,
        after.outlook.horizon,
        titles,
        since,
        aspect=Aspect.PROBABILITY,
        of=Address.scenario,
        note=_entry_note(before.outlook, after.outlook),
    )


def _entry_note(before: Outlook | None, after: Outlook) -> str:
    """A remark when the published judgement replaced equal priors between the two days."""
    if before is None or before.opened == after.opened:
        return ""
    return _(
        " In between, on %(opened)s, the published judgement took the place of equal opening chances.",
        opened=day(after.opened),
    )


def _hypotheses(
    case: Case, before: Assessment, after: Assessment, since: ClaimsSince
) -> Iterator[Change]:
    if after.weighing is None:
        return
    titles = {hypothesis.id: hypothesis.short or hypothesis.title for hypothesis in case.hypotheses}
    earlier = before.weighing.posterior if before.weighing is not None else {}
    yield from _chances(
        case,
        earlier,
        after.weighing.posterior,
        titles,
        since,
        aspect=Aspect.POSTERIOR,
        of=Address.hypothesis,
    )


def _chances(
    case: Case,
    earlier: Mapping[str, float],
    later: Mapping[str, float],
    titles: Mapping[str, str],
    since: ClaimsSince,
    *,
    of: Callable[[str, Aspect], Address],
    aspect: Aspect,
    note: str = "",
) -> Iterator[Change]:
    for key, chance in later.items():
        finding, title = of(key, aspect), titles.get(key, key)
        word = likelihood(case.scale, chance)
        if key not in earlier:
            yield Change(
                finding=finding,
                amount=100 * chance,
                weight=10,
                claims=since(finding),
                sentence=_(
                    "%(title)s: new, at %(chance)s (%(word)s).",
                    title=title,
                    chance=percent(chance),
                    word=word,
                ),
            )
            continue
        shift = 100 * (chance - earlier[key])
        size = points(abs(shift)).lstrip("+")
        if percent(chance) == percent(earlier[key]) or size == "0":
            continue
        was = likelihood(case.scale, earlier[key])
        words = (
            _("still %(word)s", word=word)
            if was == word
            else _("%(word)s, was %(was)s", word=word, was=was)
        )
        yield Change(
            finding=finding,
            amount=shift,
            weight=abs(shift),
            claims=since(finding),
            sentence=_(
                _MOVED[shift > 0, size == "1"],
                title=title,
                size=size,
                earlier=percent(earlier[key]),
                chance=percent(chance),
                words=words,
                note=note,
            ),
        )
    for key in sorted(set(earlier) - set(later)):
        yield Change(
            finding=of(key, aspect),
            amount=-100 * earlier[key],
            weight=10,
            claims=(),
            sentence=_("%(title)s: no longer among the rivals.", title=titles.get(key, key)),
        )


def _estimates(
    case: Case, before: Assessment, after: Assessment, since: ClaimsSince
) -> Iterator[Change]:
    labels = {measurand.id: measurand.label for measurand in case.measurands}
    earlier = {estimate.measurand: estimate.median for estimate in before.estimates}
    for estimate in after.estimates:
        was, now = earlier.get(estimate.measurand), estimate.median
        finding = Address.estimate(estimate.measurand)
        label = labels.get(estimate.measurand, estimate.measurand)
        if now is None:
            if was is not None:
                yield Change(
                    finding=finding,
                    amount=0.0,
                    weight=10,
                    claims=(),
                    sentence=_(
                        "%(label)s: no estimate any more, was about %(was)s.",
                        label=label,
                        was=about(was),
                    ),
                )
        elif was is None:
            yield Change(
                finding=finding,
                amount=now,
                weight=10,
                claims=since(finding),
                sentence=_(
                    "%(label)s: first estimate, about %(now)s (90%%: %(low90)s–%(high90)s).",
                    label=label,
                    now=about(now),
                    low90=about(estimate.low90),
                    high90=about(estimate.high90),
                ),
            )
        elif about(now) != about(was) and (
            since(finding) or max(now / was, was / now) >= LEAST_RATIO
        ):
            yield Change(
                finding=finding,
                amount=now / was,
                weight=20 * abs(log(now / was)),
                claims=since(finding),
                sentence=_(
                    _HIGHER if now > was else _LOWER,
                    label=label,
                    was=about(was),
                    now=about(now),
                    low90=about(estimate.low90),
                    high90=about(estimate.high90),
                ),
            )


def _signposts(
    case: Case, before: Assessment, after: Assessment, since: ClaimsSince
) -> Iterator[Change]:
    labels = {signpost.id: signpost.label for signpost in case.signposts}
    earlier = {status.signpost: status for status in before.statuses}
    for status in after.statuses:
        was = earlier.get(status.signpost)
        label = labels.get(status.signpost, status.signpost)
        finding = Address.signpost(status.signpost, Aspect.LEVEL)
        sighting = (
            _(", last seen %(last_seen)s", last_seen=day(status.last_seen))
            if status.last_seen
            else ""
        )
        at = _(
            "%(count)s in its window%(seen)s", count=count(status.count, "origin"), seen=sighting
        )
        if was is None:
            yield Change(
                finding=finding,
                amount=0.0,
                weight=5,
                claims=since(finding),
                sentence=_(
                    "%(label)s: new signpost, %(word)s; %(at)s.",
                    label=label,
                    word=term(status.level.word),
                    at=at,
                ),
            )
        elif was.level != status.level:
            steps = int(status.level) - int(was.level)
            yield Change(
                finding=finding,
                amount=float(steps),
                weight=15.0 * abs(steps),
                claims=since(finding),
                sentence=_(
                    _RAISED if steps > 0 else _LOWERED,
                    label=label,
                    was=term(was.level.word),
                    now=term(status.level.word),
                    at=at,
                ),
            )
