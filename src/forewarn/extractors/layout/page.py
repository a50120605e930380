"""The blocks of a page, in order: what is read at once, without markup, offsets kept."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from forewarn.extractors.attribution.lexicon import reporting_forms, saying_forms
from forewarn.extractors.known_nouns import KnownNouns, shipped_nouns
from forewarn.extractors.layout.block import LONGEST_BLOCK, BlockKind, TextBlock
from forewarn.extractors.layout.datelines import (
    carry_datelines,
    split_at_datelines,
    strip_datelines,
)
from forewarn.extractors.layout.furniture import is_furniture
from forewarn.extractors.layout.headlines import strip_flashes, take_headline_source
from forewarn.extractors.layout.lines import (
    Line,
    find_lines,
    find_margin,
    find_opening,
    group_paragraphs,
)
from forewarn.extractors.layout.mails import MailHead, find_mail_head, is_salutation, is_signature
from forewarn.extractors.layout.markup import join_lines
from forewarn.extractors.layout.tables import TableRow, find_fields, split_tables, table_blocks
from forewarn.extractors.layout.turns import assign_turns, strip_counter
from forewarn.language.english.reading import reading_words
from forewarn.language.foreign import ENGLISH_NAME, is_foreign, name_language
from forewarn.text import Span

_SAMPLE = 20
"""Blocks by which the language of a page is told."""
_LONGEST_CAPTION = 120
_LAST_LINES = 10
_LABELS = "|".join(sorted(word.capitalize() for word in reading_words("layout").find("labels")))
_LABEL = re.compile(rf"(?:[A-Z][a-z-]+(?: [a-z/-]+){{1,4}}|{_LABELS}) ?:\s+")
_BRIEF = 12
"""Words up to which a paragraph that ends in "added:" only leads in the next one."""
_LEAD_IN = 30
"""Words up to which a paragraph with a colon at its end leads in what is set off below it."""
_OPENING = '“"„«'
_CLOSING = '”"“»'
_SIGNATURE = re.compile(r"[—–―-]{1,2} ?[A-Z][^.:;!?]{2,80}\.?")
_CUT = re.compile(r"[.!?][\"”’)]*\s+")
_PLAIN = (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.QUOTED)


def split_blocks(text: str, nouns: KnownNouns | None = None) -> tuple[TextBlock, ...]:
    """The non-empty blocks of a canonical text, in order; by the shipped nouns without others."""
    nouns = nouns or shipped_nouns()
    blocks = [
        block
        for block in _page_blocks(text, nouns)
        if _has_words(block.text) and (block.cells or not is_furniture(block.text))
    ]
    if is_foreign(" ".join(block.text for block in blocks[:_SAMPLE])):
        blocks = [block for block in blocks if name_language(block.text) == ENGLISH_NAME]
    blocks = [block for block in blocks if block.cells or not is_foreign(block.text)]
    turns = [
        block
        for turn in assign_turns([strip_counter(strip_flashes(block)) for block in blocks])
        for block in _split_label(take_headline_source(turn, nouns), nouns)
    ]
    joined = carry_datelines(_lead_in(_join_quotations(_take_signatures(turns))))
    parts = [part for block in joined for part in _cut(block)]
    return tuple(part for part in parts if _has_words(part.text))


def _has_words(text: str) -> bool:
    """False for a rule or a border."""
    return any(map(str.isalnum, text))


@dataclass(slots=True)
class _Mails:
    """Who wrote what stands at each depth of quotation."""

    heads: dict[int, MailHead] = field(default_factory=dict)
    is_letter: bool = False
    """True after "Dear colleagues,": a mail whose head is not on the page."""
    is_signed: bool = False
    """True after a signature, until the next head or the next change of depth."""
    depth: int = 0

    def start(self, head: MailHead, depth: int, *, is_deeper: bool) -> None:
        """A mail or reply begins; some programs quote a reply no deeper than its head."""
        at = depth + (head.is_reply and is_deeper)
        self.heads = {each: former for each, former in self.heads.items() if each < at}
        self.heads[at] = head
        self.is_signed = False

    def sign(self, block: TextBlock, depth: int) -> TextBlock:
        """The block with who wrote it and when."""
        head = self.heads.get(depth)
        if head is None:
            return block
        return replace(block, speaker=block.speaker or head.sender, day=block.day or head.day)


def _page_blocks(text: str, nouns: KnownNouns) -> Iterator[TextBlock]:
    """The blocks of a page by its lines alone, mails told apart."""
    lines = list(find_lines(text))
    margin = find_margin(text, lines)
    mails = _Mails()
    above: Line | None = None
    at = 0
    while at < len(lines):
        depth = lines[at].depth
        if (head := find_mail_head(text, lines, at)) is not None:
            below = lines[at + head.lines : at + head.lines + 1]
            mails.start(head, depth, is_deeper=not below or below[0].depth > depth)
            at += head.lines
            continue
        end = _group_end(text, lines, at)
        if depth != mails.depth:
            mails.is_signed, mails.depth = False, depth
        for stretch in () if mails.is_signed else split_tables(text, lines[at:end]):
            rows = [row for row in stretch if isinstance(row, TableRow)]
            caption = _caption(text, above) if rows else ""
            above = stretch[-1] if isinstance(stretch[-1], Line) else None
            for block in _stretch_blocks(text, stretch, margin, nouns, caption=caption):
                yield mails.sign(block, depth)
        mails.is_letter = mails.is_letter or is_salutation(lines[at].span.of(text))
        if (
            end < len(lines)
            and (mails.heads or mails.is_letter or _is_last_signature(text, lines, end))
            and is_signature(lines[end].span.of(text))
        ):
            mails.is_signed, mails.depth = True, lines[end].depth
            end += 1
        at = end


def _is_last_signature(text: str, lines: Sequence[Line], at: int) -> bool:
    """True for the "--" after which a page has only a few lines, on whatever page."""
    return len(lines) - at <= _LAST_LINES and lines[at].span.of(text).strip() == "--"


def _group_end(text: str, lines: Sequence[Line], at: int) -> int:
    """The end of the lines that stand together: up to an empty line or the head of a mail."""
    end = at + 1
    while (
        end < len(lines)
        and not lines[end].is_first
        and not is_signature(lines[end].span.of(text))
        and find_mail_head(text, lines, end) is None
    ):
        end += 1
    return end


def _stretch_blocks(
    text: str,
    stretch: Sequence[Line] | Sequence[TableRow],
    margin: int,
    nouns: KnownNouns,
    *,
    caption: str,
) -> Iterator[TextBlock]:
    rows = [row for row in stretch if isinstance(row, TableRow)]
    if rows:
        yield from table_blocks(text, rows, caption=caption)
        return
    lines_of_text = [
        line for line in stretch if isinstance(line, Line) and not is_furniture(line.span.of(text))
    ]
    for lines in group_paragraphs(text, lines_of_text, margin):
        yield from _parse_paragraph(text, lines, nouns)


def _caption(text: str, above: Line | None) -> str:
    """The words of the line above a table, where they are no sentence."""
    words = "" if above is None else above.span.of(text).strip(" #*_:")
    return "" if words.endswith((".", "!", "?")) or len(words) > _LONGEST_CAPTION else words


def _parse_paragraph(text: str, lines: Sequence[Line], nouns: KnownNouns) -> Iterator[TextBlock]:
    spans = [line.span for line in lines]
    opening = find_opening(text, spans[0])
    kind = BlockKind.QUOTED if lines[0].depth else BlockKind.PARAGRAPH
    if opening is not None:
        kind = opening.kind
        spans[0] = Span(opening.end, max(opening.end, spans[0].end))
    is_alone = len(lines) == 1 and not is_furniture(spans[0].of(text))
    if is_alone and (fields := find_fields(text, spans[0], nouns)):
        yield from fields
        return
    spans = [_without_indent(text, span) for span in spans]
    for block in split_at_datelines(join_lines(kind, text, spans)):
        yield strip_datelines(strip_flashes(block))


def _without_indent(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.end - len(words.lstrip()), span.end)


def _lead_in(blocks: Iterator[TextBlock]) -> Iterator[TextBlock]:
    """Mark what a lead-in introduces: bullets, what is set off as quoted, one paragraph of speech."""
    lead: TextBlock | None = None
    set_off: BlockKind | None = None
    for block in blocks:
        if lead is not None and set_off in (None, block.kind) and _is_led_in(lead, block, set_off):
            set_off = block.kind
            yield replace(block, has_lead_in=True)
            if block.kind is BlockKind.PARAGRAPH and block.text.lstrip()[:1] not in _OPENING:
                lead = None
            continue
        words = block.text.split()
        is_lead = block.text.rstrip().endswith(":") and 0 < len(words) <= _LEAD_IN
        lead, set_off = (block if is_lead else None), None
        yield block


def _is_led_in(lead: TextBlock, block: TextBlock, set_off: BlockKind | None) -> bool:
    if block.kind in (BlockKind.BULLET, BlockKind.QUOTED, BlockKind.ROW):
        return block.kind is not lead.kind or set_off is not None
    if block.kind is not BlockKind.PARAGRAPH or lead.kind is BlockKind.HEADING:
        return False
    if block.text.lstrip()[:1] in _OPENING:
        return True
    words = lead.text.rstrip(": ").casefold().split()
    is_speech = words[-1].endswith("ing") or any(word in reporting_forms() for word in words)
    return set_off is None and len(words) <= _BRIEF and is_speech


def _take_signatures(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Block quotations with the speaker whose name after a dash closes them."""
    signed: list[TextBlock] = []
    for block in blocks:
        text = block.text.strip()
        if block.kind is BlockKind.QUOTED and _SIGNATURE.fullmatch(text) and signed:
            name = re.match(r"[—–―-]{1,2} ?(?P<name>[^,(]+)", text)
            shift = len(block.text) - len(block.text.lstrip())
            at = len(signed)
            while name is not None and at and signed[at - 1].kind is BlockKind.QUOTED:
                at -= 1
                place = Span(name.start("name") + shift, name.end("name") + shift)
                signed[at] = replace(signed[at], speaker=block.locate(place))
            if at < len(signed):
                continue
        signed.append(block)
    return signed


