"""The fixed words that the program classes things by, as they are shown.

Files, addresses and style sheets keep the English word; only what a reader sees is translated.
"""

from forewarn.wording.translations import N_, _

LEVELS = (N_("quiet"), N_("watch"), N_("warning"), N_("critical"))
CONFIDENCES = (N_("low"), N_("moderate"), N_("high"))
SEVERITIES = (N_("error"), N_("warning"))
ROLES = (N_("first"), N_("relay"), N_("stale"), N_("garbled"), N_("drift"))
STANDINGS = (N_("used"), N_("superseded"), N_("set aside"))
CLASSES = (N_("party"), N_("allied"), N_("media"), N_("social"), N_("unknown"))
STANCES = (
    N_("asserts"),
    N_("denies"),
    N_("doubts"),
    N_("confirms"),
    N_("predicts"),
    N_("demands"),
    N_("intends"),
)
CLAIM_KINDS = (
    N_("statement"),
    N_("chance"),
    N_("question"),
    N_("concern"),
    N_("condition"),
    N_("averted"),
    N_("wish"),
    N_("attitude"),
    N_("unfinished"),
)
SLOT_FITS = (
    N_("anybody"),
    N_("as declared"),
    N_("of the kind"),
    N_("of the land"),
    N_("its principal"),
    N_("in passing"),
    N_("the speaker"),
    N_("by its word"),
    N_("named nearby"),
    N_("a pronoun"),
    N_("unsaid whose"),
    N_("nearby"),
    N_("unsaid by a party"),
    N_("of the report"),
    N_("a wider place"),
    N_("unsaid"),
    N_("another"),
)
THING_FITS = (
    N_("as declared"),
    N_("in its measure"),
    N_("the event itself"),
    N_("of the kind"),
    N_("of a wider kind"),
    N_("unsaid"),
    N_("another"),
)
STAGE_FITS = (
    N_("anything"),
    N_("as declared"),
    N_("nearby"),
    N_("unsaid"),
    N_("another"),
)
SAID_OF_EVENTS = (
    N_("happened"),
    N_("did not"),
    N_("denied"),
    N_("doubted"),
    N_("will"),
    N_("may"),
    N_("asked"),
)
PHASES = (N_("asserts"), N_("denies"), N_("evades"), N_("acknowledges"))
PLAUSIBILITIES = (N_("credible"), N_("strained"), N_("implausible"))
CREDIBILITIES = (
    N_("confirmed"),
    N_("probably true"),
    N_("possibly true"),
    N_("doubtful"),
    N_("improbable"),
    N_("unknown"),
)
VERDICTS = (
    N_("accept"),
    N_("reject"),
    N_("correct"),
    N_("split"),
    N_("merge"),
    N_("add"),
    N_("undo"),
    N_("redo"),
)
STATES = (
    N_("to review"),
    N_("accepted"),
    N_("rejected"),
    N_("corrected"),
    N_("split"),
    N_("merged"),
    N_("added"),
)
OCCASIONS = (
    N_("briefing"),
    N_("speech"),
    N_("interview"),
    N_("hearing"),
    N_("session"),
    N_("statement"),
)
"""At which something is said."""
RENDERINGS = (N_("original"), N_("paraphrase"), N_("translation"))
ENDS = (N_("low"), N_("likely"), N_("high"))
"""Of a range that somebody declares."""
UNITS = (
    N_("origins"),
    N_("outlets"),
    N_("points"),
    N_("score"),
    N_("Brier score"),
    N_("bits"),
    N_("factor"),
    N_("marks"),
    N_("share"),
    N_("rung"),
    N_("likelihood ratio"),
    N_("log likelihood ratio"),
    N_("prior log odds"),
    N_("days from the one to the other"),
    N_("declared worth"),
)
"""Of findings; a case may bring its own."""
MEASURES = (
    N_("shift of the median"),
    N_("sightings in the window"),
    N_("opening chance"),
    N_("borne out"),
    N_("outcome"),
    N_("chance of so few or so many"),
    N_("chance that the grade stands for"),
    N_("chance within its period, by scenario"),
    N_("chance as given"),
    N_("chance of staying from one step to the next"),
    N_("declared chance to climb in a month"),
    N_("band of the word"),
    N_("what is counted"),
    N_("contradiction"),
    N_("cases"),
    N_("pool"),
    N_("sighting"),
)
"""Of what a ground did."""
SLOTS = (
    N_("what"),
    N_("unit"),
    N_("actor"),
    N_("place"),
    N_("stage"),
    N_("scope"),
    N_("kind"),
    N_("as-of"),
    N_("stance"),
    N_("plausible"),
    N_("ambiguous"),
)
"""In which a figure and what is counted must agree."""
FATES = (
    N_("killed"),
    N_("wounded"),
    N_("killed or wounded"),
    N_("lost"),
    N_("neutralized"),
    N_("eliminated"),
    N_("destroyed"),
)
"""What befell the counted."""
STAND_INS = (
    N_("what it names"),
    N_("nothing declared"),
    N_("a count"),
    N_("nobody named"),
)
"""Said where a value is missing."""
SIDES = (N_("too few"), N_("too many"), N_("too little seen"), N_("few"), N_("many"))
"""In which way a figure is odd."""
BOUNDS = (
    N_("About"),
    N_("No more than"),
    N_("At least"),
    N_("and"),
    N_("less"),
    N_("part of it"),
    N_("declared no larger"),
    N_("what came at its rate"),
    N_("being a part of that"),
    N_("declared no smaller"),
    N_("which grew at this rate"),
    N_("what the rest of the sum leaves"),
    N_("their sum"),
)
"""What related measurands say of one another."""
SCORES = (
    N_("Brier score"),
    N_("Brier score of the base rate"),
    N_("Skill against the base rate"),
    N_("Log score"),
    N_("Reliability, a part of the Brier score"),
    N_("Resolution, a part of the Brier score"),
    N_("Uncertainty, a part of the Brier score"),
    N_("Within bins, a part of the Brier score"),
    N_("Ranked probability score of the scenarios"),
)
POOLS = (N_("linear"), N_("log"), N_("logarithmic"))
GIVEN = (N_("as published"), N_("of the pool"))
"""Whose chances a repair begins with."""
KINDS = (N_("scenario"), N_("hypothesis"))
FACETS = (
    N_("State"),
    N_("Stance"),
    N_("Who"),
    N_("Counts"),
    N_("Publisher"),
    N_("Year"),
    N_("Rendering"),
)
_TERMS = frozenset(
    (
        *LEVELS,
        *CONFIDENCES,
        *SEVERITIES,
        *ROLES,
        *STANDINGS,
        *CLASSES,
        *STANCES,
        *CLAIM_KINDS,
        *PHASES,
        *PLAUSIBILITIES,
        *CREDIBILITIES,
        *VERDICTS,
        *STATES,
        *OCCASIONS,
        *RENDERINGS,
        *FACETS,
        *KINDS,
        *UNITS,
        *MEASURES,
        *SLOTS,
        *FATES,
        *STAND_INS,
        *SIDES,
        *BOUNDS,
        *SCORES,
        *POOLS,
        *GIVEN,
    )
)


def term(word: str) -> str:
    """A word of ours in the language spoken; a word that a case brings stays as it is.

    >>> term("set aside"), term("mostly harmless")
    ('set aside', 'mostly harmless')
    """
    return _(word) if word in _TERMS else word
