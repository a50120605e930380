"""Relays that name another fate than the origin did: "casualties" that became "lost"."""

from collections.abc import Sequence

from forewarn.claims.claim import Claim
from forewarn.findings.reason import Pointer, Reason, Word
from forewarn.language import Language
from forewarn.origins.origin import Utterance
from forewarn.text import Span

BOTH = "killed or wounded"
DEFINITE = {"killed": "killed", "wounded": "wounded", "casualty": BOTH}
"""Words for fates by class: each says definitely what happened."""
OPEN = frozenset({"lost", "neutralized", "eliminated", "destroyed"})
"""Words that leave open whether the people counted are dead; readers assume that they are."""


def stated_fate(claim: Claim, language: Language) -> str:
    """The fate of the people counted: by the unit, else by the verb, else by the word after the
    figure; empty when none of them states it."""
    quantity = claim.quantity
    if quantity is None:
        return ""
    fate = language.open_fate_of(quantity.unit) or DEFINITE.get(
        language.unit_class(quantity.unit), ""
    )
    if fate:
        return fate
    verb = quantity.stage.casefold()
    fate = language.open_fate(verb) or DEFINITE.get(language.fate_of_verb(verb), "")
    if fate or quantity.unit or not quantity.best:
        return fate
    return _fate_after_figure(claim, quantity.span, language)


def _fate_after_figure(claim: Claim, figure: Span, language: Language) -> str:
    """The fate in the word right after the figure, where a headline leaves out the unit."""
    if not claim.span.covers(figure):
        return ""
    after = claim.quote[figure.end - claim.span.start :].split(maxsplit=1)
    return language.open_fate(after[0].strip(".,;:").casefold()) if after else ""


def find_drift(utterances: Sequence[Utterance]) -> dict[int, Reason]:
    """Positions in ``utterances`` (one origin, in order of date) of relays that drifted, with reasons.

    For each figure the first utterance that states a fate sets the wording; on its day, one that
    uses a definite word does.  A change from one definite word to another (killed, wounded, both)
    is garbling.  Drift is a word that leaves open what the origin had stated, or that states what
    the origin had left open.  "Lost" said of people already called killed is not drift.
    """
    leads: dict[float, tuple[str, Utterance]] = {}
    words = [utterance.fate if utterance.figure else "" for utterance in utterances]
    for word, utterance in zip(words, utterances, strict=True):
        if not word or utterance.figure is None:
            continue
        leader = leads.get(utterance.figure)
        if leader is None or (
            leader[0] in OPEN and word not in OPEN and utterance.date == leader[1].date
        ):
            leads[utterance.figure] = (word, utterance)
    faults: dict[int, Reason] = {}
    for at, (word, utterance) in enumerate(zip(words, utterances, strict=True)):
        if not word or utterance.figure is None:
            continue
        first, by = leads[utterance.figure]
        if word != first and first != "killed" and (word in OPEN or first in OPEN):
            faults[at] = Reason.of(
                "origin.drift",
                report=Pointer("report", by.report or by.id),
                first=Word(first),
                word=Word(word),
                figure=utterance.figure,
            )
    return faults
