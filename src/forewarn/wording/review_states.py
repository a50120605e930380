"""What became of a claim at review, as a reason to be worded."""

from forewarn.claims.review import ReviewState, Verdict
from forewarn.findings.reason import Reason, Word

_WORDS = {
    Verdict.ACCEPT: "accepted",
    Verdict.REJECT: "rejected",
    Verdict.CORRECT: "corrected",
    Verdict.SPLIT: "split",
    Verdict.MERGE: "merged",
    Verdict.ADD: "added",
}


def review_reason(state: ReviewState | None) -> Reason:
    """The decision, with the language model that drafted the claim, if any.

    >>> from forewarn.wording.reasons import english
    >>> english(review_reason(ReviewState(verdict=Verdict.ACCEPT, model="llm local")))
    'accepted, drafted by llm local'
    >>> english(review_reason(None))
    'to review'
    """
    if state is None:
        return Reason.of("review.state", state=Word("to review"))
    word = Word(_WORDS[state.verdict])
    if state.model:
        return Reason.of("review.drafted", state=word, model=state.model)
    return Reason.of("review.state", state=word)
