"""Relays whose word for what befell the counted is not the origin's: "casualties" into "lost"."""

from collections.abc import Sequence

from forewarn.claims.claim import Claim
from forewarn.findings.reason import Pointer, Reason, Word
from forewarn.language import Language
from forewarn.origins.origin import Utterance

BOTH = "killed or wounded"
DEFINITE = {"killed": "killed", "wounded": "wounded", "casualty": BOTH}
"""Fates as they are told."""
OPEN = frozenset({"lost", "neutralized", "eliminated", "destroyed"})
"""Words that leave open whether the counted are dead; readers take them to be."""


def what_befell(claim: Claim, language: Language) -> str:
    """What befell the counted, by the unit, else by the verb, else by the word after the figure;
    empty when nothing says it."""
    quantity = claim.quantity
    if quantity is None:
        return ""
    fate = language.open_fate_of(quantity.unit) or DEFINITE.get(language.thing(quantity.unit), "")
    if fate:
        return fate
    verb = quantity.stage.casefold()
    fate = language.open_fate(verb) or DEFINITE.get(language.fate_of_verb(verb), "")
    if fate or quantity.unit or not quantity.best:
        return fate
    return _after_figure(quantity.best, claim.quote, language)


def _after_figure(figure: float, text: str, language: Language) -> str:
    """The word right after the figure, where a headline leaves out what was counted."""
    _before, number, rest = text.casefold().partition(f"{figure:,.0f} ")
    word = rest.split(maxsplit=1)[0].strip(".,;:") if number and rest.strip() else ""
    return language.open_fate(word)


def drifted(said: Sequence[Utterance]) -> dict[int, Reason]:
    """Positions in ``said`` (one origin, in order of date) of relays that drifted, with the reason.

    For each figure the first that says what befell the counted leads, and on its day the one that
    says it in a definite word.  From one definite word to another (killed, wounded, both) is
    garbling; drift is a word that leaves open what the origin had said, or closes what it had left
    open.  Of the dead "lost" leaves nothing open.
    """
    lead: dict[float, tuple[str, Utterance]] = {}
    words = [utterance.befell if utterance.figure else "" for utterance in said]
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
