"""Datelines: where and when a report was written, and for whom.  They say nothing of what happened."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from forewarn.extractors.dates.expressions import MONTH_PATTERN, WEEKDAY_PATTERN
from forewarn.extractors.layout.block import BlockKind, TextBlock
from forewarn.extractors.places import atlas
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

_WORDS = reading_words("layout")
_CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŚŠŽ]"
_PARTICLES = "|".join(sorted(_WORDS.find("name_particles"), key=len, reverse=True))
_PART = rf"{_CAPITAL}[\w’'.]{{0,30}}"
_NAME = rf"{_PART}(?:(?: |-| ?/ ?)(?:(?:{_PARTICLES})[ -])?{_PART}){{0,4}}"
DAY_PATTERN = (
    rf"(?:{WEEKDAY_PATTERN},? )?(?:{MONTH_PATTERN} \d{{1,2}}(?:st|nd|rd|th)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {MONTH_PATTERN}|\d{{4}}-\d\d-\d\d|{WEEKDAY_PATTERN})"
    r"(?:,? (?:19|20)\d\d)?"
)
"""A day as headings and datelines write it."""
_DAY_ALONE = re.compile(DAY_PATTERN, re.IGNORECASE)
"""A line that holds nothing but a day, which is that of what stands below it."""
_AGENCY = r"[(\[/](?P<agency>[^\W\d_][\w .&’'/-]{1,30}?)[)\]/]"
_MARK = r"(?:\s?(?:—|–|―|--)\s?|\s?-{1,2}\s|\s-(?=\S)|\s?:\s)"
_DATELINE = re.compile(
    rf"(?P<city>{_NAME})(?P<land>(?:, {_NAME}){{0,2}}?)"
    rf"(?:,? (?P<day>(?i:{DAY_PATTERN})))?(?:,? {_AGENCY})?(?P<mark>{_MARK})(?=[\"“‘'«(]?[^\W_a-z]|[\"“][a-z])"
)
_AGENCIES = _WORDS.find("agencies")
_ACRONYM = 5
"""Letters up to which a name in capitals may be an acronym, which speaks."""
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*$")
_INNER = re.compile(r"(?<=[.!?”\"]) (?=[A-ZÀ-Þ])")
"""Where another item may begin within a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A dateline at the beginning of a text."""

    end: int
    day: Span | None = None
    agency: Span | None = None


def strip_datelines(block: TextBlock) -> TextBlock:
    """The block without the datelines that it begins with; their agency passes it on."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.QUOTED):
        return block
    at, agency, day = 0, None, None
    while (dateline := find_dateline(block.text, at)) is not None:
        at, agency, day = dateline.end, dateline.agency or agency, dateline.day or day
    if not at:
        return block
    return replace(
        block.part(at),
        relay=block.relay if agency is None else (block.locate(agency),),
        day=block.day if day is None else block.locate(day),
    )


def split_at_datelines(block: TextBlock) -> list[TextBlock]:
    """The items of a line that carries several datelines with an agency or a day."""
    starts = [
        match.end()
        for match in _INNER.finditer(block.text)
        if (dateline := find_dateline(block.text, match.end())) is not None
        and (dateline.agency is not None or dateline.day is not None)
    ]
    ends = [*(start - 1 for start in starts), len(block.text)]
    return [block.part(start, end) for start, end in zip([0, *starts], ends, strict=True)]


def carry_datelines(blocks: Iterable[TextBlock]) -> Iterator[TextBlock]:
    """The paragraphs below a dateline with its agency and day, up to the next one or a heading."""
    above: TextBlock | None = None
    day: Span | None = None
    for block in blocks:
        if _DAY_ALONE.fullmatch(block.text.strip(" :.")):
            day = block.locate_all()
            continue
        if day is not None and block.day is None:
            block = replace(block, day=day)
        if block.kind is BlockKind.HEADING or block.speaker is not None:
            above = None
        elif block.relay:
            above = block
        elif above is not None:
            block = replace(block, relay=above.relay, day=block.day or above.day)
        yield block


def find_dateline(text: str, start: int = 0) -> Dateline | None:
    """The dateline at ``start``; None where the words before the mark may be somebody's."""
    match = _DATELINE.match(text, start, min(len(text), start + 200))
    if match is None or not _is_dateline(text, match):
        return None
    day, agency = (Span(*match.span(name)) if match[name] else None for name in ("day", "agency"))
    return Dateline(end=match.end(), day=day, agency=agency)


def _is_dateline(text: str, match: "re.Match[str]") -> bool:
    city, land = match["city"], match["land"].removeprefix(", ")
    kind = _kind_of_place(city)
    is_colon = match["mark"].strip() == ":"
    if match["agency"] or match["day"]:
        is_known = bool(kind or _kind_of_place(land)) or _is_agency(match["agency"] or "")
        return is_known or (not is_colon and (bool(land or match["day"]) or city.isupper()))
    if land:
        return bool(kind or _kind_of_place(land) or (city.isupper() and not is_colon))
    if is_colon:
        # "Kim: ..." speaks; a town before a whole sentence is where it was written.
        return kind == "city" and _SENTENCE_END.search(text.rstrip()[-4:]) is not None
    if city.isupper():
        return bool(kind) or len(city) > _ACRONYM
    return kind == "city"


def _is_agency(name: str) -> bool:
    return name.casefold().split("/")[0].strip() in _AGENCIES


def _kind_of_place(name: str) -> str:
    """``city``, ``region`` or ``country``; empty for what is no shipped place."""
    world = atlas.world()
    parts = re.split(r" ?/ ?", name)
    for part in parts:
        known = world.names.meanings(part) or world.names.meanings(part.title())
        if known:
            kinds = {world.places[entry.id].kind for entry in known}
            return next(kind for kind in ("city", "region", "country") if kind in kinds)
    return ""
