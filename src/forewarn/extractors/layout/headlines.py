"""Headlines: flash words before them, the source after them."""

import re
from dataclasses import replace

from forewarn.extractors.known_nouns import KnownNouns
from forewarn.extractors.layout.block import BlockKind, TextBlock
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

_WORDS = reading_words("layout")
_FLASH_WORDS = "|".join(
    re.escape(word) for word in sorted(_WORDS.find("flashes"), key=len, reverse=True)
)
_FLASH = re.compile(
    rf"[(\[*]*(?:{_FLASH_WORDS})(?: \d{{1,2}})?[)\]*]*(?:\s*[:|•!]+\s+|\s*[-–—]+\s*)(?=\S)",
    re.IGNORECASE,
)
"""A flash word that a mark sets off: "UPDATE 2-", "Breaking:"."""
_FLASH_CAPITALS = re.compile(
    rf"[(\[*]*(?:{_FLASH_WORDS.upper()})(?: \d{{1,2}})?[)\]*]*\s+(?=[\"“‘']?[A-ZÀ-Þ0-9])"
)
"""A flash word in capitals without a mark."""
_LEAD_NUMBER = re.compile(r"\((?:\d{1,2}(?:st|nd|rd|th) )?(?:LEAD|LD|ROUNDUP|URGENT)\)\s+")
_TAIL = re.compile(r"(?P<mark>\s?:\s|\s[-–—]\s)(?P<source>[^:–—|]{2,60})$")
_QUOTED = re.compile(
    r"[“\"'‘].{8,}[”\"'’](?P<mark>\s?:\s|\s[-–—]\s)(?P<source>[^:–—|]{2,40}?)"
    rf"(?: (?:{'|'.join(sorted(_WORDS.find('topic_openers')))}) .*)?"
)
"""A quotation with its speaker, and at times the topic: "'We will not pay': mayor on fees"."""
_SITE = re.compile(r"\s+\|\s+[^|]{2,40}$")
_WORD = re.compile(r"[^\W\d_][\w.’'&-]*")
_LONGEST_HEADLINE = 200
_LEAST_WORDS = 3
_DOCUMENTS = _WORDS.find("document_sources")
_DIGIT = re.compile(r"\d")
_RELATIONS = ("on", "for", "to", "against")
"""Words by which a source is only the topic: "doctors on strike"."""
_NO_SPEAKERS = _WORDS.find("no_speakers")


def strip_flashes(block: TextBlock) -> TextBlock:
    """The block without the words that only say how pressing or how new it is."""
    at, is_capitals = 0, block.text.isupper()
    while (
        match := _FLASH.match(block.text, at)
        or _LEAD_NUMBER.match(block.text, at)
        or (None if is_capitals else _FLASH_CAPITALS.match(block.text, at))
    ) is not None:
        at = match.end()
    return block.part(at) if at else block


def take_headline_source(block: TextBlock, nouns: KnownNouns) -> TextBlock:
    """A headline without the source that it ends with: "40 dead in blast: officials"."""
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH) or block.speaker is not None:
        return block
    text = block.text.rstrip()
    if len(text) > _LONGEST_HEADLINE or text[-1:] in tuple(".!?…”\"’'"):
        return block
    if (site := _SITE.search(text)) is not None and block.kind is BlockKind.HEADING:
        text = text[: site.start()]
    match = _QUOTED.fullmatch(text) or _TAIL.search(text)
    if match is None or not _is_source(match, text, nouns):
        return block
    before = _WORD.findall(text[: match.start("mark")])
    if (
        len(before) < _LEAST_WORDS
        or before[-1].casefold() in _NO_SPEAKERS
        or text[: match.start("mark")][-1:] in ".!?"
    ):
        return block
    source = Span(match.start("source"), match.end("source"))
    return replace(block.part(0, match.start("mark")), speaker=block.locate(source))


def _is_source(match: "re.Match[str]", text: str, nouns: KnownNouns) -> bool:
    """True for "officials", "maritime agency" and "UN", not for "what we know".

    A bare name counts only after a colon, and where the headline writes other words small.
    """
    parts = _WORD.findall(match["source"])
    if not 0 < len(parts) <= 6 or _DIGIT.search(match["source"]):
        return False
    last = parts[-1].casefold()
    if any(w in _DOCUMENTS or nouns.can_speak(w) for w in (last, last.removesuffix("s"))):
        return not any(part.casefold() in _RELATIONS for part in parts)
    if ":" in match["mark"] and len(parts[-1]) > 1 and parts[-1].isupper() and not text.isupper():
        return True
    has_small_words = any(word.islower() and len(word) > 3 for word in _WORD.findall(text))
    are_names = len(parts) <= 4 and all(part[0].isupper() for part in parts)
    is_acronym = parts[0].isupper() and not text.isupper()
    return ":" in match["mark"] and are_names and (has_small_words or is_acronym)
