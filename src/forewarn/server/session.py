"""The case as it stands on the desk: the last good build, what is being done, what was decided."""

import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from platform import node
from threading import Lock, RLock
from typing import Any, TypeVar

from forewarn.assessment.assess import assembled
from forewarn.assessment.assessment import Assessment
from forewarn.assessment.memory import Transient
from forewarn.assessment.pipeline import STEPS, Stages
from forewarn.briefs.changes import changes
from forewarn.cache.memo import digest, program
from forewarn.case.files import REVIEWS
from forewarn.claims.review import Reviewed, ReviewError, Verdict, history
from forewarn.dates import month_ends
from forewarn.errors import CaseError, EnvironmentFault, Fault, ForewarnError, Severity
from forewarn.lists.listing import Catalogue, Entry, Kind, Make, listed
from forewarn.pages import Site
from forewarn.pages.charts import render_chart
from forewarn.pages.page_data import Live
from forewarn.readers.intake import Received, taken
from forewarn.server.decisions import FormError, Overtaken, addition, decision
from forewarn.server.file_edits import a_day, as_it_stands, edited, resolution, seen
from forewarn.server.file_edits import replace as written
from forewarn.server.jsonl import append
from forewarn.translations import N_, _
from forewarn.what_if.assess_what_if import Supposition, compared, staged
from forewarn.what_if.patch import Proposal, propose
from forewarn.wording.numbers import count
from forewarn.workbench.workbench import Built, Workbench

T = TypeVar("T")
REMEMBERED = 8
"""Looks back that are held in memory."""
UNWRITABLE = N_(
    "The case folder cannot be written: everything can be looked at, and no decision can be kept."
)
VIEWS = "views.toml"
PROPOSALS = ".forewarn/proposals"
"""Where proposed changes of the files are held until somebody applies them."""
TOLD = 5
"""Sentences about what a decision changed."""


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


