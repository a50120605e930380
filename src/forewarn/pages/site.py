"""Every page by its path: one registry for the server and the static site."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from markupsafe import Markup

from forewarn.assessment.assessment import Assessment
from forewarn.case.model import Case
from forewarn.errors import Fault
from forewarn.lists.claim_rows import CLAIM_LIST
from forewarn.lists.listing import SIZE, ListMaker, PagedList, Query, memory_list
from forewarn.lists.report_rows import REPORT_LIST
from forewarn.lists.saved_view import Page, SavedView
from forewarn.pages import (
    case_file,
    claims,
    compare,
    edit,
    estimates,
    explain,
    hypotheses,
    layout,
    long_lists,
    overview,
    policies,
    record,
    report,
    review,
    scenarios,
    signposts,
    views,
    what_if,
)
from forewarn.pages.addresses import explain_path, origins_path, report_path, root_of
from forewarn.pages.charts import Draw, render_chart
from forewarn.pages.finding_link import Number, link_findings
from forewarn.pages.labels import in_words
from forewarn.pages.page_data import ORIGINS_PER_PAGE, Live, PageData
from forewarn.pages.paging import At, Views, pages_of
from forewarn.pages.templates import template
from forewarn.pages.what_if import WhatIfPage
from forewarn.wording.translations import N_, _

Contexts = Callable[[PageData], Mapping[str, Any]]

PAGES: Mapping[str, tuple[str, str, Contexts]] = {
    "index.html": ("overview.html", N_("Overview"), overview.overview_context),
    "scenarios.html": ("scenarios.html", N_("Scenarios"), scenarios.scenarios_context),
    "signposts.html": ("signposts.html", N_("Signposts"), signposts.signposts_context),
    "policies.html": ("policies.html", N_("Policies"), policies.policies_context),
    "origins.html": ("origins.html", N_("Origins"), long_lists.origins_context),
    "estimates.html": (
        "estimates.html",
        N_("Estimates"),
        lambda page_data: page_data.once(estimates.estimates_context),
    ),
    "hypotheses.html": ("hypotheses.html", N_("Hypotheses"), hypotheses.hypotheses_context),
    "sources.html": ("sources.html", N_("Sources"), long_lists.sources_context),
    "record.html": ("record.html", N_("Track record"), record.record_context),
    "check.html": ("check.html", N_("Check"), long_lists.check_context),
}
"""Path to template, title and what fills it."""
LISTS = ("reports.html", "claims.html")
"""Pages of the long lists."""


class Site:
    """The pages of one build; ``page`` renders any of ``paths()`` on its own."""

    def __init__(
        self,
        case: Case,
        assessment: Assessment,
        faults: Sequence[Fault],
        *,
        build_hash: str,
        builds: Sequence[date] = (),
        draw: Draw = render_chart,
        live: Live | None = None,
        catalogue: ListMaker = memory_list,
    ) -> None:
        self.page_data = PageData(
            case, assessment, faults, build_hash=build_hash, builds=builds, draw=draw, live=live
        )
        self.ledger = catalogue(CLAIM_LIST, lambda: claims.claim_entries(self.page_data))
        self.archive = catalogue(REPORT_LIST, lambda: long_lists.report_entries(self.page_data))
        last = pages_of(len(self.page_data.origins), ORIGINS_PER_PAGE)
        self._origins = {origins_path(page): page for page in range(1, last + 1)}
        self._reports = {report_path(report.id): report.id for report in self.page_data.reports}
        self._findings = {
            explain_path(finding): finding for finding in self.page_data.evidence.findings
        }
        self._frames: dict[tuple[str, str], Mapping[str, Markup]] = {}
        self._numbers: dict[str, Number] = {}

    def paths(self) -> Iterator[str]:
        """Every page, the overview first."""
        yield from PAGES
        yield from LISTS
        for page in range(2, pages_of(len(self.page_data.reports), SIZE) + 1):
            yield long_lists.REPORT_VIEWS.path(Query(page=page))
        stances = map(claims.CLAIM_VIEWS.path, claims.queries(self.ledger))
        yield from (path for path in stances if path not in LISTS)
        yield from self._saved
        yield from (path for path in self._origins if path not in PAGES)
        yield from self._reports
        yield from self._findings

    def page(self, path: str) -> str:
        """The page at ``path``; KeyError when the site has none there."""
        view = claims.CLAIM_VIEWS.at(path)
        if view is not None:
            return self.claims(path, view)
        view = long_lists.REPORT_VIEWS.at(path)
        if view is not None:
            return self.reports(path, view)
        if path.startswith("views/"):
            return self._view(path, *self._saved[path])
        if path in self._origins:
            variables = long_lists.origins_context(self.page_data, self._origins[path])
            return self._rendered(path, "origins.html", "origins.html", _("Origins"), variables)
        if path in PAGES:
            name, title, contexts = PAGES[path]
            offered = what_if.FORM_KINDS.get(path) if self.page_data.live else None
            variables = {
                "suppose": what_if.supposition_form(self.page_data, offered) if offered else None
            }
            return self._rendered(
                path, path, name, _(title), {**variables, **contexts(self.page_data)}
            )
        if path in self._reports:
            item = self._reports[path]
            title = self.page_data.evidence.reports[item].title
            return self._rendered(
                path,
                "reports.html",
                "report.html",
                title,
                report.report_context(self.page_data, item),
            )
        item = self._findings[path]
        label = in_words(self.page_data, self.page_data.evidence.findings[item].label)
        title = _("Why: %(label)s", label=label)
        return self._rendered(
            path, "", "explain.html", title, explain.explain_context(self.page_data, item)
        )

    @cached_property
    def _saved(self) -> Mapping[str, tuple[SavedView, int]]:
        lists: Mapping[Page, tuple[Views, PagedList[Any]]] = {
            Page.CLAIMS: (claims.CLAIM_VIEWS, self.ledger),
            Page.REPORTS: (long_lists.REPORT_VIEWS, self.archive),
        }
        return {path: (view, page) for path, view, page in views.view_paths(self.page_data, lists)}

    def _view(self, path: str, view: SavedView, page: int) -> str:
        query = views.query_of(view, page)
        show = self.claims if view.page is Page.CLAIMS else self.reports
        return show(path, query, lambda number: views.view_path(view, number))

    def reports(self, path: str, query: Query, at: At = None) -> str:
        """The reports that are asked for, as the page at ``path``; KeyError past the last."""
        variables = long_lists.reports_context(self.page_data, query, self.archive, at)
        if query.page > variables["pager"].pages:
            raise KeyError(path)
        return self._rendered(path, "reports.html", "reports.html", _("Reports"), variables)

    def claims(self, path: str, query: Query, at: At = None) -> str:
        """The claims that are asked for, as the page at ``path``; KeyError past the last."""
        variables = claims.claims_context(self.page_data, query, self.ledger, at)
        if query.page > variables["pager"].pages:
            raise KeyError(path)
        return self._rendered(path, "claims.html", "claims.html", _("Claims"), variables)

    def review(self, claim: str, *, done: str = "", effect: tuple[str, ...] = ()) -> str:
        """The queue of drafted claims, one of them on the desk; for a live site only."""
        variables = review.review_context(self.page_data, claim, done=done, effect=effect)
        return self._rendered("review.html", "review.html", "review.html", _("Review"), variables)

    def edit(self, hashes: Mapping[str, str], effect: tuple[str, ...] = ()) -> str:
        """Forms that change the case's files; for a live site only."""
        variables = edit.edit_context(self.page_data, hashes, effect)
        return self._rendered("edit.html", "edit.html", "edit.html", _("Edit"), variables)

    def compare(self, before: Assessment) -> str:
        """What changed from an earlier assessment to this one; for a live site only."""
        variables = compare.compare_context(self.page_data, before)
        return self._rendered("compare.html", "", "compare.html", _("Compare"), variables)

    def case_file(self, file: str, lines: Sequence[str], line: int) -> str:
        """A case file's lines around one of them; for a live site only."""
        faults = [fault for fault in self.page_data.faults if fault.file == file]
        variables = {**case_file.case_file_context(file, lines, line), "faults": faults}
        return self._rendered("case-file.html", "check.html", "case-file.html", file, variables)

    def what_if(self, result: WhatIfPage) -> str:
        """What would be otherwise under suppositions; for a live site only."""
        variables = what_if.what_if_context(self.page_data, result)
        return self._rendered(
            "what-if.html", "what-if.html", "what-if.html", _("What if"), variables
        )

    def effect(self, result: WhatIfPage, kinds: Sequence[str], after: Mapping[str, float]) -> str:
        """The effect of suppositions as a part of the page where they were made."""
        variables = what_if.effect_context(self.page_data, kinds, after)
        return self._part({**variables, "what_if": result})

    def part(self, faults: Sequence[str]) -> str:
        """The same part where nothing can be supposed, and why."""
        result = WhatIfPage(faults=tuple(faults))
        return self._part({"what_if": result, "tables": (), "moved": 0})

    def _part(self, variables: Mapping[str, Any]) -> str:
        return template("_supposed_effect.html").render(
            {
                "root": "",
                "n": link_findings(self.page_data, ""),
                "live": self.page_data.live,
                "assessment": self.page_data.assessment,
                **variables,
            }
        )

    def trouble_page(self, heading: str, words: str) -> str:
        """A page that says what could not be done, and why."""
        variables = {"heading": heading, "words": words}
        return self._rendered("review.html", "", "trouble.html", heading, variables)

    def _rendered(
        self, path: str, current: str, name: str, title: str, variables: Mapping[str, Any]
    ) -> str:
        root = root_of(path)
        # Navigation and head are the same on every page of a folder: written once for each.
        at = (root, current)
        if at not in self._frames:
            self._frames[at] = self._frame(root, current, path)
        return template(name).render(
            {
                "root": root,
                "title": title,
                "case": self.page_data.case,
                "assessment": self.page_data.assessment,
                "build_hash": self.page_data.build_hash,
                "live": self.page_data.live,
                "n": self._number(root),
                "back": layout.looking_back(self.page_data),
                **self._frames[at],
                **variables,
            }
        )

    def _number(self, root: str) -> Number:
        """What writes a number that opens its grounds, the same for every page of a folder."""
        if root not in self._numbers:
            self._numbers[root] = link_findings(self.page_data, root)
        return self._numbers[root]

    def _frame(self, root: str, current: str, path: str) -> Mapping[str, Markup]:
        builds = layout.builds(self.page_data, root, path)
        before, after = layout.neighbours(builds)
        variables = {
            "root": root,
            "current": current,
            "case": self.page_data.case,
            "assessment": self.page_data.assessment,
            "groups": layout.navigation(self.page_data),
            "builds": builds,
            "before": before,
            "after": after,
            "density": self.page_data.once(layout.weekly_density),
            "live": self.page_data.live,
        }
        return {
            "top": Markup(template("_top.html").render(variables)),
            "menu": Markup(template("_menu.html").render(variables)),
            "latest": Markup("" if builds[-1].current else builds[-1].path),
        }


def render(
    case: Case,
    assessment: Assessment,
    faults: Sequence[Fault],
    *,
    build_hash: str,
    builds: Sequence[date] = (),
    draw: Draw = render_chart,
) -> Iterator[tuple[str, str]]:
    """Every page of the site as path and HTML; needs the files of ``static/`` beside it."""
    site = Site(case, assessment, faults, build_hash=build_hash, builds=builds, draw=draw)
    for path in site.paths():
        yield path, site.page(path)
