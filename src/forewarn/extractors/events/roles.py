"""Who takes part in an event, read from the grammar around the word that names it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from forewarn.claims.event import EventRole, Person
from forewarn.extractors.events.triggers import EventTrigger
from forewarn.language.english.reading import reading_words
from forewarn.language.event_words import EventFrame, EventLexicon
from forewarn.language.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = reading_words("events")
_CALENDAR = words_of("forewarn.language.english")
_QUANTITIES = _WORDS.find("quantity_nouns")
_LIGHT = _WORDS.find("light_verbs")
_OF_SUBJECT = _WORDS.find("subject_prepositions")
_OF_OWNER = _WORDS.find("owner_prepositions")
_AGAINST = _WORDS.find("against")
_FIRST, _THIRD = _WORDS.find("first_person"), _WORDS.find("third_person")
_TIMES = frozenset((*_CALENDAR.months, *_CALENDAR.weekdays)) | _WORDS.find("times")
_ROLE_OF = {word: EventRole(head) for word, head in _WORDS.find_heads("roles").items()}
_SUBJECTS = frozenset(("nsubj", "csubj"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"))
_MOST = 6
"""Verbs that are gone up through for a subject."""


def settle_verb(trigger: EventTrigger, lexicon: EventLexicon) -> tuple[EventTrigger, bool]:
    """The readings of a verb that its grammar leaves, and whether it befalls its subject.

    A passive verb and one with an object tell what is done.  Without an object the subject decides:
    a union strikes, a storm strikes it.
    """
    verb = trigger.token
    done = [sense for sense in trigger.senses if sense.frame is not EventFrame.UNDERGOES]
    undergone = [sense for sense in trigger.senses if sense.frame is EventFrame.UNDERGOES]
    if not done or not undergone:
        return trigger, not done and not is_passive(verb)
    if is_passive(verb) or any(True for _ in _objects(verb, trigger.group)):
        return replace(trigger, senses=tuple(done)), False
    subject = subject_of(verb)
    heads = [] if subject is None else [subject.lemma_.lower()]
    does = max(lexicon.fit(sense.event_class, agent=heads) for sense in done)
    suffers = max(lexicon.fit(sense.event_class, patient=heads) for sense in undergone)
    if does > suffers:
        return replace(trigger, senses=tuple(done)), False
    return replace(trigger, senses=tuple(undergone)), True


def verb_parts(trigger: EventTrigger, *, befalls: bool) -> "list[tuple[EventRole, Token]]":
    """The participants of what a verb tells; ``befalls``: it befalls its subject."""
    verb, group = trigger.token, trigger.group
    objects = [*_objects(verb, group)]
    subject = subject_of(verb)
    parts: list[tuple[EventRole, Token]] = []
    if is_passive(verb):
        patient = [] if subject is None else [subject]
        parts += [(EventRole.PATIENT, each) for each in patient]
        parts += [(EventRole.AGENT, agent) for agent in _agents(verb)]
        if patient and objects:
            parts += [(EventRole.TOPIC, each) for each in objects]
    elif befalls:
        if subject is not None:
            parts.append((EventRole.PATIENT, subject))
        # "There are soldiers": what stands as the object is what is there.
        role = EventRole.PATIENT if subject is None else EventRole.TOPIC
        parts += [
            (EventRole.AGENT if _is_after_to(each, group) else role, each) for each in objects
        ]
        parts += owners_of_state(trigger)
    else:
        if subject is not None:
            parts.append((EventRole.AGENT, subject))
        parts += [(EventRole.PATIENT, each) for each in objects]
    for role, noun in _prepositional(verb, group):
        if role is EventRole.ORIGIN and befalls:
            # "They receive support from the capital": whoever it comes from gives it.
            parts.append((EventRole.AGENT, noun))
        parts.append((role, noun))
    return parts


def _is_after_to(noun: "Token", group: "tuple[Token, ...]") -> bool:
    """True for the rebels of "the town fell to the rebels"."""
    return noun.dep_ == "pobj" and noun.head in group and noun.head.lower_ == "to"


def is_passive(verb: "Token") -> bool:
    """True for a passive verb, also for a participle that describes: "soldiers killed in May"."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ in ("aux", "nsubj") for child in verb.children):
        return False
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "amod", "advcl", "oprd", "ccomp", "ROOT", "xcomp", "conj", "dep")


