"""Relays whose word for what befell the counted is not the origin's: "casualties" into "lost"."""

from collections.abc import Sequence

from forewarn.claims.claim import Claim
from forewarn.language import Language
from forewarn.origins.origin import Utterance
from forewarn.translations import N_, _

BOTH = N_("killed or wounded")
DEFINITE = {"killed": N_("killed"), "wounded": N_("wounded"), "casualty": BOTH}
"""Fates as they are told."""
OPEN = frozenset({N_("lost"), N_("neutralized"), N_("eliminated"), N_("destroyed")})
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


def drifted(said: Sequence[Utterance]) -> dict[int, str]:
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
    faults: dict[int, str] = {}
    for at, (word, utterance) in enumerate(zip(words, said, strict=True)):
        if not word or utterance.figure is None:
            continue
        first, by = lead[utterance.figure]
        if word != first and first != "killed" and (word in OPEN or first in OPEN):
            faults[at] = _(
                "drift: %(report)s says %(first)s, this %(word)s: %(figure)s",
                report=by.report or by.id,
                first=_(first),
                word=_(word),
                figure=f"{utterance.figure:,.10g}",
            )
    return faults
