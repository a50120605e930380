"""What a page says in words of its own: everything readable that no datum explains."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from html.parser import HTMLParser

from forewarn.findings.reason import Reason, Word

_VOID = {"meta", "link", "input", "br", "img", "hr", "path", "rect", "circle", "use"}
_SHOWN = ("aria-label", "title", "placeholder", "alt", "data-note", "data-source", "data-title")
_SHOWN += ("data-saved", "data-copied", "data-refused", "data-reads", "data-made")
DATA = {"tx", "quote", "says", "gapc", "prose"}
"""Classes of what others wrote: a report's text, quotations, an analyst's prose."""
CODE = {"code", "kbd", "script", "style", "q", "pre", "datalist"}
"""Elements of code, of keys and of quotations."""
_WORD = re.compile(r"[A-Za-z]{2,}")


class _Walk(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.found: list[str] = []

    @property
    def passed_over(self) -> bool:
        return any(skip for _, skip in self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        skip = tag in CODE or bool(DATA & set((held.get("class") or "").split()))
        if not skip and not self.passed_over:
            self.found += [held[key] or "" for key in _SHOWN if key in held]
            # What the scripts say, but for the keys themselves.
            self.found += spoken(held.get("data-words") or "{}")
            self.found += spoken(held.get("data-served") or "{}")
            if tag == "input" and held.get("type") in {"submit", "button"}:
                self.found.append(held.get("value") or "")
        if tag not in _VOID:
            self.open.append((tag, skip))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self.passed_over and data.strip():
            self.found.append(data)


def spoken(words: str) -> list[str]:
    """What the scripts say: the values, and of the map of keys what each does."""
    held = json.loads(words)
    return [*(does for _, does in held.pop("does", ())), *held.values()]


def readable(page: str) -> list[str]:
    """Text and spoken attributes of a page, but for code and what others wrote."""
    walk = _Walk()
    walk.feed(page)
    return walk.found


def strings(held: object) -> Iterator[str]:
    """Every text in a value, but the program's own enumerations and words."""
    if isinstance(held, Enum | Word):
        return
    if isinstance(held, Reason):
        held = [value for _name, value in held.values]
    if isinstance(held, str):
        yield held
    elif is_dataclass(held):
        for field in fields(held):
            yield from strings(getattr(held, field.name))
    elif isinstance(held, Mapping):
        for key, value in held.items():
            yield from strings(key)
            yield from strings(value)
    elif isinstance(held, list | tuple | set | frozenset):
        for one in held:
            yield from strings(one)


def bare(page: str, data: Collection[str]) -> list[str]:
    """Texts with a word that is neither translated nor in ``data``.

    Words that a datum happens to share with the program are not seen, nor those of elements that
    hold what others wrote.
    """
    known = sorted({one for one in data if _WORD.search(one)}, key=len, reverse=True)
    found = []
    for text in readable(page):
        left = text
        for one in known:
            if one in left:
                left = re.sub(rf"(?<![A-Za-z]){re.escape(one)}(?![A-Za-z])", " ", left)
        if _WORD.search(left):
            found.append(" ".join(text.split()))
    return found
