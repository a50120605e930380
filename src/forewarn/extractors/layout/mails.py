"""Mails: headers, quoted replies, signatures; who wrote what stands under them, and on which day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from forewarn.extractors.layout.lines import Line
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

_WORDS = reading_words("layout")
_KEYS = "|".join(
    re.escape(word) for word in sorted(_WORDS.find("mail_headers"), key=len, reverse=True)
)
_HEADER = re.compile(rf"\*{{0,2}}(?P<key>{_KEYS})\*{{0,2}}\s?:\*{{0,2}}\s*(?P<value>.*)", re.I)
_FORWARD = re.compile(
    r"-{2,}\s?(?:original message|forwarded message|forwarded by .{1,60})\s?-{2,}|begin forwarded message:",
    re.I,
)
_ON_WORDS = "|".join(sorted(_WORDS.find("reply_on")))
_WROTE_WORDS = "|".join(sorted(_WORDS.find("reply_wrote"), key=len, reverse=True))
_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: ?[+-]\d{4}| [A-Z]{2,4})?"
_WROTE = re.compile(
    rf"\s*(?:{_ON_WORDS}) (?P<day>.{{4,60}}?{_CLOCK}|.{{4,40}}?\d{{4}}),? "
    r"(?P<name>[^<>:@]{2,80}?|\S+@\S+)\s?(?:[<\[(][^>\])]{2,80}[>\])])?"
    rf"\s(?:{_WROTE_WORDS})\s?:",
    re.I,
)
"""The line that mail programs put above a quoted reply."""
_SIGNATURE = re.compile(r"--|__+|Sent from my .{2,40}|Get Outlook for .{2,20}")
_MOST_HEADERS = 40
_OTHER_HEADER = re.compile(r"[A-Z][\w]*(?:-[\w]+)+:|[ \t]")
"""A header of a mail program's own, or the rest of a header that runs over two lines."""
_LEADING = {"from", "subject", "message-id"}
_SALUTATIONS = "|".join(sorted(_WORDS.find("salutations"), key=len, reverse=True))
_SALUTATION = re.compile(rf"(?:{_SALUTATIONS})(?: [^.!?:;,]{{1,50}})?[,:!]", re.IGNORECASE)
_VALEDICTIONS = _WORDS.find("valedictions")
_NAME_IN_VALUE = re.compile(r"[\"']?(?P<name>[^<>\"']{2,80}?)[\"']?\s*(?:[<\[(].*)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class MailHead:
    """Lines that say who wrote what follows them."""

    lines: int
    """How many lines it takes."""
    sender: Span | None
    day: Span | None
    is_reply: bool = False
    """True for "On Monday, X wrote:", which speaks of the quoted lines that follow it."""


def find_mail_head(text: str, lines: Sequence[Line], at: int) -> MailHead | None:
    """The head of a mail or of a quoted reply at a line; None where there is none."""
    span = lines[at].span
    first = span.of(text)
    if _FORWARD.fullmatch(first.strip()):
        below = _read_headers(text, lines, at + 1)
        if below is None:
            return MailHead(lines=1, sender=None, day=None)
        return MailHead(lines=below.lines + 1, sender=below.sender, day=below.day)
    return _find_reply(text, lines, at) or _read_headers(text, lines, at)


def _find_reply(text: str, lines: Sequence[Line], at: int) -> MailHead | None:
    """The line above a quoted reply, "On Monday, X wrote:", which may run over two lines."""
    for count in (1, 2):
        group = lines[at : at + count]
        if len(group) < count or group[-1].span.end - group[0].span.start > 240:
            return None
        if any(line.depth != group[0].depth for line in group):
            return None
        match = _WROTE.fullmatch(text, group[0].span.start, group[-1].span.end)
        if match is not None:
            name = _trim_name(text, Span(*match.span("name")))
            return MailHead(lines=count, sender=name, day=Span(*match.span("day")), is_reply=True)
    return None


def _read_headers(text: str, lines: Sequence[Line], at: int) -> MailHead | None:
    values: dict[str, Span] = {}
    end = at
    while end < min(len(lines), at + _MOST_HEADERS) and lines[end].depth == lines[at].depth:
        match = _HEADER.fullmatch(text, lines[end].span.start, lines[end].span.end)
        if (end > at and lines[end].is_first) or (match is None and not values):
            break
        if match is None and not _OTHER_HEADER.match(
            text, lines[end].span.start, lines[end].span.end
        ):
            break
        if match is not None:
            values.setdefault(match["key"].casefold(), Span(*match.span("value")))
        end += 1
    stands_alone = at == 0 and (end == len(lines) or lines[end].is_first)
    if len(values) < (1 if stands_alone else 2):
        return None
    if not stands_alone and not _LEADING & values.keys():
        return None
    day = values.get("date") or values.get("sent")
    return MailHead(
        lines=end - at,
        sender=_trim_name(text, values["from"]) if "from" in values else None,
        day=day if day is not None and len(day) else None,
    )


def _trim_name(text: str, span: Span) -> Span | None:
    """The name without its address; the address where there is no name."""
    match = _NAME_IN_VALUE.match(text, span.start, span.end)
    name = Span(*match.span("name")) if match is not None else span
    words = name.of(text)
    start = name.start + len(words) - len(words.lstrip(" \"'"))
    end = name.end - (len(words) - len(words.rstrip(" \"',")))
    return Span(start, end) if start < end else None


def is_salutation(line: str) -> bool:
    """True for "Dear colleagues,"."""
    return _SALUTATION.fullmatch(line.strip()) is not None


def is_signature(line: str) -> bool:
    """True for the line after which a mail holds only its writer's name and numbers."""
    words = line.strip()
    return bool(_SIGNATURE.fullmatch(words)) or words.casefold().rstrip(" ,.!") in _VALEDICTIONS
