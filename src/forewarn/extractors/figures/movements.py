"""The place of a figure in a movement: the old level, the new one, its size, what came on top.

"Fell to 5.10 from 6.35", "by 95bp to 480bp", "up 3 on the week to 120": the preposition before a
figure says which end of a movement it is, and a verb, noun or adverb of movement governs the
preposition.  "Another 3,000", "3 new deaths", "17 in the past 24 hours" come on top of a total that
"bringing the total to 45" and "in all" state.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from forewarn.claims.quantity import Movement, Quantity
from forewarn.extractors.figures.unit_names import FRACTION, PERCENT, POINT
from forewarn.extractors.syntax import full_text, sentence_of
from forewarn.language.english.reading import reading_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = reading_words("movements")

_VERBS = _WORDS.find_heads("movements_verbs")
_NOUNS = _WORDS.find_heads("movements_nouns")
_SHARES = _WORDS.find_heads("movements_of_shares")
_AMOUNTING = _WORDS.find("movements_amounting")
"""Verbs that lead to a figure and move none: it amounts to 6%."""
_HIGHER = _WORDS.find("movements_higher")
_LOWER = _WORDS.find("movements_lower")
_VAGUE = _WORDS.find("movements_vague")
_PARTICLES = _WORDS.find("movements_particles")
_OLD = _WORDS.find("movements_old")
_NEW = _WORDS.find("movements_new")
_SIZES = _WORDS.find("movements_sizes")
_AGAINST = _WORDS.find("movements_against")
_COMPARING = _WORDS.find("movements_comparing")
_EARLIER = _WORDS.find("movements_earlier")
_LEADS = _WORDS.find("movements_leads")
_MARKS = _WORDS.find("movements_marks")
_TOTALS = _WORDS.find("movements_totals")
_BRINGING = _WORDS.find("movements_bringing")
_ON_TOP = _WORDS.find("movements_on_top")
_OTHERS = _WORDS.find("movements_others")
_WINDOWS = _WORDS.find("movements_windows")
_WINDOW_UNITS = _WORDS.find("movements_window_units")
_IN_ALL = tuple(tuple(phrase.split()) for phrase in _WORDS.find_list("movements_in_all"))
_PRONOUNS = _WORDS.find("movements_pronouns")
"""Units that stand for those of the figure before: 6 new ones."""
_TRAVELS = _WORDS.find("movements_travels")
"""Verbs of movement that people and things do too: he moved to 12 schools."""
_LEVEL = "level"
"""Head of the words that move a level without saying which way."""
_REACH = 8
"""Tokens that are looked at on either side of a figure."""
_FAR = 40
"""Tokens of a sentence that are looked at on either side of a figure."""
_PEERS = 8
"""Figures before one that may be of the same people."""
_RELATIVE = frozenset({PERCENT, POINT, FRACTION, "basis point", "times"})


def mark_movements(doc: "Doc", quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities in order, each with its place in a movement."""
    marked: list[Quantity] = []
    for quantity in quantities:
        words = doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
        if words is None or quantity.change is not Movement.NONE:
            marked.append(quantity)
            continue
        change, way = _Mark(words[0], words[-1], quantity).place(marked)
        marked.append(_set(quantity, change, way))
    return _mark_new_levels(doc, marked)


def _set(quantity: Quantity, change: Movement, way: str) -> Quantity:
    """A change has a direction, a level has none."""
    if change is Movement.CHANGE:
        return replace(quantity, change=change, direction=quantity.direction or way)
    if change in (Movement.NONE, Movement.INCREMENT):
        return replace(quantity, change=change)
    return replace(quantity, change=change, direction="")


def _mark_new_levels(doc: "Doc", quantities: list[Quantity]) -> list[Quantity]:
    """``300 units, up from 250``: the level before the old one is the new one."""
    for at in range(1, len(quantities)):
        former, quantity = quantities[at - 1], quantities[at]
        gap = full_text(doc)[former.span.end : quantity.span.start]
        if (
            quantity.change is Movement.FROM
            and former.change is Movement.NONE
            and former.unit == quantity.unit
            and not former.direction
            and gap.rstrip().casefold().endswith((" up from", " down from"))
            and not set(".;:") & set(gap.strip())
        ):
            new = at - 1
            if at > 1 and _is_whole(doc, quantities[at - 2], former):
                new = at - 2
            quantities[new] = replace(quantities[new], change=Movement.TO)
    return quantities


def _is_whole(doc: "Doc", part: Quantity, whole: Quantity) -> bool:
    """``12 of the 40 buses``: it is the 12 that moved."""
    gap = full_text(doc)[part.span.end : whole.span.start]
    return gap.split()[:1] == ["of"] and part.change is Movement.NONE