def _objects(verb: "Token", group: "tuple[Token, ...]") -> "Iterator[Token]":
    for child in verb.children:
        if (
            child.dep_ in ("dobj", "obj", "attr")
            and (child not in group or any(each.dep_ == "nummod" for each in child.children))
            or child.dep_ == "dative"
            and child.pos_ in _NOMINAL
        ):
            # "Confirmed six cases": what is counted takes part, also as a word of the group.
            yield child
    last = group[-1] if group else None
    if last is not None and last.dep_ in ("prep", "agent", "prt") and not _takes_place(verb, last):
        # The preposition of a group has its object: "take control of the town".
        yield from (child for child in last.children if child.dep_ == "pobj")
    for word in group:
        if word.pos_ == "NOUN":
            # "Launched an attack on the town": what hangs on the noun of a group.
            for child in word.children:
                if child.dep_ == "prep" and child.lower_ in _AGAINST:
                    yield from (each for each in child.children if each.dep_ == "pobj")
    if verb.dep_ in ("relcl",) and not any(
        child.dep_ in ("dobj", "obj") and child.tag_ not in ("WDT", "WP") for child in verb.children
    ):
        # "The men that it sent": the object stands above.
        subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if subject is not None and subject.tag_ not in ("WDT", "WP"):
            yield verb.head


def _takes_place(verb: "Token", last: "Token") -> bool:
    """True for "has troops in the country", whose object is the troops."""
    return last.lower_ in _ROLE_OF and (
        verb.lemma_ == "be" or any(child.dep_ == "dobj" for child in verb.children)
    )


def subject_of(verb: "Token") -> "Token | None":
    """The subject, that of a governing verb where the verb has none; of a passive, whom it befalls."""
    at = verb
    for _ in range(_MOST):
        for child in at.children:
            if child.dep_ in ("nsubj", "nsubjpass", "csubj", "csubjpass"):
                if child.tag_ in ("WDT", "WP") and at.dep_ == "relcl":
                    return at.head
                return child
        if at.dep_ in ("acl", "amod", "relcl"):
            if at.dep_ == "acl" and any(
                child.dep_ == "aux" and child.lower_ == "to" for child in at.children
            ):
                # "Its plan to send men": whoever has the plan.
                return _owner(at.head)
            if at.dep_ == "acl" and at.tag_ == "VBG" and _is_in_place(at.head):
                # "They are in the city supporting the rebels": it is not the city that does.
                at = at.head.head.head
                continue
            return at.head if at.head.pos_ in _NOMINAL else None
        if at.dep_ in ("xcomp", "ccomp") and not _has_own_clause(at):
            controlled = _controlled(at.head)
            if controlled is not None:
                return controlled
            at = at.head
            continue
        if at.dep_ == "pcomp":
            preposition = at.head
            above = preposition.head
            if above.pos_ in _NOMINAL:
                return _owner(above)
            if preposition.lower_ not in _OF_SUBJECT:
                controlled = _controlled(above)
                if controlled is not None:
                    return controlled
            at = above
            continue
        if at.dep_ in ("conj", "advcl", "dep", "xcomp") and at.head is not at:
            if at.dep_ == "advcl" and any(child.dep_ == "mark" for child in at.children):
                return None
            if at.head.pos_ in _NOMINAL and at.dep_ == "conj":
                return None
            at = at.head
            continue
        return None
    return None


def _is_in_place(noun: "Token") -> bool:
    """True for a name after a preposition of place that hangs on a verb."""
    return (
        noun.pos_ == "PROPN"
        and noun.dep_ == "pobj"
        and noun.head.lower_ in _ROLE_OF
        and noun.head.head.pos_ in ("VERB", "AUX")
    )


def _has_own_clause(verb: "Token") -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)


def _controlled(verb: "Token") -> "Token | None":
    """Who is asked, ordered or accused, and does what the infinitive under the verb says."""
    for child in verb.children:
        if child.dep_ in ("dobj", "obj", "dative") and child.pos_ in _NOMINAL:
            return child
    if is_passive(verb):
        return None
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("on", "upon") and verb.tag_ != "VBN":
            return next((each for each in child.children if each.dep_ == "pobj"), None)
    return None


