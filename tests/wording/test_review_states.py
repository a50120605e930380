"""The state of a claim after review, in English and in the language spoken."""

import pytest

from forewarn.claims.review import ReviewState, Verdict
from forewarn.wording.reasons import english, say
from forewarn.wording.review_states import review_reason
from forewarn.wording.translations import spoken
from forewarn.wording.vocabulary import STATES
from tests.wording.translations.pseudo import changed, pseudo

DRAFTED = ReviewState(verdict=Verdict.CORRECT, model="llm 50% sure, drafted by hand")


@pytest.mark.parametrize("verdict", sorted(set(Verdict) - {Verdict.UNDO, Verdict.REDO}))
def test_each_decision_on_a_claim_has_a_word_that_is_translated(verdict: Verdict) -> None:
    reason = review_reason(ReviewState(verdict=verdict))
    assert english(reason) in STATES
    with spoken(pseudo()):
        assert say(reason) == changed(english(reason))


def test_a_model_s_name_is_kept_whatever_is_in_it() -> None:
    reason = review_reason(DRAFTED)
    assert english(reason) == "corrected, drafted by llm 50% sure, drafted by hand"
    with spoken(pseudo()):
        assert say(reason) == changed("%(state)s, drafted by %(model)s") % {
            "state": changed("corrected"),
            "model": DRAFTED.model,
        }
        assert say(review_reason(None)) == changed("to review")