class Desk:
    """One case, many readers; one writer at a time."""

    def __init__(self, bench: Workbench, built: Built | None, *, who: str) -> None:
        self.bench = bench
        self.who = who
        self.token = secrets.token_urlsafe(24)
        """Proves that a form was given out by this program."""
        self.version = 1
        self.doing = ""
        self.trouble = ""
        self.effects: dict[str, tuple[str, ...]] = {}
        """What each decision of this session changed, in sentences."""
        self.closed = False
        """True once the server ends."""
        self._stop = False
        self._written: dict[Path, bytes] = {}
        self._supposed: tuple[tuple[int, date, str], Stages] | None = None
        self._views = seen(bench.folder, VIEWS)
        self.work = RLock()
        """Held by whoever works something out: one at a time."""
        self._pages = Lock()
        self._past: OrderedDict[date, Site] = OrderedDict()
        self.built = built
        bench.tell = self._tell
        if built is None:
            self._seek()
        else:
            self._set(built)

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

    def on(self, day: date) -> Site:
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
                site = self._site(self.bench.build(day), version=self.version)
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
                self._views = seen(self.bench.folder, VIEWS)
                self.bench.reload()
                self._seek()
            except CaseError as error:  # not even a case.toml
                self._keep(error.faults, _("the case cannot be read"))
            finally:
                self.doing = ""

    def wrote(self, paths: Iterable[Path]) -> bool:
        """True when these changes are our own and nothing else."""
        with self.work:
            return all(
                path.is_file() and _digest(path) == self._written.get(path) for path in paths
            )

    def stop(self) -> None:
        """End what is being done at its next step; finished steps are kept."""
        self._stop = True

    def decide(self, form: Mapping[str, str]) -> str:
        """Append a decision and build; its name.

        Overtaken when somebody decided on the claim since the form was given out, FormError and
        CaseError when the form does not make a sound decision: then nothing is written.
        """
        with self.work:
            page_data = self._built().site.page_data
            name = form.get("claim", "")
            held = page_data.evidence.reviewed.get(name) or page_data.proposals.get(name)
            if held is None:
                raise Overtaken(f"there is no claim {name} any more; somebody decided on it")
            rest = {
                one.id: one
                for one in page_data.claims_of.get(held.claim.report, ())
                if one.id != held.draft.id
            }
            line = decision(form, held.claim, held.draft, rest)
            line.setdefault("before", {"state": _stands(held)})
            return self._enter(line, seen=form.get("seen", ""))

    def mark(self, form: Mapping[str, str]) -> str:
        """Add a claim that the reader missed; its decision's name."""
        with self.work:
            reports = self._built().site.page_data.evidence.reports
            report = form.get("report", "")
            if report not in reports:
                raise Overtaken(f"there is no report {report!r} any more")
            line = addition(form, report, reports[report].text)
            return self._enter({**line, "before": {"state": "none"}}, seen="")

    def edit(self, form: Mapping[str, str]) -> str:
        """Change a case file and build; the name under which the effect is told."""
        with self.work:
            return self._changed(edited(self.bench, form))

    def resolve(self, form: Mapping[str, str]) -> str:
        """Append what happened and build."""
        with self.work:
            path = self.bench.folder / "resolutions.jsonl"
            append(path, resolution(self.bench.case, form), agreed=lambda _: None)
            return self._changed(path)

    def supposed(self, day: date, suppositions: tuple[Supposition, ...]) -> tuple[Site, Stages]:
        """The pages of a day, and the stages under the suppositions, each worked out when asked for.

        CaseError when a supposition makes no sense, or makes the case faulty.  Whoever asks for a
        stage holds :attr:`work`.
        """
        site = self.on(day)
        key = (self.version, day, repr(suppositions))
        with self.work:
            if self._supposed is None or self._supposed[0] != key:
                page_data = site.page_data
                drafts = {
                    report.id: self.bench.drafts[report.id]
                    for report in page_data.reports
                    if report.id in self.bench.drafts
                }
                memo = Transient(self.bench.recent)
                made = staged(page_data.case, drafts, suppositions, as_of=day, memo=memo)
                self._supposed = (key, made)
            return site, self._supposed[1]

    def compare(
        self, day: date, suppositions: tuple[Supposition, ...], kinds: Sequence[str]
    ) -> tuple[Site, dict[str, float]]:
        """The pages of a day, and the chances and worths of these kinds under the suppositions."""
        with self.work:
            site, stages = self.supposed(day, suppositions)
            return site, compared(stages, kinds)

    def suppose(self, day: date, suppositions: tuple[Supposition, ...]) -> tuple[Site, Assessment]:
        """The pages of a day, and all that it would say under the suppositions; nothing is kept."""
        with self.work:
            site, stages = self.supposed(day, suppositions)
            return site, assembled(stages)

    def propose(self, site: Site, suppositions: tuple[Supposition, ...]) -> Proposal:
        """The change to the files, as they stand on disk, that would make the suppositions so."""
        return propose(
            site.page_data.case,
            site.page_data.assessment,
            suppositions,
            read=lambda name: as_it_stands(self.bench.folder, name),
            who=self.who,
            when=datetime.now(UTC).astimezone().date(),
        )

    def keep(self, proposal: Proposal) -> str:
        """Write the change to a file of its own beside the case's files; its name."""
        body = proposal.diff.encode()
        if not body:
            raise FormError("nothing of this is a change of a file; nothing was written")
        name = f"{PROPOSALS}/{hashlib.sha256(body).hexdigest()[:12]}.diff"
        path = self.bench.folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise EnvironmentFault(
                f"{PROPOSALS} cannot be written ({error.strerror}); download the change instead"
            ) from None
        written(path, body)
        return name

    def kept(self, name: str) -> str:
        """``name`` where a proposal of that name was written; else empty."""
        known = {
            f"{PROPOSALS}/{path.name}" for path in (self.bench.folder / PROPOSALS).glob("*.diff")
        }
        return name if name in known else ""

    def take(self, received: Received, form: Mapping[str, str]) -> str:
        """Take a report into the case and build; IntakeError when it cannot be read."""
        with self.work:
            known = {held.sha256: held.file for held in self.bench.case.reports}
            day = a_day(form, "date") if form.get("date") else None
            path = taken(
                self.bench.folder,
                received,
                known,
                title=form.get("title", ""),
                publisher=form.get("publisher", ""),
                day=day,
            )
            self._written[path.with_suffix(".toml")] = _digest(path.with_suffix(".toml"))
            return self._changed(path)

    def _changed(self, path: Path) -> str:
        """Build on a file that we wrote, and note what that did."""
        self._written[path] = _digest(path)
        before = self.built.assessment if self.built else None
        self.reload()
        name = secrets.token_hex(6)
        if before is not None:
            what = path.relative_to(self.bench.folder).as_posix()
            self.effects[name] = (_("%(what)s was written.", what=what), *self._effect(before))
        return name

    def back(self) -> str:
        """Undo the last decision that counts; its name, empty when there is none."""
        return self._turn(Verdict.UNDO)

    def again(self) -> str:
        """Redo what was undone last; its name, empty when there is nothing."""
        return self._turn(Verdict.REDO)

    def _turn(self, verdict: Verdict) -> str:
        with self.work:
            self._built()
            self.bench.reread_reviews()
            done, undone = history(self.bench.case.reviews)
            stack = done if verdict is Verdict.UNDO else undone
            if not stack:
                return ""
            of = next(held for held in self.bench.case.reviews if held.id == stack[-1])
            line = {"claim": of.claim, "verdict": verdict.value, "of": of.id}
            return self._enter(line, seen=None)

    def _enter(self, line: dict[str, Any], *, seen: str | None) -> str:
        """``seen`` is the last decision on the claim that the form knew of; None asks nothing."""
        now = datetime.now(UTC).astimezone()
        made = {
            **line,
            "who": self.who,
            "when": now.date().isoformat(),
            "at": now.isoformat(timespec="seconds"),
            "id": secrets.token_hex(6),
        }
        try:
            self.bench.try_review(made)
        except ReviewError as error:
            raise FormError(str(error)) from None

        def agreed(lines: list[dict[str, Any]]) -> None:
            last = next(
                (
                    held
                    for held in reversed(lines)
                    if held.get("claim") == line["claim"] and held.get("id")
                ),
                None,
            )
            if seen is not None and last is not None and last["id"] != seen:
                raise Overtaken(
                    f"{last.get('who', 'somebody')} decided on this claim in the meantime "
                    f"({last.get('verdict')}); look at it again, then decide"
                )

        reviews = self.bench.folder / REVIEWS
        append(reviews, made, agreed=agreed)
        self._written[reviews] = _digest(reviews)
        before = self._built().built.assessment
        self.bench.reread_reviews()
        self._seek()
        self.effects[made["id"]] = self._effect(before)
        return str(made["id"])

    def _effect(self, before: Assessment) -> tuple[str, ...]:
        if self.trouble:
            return (self.trouble,)
        after = self.present.page_data.assessment
        told = [held.sentence for held in changes(self.bench.case, before, after)][:TOLD]
        was = {held.id: held.value for held in before.findings}
        now = {held.id: held.value for held in after.findings}
        other = sum(was.get(key) != now.get(key) for key in {*was, *now})
        if not other:
            return (_("No figure moved."),)
        return (*told, _("%(other)s of %(now)s moved.", other=count(other, "figure"), now=len(now)))

    def _seek(self) -> None:
        """Build; what cannot be built leaves the pages as they were, labelled."""
        try:
            built = self.bench.build()
        except Stopped:
            self._keep(list(self.bench.faults), _("the work was stopped"))
        except CaseError as error:
            number = sum(one.severity is Severity.ERROR for one in error.faults)
            self._keep(error.faults, _("the case has %(number)s", number=count(number, "error")))
        except ForewarnError as error:
            fault = Fault(file="case.toml", line=1, rule="build", message=str(error))
            self._keep([*self.bench.faults, fault], _("the case cannot be built"))
        else:
            self._set(built)
        finally:
            self.doing = ""

    def _set(self, built: Built) -> None:
        site = self._site(built)
        with self._pages:
            self.built = built
            self.present = site
            self.trouble = ""
            self.version += 1
            self._past.clear()

    def _keep(self, faults: list[Fault], why: str) -> None:
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
        site = self._site(built, trouble)
        with self._pages:
            self.present = site
            self.trouble = trouble
            self.version += 1

    def _site(self, built: Built, trouble: str = "", *, version: int | None = None) -> Site:
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
            draw=self.bench.remembering("chart", render_chart),
            catalogue=listed if version is not None or trouble else self._indexed(built),
            live=Live(
                token=self.token,
                version=self.version + 1 if version is None else version,
                files=frozenset(self.bench.case.lines),
                views=self._views,
                trouble=" ".join(
                    filter(None, (trouble, _(UNWRITABLE) if self.bench.borrowed else ""))
                ),
            ),
        )

    def _indexed(self, built: Built) -> Make:
        """Long lists in the index; an earlier day, which few ask for, is listed in memory."""

        def make(kind: Kind[T], entries: Callable[[], Iterable[Entry[T]]]) -> Catalogue[T]:
            # A database may be shared by machines on which other cases lie at the same place.
            name = f"{node()} {self.bench.folder.resolve()} {kind.name}"
            try:
                return self.bench.index.shelve(name, digest(program(), built.hashed), kind, entries)
            except EnvironmentFault:  # a full disk: the pages are worth more than the index
                return listed(kind, entries)

        return make

    def _built(self) -> "_Good":
        if self.built is None or self.trouble:
            raise ForewarnError(
                f"{self.trouble or 'Nothing is built yet.'} Mend what the Check page names, then "
                "decide; nothing was written"
            )
        return _Good(built=self.built, site=self.present)

    def _tell(self, what: str, done: int, total: int) -> None:
        if self._stop:
            self._stop = False
            raise Stopped("stopped")
        self.doing = progress(what, done, total)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Good:
    built: Built
    site: Site


def progress(what: str, done: int, total: int) -> str:
    """How far a rebuild has come, in words.

    >>> progress("estimating", 3, 53)
    '4 of 7 steps: estimating, 3 of 53'
    """
    where = (
        _("%(what)s of %(steps)s steps: ", what=STEPS.index(what) + 1, steps=len(STEPS))
        if what in STEPS
        else ""
    )
    return f"{where}{what}" + (
        _(", %(done)s of %(total)s", done=done, total=total) if total > 1 else ""
    )


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


def _digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


def _stands(held: Reviewed) -> str:
    return held.review.verdict.value if held.review else "to review"
