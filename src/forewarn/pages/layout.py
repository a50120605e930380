"""What stands around every page: navigation with counts, the as-of control, the banner."""

from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from forewarn.pages import sparklines
from forewarn.pages.page_data import PageData
from forewarn.signposts.status import Level
from forewarn.wording.numbers import count, day
from forewarn.wording.translations import _, ngettext

_WHOLE = {"claims": "claims.html", "origins": "origins.html"}
"""Where one lands on another day when the page may not be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuEntry:
    """A line of the navigation."""

    path: str
    title: str
    tally: str = ""
    hot: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildLink:
    """A build of the same case as of another day."""

    date: date
    path: str
    current: bool


def navigation(page_data: PageData) -> tuple[tuple[str, tuple[MenuEntry, ...]], ...]:
    """The pages in three groups."""
    case, assessment = page_data.case, page_data.assessment
    loud = [status for status in assessment.statuses if status.level >= Level.WARNING]
    return (
        (
            _("Judgement"),
            (
                MenuEntry(path="index.html", title=_("Overview")),
                MenuEntry(
                    path="scenarios.html", title=_("Scenarios"), tally=_tally(len(case.scenarios))
                ),
                MenuEntry(
                    path="signposts.html",
                    title=_("Signposts"),
                    hot=bool(loud),
                    tally=_("%(loud)s up", loud=len(loud)) if loud else _tally(len(case.signposts)),
                ),
                MenuEntry(
                    path="policies.html", title=_("Policies"), tally=_tally(len(case.policies))
                ),
                *((MenuEntry(path="what-if.html", title=_("What if")),) if page_data.live else ()),
            ),
        ),
        (
            _("Evidence"),
            (
                MenuEntry(
                    path="reports.html", title=_("Reports"), tally=_tally(len(page_data.reports))
                ),
                MenuEntry(
                    path="claims.html",
                    title=_("Claims"),
                    tally=_tally(len(assessment.claims)),
                ),
                *(
                    (
                        MenuEntry(
                            path="review.html",
                            title=_("Review"),
                            tally=_tally(
                                len(page_data.proposals) + page_data.once(_count_undecided)
                            ),
                        ),
                    )
                    if page_data.live
                    else ()
                ),
                MenuEntry(
                    path="origins.html", title=_("Origins"), tally=_tally(len(assessment.origins))
                ),
                MenuEntry(
                    path="estimates.html",
                    title=_("Estimates"),
                    tally=_tally(len(assessment.estimates)),
                ),
                MenuEntry(
                    path="hypotheses.html",
                    title=_("Hypotheses"),
                    tally=_tally(len(case.hypotheses)),
                ),
                MenuEntry(path="sources.html", title=_("Sources"), tally=_tally(len(case.sources))),
            ),
        ),
        (
            _("Accountability"),
            (
                *((MenuEntry(path="edit.html", title=_("Edit")),) if page_data.live else ()),
                MenuEntry(
                    path="record.html",
                    title=_("Track record"),
                    tally=_tally(
                        sum(
                            tally.overall.forecasts
                            for tally in (assessment.record.made, assessment.record.replayed)
                            if tally is not None
                        )
                        if assessment.record is not None
                        else 0
                    ),
                ),
                MenuEntry(
                    path="check.html",
                    title=_("Check"),
                    hot=bool(page_data.faults),
                    tally=count(len(page_data.faults), "fault") if page_data.faults else "",
                ),
            ),
        ),
    )


def _count_undecided(page_data: PageData) -> int:
    return sum(draft.review is None for draft in page_data.assessment.claims)


def _tally(number: int) -> str:
    return f"{number:,}" if number else ""


def builds(page_data: PageData, root: str, current: str) -> tuple[BuildLink, ...]:
    """The builds there are, oldest first; each in a folder named by its day."""
    name = current.split("/")[0]
    page = current if "/" not in current else _WHOLE.get(name, "index.html")
    return tuple(
        BuildLink(
            date=day,
            path=f"{root}../{day.isoformat()}/{page}",
            current=day == page_data.assessment.as_of,
        )
        for day in page_data.builds
    )


def neighbours(builds: tuple[BuildLink, ...]) -> tuple[BuildLink | None, BuildLink | None]:
    """The builds before and after the current one."""
    place = next(number for number, build in enumerate(builds) if build.current)
    before = builds[place - 1] if place else None
    return before, builds[place + 1] if place + 1 < len(builds) else None


def weekly_density(page_data: PageData) -> Markup:
    """Claims per week up to the as-of day."""
    days = [draft.claim.date for draft in page_data.assessment.claims]
    if not days:
        return Markup("")
    first, last = min(days), page_data.assessment.as_of
    weeks = [0] * ((last - first) // timedelta(days=7) + 1)
    for claimed in days:
        weeks[max((claimed - first) // timedelta(days=7), 0)] += 1
    return sparklines.density_bars(weeks)


def looking_back(page_data: PageData) -> str:
    """The sentence of the banner; empty for the latest build."""
    assessment = page_data.assessment
    if not assessment.later and assessment.as_of == page_data.builds[-1]:
        return ""
    hidden = (
        " "
        + ngettext(
            "%(number)s report that came later is hidden.",
            "%(number)s reports that came later are hidden.",
            assessment.later,
            number=f"{assessment.later:,}",
        )
        if assessment.later
        else ""
    )
    return _(
        "You are looking back to %(as_of)s.%(hidden)s", as_of=day(assessment.as_of), hidden=hidden
    )
