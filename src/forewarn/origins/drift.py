"""Relays whose word for what befell the counted is not the origin's: "casualties" into "lost"."""

from collections.abc import Sequence

from forewarn.findings.reason import Pointer, Reason, Word
from forewarn.origins.origin import Utterance
from forewarn.origins.unit_agreement import kind

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
OPEN = frozenset(VAGUE.values())
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
    return VAGUE.get(stage) or STAGES.get(stage, "") or _headline(utterance)


def _headline(utterance: Utterance) -> str:
    """The word right after the figure, where a headline leaves out what was counted."""
    if utterance.unit or not utterance.figure:
        return ""
    _before, figure, rest = utterance.text.casefold().partition(f"{utterance.figure:,.0f} ")
    word = rest.split(maxsplit=1)[0].strip(".,;:") if figure and rest.strip() else ""
    return VAGUE.get(word, "")


def drifted(said: Sequence[Utterance]) -> dict[int, Reason]:
    """Positions in ``said`` (one origin, in order of date) of relays that drifted, with the reason.

    For each figure the first that says what befell the counted leads, and on its day the one that
    says it in a definite word.  From one definite word to another (killed, wounded, both) is
    garbling; drift is a word that leaves open what the origin had said, or closes what it had left
    open.  Of the dead "lost" leaves nothing open.
    """
    lead: dict[float, tuple[str, Utterance]] = {}
    words = [wording(utterance) if utterance.figure else "" for utterance in said]
    for word, utterance in zip(words, said, strict=True):
        if not word or utterance.figure is None:
            continue
        known = lead.get(utterance.figure)
        if known is None or (
            known[0] in OPEN and word not in OPEN and utterance.date == known[1].date
        ):
            lead[utterance.figure] = (word, utterance)
    faults: dict[int, Reason] = {}
    for at, (word, utterance) in enumerate(zip(words, said, strict=True)):
        if not word or utterance.figure is None:
            continue
        first, by = lead[utterance.figure]
        if word != first and first != "killed" and (word in OPEN or first in OPEN):
            faults[at] = Reason.of(
                "origin.drift",
                report=Pointer("report", by.report or by.id),
                first=Word(first),
                word=Word(word),
                figure=utterance.figure,
            )
    return faults
