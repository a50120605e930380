"""Write what pages send: decisions, edits, resolutions, reports and proposals."""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from forewarn.case.files import RESOLUTIONS, REVIEWS
from forewarn.claims.review import ReviewedClaim, ReviewError, Verdict
from forewarn.readers.intake import ReceivedFile, prepare
from forewarn.server.decision_forms import FormError, Overtaken, parse_addition, parse_decision
from forewarn.server.file_edits import VIEWS, edit_of, parse_form_day, parse_resolution
from forewarn.server.history import History, next_of
from forewarn.server.session import Session
from forewarn.what_if.patch import Proposal
from forewarn.wording.translations import _
from forewarn.workbench.writing import Gate, WrittenFile

PROPOSALS_FOLDER = ".forewarn/proposals"
"""Folder of proposed changes of the files, until somebody applies them."""


class CaseWriter:
    """Writes into the open case through its gate, builds, and records the effect in the history."""

    def __init__(self, session: Session, *, who: str) -> None:
        self.session = session
        self.history = History(session)
        self.who = who
        self.gate = Gate(session.bench.folder, trial=session.bench.try_text)
        self._written: dict[Path, bytes] = {}

    def wrote(self, paths: Iterable[Path]) -> bool:
        """True when all these files are as this writer left them."""
        with self.session.work:
            return all(
                path.is_file()
                and hashlib.sha256(path.read_bytes()).digest() == self._written.get(path)
                for path in paths
            )

    def decide(self, form: Mapping[str, str]) -> str:
        """Append a decision and build; the decision's name.

        Overtaken when somebody decided on the claim since the form was given out; FormError or
        CaseError when the form makes no sound decision.  Then nothing is written.
        """
        with self.session.work:
            page_data = self.session.good().site.page_data
            name = form.get("claim", "")
            item = page_data.evidence.reviewed.get(name) or page_data.proposals.get(name)
            if item is None:
                raise Overtaken(f"there is no claim {name} any more; somebody decided on it")
            other_claims = {
                claim.id: claim
                for claim in page_data.claims_of.get(item.claim.report, ())
                if claim.id != item.draft.id
            }
            line = parse_decision(form, item.claim, item.draft, other_claims)
            line.setdefault("before", {"state": _state(item)})
            return self._append(lambda: line, seen=form.get("seen", ""))

    def mark(self, form: Mapping[str, str]) -> str:
        """Add a claim that the reader missed; its decision's name."""
        with self.session.work:
            reports = self.session.good().site.page_data.evidence.reports
            report = form.get("report", "")
            if report not in reports:
                raise Overtaken(f"there is no report {report!r} any more")
            line = parse_addition(form, report, reports[report].text)
            return self._append(lambda: {**line, "before": {"state": "none"}}, seen="")

    def undo(self) -> str:
        """Undo the last decision that counts; its name, empty when there is none."""
        return self._turn(Verdict.UNDO)

    def redo(self) -> str:
        """Redo what was undone last; its name, empty when there is nothing."""
        return self._turn(Verdict.REDO)

    def edit(self, form: Mapping[str, str]) -> str:
        """Change a case file and build; the name of the change in the history.

        Overtaken when the file has changed since the form was made; CaseError when the change
        would bring an error into the case.  Then nothing is written.
        """
        with self.session.work:
            name, change = edit_of(self.session.bench.folder, form)
            # A faulty view is only a warning and stops no build, but nobody means to save one.
            return self._rebuild(self.gate.rewrite(name, change, warnings=name == VIEWS))

    def resolve(self, form: Mapping[str, str]) -> str:
        """Append a resolution and build."""
        with self.session.work:
            line = json.dumps(parse_resolution(self.session.bench.case, form), ensure_ascii=False)
            file = self.gate.append(RESOLUTIONS, lambda text: [line], warnings=True)
            return self._rebuild(file)

    def add_report(self, received: ReceivedFile, form: Mapping[str, str]) -> str:
        """Add a report to the case and build; IntakeError when it cannot be read."""
        with self.session.work:
            intake = prepare(
                received,
                title=form.get("title", ""),
                publisher=form.get("publisher", ""),
                day=parse_form_day(form, "date") if form.get("date") else None,
            )
            return self._rebuild(*self.gate.add_report(intake))

    def keep(self, proposal: Proposal) -> str:
        """Write a proposed change to a file of its own beside the case's files; its name."""
        body = proposal.diff.encode()
        if not body:
            raise FormError("nothing of this is a change of a file; nothing was written")
        name = f"{PROPOSALS_FOLDER}/{hashlib.sha256(body).hexdigest()[:12]}.diff"
        self.gate.keep(name, body)
        return name

    def find_proposal(self, name: str) -> str:
        """``name`` where a proposal of that name was written; else empty."""
        folder = self.session.bench.folder / PROPOSALS_FOLDER
        names = {f"{PROPOSALS_FOLDER}/{path.name}" for path in folder.glob("*.diff")}
        return name if name in names else ""

    def _turn(self, verdict: Verdict) -> str:
        with self.session.work:
            self.session.good()

            def line() -> dict[str, Any] | None:
                review = next_of(verdict, self.session.bench.case.reviews)
                if review is None:
                    return None
                return {"claim": review.claim, "verdict": verdict.value, "of": review.id}

            return self._append(line, seen=None)

    def _append(self, make: Callable[[], dict[str, Any] | None], *, seen: str | None) -> str:
        """Append the decision that ``make`` returns, given all earlier decisions, and build.

        ``seen`` is the last decision on the claim that the form knew of; None skips this check.
        """
        bench = self.session.bench
        moment = datetime.now(UTC).astimezone()
        name = secrets.token_hex(6)
        lines: list[str] = []

        def complete_line(text: str) -> Sequence[str]:
            # Another program may have decided since this one read the file.
            if "\n".join(bench.case.lines.get(REVIEWS, ("",))) != text.replace("\r\n", "\n"):
                bench.reread_reviews()
            line = make()
            if line is None:
                return ()
            decision_line = {
                **line,
                "who": self.who,
                "when": moment.date().isoformat(),
                "at": moment.isoformat(timespec="seconds"),
                "id": name,
            }
            _require_latest(text, line["claim"], seen)
            try:
                bench.try_review(decision_line)
            except ReviewError as error:
                raise FormError(str(error)) from None
            lines.append(json.dumps(decision_line, ensure_ascii=False))
            return lines

        before = self.session.good().built.assessment
        file = self.gate.append(REVIEWS, complete_line)
        if not lines:
            return ""
        self._written[file.path] = file.digest
        bench.reread_reviews()
        self.session.build()
        return self.history.record(before, name=name)

    def _rebuild(self, *files: WrittenFile) -> str:
        """Build after files were written, and record the effect."""
        self._written.update({file.path: file.digest for file in files})
        before = self.session.built.assessment if self.session.built else None
        self.session.reload()
        if before is None:
            return secrets.token_hex(6)
        name = files[0].path.relative_to(self.session.bench.folder).as_posix()
        return self.history.record(before, first=_("%(what)s was written.", what=name))


def _require_latest(text: str, claim: str, seen: str | None) -> None:
    """Overtaken unless ``seen`` is the last decision on the claim among the lines."""
    last: dict[str, Any] | None = None
    for line in text.splitlines():
        try:
            review = json.loads(line)
        except ValueError:
            continue  # a fault of the case, which the Check page shows
        if isinstance(review, dict) and review.get("claim") == claim and review.get("id"):
            last = review
    if seen is not None and last is not None and last["id"] != seen:
        raise Overtaken(
            f"{last.get('who', 'somebody')} decided on this claim in the meantime "
            f"({last.get('verdict')}); look at it again, then decide"
        )


def _state(item: ReviewedClaim) -> str:
    return item.review.verdict.value if item.review else "to review"
