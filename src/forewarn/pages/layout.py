"""What stands around every page: navigation with counts, the as-of control, the banner."""

from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from forewarn.pages import sparklines as bars
from forewarn.pages.page_data import Dossier
from forewarn.signposts.status import Level
from forewarn.translations import _, ngettext
from forewarn.wording.numbers import count, day

_WHOLE = {"claims": "claims.html", "origins": "origins.html"}
"""Where one lands on another day when the page may not be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the navigation."""

    path: str
    title: str
    tally: str = ""
    hot: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """A build of the same case as of another day."""

    date: date
    path: str
    current: bool


def navigation(dossier: Dossier) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """The pages in three groups."""
    case, held = dossier.case, dossier.assessment
    loud = [status for status in held.statuses if status.level >= Level.WARNING]
    return (
        (
            _("Judgement"),
            (
                Entry(path="index.html", title=_("Overview")),
                Entry(
                    path="scenarios.html", title=_("Scenarios"), tally=_tally(len(case.scenarios))
                ),
                Entry(
                    path="signposts.html",
                    title=_("Signposts"),
                    hot=bool(loud),
                    tally=_("%(loud)s up", loud=len(loud)) if loud else _tally(len(case.signposts)),
                ),
                Entry(path="policies.html", title=_("Policies"), tally=_tally(len(case.policies))),
                *((Entry(path="what-if.html", title=_("What if")),) if dossier.live else ()),
            ),
        ),
        (
            _("Evidence"),
            (
                Entry(path="reports.html", title=_("Reports"), tally=_tally(len(dossier.reports))),
                Entry(
                    path="claims.html",
                    title=_("Claims"),
                    tally=_tally(len(held.claims)),
                ),
                *(
                    (
                        Entry(
                            path="review.html",
                            title=_("Review"),
                            tally=_tally(len(dossier.proposals) + dossier.once(_undecided)),
                        ),
                    )
                    if dossier.live
                    else ()
                ),
                Entry(path="origins.html", title=_("Origins"), tally=_tally(len(held.origins))),
                Entry(
                    path="estimates.html", title=_("Estimates"), tally=_tally(len(held.estimates))
                ),
                Entry(
                    path="hypotheses.html",
                    title=_("Hypotheses"),
                    tally=_tally(len(case.hypotheses)),
                ),
                Entry(path="sources.html", title=_("Sources"), tally=_tally(len(case.sources))),
            ),
        ),
        (
            _("Accountability"),
            (
                *((Entry(path="edit.html", title=_("Edit")),) if dossier.live else ()),
                Entry(
                    path="record.html",
                    title=_("Track record"),
                    tally=_tally(
                        sum(
                            tally.overall.forecasts
                            for tally in (held.record.made, held.record.replayed)
                            if tally is not None
                        )
                        if held.record is not None
                        else 0
                    ),
                ),
                Entry(
                    path="check.html",
                    title=_("Check"),
                    hot=bool(dossier.faults),
                    tally=count(len(dossier.faults), "fault") if dossier.faults else "",
                ),
            ),
        ),
    )


def _undecided(dossier: Dossier) -> int:
    return sum(each.review is None for each in dossier.assessment.claims)


def _tally(number: int) -> str:
    return f"{number:,}" if number else ""


def builds(dossier: Dossier, root: str, current: str) -> tuple[Build, ...]:
    """The builds there are, oldest first; each in a folder named by its day."""
    name = current.split("/")[0]
    page = current if "/" not in current else _WHOLE.get(name, "index.html")
    return tuple(
        Build(
            date=held,
            path=f"{root}../{held.isoformat()}/{page}",
            current=held == dossier.assessment.as_of,
        )
        for held in dossier.builds
    )


def neighbours(held: tuple[Build, ...]) -> tuple[Build | None, Build | None]:
    """The builds before and after the current one."""
    place = next(number for number, build in enumerate(held) if build.current)
    before = held[place - 1] if place else None
    return before, held[place + 1] if place + 1 < len(held) else None


def density(dossier: Dossier) -> Markup:
    """Claims per week up to the as-of day."""
    days = [held.claim.date for held in dossier.assessment.claims]
    if not days:
        return Markup("")
    first, last = min(days), dossier.assessment.as_of
    weeks = [0] * ((last - first) // timedelta(days=7) + 1)
    for each in days:
        weeks[max((each - first) // timedelta(days=7), 0)] += 1
    return bars.density(weeks)


def looking_back(dossier: Dossier) -> str:
    """The sentence of the banner; empty for the latest build."""
    held = dossier.assessment
    if not held.later and held.as_of == dossier.builds[-1]:
        return ""
    hidden = (
        " "
        + ngettext(
            "%(number)s report that came later is hidden.",
            "%(number)s reports that came later are hidden.",
            held.later,
            number=f"{held.later:,}",
        )
        if held.later
        else ""
    )
    return _("You are looking back to %(as_of)s.%(hidden)s", as_of=day(held.as_of), hidden=hidden)
