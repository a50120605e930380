"""The changes of a session: the effects of each, and the next decision to undo or redo."""

import secrets
from collections.abc import Sequence

from forewarn.assessment.assessment import Assessment
from forewarn.briefs.changes import list_changes
from forewarn.claims.review import Review, Verdict, history
from forewarn.server.session import Session
from forewarn.wording.numbers import count
from forewarn.wording.translations import _

SENTENCES = 5
"""Sentences about what a change moved."""


class History:
    """The effects of this session's changes, each under a name that an address can hold."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._effects: dict[str, tuple[str, ...]] = {}

    def effect(self, name: str) -> tuple[str, ...]:
        """The effect of a change in sentences; none where the change is not of this session."""
        return self._effects.get(name, ())

    def record(self, before: Assessment, *, name: str = "", first: str = "") -> str:
        """Note how the pages differ from ``before``, after the sentence ``first``; the name."""
        name = name or secrets.token_hex(6)
        self._effects[name] = (*filter(None, [first]), *self._moves(before))
        return name

    def _moves(self, before: Assessment) -> tuple[str, ...]:
        if self.session.trouble:
            return (self.session.trouble,)
        after = self.session.present.page_data.assessment
        sentences = [
            finding.sentence for finding in list_changes(self.session.bench.case, before, after)
        ]
        was = {finding.id: finding.value for finding in before.findings}
        now = {finding.id: finding.value for finding in after.findings}
        moved = sum(was.get(key) != now.get(key) for key in {*was, *now})
        if not moved:
            return (_("No figure moved."),)
        return (
            *sentences[:SENTENCES],
            _("%(other)s of %(now)s moved.", other=count(moved, "figure"), now=len(now)),
        )


def next_of(verdict: Verdict, reviews: Sequence[Review]) -> Review | None:
    """The decision that the next undo or redo concerns; None when there is none."""
    decisions, undone = history(reviews)
    stack = decisions if verdict is Verdict.UNDO else undone
    return next((review for review in reviews if review.id == stack[-1]), None) if stack else None
