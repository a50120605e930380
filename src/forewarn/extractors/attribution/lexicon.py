"""Words that attribute a proposition to someone, with the stance that each expresses."""

from dataclasses import dataclass
from functools import cache

from forewarn.claims.claim import Speech, Stance
from forewarn.language.english.reading import reading_words, subject_words

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


# "hop" is what the parser's lemmatiser makes of "hoped".
_VERBS: tuple[tuple[Cue, str], ...] = (
    (
        Cue(),
        "say tell speak talk point state add note remark write explain observe comment continue reply respond "
        "answer recall quip joke tweet post shout yell chant repeat reiterate remind stress "
        "argue maintain contend insist assert declare proclaim emphasize emphasise underline "
        "underscore conclude caution advise counsel testify relate echo agree boast brag "
        "complain lament signal convey clarify specify "
        "elaborate inform notify brief mention muse opine interject interrupt inquire recount "
        "retort sigh exclaim joke concur confide preach rant read",
    ),
    (
        Cue(nominal=True),
        "quote list report announce reveal disclose show find describe characterize characterise record "
        "document cite detail outline present publish release recognize recognise register "
        "establish determine calculate count reckon tally put observe see spot detect share "
        "mention note stress emphasize emphasise highlight recount discuss "
        "address explain pronounce tout trumpet release deliver depict portray paint label dub "
        "term brand call frame liken compare reference downplay ignore identify echo declare cast "
        "understate overstate exaggerate mischaracterize belittle herald overrule love",
    ),
    (Cue(certainty=0.85, nominal=True), "claim allege assert purport profess proclaim"),
    (Cue(certainty=0.75, nominal=True), "estimate assess judge gauge project reckon"),
    (Cue(certainty=0.6, nominal=True), "suggest indicate imply hint insinuate intimate propose"),
    (
        Cue(stance=Stance.CONFIRMS, nominal=True),
        "confirm verify corroborate validate attest affirm acknowledge admit",
    ),
    (Cue(stance=Stance.CONFIRMS), "concede confess"),
    (
        Cue(stance=Stance.DENIES, nominal=True, infinitive=True),
        "deny dismiss reject refute rebut rebuff dispute disavow repudiate contradict "
        "disagree debunk discount",
    ),
    (Cue(stance=Stance.DOUBTS, certainty=0.4, nominal=True), "doubt question query challenge"),
    (
        Cue(stance=Stance.PREDICTS, certainty=0.75, nominal=True, infinitive=True),
        "predict forecast foresee anticipate expect envisage envision foretell prophesy",
    ),
    (Cue(stance=Stance.PREDICTS, certainty=0.7), "warn"),
    (
        Cue(stance=Stance.DEMANDS, nominal=True, infinitive=True),
        "demand urge request ask order insist recommend propose require implore plead beg "
        "appeal petition advocate encourage press lobby exhort instruct beseech call",
    ),
    (
        Cue(
            stance=Stance.INTENDS,
            speech=Speech.INTENT,
            certainty=0.8,
            nominal=True,
            infinitive=True,
        ),
        "pledge vow promise threaten swear undertake offer commit volunteer",
    ),
    (
        Cue(stance=Stance.INTENDS, speech=Speech.INTENT, certainty=0.7, infinitive=True),
        "plan intend aim seek decide resolve prepare agree refuse decline hope hop want wish desire mean "
        "consider contemplate plot vie strive",
    ),
    (
        Cue(speech=Speech.THOUGHT, certainty=0.75),
        "believe think consider feel know understand realize realise regard view deem hold "
        "conclude learn recognize remember hear discover notice decide accept",
    ),
    (
        Cue(speech=Speech.THOUGHT, certainty=0.5),
        "suspect assume presume suppose guess imagine speculate wonder surmise infer figure",
    ),
    (
        Cue(stance=Stance.PREDICTS, speech=Speech.THOUGHT, certainty=0.5, nominal=True),
        "fear worry dread",
    ),
    (
        Cue(nominal=True),
        "criticize criticise condemn denounce blast slam attack praise applaud laud hail welcome "
        "endorse support oppose back defend accuse blame decry deride ridicule mock lambaste "
        "rip bash chide scold rebuke protest deplore regret apologize bemoan lament celebrate "
        "tout admire object thank congratulate commend compliment extol eulogize glorify venerate "
        "revere idolize champion espouse advocate adore "
        "despise detest loathe hate abhor resent envy scorn spurn "
        "assail berate castigate censure chastise reprimand reproach skewer vilify savage pillory "
        "lampoon malign disparage slander smear taunt insult excoriate upbraid admonish scapegoat "
        "demonize demonise fault heckle bewail rue caricature trash",
    ),
    (
        Cue(nominal=True),
        "articulate profess propound expound outline enumerate illustrate chronicle retweet hype "
        "chant retort rehash recap summarize summarise paraphrase misquote misstate misrepresent",
    ),
    (Cue(), "rule retort counter allude rail vouch scoff sneer lash fret gripe grumble rant"),
)

