"""The open case: the last good build, the pages of each day, and the work in progress."""

import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from platform import node
from threading import Lock, RLock
from typing import TypeVar

from forewarn.assessment.assessment import Assessment
from forewarn.cache.memo import digest
from forewarn.dates import month_ends
from forewarn.errors import CaseError, EnvironmentFault, Fault, ForewarnError, Severity
from forewarn.lists.listing import Entry, ListKind, ListMaker, PagedList, memory_list
from forewarn.pages import Site
from forewarn.pages.charts import render_chart
from forewarn.pages.page_data import Live
from forewarn.program import hash_program
from forewarn.server.file_edits import VIEWS, file_hash
from forewarn.server.progress_words import progress
from forewarn.wording.numbers import count
from forewarn.wording.translations import N_, _, fingerprint
from forewarn.workbench.workbench import Built, Workbench

_T = TypeVar("_T")
REMEMBERED = 8
"""Number of earlier days whose pages are kept in memory."""
UNWRITABLE = N_(
    "The case folder cannot be written: everything can be looked at, and no decision can be kept."
)


class Stopped(ForewarnError):
    """A page asked for the work to stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """The news that open pages get."""

    version: int
    """Grows whenever the pages change."""
    doing: str
    """The work in progress; empty at rest."""
    trouble: str
    """Why the pages do not show the files on disk; empty when they do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Good:
    """A build of the files on disk, with its pages."""

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
        """Held by the thread that builds or writes: one at a time."""
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
        """The present news."""
        return News(version=self.version, doing=self.doing, trouble=self.trouble)

    @property
    def latest(self) -> date:
        """The day of the present pages."""
        return self.present.page_data.assessment.as_of

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Faults of the files on disk."""
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
        """Read the folder again and build; when that fails the pages stay and say why."""
        with self.work:
            self._stop = False
            try:
                # Hashed before the file is read: a write in between then shows as a conflict.
                self._views = file_hash(self.bench.folder, VIEWS)
                self.bench.reload()
                self.build()
            except CaseError as error:  # not even a case.toml
                self._show_faults(error.faults, _("the case cannot be read"))
            finally:
                self.doing = ""

    def build(self) -> None:
        """Build the case as read; when that fails the pages stay, with a label that says why."""
        try:
            built = self.bench.build()
        except Stopped:
            self._show_faults(list(self.bench.faults), _("the work was stopped"))
        except CaseError as error:
            number = sum(item.severity is Severity.ERROR for item in error.faults)
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
        """Stop the work in progress at its next step; finished steps are kept."""
        self._stop = True

    def good(self) -> Good:
        """The build of the files on disk; ForewarnError where there is none."""
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
        """Show the last good build with the present faults; without one, show empty pages."""
        if self.built is not None:
            good = self.built
            trouble = _(
                "These pages are of the last good build, %(hashed)s: %(why)s.",
                hashed=good.inputs_hash[:10],
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
                inputs_hash="none",
                manifest={},
                new_steps={},
                reused_steps={},
            )
        site = self._site_of(built, trouble)
        with self._pages:
            self.present = site
            self.trouble = trouble
            self.version += 1

    def _site_of(self, built: Built, trouble: str = "", *, version: int | None = None) -> Site:
        """Make the pages of a build; ``version`` is theirs, by default the next one."""
        latest = self.built.assessment.as_of if self.built else built.assessment.as_of
        latest = max(latest, built.assessment.as_of)
        days = month_ends(built.case.question.start or latest, latest)
        return Site(
            built.case,
            built.assessment,
            built.faults,
            build_hash=built.inputs_hash,
            builds=sorted({*days, latest, built.assessment.as_of}),
            draw=self.bench.memoize("chart", render_chart),
            catalogue=memory_list if version is not None or trouble else self._index_lists(built),
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

    def _index_lists(self, built: Built) -> ListMaker:
        """Long lists in the index; an earlier day, which few ask for, is listed in memory."""

        def make(kind: ListKind[_T], entries: Callable[[], Iterable[Entry[_T]]]) -> PagedList[_T]:
            # Machines may share a database and have other cases at the same path.
            name = f"{node()} {self.bench.folder.resolve()} {kind.name}"
            try:
                return self.bench.index.write_list(
                    name,
                    digest(hash_program().code, fingerprint(), built.inputs_hash),
                    kind,
                    entries,
                )
            except EnvironmentFault:  # a full disk: pages without the index are slower but complete
                return memory_list(kind, entries)

        return make

    def _note_progress(self, step: str, count: int, total: int) -> None:
        if self._stop:
            self._stop = False
            raise Stopped("stopped")
        self.doing = progress(step, count, total)


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