def _join_quotations(blocks: Iterable[TextBlock]) -> Iterator[TextBlock]:
    """Join a lead-in ("She tweeted:") or a signature ("— Carla Sanchez") to its quotation.

    The layout puts the quotation into a paragraph of its own; the grammar reads block by block and
    would find no speaker for it.
    """
    pending: TextBlock | None = None
    for block in blocks:
        if pending is not None and _goes_with(pending, block):
            pending = replace(
                pending,
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
        not before.text.strip()
        or not after.text.strip()
        or after.offsets[0] <= before.offsets[-1] + 1
        or len(before.text) + len(after.text) > LONGEST_BLOCK
    ):
        return False
    if before.kind not in _PLAIN or after.kind is not BlockKind.PARAGRAPH:
        return False
    if before.speaker != after.speaker:
        return False
    words = before.text.rstrip(": ").casefold().split()
    is_lead_in = (
        before.text.rstrip().endswith(":")
        and bool(words)
        and (
            after.text.lstrip()[:1] in _OPENING
            or (len(words) <= _BRIEF and words[-1] in saying_forms())
        )
    )
    is_signature_line = before.text.rstrip()[-1:] in _CLOSING and _SIGNATURE.fullmatch(
        after.text.strip()
    )
    return bool(is_lead_in or is_signature_line)


def _split_label(block: TextBlock, nouns: KnownNouns) -> Iterator[TextBlock]:
    """Split a label ("Trigger conditions:") from what it labels, unless the label can speak."""
    match = _LABEL.match(block.text)
    if (
        match is None
        or block.cells
        or _can_speak(match.group().rstrip(": ").casefold().split(), nouns)
    ):
        yield block
        return
    at = match.end()
    yield replace(block.part(0, at), kind=BlockKind.HEADING)
    if at < len(block.text):
        yield block.part(at)


def _can_speak(words: Sequence[str], nouns: KnownNouns) -> bool:
    return words[-1] in saying_forms() or any(map(nouns.can_speak, words))


def _cut(block: TextBlock) -> Iterator[TextBlock]:
    """The block, in pieces no longer than ``LONGEST_BLOCK``, cut after sentences where there are any."""
    at = 0
    while len(block.text) - at > LONGEST_BLOCK:
        window = block.text[at : at + LONGEST_BLOCK]
        ends = [match.end() for match in _CUT.finditer(window)]
        size = ends[-1] if ends else (window.rfind(" ") + 1 or LONGEST_BLOCK)
        yield block.part(at, at + size)
        at += size
    yield block.part(at)