_NOUNS: tuple[tuple[Cue, str], ...] = (
    (
        Cue(),
        "statement report announcement declaration remark comment account assertion message "
        "argument conclusion finding notion idea view opinion position revelation testimony word news sign evidence proof "
        "indication information reminder complaint criticism praise condemnation endorsement "
        "denunciation mockery announcement pronouncement contention insistence emphasis lesson "
        "argument implication observation point response answer explanation advice bet "
        "disdain contempt opposition admiration adulation defence defense defiance scorn",
    ),
    (Cue(certainty=0.8), "claim allegation accusation charge contention count figure tally"),
    (
        Cue(certainty=0.75, speech=Speech.THOUGHT),
        "estimate assessment judgment judgement belief calculation impression conviction analysis",
    ),
    (
        Cue(certainty=0.45, speech=Speech.THOUGHT),
        "speculation suspicion rumor rumour theory hypothesis suggestion possibility hint",
    ),
    (Cue(stance=Stance.DENIES), "denial rejection refutation dismissal"),
    (
        Cue(stance=Stance.CONFIRMS),
        "confirmation verification admission acknowledgement acknowledgment",
    ),
    (Cue(stance=Stance.DOUBTS, certainty=0.4, speech=Speech.THOUGHT), "doubt skepticism question"),
    (
        Cue(stance=Stance.PREDICTS, certainty=0.7),
        "prediction forecast projection warning expectation prospect",
    ),
    (Cue(stance=Stance.PREDICTS, speech=Speech.THOUGHT, certainty=0.5), "fear concern worry"),
    (Cue(stance=Stance.DEMANDS), "demand call request appeal order plea recommendation proposal"),
    (
        Cue(stance=Stance.INTENDS, speech=Speech.INTENT, certainty=0.75),
        "plan intention promise pledge vow threat decision offer aim hope determination refusal "
        "willingness unwillingness reluctance eagerness readiness commitment agreement",
    ),
)

NO_CUE = _WORDS.find("lexicon_no_cue")
"""Verbs that take a clause without attributing it to anyone."""

NARROW = _WORDS.find("lexicon_narrow")
"""Verbs with everyday senses: a bare noun phrase after them is content only with a figure."""

PERSON_NOUNS = frozenset(subject_words().roles)
"""Heads of noun phrases that can speak as persons."""

BODY_NOUNS = frozenset(subject_words().institutions)
"""Heads of noun phrases that can speak as bodies."""


@cache
def verbs() -> dict[str, Cue]:
    """Reporting verbs by lemma; the first group that names a lemma settles its stance."""
    cues: dict[str, Cue] = {}
    for cue, lemmas in reversed(_VERBS):
        for lemma in lemmas.split():
            former = cues.get(lemma)
            nominal = cue.nominal or (former is not None and former.nominal)
            infinitive = cue.infinitive or (former is not None and former.infinitive)
            cues[lemma] = Cue(
                stance=cue.stance,
                speech=cue.speech,
                certainty=cue.certainty,
                nominal=nominal,
                infinitive=infinitive,
            )
    return cues


@cache
def saying_forms() -> frozenset[str]:
    """Forms of the plainest verbs of saying in which a lead-in ends: "added", "writes"."""
    lemmas = [*_VERBS[0][1].split(), "concede", "acknowledge", "admit", "confess"]
    regular = {form for lemma in lemmas for form in _inflected(lemma)}
    return frozenset(regular | {"said", "told", "spoke", "wrote", "read"})


@cache
def reporting_forms() -> frozenset[str]:
    """Regular forms of all reporting verbs, and the commonest irregular ones."""
    regular = {form for lemma in verbs() for form in (lemma, *_inflected(lemma))}
    return frozenset(regular | {"said", "told", "spoke", "wrote", "saw", "sees", "thought", "knew"})


def _inflected(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied"
    past = lemma + ("d" if lemma.endswith("e") else "ed")
    return lemma + "s", past


@cache
def nouns() -> dict[str, Cue]:
    """Reporting nouns by lemma."""
    return {lemma: cue for cue, lemmas in reversed(_NOUNS) for lemma in lemmas.split()}
