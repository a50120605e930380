"""Who has the floor: turns of a transcript, posts of a thread, entries of a live blog."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from forewarn.extractors.attribution.lexicon import saying_forms
from forewarn.extractors.layout.block import BlockKind, TextBlock
from forewarn.extractors.layout.datelines import DAY_PATTERN
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

_WORDS = reading_words("layout")
_ROLES = "|".join(sorted(map(re.escape, _WORDS.find("roles")), key=len, reverse=True))
_TITLES = "|".join(sorted(map(re.escape, _WORDS.find("titles")), key=len, reverse=True))
_PARTICLES = "|".join(sorted(map(re.escape, _WORDS.find("name_particles")), key=len, reverse=True))
_REPLYING = "|".join(sorted(_WORDS.find("replying"), key=len, reverse=True))
_POSTS = "|".join(sorted(_WORDS.find("posts"), key=len, reverse=True))
_CLOCK = (
    r"\[?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? )?\d{1,2}(?:[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)"
    r"(?: (?:GMT|UTC|[A-Z]{2,4}T?))?(?: \([^)]{2,20}\))?\]?"
)
_CAPITAL_WORD = r"[^\W\d_a-z][\w.’'-]*"
_NAME = rf"{_CAPITAL_WORD}(?:,? (?:(?:{_PARTICLES}) )?{_CAPITAL_WORD}){{0,5}}"
_HANDLE = r"(?<!\w)@\w(?:[\w.]{0,28}\w)?|u/[\w-]{2,30}|<[\w|^.-]{2,30}>|(?<!\S)[a-zA-Z]\w{0,28}[_\d]\w{0,20}(?=\s?[:(])"
_LABEL = re.compile(
    rf"(?P<clock>{_CLOCK}\s?[-–—:|]?\s)?(?:"
    rf"(?P<role>(?i:(?:the )?(?:{_ROLES}))(?: \d{{1,2}})?)(?: \([^)]{{1,60}}\))?\s?(?::|(?<=\b[QA])\.)"
    rf"|(?P<handle>{_HANDLE})(?: (?:replying to|in reply to|to|→|->|>) (?:{_HANDLE}))?"
    rf"(?: \([^)]{{1,40}}\))?\s?(?::|(?<=>)| [·•] .{{1,20}}:)"
    rf"|(?P<title>(?i:{_TITLES})\.? {_NAME})(?: \([^)]{{1,60}}\))?\s?:"
    rf"|(?P<post>(?i:{_POSTS}) (?:by|from) )?(?P<name>{_NAME})(?: \([^)]{{1,60}}\))?\s?:"
    r")\s+(?=\S)"
)
_POSTER = re.compile(
    rf"(?:(?P<name>[^@|·•:.!?]{{2,40}}) )?\(?(?P<handle>{_HANDLE})\)?(?:\s?[·•|,–-]\s?.{{1,40}}|\s?:)?"
)
"""A line of its own that names whose post follows."""
_POSTED = re.compile(
    rf"(?i:{_POSTS}) (?:by|from) (?P<name>@?\w[\w.-]{{1,30}}|{_NAME})(?:,? (?:at|on|·|\|) .{{2,40}})?:?"
)
"""A line that says who wrote what stands below it."""
_STAMPED = re.compile(
    rf"(?P<name>{_NAME}),?\s(?:\(|[·•|–-]\s)?(?:(?i:{DAY_PATTERN})(?:,? at|,)? )?{_CLOCK}\)?",
    re.ASCII,
)
"""A name with the time at which the words below it were posted."""
_RETWEET = re.compile(r"(?:RT|QT|MT|Quoting|Via) (?P<handle>@[\w.]{1,30}):?\s+")
_REPLY = re.compile(rf"\s*(?:{_REPLYING})(?: (?:{_HANDLE}),?(?: and)?)+\s*", re.IGNORECASE)
_LONGEST_POSTER = 120
_COUNTER = re.compile(r"(?:\(?\d{1,2}/(?:\d{1,2}|n)?\)?[.:]?|🧵(?: \d{1,2}/\d{0,2})?)\s+|^🧵\s*")
"""The number of a post in its thread: "2/5"."""
_CLOCK_ALONE = re.compile(rf"(?:posted at )?{_CLOCK}(?:\s?[-–—:|])?", re.I)
_ENTRY = re.compile(rf"{_CLOCK}(?:\s?[-–—:|]\s?|\s+)(?=[\"“'‘]?[^\W_a-z])")
_ASIDE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\.?\s*")
"""What the transcript itself says: "(Laughter.)"."""
_NO_SPEAKERS = _WORDS.find("no_speakers")
_ASKERS = _WORDS.find("askers")


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnLabel:
    """A label that opens a turn."""

    end: int
    """Where what is said begins."""
    speaker: Span
    is_sure: bool
    """True for a label that only a turn has; a bare name before a colon may head anything."""
    is_handle: bool = False


def assign_turns(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """The blocks with the speakers of their turns; labels and clock times leave the text."""
    labels = [find_turn_label(block) for block in blocks]
    names = Counter(
        _words(block, label.speaker) for block, label in zip(blocks, labels, strict=True) if label
    )
    sure = sum(label.is_sure for label in labels if label is not None)
    is_transcript = (sure >= 1 and names.total() >= 2) or sum(n > 1 for n in names.values()) >= 2
    is_live = sum(_entry_end(block) is not None for block in blocks) >= 2
    has_posters = any(_poster(block) is not None for block in blocks)
    runs_on = is_transcript and 3 * names.total() >= sum(not block.cells for block in blocks)
    speaker: Span | None = None
    for block, label in zip(blocks, labels, strict=True):
        if block.kind is BlockKind.HEADING or block.cells:
            speaker = None if block.kind is BlockKind.HEADING else speaker
            yield block
            continue
        if is_live and (end := _entry_end(block)) is not None and not (label and label.is_handle):
            speaker, block = None, block.part(end)
            label = find_turn_label(block)
            if not block.text:
                continue
        if has_posters and _REPLY.fullmatch(block.text):
            continue
        if has_posters and (poster := _poster(block)) is not None:
            speaker = block.locate(poster)
            continue
        if label is not None and (is_transcript or label.is_handle):
            turn = block.part(label.end)
            speaker = block.locate(label.speaker)
            yield _turn(turn, speaker, asks=_words(block, label.speaker) in _ASKERS)
            if not (runs_on or has_posters):
                speaker = None
            continue
        has_own = speaker is None or block.speaker is not None or _ASIDE.fullmatch(block.text)
        yield block if has_own or speaker is None else _turn(block, speaker)


def find_turn_label(block: TextBlock) -> TurnLabel | None:
    """The label of a turn at the beginning of a block."""
    if block.kind is BlockKind.ROW:
        return None
    match = _RETWEET.match(block.text)
    if match is not None:
        handle = Span(*match.span("handle"))
        return TurnLabel(end=match.end(), speaker=handle, is_sure=True, is_handle=True)
    match = _LABEL.match(block.text)
    if match is None:
        return None
    group = next(name for name in ("role", "handle", "title", "name") if match[name])
    speaker = Span(*match.span(group))
    words = match[group].casefold().split()
    if group == "name" and (_heads_something(words) or len(match[group]) > 60):
        return None
    is_sure = bool(
        match["clock"]
        or match["post"]
        or group != "name"
        or (match["name"].isupper() and words[1:])
    )
    return TurnLabel(end=match.end(), speaker=speaker, is_sure=is_sure, is_handle=group == "handle")


def _heads_something(words: Sequence[str]) -> bool:
    """True for "Key points" and for "Kim said", which open no turn."""
    return (
        " ".join(words) in _NO_SPEAKERS or words[0] in _NO_SPEAKERS or words[-1] in saying_forms()
    )


def _turn(block: TextBlock, speaker: Span, *, asks: bool = False) -> TextBlock:
    is_question = asks or block.text.rstrip().rstrip('”"’').endswith("?")
    kind = BlockKind.QUESTION if is_question else block.kind
    return replace(block, kind=kind, speaker=speaker)


def _poster(block: TextBlock) -> Span | None:
    text = block.text.strip()
    if len(block.text) >= _LONGEST_POSTER or block.kind is BlockKind.ROW:
        return None
    match, group = _POSTER.fullmatch(text), "handle"
    if match is None:
        match, group = _POSTED.fullmatch(text) or _STAMPED.fullmatch(text), "name"
    if match is None:
        return None
    shift = len(block.text) - len(block.text.lstrip())
    return Span(match.start(group) + shift, match.end(group) + shift)


def _entry_end(block: TextBlock) -> int | None:
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


def _words(block: TextBlock, span: Span) -> str:
    return span.of(block.text).casefold().removeprefix("the ")
