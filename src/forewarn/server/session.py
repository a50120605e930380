"""The case as readers see it: the last good build, the pages of each day, what is being done."""

import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from platform import node
from threading import Lock, RLock
from typing import TypeVar

from forewarn.assessment.assessment import Assessment
from forewarn.cache.memo import digest, program
from forewarn.dates import month_ends
from forewarn.errors import CaseError, EnvironmentFault, Fault, ForewarnError, Severity
from forewarn.lists.listing import Entry, ListKind, ListMaker, PagedList, memory_list
from forewarn.pages import Site
from forewarn.pages.charts import render_chart
from forewarn.pages.page_data import Live
from forewarn.server.file_edits import VIEWS, file_hash
from forewarn.server.progress_words import progress
from forewarn.wording.numbers import count
from forewarn.wording.translations import N_, _, fingerprint
from forewarn.workbench.workbench import Built, Workbench

T = TypeVar("T")
REMEMBERED = 8
"""Looks back that are held in memory."""
UNWRITABLE = N_(
    "The case folder cannot be written: everything can be looked at, and no decision can be kept."
)


class Stopped(ForewarnError):
    """Somebody asked for the work to stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What open pages are told."""

    version: int
    """Grows whenever the pages are others than before."""
    doing: str
    """What is being done; empty at rest."""
    trouble: str
    """Why the pages are not of the files as they stand; empty when they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Good:
    """A build of the files as they stand, with its pages."""

    built: Built
    site: Site


class Session:
    """One open case with its pages, for many readers at once."""

    def __init__(self, bench: Workbench, built: Built | None) -> None:
        self.bench = bench
        self.token = secrets.token_urlsafe(24)
        """Proves that a form was given out by this program."""
        self.version = 1
        self.doing = ""
        self.trouble = ""
        self.closed = False
        """True once the server ends."""
        self.work = RLock()
        """Held by whoever works something out: one at a time."""
        self._stop = False
        self._views = file_hash(bench.folder, VIEWS)
        self._pages = Lock()
        self._past: OrderedDict[date, Site] = OrderedDict()
        self.built = built
        bench.tell = self._note_progress
        if built is None:
            self.build()
        else:
            self._show(built)

    @property
    def news(self) -> News:
        """As it is now."""
        return News(version=self.version, doing=self.doing, trouble=self.trouble)

    @property
    def latest(self) -> date:
        """The day of the pages at hand."""
        return self.present.page_data.assessment.as_of

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Of the files as they stand."""
        return self.present.page_data.faults

    def site(self, day: date) -> Site:
        """The pages of a day; built when it is first asked for."""
        with self._pages:
            if day == self.latest:
                return self.present
            if day in self._past:
                self._past.move_to_end(day)
                return self._past[day]
            version = self.version
        with self.work:
            self._stop = False
            try:
                site = self._site_of(self.bench.build(day), version=self.version)
            finally:
                self.doing = ""
        with self._pages:
            if version == self.version:
                self._past[day] = site
                while len(self._past) > REMEMBERED:
                    self._past.popitem(last=False)
        return site

    def reload(self) -> None:
        """Read the folder anew and build; when that fails the pages stay and say why."""
        with self.work:
            self._stop = False
            try:
                # Before it is read: what is written in between is noticed as a conflict.
                self._views = file_hash(self.bench.folder, VIEWS)
                self.bench.reload()
                self.build()
            except CaseError as error:  # not even a case.toml
                self._show_faults(error.faults, _("the case cannot be read"))
            finally:
                self.doing = ""

    def build(self) -> None:
        """Build what was read; what cannot be built leaves the pages as they were, labelled."""
        try:
            built = self.bench.build()
        except Stopped:
            self._show_faults(list(self.bench.faults), _("the work was stopped"))
        except CaseError as error:
            number = sum(one.severity is Severity.ERROR for one in error.faults)
            why = _("the case has %(number)s", number=count(number, "error"))
            self._show_faults(error.faults, why)
        except ForewarnError as error:
            fault = Fault(file="case.toml", line=1, rule="build", message=str(error))
            self._show_faults([*self.bench.faults, fault], _("the case cannot be built"))
        else:
            self._show(built)
        finally:
            self.doing = ""

    def stop(self) -> None:
        """End what is being done at its next step; finished steps are kept."""
        self._stop = True

    def good(self) -> Good:
        """The build of the files as they stand; ForewarnError where they have none."""
        if self.built is None or self.trouble:
            raise ForewarnError(
                f"{self.trouble or 'Nothing is built yet.'} Mend what the Check page names, then "
                "decide; nothing was written"
            )
        return Good(built=self.built, site=self.present)

    def _show(self, built: Built) -> None:
        site = self._site_of(built)
        with self._pages:
            self.built = built
            self.present = site
            self.trouble = ""
            self.version += 1
            self._past.clear()

    def _show_faults(self, faults: list[Fault], why: str) -> None:
        """The last good build under the faults of today; without one, pages that hold nothing."""
        if self.built is not None:
            good = self.built
            trouble = _(
                "These pages are of the last good build, %(hashed)s: %(why)s.",
                hashed=good.hashed[:10],
                why=why,
            )
            built = replace(good, faults=tuple(faults))
        else:
            day = self.bench.case.question.baseline or datetime.now(UTC).date()
            trouble = _("Nothing is built yet: %(why)s.", why=why)
            built = Built(
                case=self.bench.case,
                assessment=empty(day),
                faults=tuple(faults),
                drafts={},
                hashed="none",
                manifest={},
                done={},
                kept={},
            )
        site = self._site_of(built, trouble)
        with self._pages:
            self.present = site
            self.trouble = trouble
            self.version += 1

    def _site_of(self, built: Built, trouble: str = "", *, version: int | None = None) -> Site:
        """``version`` is that which the pages will have; without one, the next."""
        latest = self.built.assessment.as_of if self.built else built.assessment.as_of
        latest = max(latest, built.assessment.as_of)
        days = month_ends(built.case.question.start or latest, latest)
        return Site(
            built.case,
            built.assessment,
            built.faults,
            build_hash=built.hashed,
            builds=sorted({*days, latest, built.assessment.as_of}),
            draw=self.bench.memoize("chart", render_chart),
            catalogue=memory_list if version is not None or trouble else self._indexed(built),
            live=Live(
                token=self.token,
                version=self.version + 1 if version is None else version,
                files=frozenset(self.bench.case.lines),
                views=self._views,
                trouble=" ".join(
                    filter(None, (trouble, _(UNWRITABLE) if self.bench.temporary_folder else ""))
                ),
            ),
        )

    def _indexed(self, built: Built) -> ListMaker:
        """Long lists in the index; an earlier day, which few ask for, is listed in memory."""

        def make(kind: ListKind[T], entries: Callable[[], Iterable[Entry[T]]]) -> PagedList[T]:
            # A database may be shared by machines on which other cases lie at the same place.
            name = f"{node()} {self.bench.folder.resolve()} {kind.name}"
            try:
                return self.bench.index.write_list(
                    name, digest(program(), fingerprint(), built.hashed), kind, entries
                )
            except EnvironmentFault:  # a full disk: the pages are worth more than the index
                return memory_list(kind, entries)

        return make

    def _note_progress(self, what: str, done: int, total: int) -> None:
        if self._stop:
            self._stop = False
            raise Stopped("stopped")
        self.doing = progress(what, done, total)


def empty(day: date) -> Assessment:
    """An assessment that says nothing."""
    return Assessment(
        as_of=day,
        claims=(),
        origins=(),
        assignments={},
        estimates=(),
        observations=(),
        weighing=None,
        outlook=None,
        statuses=(),
        advice=None,
    )
