"""The blocks of a report (headings, bullets, paragraphs) without markup, offsets kept."""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from forewarn.extractors.attribution.lexicon import BODY_NOUNS, PERSON_NOUNS, saying_forms
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

LONGEST_BLOCK = 2000
"""Characters after which a block is cut, so that one endless line cannot exhaust the parser."""

_OPENER = re.compile(
    r"[ \t]*(?:(#{1,6})[ \t]+|([-*•‣◦·▪–][ \t]+|\d{1,2}[.)][ \t]+)|((?:>[ \t]?)+))?"
)
_MARKUP = re.compile(
    r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`+"
    r"|!?\[(?=[^\]\n]{1,300}\]\()|(?<=\S)\]\([^()\s]{0,500}\)|\[\^?\d{1,3}\]"
)
_DATELINE = re.compile(
    r"[A-Z][A-Z .,'’/-]{2,40}[A-Z](?:, (?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?)?"
    r"(?: \([\w .]{2,30}\))? ?(?:—|–|--) ?"
)
_RULE = re.compile(r"[\s\-=_*~|:+.]*")
_LABELS = "|".join(sorted(word.capitalize() for word in reading_words("layout").find("labels")))
_LABEL = re.compile(rf"(?:[A-Z][a-z-]+(?: [a-z/-]+){{1,4}}|{_LABELS}) ?:\s+")
_BRIEF = 12
"""Words up to which a paragraph that ends in "added:" only leads in the next one."""
_OPENING = '“"„«'
_CLOSING = '”"“»'
_SIGNATURE = re.compile(r"[—–―-]{1,2} ?[A-Z][^.:;!?]{2,80}\.?")
_CUT = re.compile(r"[.!?][\"”’)]*\s+")


class BlockKind(StrEnum):
    """Role of a block on the page."""

    HEADING = "heading"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """One heading, bullet or paragraph as a reader sees it."""

    kind: BlockKind
    text: str
    offsets: Sequence[int]
    """Place in the canonical text of each character of ``text``."""

    def locate(self, span: Span) -> Span:
        """The canonical span of a non-empty span of ``text``."""
        return Span(self.offsets[span.start], self.offsets[span.end - 1] + 1)


def split_blocks(text: str) -> tuple[TextBlock, ...]:
    """The non-empty blocks of a canonical text, in order."""
    blocks: list[TextBlock] = []
    for start, end in _line_groups(text):
        for block in _split_label(_parse_block(text, start, end)):
            blocks.extend(_cut(block))
    return tuple(_join_quotations([block for block in blocks if not _RULE.fullmatch(block.text)]))


def _join_quotations(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """Join a lead-in ("She tweeted:") or a signature ("— Carla Sanchez") to its quotation.

    The layout puts the quotation into a paragraph of its own; the grammar reads block by block and
    would find no speaker for it.
    """
    pending: TextBlock | None = None
    for block in blocks:
        if pending is not None and _goes_with(pending, block):
            pending = TextBlock(
                kind=pending.kind,
                text=f"{pending.text} {block.text}",
                # The blank between them is the first character after the one before.
                offsets=[*pending.offsets, pending.offsets[-1] + 1, *block.offsets],
            )
            continue
        if pending is not None:
            yield pending
        pending = block
    if pending is not None:
        yield pending


def _goes_with(before: TextBlock, after: TextBlock) -> bool:
    if (
        after.offsets[0] <= before.offsets[-1] + 1
        or len(before.text) + len(after.text) > LONGEST_BLOCK
    ):
        return False
    if before.kind is BlockKind.HEADING or after.kind is not BlockKind.PARAGRAPH:
        return False
    words = before.text.rstrip(": ").casefold().split()
    is_lead_in = before.text.rstrip().endswith(":") and (
        after.text.lstrip()[:1] in _OPENING
        or (len(words) <= _BRIEF and words[-1] in saying_forms())
    )
    is_signature = before.text.rstrip()[-1:] in _CLOSING and _SIGNATURE.fullmatch(
        after.text.strip()
    )
    return bool(is_lead_in or is_signature)


def _line_groups(text: str) -> Iterator[tuple[int, int]]:
    """Character ranges of paragraphs: single lines, or the lines of a hard-wrapped one."""
    run: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if line.strip():
            run.append((at, end))
        if not line.strip() or end == len(text):
            yield from _unwrap(text, run)
            run = []
        at = end + 1


def _unwrap(text: str, run: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join the lines of a run when they look filled to a margin; else one block a line."""
    lengths = [end - start for start, end in run[:-1]]
    openers = any((match := _OPENER.match(text, start)) and match.lastindex for start, _ in run)
    is_wrapped = (
        len(run) > 1
        and not openers
        and 45 <= min(lengths) <= max(lengths) <= 110
        and max(lengths) - min(lengths) <= 25
        and sum(text[end - 1] in '.!?:;”"' for _, end in run[:-1]) <= len(run) / 3
    )
    if is_wrapped:
        yield run[0][0], run[-1][1]
    else:
        yield from run


def _parse_block(text: str, start: int, end: int) -> TextBlock:
    opener = _OPENER.match(text, start, end)
    kind = BlockKind.PARAGRAPH
    if opener is not None:
        start = opener.end()
        if opener.group(1):
            kind = BlockKind.HEADING
        elif opener.group(2):
            kind = BlockKind.BULLET
    if kind is BlockKind.PARAGRAPH and (dateline := _DATELINE.match(text, start, end)):
        start = dateline.end()
    raw = text[start:end]
    marks = [(mark.start(), mark.end()) for mark in _MARKUP.finditer(raw)]
    if not marks:
        return TextBlock(kind=kind, text=_flatten(raw), offsets=range(start, end))
    # Eight bytes a character; a list of numbers would take five times as much.
    offsets = array("q")
    plain: list[str] = []
    at = 0
    for start_of_mark, end_of_mark in [*marks, (len(raw), len(raw))]:
        if at < start_of_mark:
            plain.append(raw[at:start_of_mark])
            offsets.extend(range(start + at, start + start_of_mark))
        at = max(at, end_of_mark)
    return TextBlock(kind=kind, text=_flatten("".join(plain)), offsets=offsets)


def _split_label(block: TextBlock) -> Iterator[TextBlock]:
    """Split a label ("Trigger conditions:") from what it labels, unless the label can speak."""
    match = _LABEL.match(block.text)
    if match is None or _can_speak(match.group().rstrip(": ").casefold().split()):
        yield block
        return
    at = match.end()
    yield TextBlock(kind=BlockKind.HEADING, text=block.text[:at], offsets=block.offsets[:at])
    if at < len(block.text):
        yield TextBlock(kind=block.kind, text=block.text[at:], offsets=block.offsets[at:])


def _can_speak(words: Sequence[str]) -> bool:
    return words[-1] in saying_forms() or any(
        word in PERSON_NOUNS or word in BODY_NOUNS for word in words
    )


def _flatten(raw: str) -> str:
    """Replace line ends and tabs by blanks, one for one, so that offsets do not move."""
    return raw.replace("\n", " ").replace("\t", " ").replace("\u00a0", " ")


def _cut(block: TextBlock) -> Iterator[TextBlock]:
    """The block, in pieces no longer than ``LONGEST_BLOCK``, cut after sentences where there are any."""
    at = 0
    while len(block.text) - at > LONGEST_BLOCK:
        window = block.text[at : at + LONGEST_BLOCK]
        ends = [match.end() for match in _CUT.finditer(window)]
        size = ends[-1] if ends else (window.rfind(" ") + 1 or LONGEST_BLOCK)
        yield TextBlock(kind=block.kind, text=window[:size], offsets=block.offsets[at : at + size])
        at += size
    yield TextBlock(kind=block.kind, text=block.text[at:], offsets=block.offsets[at:])
