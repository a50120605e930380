"""Words that attribute a proposition to someone, with the stance that each expresses."""

from dataclasses import dataclass
from functools import cache

from forewarn.claims.claim import Speech, Stance
from forewarn.language.english.reading import reading_words

_WORDS = reading_words("attribution")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What a reporting word tells about the attitude of the one who is credited."""

    stance: Stance = Stance.ASSERTS
    speech: Speech = Speech.SPEECH
    certainty: float = 0.95
    """How firmly the claimant stands behind the content, from the word alone."""
    nominal: bool = False
    """True when a noun phrase can be the content: "denied the presence of troops"."""
    infinitive: bool = False
    """True when an infinitive can be the content: "threatened to send more"."""
    averse: bool = False
    """True when who is credited will not do what the content tells of: "refused to send more"."""


_VERB_CUES: dict[str, Cue] = {
    "saying": Cue(),
    "announcing": Cue(nominal=True),
    "claiming": Cue(certainty=0.85, nominal=True),
    "estimating": Cue(certainty=0.75, nominal=True),
    "suggesting": Cue(certainty=0.6, nominal=True),
    "confirming": Cue(stance=Stance.CONFIRMS, nominal=True),
    "conceding": Cue(stance=Stance.CONFIRMS),
    "denying": Cue(stance=Stance.DENIES, nominal=True, infinitive=True),
    "doubting": Cue(stance=Stance.DOUBTS, certainty=0.4, nominal=True),
    "predicting": Cue(stance=Stance.PREDICTS, certainty=0.75, nominal=True, infinitive=True),
    "warning": Cue(stance=Stance.PREDICTS, certainty=0.7),
    "demanding": Cue(stance=Stance.DEMANDS, nominal=True, infinitive=True),
    "promising": Cue(
        stance=Stance.INTENDS,
        speech=Speech.INTENT,
        certainty=0.8,
        nominal=True,
        infinitive=True,
    ),
    "planning": Cue(stance=Stance.INTENDS, speech=Speech.INTENT, certainty=0.7, infinitive=True),
    "refusing": Cue(
        stance=Stance.INTENDS, speech=Speech.INTENT, certainty=0.7, infinitive=True, averse=True
    ),
    "believing": Cue(speech=Speech.THOUGHT, certainty=0.75),
    "supposing": Cue(speech=Speech.THOUGHT, certainty=0.5),
    "fearing": Cue(stance=Stance.PREDICTS, speech=Speech.THOUGHT, certainty=0.5, nominal=True),
    "judging": Cue(nominal=True),
    "rendering": Cue(nominal=True),
    "ranting": Cue(),
}
"""What the verbs of a group tell; of two groups with one verb the first settles its stance."""

_NOUN_CUES: dict[str, Cue] = {
    "statements": Cue(),
    "claims": Cue(certainty=0.8),
    "estimates": Cue(certainty=0.75, speech=Speech.THOUGHT),
    "speculation": Cue(certainty=0.45, speech=Speech.THOUGHT),
    "denials": Cue(stance=Stance.DENIES),
    "confirmations": Cue(stance=Stance.CONFIRMS),
    "doubts": Cue(stance=Stance.DOUBTS, certainty=0.4, speech=Speech.THOUGHT),
    "predictions": Cue(stance=Stance.PREDICTS, certainty=0.7),
    "fears": Cue(stance=Stance.PREDICTS, speech=Speech.THOUGHT, certainty=0.5),
    "demands": Cue(stance=Stance.DEMANDS),
    "plans": Cue(stance=Stance.INTENDS, speech=Speech.INTENT, certainty=0.75),
    "refusals": Cue(stance=Stance.INTENDS, speech=Speech.INTENT, certainty=0.75, averse=True),
}
"""What the nouns of a group tell."""

NO_CUE = _WORDS.find("lexicon_no_cue")
"""Verbs that take a clause without attributing it to anyone."""

NARROW = _WORDS.find("lexicon_narrow")
"""Verbs with everyday senses: a bare noun phrase after them is content only with a figure."""


@cache
def verbs() -> dict[str, Cue]:
    """Reporting verbs by lemma; the first group that names a lemma settles its stance."""
    cues: dict[str, Cue] = {}
    words = _WORDS.find_table("verb_cues")
    for group, cue in reversed(_VERB_CUES.items()):
        for lemma in words[group]:
            former = cues.get(lemma)
            nominal = cue.nominal or (former is not None and former.nominal)
            infinitive = cue.infinitive or (former is not None and former.infinitive)
            cues[lemma] = Cue(
                stance=cue.stance,
                speech=cue.speech,
                certainty=cue.certainty,
                nominal=nominal,
                infinitive=infinitive,
                averse=cue.averse,
            )
    return cues


@cache
def saying_forms() -> frozenset[str]:
    """Forms of the plainest verbs of saying in which a lead-in ends: "added", "writes"."""
    lemmas = [*_WORDS.find_table("verb_cues")["saying"], *_WORDS.find("lexicon_conceding")]
    regular = {form for lemma in lemmas for form in _inflected(lemma)}
    return frozenset(regular | _WORDS.find("lexicon_irregular_sayings"))


@cache
def reporting_forms() -> frozenset[str]:
    """Regular forms of all reporting verbs, and the commonest irregular ones."""
    regular = {form for lemma in verbs() for form in (lemma, *_inflected(lemma))}
    return frozenset(regular | _WORDS.find("lexicon_irregular_reports"))


def _inflected(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied"
    past = lemma + ("d" if lemma.endswith("e") else "ed")
    return lemma + "s", past


@cache
def nouns() -> dict[str, Cue]:
    """Reporting nouns by lemma."""
    words = _WORDS.find_table("noun_cues")
    return {lemma: cue for group, cue in reversed(_NOUN_CUES.items()) for lemma in words[group]}


_VOUCHING = (
    "saying", "announcing", "claiming", "estimating", "suggesting", "confirming", "conceding",
    "believing", "supposing",
)  # fmt: skip
"""Groups of verbs by which somebody vouches for a fact; what was promised or feared need not be."""


@cache
def _vouching() -> dict[str, Cue]:
    words = _WORDS.find_table("verb_cues")
    lemmas = {lemma for group in _VOUCHING for lemma in words[group]}
    passing_on = _WORDS.find("lexicon_passing_on")
    known = {
        lemma: cue
        for lemma, cue in verbs().items()
        if lemma in lemmas - passing_on and cue.stance in (Stance.ASSERTS, Stance.CONFIRMS)
    }
    return dict.fromkeys(_WORDS.find("lexicon_measuring"), Cue(nominal=True)) | known


def find_vouching(lemma: str) -> Cue | None:
    """What a verb tells whose subject vouches for its content: confirm, report, measure."""
    return _vouching().get(lemma)