class _Mark:
    """A figure between its first and its last token, on its way to its place."""

    def __init__(self, first: "Token", last: "Token", quantity: Quantity) -> None:
        self.first, self.last, self.quantity = first, last, quantity
        sentence = sentence_of(first)
        # A clause is short: a sentence of a whole table would be searched once for every figure.
        self.start = max(sentence.start, first.i - _FAR)
        self.end = min(sentence.end, last.i + 1 + _FAR)

    def place(self, before: Sequence[Quantity]) -> tuple[Movement, str]:
        """The place in a movement and, for a change, its direction."""
        lead, leads = self._lead()
        if lead is not None and (place := self._by_preposition(lead, leads, before)) is not None:
            return place
        if self.quantity.direction:
            return Movement.CHANGE, ""
        if (way := self._compared()) or (way := self._noun_after()):
            return Movement.CHANGE, _direction(way)
        if self._is_on_top(before):
            return Movement.INCREMENT, ""
        return (Movement.TOTAL if self._in_all(leads) else Movement.NONE), ""

    def _by_preposition(
        self, lead: "Token", leads: Sequence["Token"], before: Sequence[Quantity]
    ) -> tuple[Movement, str] | None:
        """The place that the preposition before the figure tells; None where it tells none."""
        word = lead.lower_
        if (trigger := self._trigger_of(lead)) is not None:
            way, head = trigger
            if word in _SIZES:
                return Movement.CHANGE, _direction(way)
            if not self._is_destination(head):
                if word in _OLD:
                    return Movement.FROM, ""
                return (Movement.TOTAL if _states_total(head, before) else Movement.TO), ""
        if word in _NEW and before and before[-1].change is Movement.CHANGE:
            gap = full_text(lead.doc)[before[-1].span.end : lead.idx].split()
            if len(gap) < 2:
                # "Added 4 cents to $5.40": where a movement ends.
                return Movement.TO, ""
        if word in _NEW and self._is_brought(lead):
            return Movement.TOTAL, ""
        if word in _NEW | _SIZES and self._is_moved(lead):
            return (Movement.TO if word in _NEW else Movement.CHANGE), ""
        if word in _AGAINST and self._is_earlier(lead, leads):
            return Movement.FROM, ""
        if word == "of" and lead.i > self.start:
            way = self._noun_of(lead.nbor(-1))
            return (Movement.CHANGE, _direction(way)) if way else None
        return None

    def _lead(self) -> tuple["Token | None", list["Token"]]:
        """The preposition that governs the figure, and the words between them."""
        between: list[Token] = []
        at = self.first.i
        doc = self.first.doc
        while at > self.start and len(between) < _REACH:
            at -= 1
            token = doc[at]
            if token.pos_ in ("ADP", "SCONJ", "PART") and token.tag_ != "POS":
                if token.lower_ == "of" and at and doc[at - 1].lemma_.lower() in _MARKS:
                    between += [token, doc[at - 1]]
                    at -= 1
                    continue
                if token.lower_ in _LEADS and token.lower_ not in _NEW:
                    between.append(token)
                    continue
                return token, between
            if (
                token.lower_ in _LEADS
                or token.pos_ in ("DET", "ADJ", "ADV", "SYM", "PRON")
                or token.tag_ == "POS"
                or (at + 1 < len(doc) and doc[at + 1].tag_ == "POS")
                or token.ent_type_ == "DATE"
            ):
                between.append(token)
                continue
            break
        return None, between

    def _trigger_of(self, lead: "Token") -> "tuple[str, Token] | None":
        """The word of movement that governs a preposition, with its direction."""
        if lead.lower_ not in _OLD | _NEW | _SIZES:
            return None
        node = lead
        for _ in range(3):
            if node.head is node or node.head == node:
                break
            node = node.head
            if way := moves(node):
                return way, node
            if node.pos_ == "VERB":
                return None
        for token in reversed(self.first.doc[self.start : lead.i]):
            if way := moves(token):
                return way, token
            if token.pos_ == "VERB" or token.text in ";:":
                return None
        return None

    def _is_destination(self, head: "Token") -> bool:
        """``moved to 12 schools``: who travels ends at what is counted, no level at a figure."""
        if head.pos_ != "VERB" or head.lemma_.lower() not in _TRAVELS:
            return False
        noun = _head_noun(self.last)
        if noun is None or self.quantity.unit in _RELATIVE:
            return False
        subject = next((c for c in head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        is_thing = subject is not None and subject.pos_ == "NOUN"
        return not is_thing or _VERBS[head.lemma_.lower()] == _LEVEL

    def _is_brought(self, lead: "Token") -> bool:
        """``bringing the total to 45``, ``taking its losses to 75``; not "food to 12 villages"."""
        is_bare = _head_noun(self.last) is None and self.quantity.unit not in _RELATIVE
        for token in reversed(self.first.doc[max(self.start, lead.i - _REACH) : lead.i]):
            if token.pos_ == "VERB":
                return is_bare and token.lemma_.lower() in _BRINGING
            is_bare = is_bare or token.lemma_.lower() in _TOTALS
        return False

    def _is_moved(self, lead: "Token") -> bool:
        """``quickened to 6.8%``: a share that an active verb leads to, whatever the verb."""
        verb = lead.head
        if self.quantity.unit not in _RELATIVE or verb.pos_ != "VERB":
            return False
        is_passive = any(child.dep_ == "auxpass" for child in verb.children)
        return not (is_passive or verb.tag_ == "VBN" or verb.lemma_.lower() in _AMOUNTING)

    def _is_earlier(self, lead: "Token", leads: Sequence["Token"]) -> bool:
        """``compared with 88% a week earlier``: against what it was, not against another's."""
        if lead.lower_ not in _OLD and lead.i > self.start:
            is_compared = lead.nbor(-1).lower_ in _COMPARING
            if lead.lower_ in ("with", "to") and not is_compared:
                return False
        if any(token.lower_ in _EARLIER for token in leads):
            return True
        doc = self.first.doc
        for token in doc[self.last.i + 1 : min(self.last.i + 1 + _REACH, self.end)]:
            if token.lower_ in _EARLIER:
                return True
            if token.is_punct or token.pos_ in ("VERB", "AUX") or token.tag_ == "CD":
                return False
        return False

    def _compared(self) -> str:
        """``5 more than``, ``12 points lower``: the way, where the figure says how much."""
        doc, at = self.first.doc, self.last.i + 1
        for token in doc[at : min(at + 4, self.end)]:
            if token.lower_ in _HIGHER | _LOWER:
                after = doc[token.i + 1 : token.i + 2]
                # "12 points lower" is told from "300 more men" and "25 more on Monday".
                is_particle = token.lower_ in _PARTICLES and self.quantity.unit in _RELATIVE
                is_compared = (
                    after.text in ("than", "at")
                    or (is_particle and not after)
                    or (
                        token.lower_ not in _VAGUE
                        and not (len(after) and after[0].pos_ in ("NOUN", "ADJ"))
                        and (token.tag_ in ("JJR", "RBR") or after.text == "on")
                    )
                )
                return _direction(token.lower_) if is_compared else ""
            if token.pos_ not in ("NOUN", "SYM", "PUNCT") or token.text in ",.;:()":
                return ""
        return ""

    def _noun_after(self) -> str:
        """``a 3% rise``, ``the 95bp cut``: the way of the noun that the figure measures."""
        doc, at = self.first.doc, self.last.i + 1
        if self.quantity.unit not in _RELATIVE and doc[at : at + 1].text != "-":
            return ""
        for token in doc[at : min(at + 5, self.end)]:
            if token.pos_ == "NOUN" and (way := _NOUNS.get(token.lemma_.lower(), "")):
                return way
            if token.pos_ not in ("NOUN", "ADJ", "SYM", "PUNCT") or token.text in ",.;:()":
                return ""
        return ""

    def _noun_of(self, noun: "Token") -> str:
        """``a rise of 3``, ``a loss of 2%``; a loss of 20 men is no level that moved."""
        lemma = noun.lemma_.lower()
        way = _NOUNS.get(lemma, "") if noun.pos_ == "NOUN" else ""
        return way or (_SHARES.get(lemma, "") if self.quantity.unit in _RELATIVE else "")

    def _is_on_top(self, before: Sequence[Quantity]) -> bool:
        """True for what came on top of others; other people with another fate did not."""
        words = {token.lower_ for token in self._modifiers()}
        if words & _ON_TOP or words & _OTHERS:
            return not self._has_other_fate(before)
        return self._is_of_window()

    def _modifiers(self) -> Iterator["Token"]:
        """The words right before the figure, and after it up to the noun that it counts."""
        doc = self.first.doc
        for token in reversed(doc[max(self.start, self.first.i - 2) : self.first.i]):
            if token.pos_ not in ("DET", "ADJ", "ADV", "ADP") or token.lower_ == "more":
                break
            yield token
        for token in doc[self.last.i + 1 : min(self.last.i + 5, self.end)]:
            if token.lower_ == "more" and token.i + 1 < len(doc) and token.nbor().lower_ == "than":
                return
            if token.lower_ in _ON_TOP or token.lower_ in _OTHERS or token.pos_ in ("ADJ", "ADV"):
                yield token
            elif token.pos_ not in ("NOUN", "PROPN", "SYM") or token.lower_ in _TOTALS:
                return

    def _has_other_fate(self, before: Sequence[Quantity]) -> bool:
        """``killed 12 and wounded another 40``: the 40 are all who were wounded."""
        peers = [
            quantity
            for quantity in before[-_PEERS:]
            if quantity.span.start >= self.first.doc[self.start].idx
            and quantity.unit not in _RELATIVE
            and quantity.change is Movement.NONE
            and (quantity.stage or quantity.unit)
        ]
        if not peers or self._is_to_come():
            return False
        return all(_differ(peer, self.quantity) for peer in peers)

    def _is_to_come(self) -> bool:
        """True where the figure's verb is about what is still to happen."""
        node = self.first
        for _ in range(4):
            if node.pos_ in ("VERB", "AUX"):
                auxiliaries = {child.lower_ for child in node.children if child.dep_ == "aux"}
                return bool(auxiliaries & {"will", "shall", "to"})
            node = node.head
        return False

    def _is_of_window(self) -> bool:
        """``17 in the past 24 hours``: what a stretch that ends now counts."""
        for token in self.first.doc[self.start : self.end]:
            if token.lower_ not in _WINDOWS or token.i == self.start:
                continue
            unit = next(
                (t for t in self.first.doc[token.i + 1 : token.i + 4] if t.pos_ == "NOUN"), None
            )
            if unit is None or unit.lemma_.lower() not in _WINDOW_UNITS:
                continue
            if self.first.i in range(token.i, unit.i + 1):
                return False
            numbered = any(t.tag_ == "CD" for t in self.first.doc[token.i : unit.i])
            if token.nbor(-1).lower_ == "the" or numbered:
                return _same_clause(self.first, unit)
        return False

    def _in_all(self, leads: Sequence["Token"]) -> bool:
        """``a total of 45``, ``45 so far``, ``45 in all``."""
        if any(token.lemma_.lower() == "total" for token in leads):
            return True
        words = [token.lower_ for token in self.first.doc[self.start : self.end]]
        for phrase in _IN_ALL:
            for at in range(len(words) - len(phrase) + 1):
                if tuple(words[at : at + len(phrase)]) == phrase and _same_clause(
                    self.first, self.first.doc[self.start + at]
                ):
                    return True
        return False


def moves(token: "Token") -> str:
    """``up``, ``down`` or ``level`` for a word of movement; empty for any other."""
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB":
        way = _VERBS.get(lemma, "")
        if way == _LEVEL:
            particle = next((c.lower_ for c in token.children if c.lower_ in _PARTICLES), "")
            return _direction(particle) or way
        return way
    if token.pos_ == "NOUN":
        return _NOUNS.get(lemma, "")
    if token.lower_ in _PARTICLES and token.pos_ in ("ADV", "ADP", "ADJ"):
        return _direction(token.lower_)
    return ""


def _direction(way: str) -> str:
    if way in _HIGHER:
        return "up"
    return "down" if way in _LOWER else ""


def _states_total(head: "Token", before: Sequence[Quantity]) -> bool:
    """``raised the toll to 45`` after an increment."""
    has_total = any(
        child.lemma_.lower() in _TOTALS
        for child in head.children
        if child.dep_ in ("dobj", "nsubj", "nsubjpass")
    )
    return has_total and bool(before) and before[-1].change is Movement.INCREMENT


def _head_noun(last: "Token") -> "Token | None":
    """The noun that a figure counts, right after it."""
    for token in last.doc[last.i + 1 : min(last.i + 5, last.sent.end)]:
        if token.pos_ == "NOUN":
            return token
        if token.pos_ not in ("ADJ", "PROPN"):
            return None
    return None


def _differ(peer: Quantity, quantity: Quantity) -> bool:
    """True where two figures say what befell different people, or count different things."""
    if peer.stage and quantity.stage and peer.stage != quantity.stage:
        return True
    if quantity.unit in _PRONOUNS:
        return False
    return bool(peer.unit and quantity.unit and peer.unit != quantity.unit)


def _same_clause(first: "Token", other: "Token") -> bool:
    """True where no other figure or clause boundary stands between two words."""
    low, high = sorted((first.i, other.i))
    return not any(
        token.text in (";", ":") or (token.text == "," and _opens_clause(token))
        for token in first.doc[low:high]
    )


def _opens_clause(comma: "Token") -> bool:
    """A comma before a clause of its own."""
    doc = comma.doc
    return any(token.dep_ in ("nsubj", "nsubjpass") for token in doc[comma.i + 1 : comma.i + 4])
