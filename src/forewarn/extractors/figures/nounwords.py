"""English words by what they do around a counted noun, for reading without a parse."""

import re

CLOSED = frozenset(
    "some about around nearly almost over only just all these those the of in at from with between "
    "since until by to for and but or when while after before under up than least most another his "
    "her their its our my your both every each no any what which who that this a an as on off into "
    "per if so then there here it he she they we you i also even still now once not is are was were "
    "be been being has have had do does did will would can could may might must shall should "
    "including include includes said says say because where whose whom how why during through "
    "among against within without across behind beyond near toward towards upon amid despite "
    "approximately roughly exactly apart plus minus via like unlike more fewer less ago later "
    "earlier today yesterday tomorrow already yet ever never too very such one two three four five "
    "six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million "
    "billion trillion total estimated reportedly officially were’ meanwhile however although though "
    "whereas me him them us mostly out down back away together alone currently annually daily weekly "
    "monthly yearly worldwide nationwide altogether overall combined last next early late raising".split()
)
"""Function words, and the few content words that never belong to a counted noun phrase."""

IRREGULAR_PLURALS = frozenset(
    "people men women children feet teeth mice geese police cattle personnel troops aircraft fish "
    "sheep deer servicemen servicewomen fishermen businessmen infantrymen crewmen policemen staff "
    "dead wounded injured killed missing captured casualties media data species series".split()
)
"""Plurals that do not end in s."""

VERBS = frozenset(
    "asks says shows remains means makes takes gets goes comes wants needs uses works helps has does "
    "left led took said made came went got gave found held kept met ran won lost told knows seems "
    "looks feels thinks writes stands lies lives".split()
)
"""Verbs that may follow a counted noun or the pronoun "one"."""

_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife",
    "leaves": "leaf", "halves": "half", "viruses": "virus", "buses": "bus", "gases": "gas",
    "movies": "movie", "cookies": "cookie", "bosses": "boss", "losses": "loss",
    "businesses": "business", "classes": "class", "cases": "case", "bases": "base",
    "houses": "house", "horses": "horse", "phases": "phase", "purchases": "purchase",
    "causes": "cause", "nurses": "nurse", "courses": "course", "uses": "use", "lens": "lens",
    "crises": "crisis", "analyses": "analysis", "series": "series", "species": "species",
    "news": "news", "people": "people", "times": "time",
}  # fmt: skip
_SINGULAR_S = ("ss", "us", "is", "ous")
_NEXT = re.compile(r"\s([A-Za-z][\w'’&-]*)")


def is_plural(word: str) -> bool:
    """True when the word looks like a plural noun."""
    small = word.casefold()
    if small in IRREGULAR_PLURALS:
        return True
    return len(small) > 2 and small.endswith("s") and not small.endswith(_SINGULAR_S)


def singular_noun(word: str) -> str:
    """The singular of a plural noun, its letters otherwise kept."""
    small = word.casefold()
    if small.endswith("men") and len(small) > 3 and small != "specimen":
        return word[:-2] + "an"
    if (irregular := _IRREGULAR.get(small)) is not None:
        return irregular
    if small in IRREGULAR_PLURALS or not is_plural(word):
        return word
    if small.endswith("ies") and len(small) > 4:
        return word[:-3] + "y"
    if small.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def is_followed_by_noun(text: str, at: int) -> bool:
    """True when a noun that could be counted follows within three words."""
    for _ in range(3):
        match = _NEXT.match(text, at)
        if match is not None and match.group(1) in ("more", "fewer", "further", "other", "new"):
            at = match.end()
            continue
        if match is None or match.group(1).casefold() in CLOSED:
            return False
        if is_plural(match.group(1)):
            return True
        at = match.end()
    return False
