"""Labels that open turns, lines that name whose post follows, times of entries, numbers in threads."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from forewarn.extractors.attribution.lexicon import saying_forms
from forewarn.extractors.layout.block import BlockKind, TextBlock
from forewarn.extractors.layout.datelines import DAY_PATTERN
from forewarn.extractors.parser import dictionary
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

_WORDS = reading_words("layout")


_CLOCK = (
    r"[\[(]?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? )?\d{1,2}"
    r"(?:[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)"
    r"(?: (?:GMT|UTC|[A-Z]{2,4}T?))?(?: \([^)]{2,20}\))?[\])]?"
)
_TIME = rf"(?:(?i:{DAY_PATTERN}|{_WORDS.find_longest('this_day')})(?:,? at|,)? )?(?i:{_CLOCK})"
"""A time of day, on a day or none."""
_STAMP = rf"(?:{_TIME}|(?i:{DAY_PATTERN})|\d{{1,3}} ?(?i:{_WORDS.find_longest('time_units')})\.?(?: ago)?\b)"
"""When something was posted: "18:20", "9 Nov", "3h"."""
_BY = (
    rf"(?:(?i:{_WORDS.find_longest('posts')}) (?:by|from)"
    rf"|(?i:{_WORDS.find_longest('forwards')}):?|(?i:{_WORDS.find_longest('channels')})) "
)
"""Words that say that a name is of who posted what follows."""
_ON = rf"(?: on (?:{_WORDS.find_longest('platforms')}))?"
_ASIDE = r"(?:\s?\([^)]{1,60}\))?"
_CAPITAL_WORD = r"[^\W\d_a-z][\w.’'-]*"
_NAME = rf"{_CAPITAL_WORD}(?:,? (?:(?:{_WORDS.find_longest('name_particles')}) )?{_CAPITAL_WORD}){{0,5}}"
_SMALL_NAME = r"[a-z][\w.’'-]{1,20}"
"""A name as people write it in a chat; most such words are none."""
_HANDLE = (
    r"(?<!\w)@\w(?:[\w.]{0,28}\w)?|u/[\w-]{2,30}|<[\w|^.-]{2,30}>"
    r"|(?<!\S)[a-zA-Z]\w{0,28}[_\d]\w{0,20}(?=\s?[:(\[]|\s\d|$)"
)
_ROLE = rf"(?i:(?:the )?(?:{_WORDS.find_longest('roles')}))(?: \d{{1,2}})?"
_LABEL = re.compile(
    rf"(?P<clock>{_CLOCK}\s?[-–—:|]?\s)?(?:"
    rf"(?P<role>{_ROLE}){_ASIDE}\s?(?::|(?<=\b[QA])\.|(?<=\b[QA])[—–]|(?<=\b[QA] )[—–-](?=\s))"
    rf"|(?:{_BY})?(?P<handle>{_HANDLE}){_ON}"
    rf"(?: (?:{_WORDS.find_longest('replying')}|to|→|->|>) (?:{_HANDLE}))?{_ASIDE}\s?"
    rf"(?::|(?<=>)|[·•] .{{1,20}}:)"
    rf"|(?P<title>(?i:{_WORDS.find_longest('titles')})\.? {_NAME}){_ASIDE}\s?:"
    rf"|(?P<post>{_BY})?(?P<name>{_NAME}(?: \d{{1,3}}(?![\d/.]))?)(?P<own_handle> \(@[\w.]{{1,30}}\))?{_ON}{_ASIDE}"
    rf"(?P<stamp>,? [(\[]?{_STAMP}[)\]]?)?\s?:"
    rf"|(?P<small>{_SMALL_NAME})\s?:"
    r")\s+(?=\S)"
)
_POSTER = re.compile(
    rf"(?:[↳└→]\s?)?(?:(?P<name>[^@|·•:.!?]{{2,40}}|{_NAME}) )?\(?(?P<handle>{_HANDLE})\)?"
    rf"(?:\s?[·•|,–-]\s?.{{1,40}}|\s\(?{_STAMP}\)?|\s?:)?"
)
"""A line of its own that names whose post follows."""
_POSTED = re.compile(
    rf"{_BY}(?P<name>@?\w[\w.-]{{1,30}}|{_NAME})(?:,? (?:at|on|·|\|) .{{2,40}})?:?"
)
"""A line that says who wrote what stands below it."""
_WHEN = rf"(?:{_TIME}|\d{{1,3}} (?i:{_WORDS.find_longest('time_units')})\.? ago)"
_STAMPED = re.compile(
    rf"(?P<name>{_NAME}),?\s{{1,4}}(?:\(|[·•|–—-]\s)?{_WHEN}\)?"
    rf"|(?P<small>{_SMALL_NAME}) [\[(]?{_WHEN}[)\]]?",
    re.ASCII,
)
"""A name with the time at which the words below it were posted."""
_RETWEET = re.compile(r"(?:RT|QT|MT|Quoting|Via) (?P<handle>@[\w.]{1,30}):?\s+")
_REPLY = re.compile(
    rf"\s*(?:{_WORDS.find_longest('replying')})(?: (?:{_HANDLE}),?(?: and)?)+\s*", re.IGNORECASE
)
_LONGEST_POSTER = 120
_COUNTER = re.compile(r"(?:\(?\d{1,2}/(?:\d{1,2}|n)?\)?[.:]?|🧵(?: \d{1,2}/\d{0,2})?)\s+|^🧵\s*")
"""The number of a post in its thread: "2/5"."""
_CLOCK_ALONE = re.compile(rf"(?:posted at )?{_CLOCK}(?:\s?[-–—:|])?", re.I)
_ENTRY = re.compile(rf"{_CLOCK}(?:\s?[-–—:|]\s?|\s+)(?=[\"“'‘]?[^\W_a-z])")
_NO_SPEAKERS = _WORDS.find("no_speakers")


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnLabel:
    """A label that opens a turn."""

    end: int
    """Where what is said begins."""
    speaker: Span
    is_sure: bool
    """True for a label that only a turn has; a bare name before a colon may head anything."""
    stands_alone: bool = False
    """True for a handle, and where the page says that a name is of who posted: no other turn need
    stand beside it."""
    is_small: bool = False
    """True for a word without a capital that no dictionary has; it is a name where it recurs."""


def find_turn_label(block: TextBlock) -> TurnLabel | None:
    """The label of a turn at the beginning of a block."""
    if block.kind is BlockKind.ROW:
        return None
    match = _RETWEET.match(block.text)
    if match is not None:
        handle = Span(*match.span("handle"))
        return TurnLabel(end=match.end(), speaker=handle, is_sure=True, stands_alone=True)
    match = _LABEL.match(block.text)
    if match is None:
        return None
    group = next(name for name in ("role", "handle", "title", "name", "small") if match[name])
    speaker = Span(*match.span(group))
    words = match[group].casefold().split()
    is_name = group in ("name", "small")
    if is_name and (_heads_something(words) or len(match[group]) > 60):
        return None
    is_small = group == "small"
    if is_small and not match["clock"] and match["small"] in dictionary():
        return None
    return TurnLabel(
        end=match.end(),
        speaker=speaker,
        is_sure=bool(
            match["clock"]
            or match["post"]
            or match["stamp"]
            or match["own_handle"]
            or not is_name
            or (group == "name" and match["name"].isupper() and words[1:])
        ),
        stands_alone=group == "handle" or bool(match["post"] or match["own_handle"]),
        is_small=is_small,
    )


def _heads_something(words: Sequence[str]) -> bool:
    """True for "Key points" and for "Kim said", which open no turn."""
    return (
        " ".join(words) in _NO_SPEAKERS or words[0] in _NO_SPEAKERS or words[-1] in saying_forms()
    )


def find_poster(block: TextBlock) -> Span | None:
    """The name in a line that says whose post follows."""
    text = block.text.strip()
    if len(block.text) >= _LONGEST_POSTER or block.kind is BlockKind.ROW:
        return None
    match, group = _POSTER.fullmatch(text), "handle"
    if match is None:
        match, group = _POSTED.fullmatch(text), "name"
    if match is None:
        match = _STAMPED.fullmatch(text)
        group = "small" if match is not None and match["small"] else "name"
    if match is None or (group == "small" and match[group] in dictionary()):
        return None
    shift = len(block.text) - len(block.text.lstrip())
    return Span(match.start(group) + shift, match.end(group) + shift)


def is_reply_head(block: TextBlock) -> bool:
    """True for a line that only says to whom a post replies."""
    return _REPLY.fullmatch(block.text) is not None


def find_entry(block: TextBlock) -> int | None:
    """Where the words of an entry begin after its clock time; None where it has none."""
    if block.kind is BlockKind.ROW:
        return None
    if len(block.text) < 60 and _CLOCK_ALONE.fullmatch(block.text.strip()):
        return len(block.text)
    match = _ENTRY.match(block.text)
    return None if match is None else match.end()


def strip_counter(block: TextBlock) -> TextBlock:
    """A post without its number in the thread."""
    match = _COUNTER.match(block.text)
    return block if match is None else block.part(match.end())
