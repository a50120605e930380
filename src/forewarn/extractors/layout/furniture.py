"""What stands on a page and tells nothing: bylines, reading times, credits, buttons."""

import re

from forewarn.language.english.reading import reading_words

_WORDS = reading_words("layout")
_LONGEST = 160
_NAME = r"[^\W\d_a-z][\w.’'-]*"
_SMALL = "|".join(sorted(_WORDS.find("byline_words")))
_CREDITS = "|".join(sorted(_WORDS.find("credits"), key=len, reverse=True))
_PUBLISHING = "|".join(sorted(_WORDS.find("publishing"), key=len, reverse=True))
_LINKS = "|".join(sorted(_WORDS.find("links"), key=len, reverse=True))
_BYLINE = re.compile(rf"(?:By|BY|by) {_NAME}(?:(?:,? |, |/)(?:{_NAME}|(?i:{_SMALL})|\S+@\S+))*,?")
_READING_TIME = re.compile(
    r"(?:[^.]{0,60}[·•|—-] ?)?(?:about )?\d{1,3}[ -]min(?:ute)?s?(?: read)?\.?", re.I
)
_CREDIT = re.compile(
    rf"\(?(?:{_CREDITS})(?:(?:,| and) (?:{_CREDITS}))*(?: by\b| ?: ?| ?/ ?).{{2,140}}", re.I
)
_STAMP = re.compile(rf"(?:{_PUBLISHING})(?! by| from)(?: on| at)?\b ?:?.{{0,60}}\d.{{0,40}}", re.I)
_RIGHTS = re.compile(r"(?:©|\(c\) ?\d|copyright\b).{0,140}", re.I)
_LINK = re.compile(rf"(?:{_LINKS}) ?:.{{0,150}}", re.I)
_PHONES = "|".join(sorted(_WORDS.find("phones"), key=len, reverse=True))
_EXTENSION = re.compile(rf".{{0,100}}?\b(?:{_PHONES})\b[.:]{{0,2}} ?[+(\d][\d ()/+-]{{2,20}}", re.I)
"""A name and a number under which to ring it, at the end of a letter."""
_SUBJECT = re.compile(r"(?:(?:(?:re|fw|fwd|aw) ?: ?)+|attachments? ?: ?).{0,120}", re.I)
_ENDS = re.compile(r"(?:#{3}|-?\s?30\s?-|\*{3}|ENDS\.?|/?ENDS/?)")
_CONTACTS = "|".join(sorted(_WORDS.find("contacts"), key=len, reverse=True))
_CONTACT = re.compile(rf"(?:{_CONTACTS})\b[^.!?]{{0,40}}:?.{{0,120}}", re.I)
_ADDRESS = re.compile(
    r"(?:[^\s.!?]{1,20}[ :]*){0,4}(?:[\w.+-]{1,40}@[\w-]{1,40}\.[\w.]{1,20}|https?://\S{1,120}|\+?\(?\d[\d ()/.-]{6,20}\d)"
    r"\s*"
)
_DATE_LIKE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|[\d.,]+")
_LEAST_DIGITS = 6
"""Digits from which on a number may be that of a telephone."""
_TOPIC_WORDS = "|".join(sorted(_WORDS.find("topic_words")))
_TOPIC = re.compile(rf"(?:{_TOPIC_WORDS})(?: [^\W\d][\w’'-]*){{1,6}}", re.I)
"""A heading that only says what stands below it: "What we know", "Why it matters"."""
_BUTTONS = _WORDS.find("furniture")


def is_furniture(text: str) -> bool:
    """True for a line that belongs to the page and not to the report."""
    line = text.strip().strip("*_")
    if not 0 < len(line) <= _LONGEST:
        return False
    if line.casefold().strip(" .:>»→|-") in _BUTTONS:
        return True
    if _may_be_address(line) and _ADDRESS.fullmatch(line):
        return _DATE_LIKE.fullmatch(line) is None
    return any(
        pattern.fullmatch(line)
        for pattern in (
            _BYLINE,
            _READING_TIME,
            _CREDIT,
            _STAMP,
            _RIGHTS,
            _LINK,
            _SUBJECT,
            _EXTENSION,
            _CONTACT,
            _ENDS,
            _TOPIC,
        )
    )


def _may_be_address(line: str) -> bool:
    return "@" in line or "://" in line or sum(map(str.isdigit, line)) >= _LEAST_DIGITS
