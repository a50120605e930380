"""Relays whose word for what befell the counted is not the origin's: "casualties" into "lost"."""

from collections.abc import Sequence

from forewarn.reports.origin import Utterance
from forewarn.reports.units import kind

BOTH = "killed or wounded"
VAGUE = {
    "lose": "lost",
    "lost": "lost",
    "loss": "lost",
    "neutralize": "neutralized",
    "neutralise": "neutralized",
    "neutralized": "neutralized",
    "neutralised": "neutralized",
    "eliminate": "eliminated",
    "eliminated": "eliminated",
    "destroy": "destroyed",
    "destroyed": "destroyed",
}
"""Words that leave open whether the counted are dead; readers take them to be."""
STAGES = {
    "kill": "killed",
    "die": "killed",
    "fall": "killed",
    "wound": "wounded",
    "injure": "wounded",
}


def wording(utterance: Utterance) -> str:
    """What befell the counted in the utterance's own word; empty when it does not say."""
    words = {word.strip("().,+") for word in utterance.unit.casefold().replace("+", " ").split()}
    for word in sorted(words):
        if word in VAGUE or word.removesuffix("es") in VAGUE:
            return VAGUE.get(word) or VAGUE[word.removesuffix("es")]
    fate = kind(utterance.unit)
    if fate in ("killed", "wounded", "casualty"):
        return BOTH if fate == "casualty" else fate
    stage = utterance.stage.casefold()
    return VAGUE.get(stage) or STAGES.get(stage, "")


def drifted(said: Sequence[Utterance]) -> dict[int, str]:
    """Positions in ``said`` (one origin, in order of date) of relays that drifted, with the reason.

    For each figure the first that says what befell the counted leads.  From two definite words to
    each other (killed, wounded, both) is garbling, not drift; drift begins or ends with a word
    that leaves it open.
    """
    lead: dict[float, tuple[str, Utterance]] = {}
    faults: dict[int, str] = {}
    open_words = set(VAGUE.values())
    for at, utterance in enumerate(said):
        word = wording(utterance)
        if not word or not utterance.figure:
            continue
        first, by = lead.setdefault(utterance.figure, (word, utterance))
        if word != first and (word in open_words or first in open_words):
            faults[at] = (
                f"drift: {by.report or by.id} says {first}, this {word}: {utterance.figure:,.10g}"
            )
    return faults
