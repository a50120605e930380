"""What was changed in a session: the effects of each change, and what can be undone and redone."""

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
        """What a change did, in sentences; none of a change that is not of this session."""
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
        sentences = [one.sentence for one in list_changes(self.session.bench.case, before, after)]
        was = {one.id: one.value for one in before.findings}
        now = {one.id: one.value for one in after.findings}
        other = sum(was.get(key) != now.get(key) for key in {*was, *now})
        if not other:
            return (_("No figure moved."),)
        return (
            *sentences[:SENTENCES],
            _("%(other)s of %(now)s moved.", other=count(other, "figure"), now=len(now)),
        )


def next_of(verdict: Verdict, reviews: Sequence[Review]) -> Review | None:
    """The decision that the next undo or redo is about; None when there is none."""
    done, undone = history(reviews)
    stack = done if verdict is Verdict.UNDO else undone
    return next((one for one in reviews if one.id == stack[-1]), None) if stack else None