def _owner(noun: "Token") -> "Token | None":
    """Whose a noun is: its possessive, or the subject of the verb that it completes."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in _OF_OWNER:
            inner = next((each for each in child.children if each.dep_ == "pobj"), None)
            if inner is not None:
                return inner
    if noun.dep_ in ("dobj", "attr", "pobj"):
        above = noun.head if noun.dep_ != "pobj" else noun.head.head
        if above.pos_ in ("VERB", "AUX"):
            return subject_of(above)
    return None


def _agents(verb: "Token") -> "Iterator[Token]":
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            yield from (each for each in child.children if each.dep_ == "pobj")


def _prepositional(
    head: "Token", group: "tuple[Token, ...]" = ()
) -> "Iterator[tuple[EventRole, Token]]":
    """What hangs on a word by a preposition, with the role that the preposition gives."""
    inner = (each for word in group if word.pos_ != "ADP" for each in word.children)
    objects = (
        each
        for child in head.children
        if child.dep_ == "dobj"
        for each in child.children
        if each in group
    )
    for child in (*head.children, *inner, *objects):
        if child.dep_ not in ("prep", "prt", "advmod", "dative"):
            continue
        role = _ROLE_OF.get(child.lower_)
        if role is None:
            continue
        for each in child.children:
            if each.dep_ == "pobj":
                yield role, each
            elif each.dep_ in ("prep", "pcomp"):
                # "Out of the town", "from within the country".
                yield from ((role, word) for word in each.children if word.dep_ == "pobj")


def noun_parts(
    trigger: EventTrigger, *, does: bool, befalls: bool
) -> "list[tuple[EventRole, Token]]":
    """The participants of an event that a noun names.

    ``does``: the class has verbs of doing; ``befalls``: it has verbs of what befalls a subject.
    """
    noun = trigger.token
    parts: list[tuple[EventRole, Token]] = []
    patients: list[Token] = []
    sides: list[Token] = []
    for child in noun.children:
        if child.dep_ == "prep":
            inner = [each for each in child.children if each.dep_ == "pobj"]
            if child.lower_ == "of":
                patients += inner
            elif child.lower_ == "by":
                parts += [(EventRole.AGENT, each) for each in inner]
            elif child.lower_ == "among":
                patients += inner
            elif child.lower_ in _AGAINST and does:
                # "Attack on the town", "support for the rebels"; a place may stand there too.
                parts += [(EventRole.PATIENT, each) for each in inner]
                if child.lower_ in _ROLE_OF:
                    parts += [(_ROLE_OF[child.lower_], each) for each in inner]
            elif child.lower_ == "between":
                parts += [(EventRole.AGENT, each) for each in inner]
            elif child.lower_ == "from" and does:
                parts += [(EventRole.AGENT, each) for each in inner]
                parts += [(EventRole.ORIGIN, each) for each in inner]
            elif child.lower_ in _ROLE_OF:
                parts += [(_ROLE_OF[child.lower_], each) for each in inner]
        elif child.dep_ in ("poss", "compound", "amod", "nmod"):
            sides.append(child)
    if not sides and noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        # "Its support and presence": the owner of the first is that of the second.
        sides = [child for child in noun.head.children if child.dep_ == "poss"]
    parts += [(EventRole.PATIENT, each) for each in patients]
    for child in sides:
        if does and (patients or not befalls):
            parts.append((EventRole.AGENT, child))
        elif befalls and not does:
            parts.append((EventRole.PATIENT, child))
        else:
            # "Rwandan losses", "the army's withdrawal": the words leave open which it is.
            parts += [(EventRole.AGENT, child), (EventRole.PATIENT, child)]
    if not any(role is EventRole.AGENT for role, _ in parts):
        carrier = _carrier(noun)
        if carrier is not None:
            parts.append((EventRole.AGENT if does else EventRole.PATIENT, carrier))
    above = noun.head
    if above.pos_ == "VERB" and noun.dep_ in ("dobj", "nsubj", "nsubjpass"):
        # What hangs on the verb is of the event as well: "launched an attack on the town".
        for role, each in _prepositional(above):
            parts.append((role, each))
        if above.lemma_.lower() in _LIGHT and does:
            # "Launched an attack on the town", "gave vaccines to 300".
            for child in above.children:
                if child.dep_ in ("prep", "dative") and child.lower_ in (*_AGAINST, "to"):
                    parts += [
                        (EventRole.PATIENT, each) for each in child.children if each.dep_ == "pobj"
                    ]
    return parts


def _carrier(noun: "Token") -> "Token | None":
    """Who does what a noun names, by the verb that carries it: "launched an attack"."""
    above, dep = noun.head, noun.dep_
    if dep == "conj" and above.pos_ in ("NOUN", "PROPN"):
        above, dep = above.head, above.dep_
    if dep == "pobj":
        above = above.head
    if above.pos_ != "VERB" or above.lemma_.lower() not in _LIGHT:
        return None
    if is_passive(above):
        return next(_agents(above), None)
    if dep in ("dobj", "pobj"):
        return subject_of(above)
    return None


def state_part(word: "Token") -> "Token | None":
    """Whom an adjective or a phrase describes: "three were dead", "14 dead", "dead soldiers"."""
    if word.dep_ in ("amod", "acl", "advmod", "nmod") and word.head.pos_ in _NOMINAL:
        return word.head
    if word.dep_ == "prep" and word.head.pos_ in ("NOUN", "PROPN"):
        return word.head
    if word.dep_ in ("acomp", "attr", "oprd", "prep", "advmod", "xcomp", "ccomp"):
        verb = word.head
        if verb.pos_ in ("VERB", "AUX"):
            for child in verb.children:
                if child.dep_ in ("dobj", "nsubj") and child.i > verb.i and child is not word:
                    return child
            return subject_of(verb)
    return word


def is_time(noun: "Token") -> bool:
    """True for a day or a length of time, which takes part in nothing."""
    return noun.ent_type_ in ("DATE", "TIME") or noun.lower_ in _TIMES


def owners_of_state(trigger: EventTrigger) -> "list[tuple[EventRole, Token]]":
    """By whom a state is brought about: the rebels of "under the control of the rebels"."""
    return [
        (EventRole.AGENT, noun)
        for word in trigger.group
        if word.pos_ == "NOUN"
        for child in word.children
        if child.dep_ == "prep" and child.lower_ in ("of", "by")
        for noun in child.children
        if noun.dep_ == "pobj"
    ]


def person_of(words: "Iterable[Token]", *, is_named: bool) -> Person:
    """Whether a phrase is a pronoun, or has a possessive one: we, our soldiers; they, its soldiers."""
    pronouns = {word.lower_ for word in words if word.pos_ == "PRON" or word.tag_ == "PRP$"}
    if not pronouns.isdisjoint(_FIRST):
        return Person.FIRST
    return Person.THIRD if pronouns and not is_named and pronouns & _THIRD else Person.NAMED


def places_within(noun: "Token") -> "Iterator[tuple[EventRole, Token]]":
    """Where those are whom a noun names: "troops in the country"."""
    for child in noun.children:
        if child.dep_ == "prep" and _ROLE_OF.get(child.lower_) is EventRole.PLACE:
            yield from ((EventRole.PLACE, each) for each in child.children if each.dep_ == "pobj")


def spread(noun: "Token") -> "Iterator[Token]":
    """The head and what is coordinated with it; of "hundreds of soldiers" also the soldiers."""
    queue = [noun]
    while queue:
        at = queue.pop(0)
        yield at
        for child in at.children:
            if child.dep_ == "conj" and child.pos_ in _NOMINAL:
                queue.append(child)
            elif (
                child.dep_ == "prep"
                and child.lower_ in ("of", "among")
                and (at.lemma_.lower() in _QUANTITIES or at.pos_ in ("NUM", "DET", "PRON", "ADJ"))
            ):
                queue += [each for each in child.children if each.dep_ == "pobj"]


def phrase_tokens(head: "Token", *, modifiers: bool = True) -> "list[Token]":
    """The words of a noun phrase without clauses, appositions and what is coordinated."""
    words = [head]
    if modifiers:
        for child in head.children:
            if child.dep_ in ("relcl", "appos", "conj", "cc", "punct", "acl", "advcl", "parataxis"):
                continue
            if child.dep_ == "prep" and _ROLE_OF.get(child.lower_) is EventRole.PLACE:
                # Where they are is not whose they are: "troops in the country".
                continue
            words += phrase_tokens(child)
    return sorted(words, key=lambda word: word.i)
