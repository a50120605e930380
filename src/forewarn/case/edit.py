"""Changes to case files that keep every comment, blank line and order of keys.

Each function takes the text of a file and gives its new text; nothing here touches the disk.
"""

from collections.abc import Mapping, MutableMapping, Sequence
from datetime import date
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AbstractTable, AoT, Array, InlineTable

from forewarn.case.positions import locate
from forewarn.errors import ForewarnError
from forewarn.sources.source import Reliability


class EditError(ForewarnError):
    """A change that cannot be made; the file is as it was."""


def grade_source(text: str, source: str, *, letter: str, since: date, reason: str) -> str:
    """``sources.toml`` with a grade added to a source's history, or set anew for that day.

    Before the first entry of the history the source's own ``reliability`` counts.
    """
    if letter not in set(Reliability):
        raise EditError(f"a grade is one of {', '.join(Reliability)}, got {letter!r}")
    if not reason.strip():
        raise EditError("a grade needs a reason")
    document, table = _found(text, "source", source)
    history = table.get("history")
    if history is None:
        history = tomlkit.array()
        history.multiline(True)
        table["history"] = history
    if not isinstance(history, Array):
        raise EditError(f"the history of {source} is no list of inline tables; edit it by hand")
    entry = tomlkit.inline_table()
    entry.update({"since": since, "reliability": letter, "reason": reason.strip()})
    for place, held in enumerate(history):
        if isinstance(held, Mapping) and held.get("since") == since:
            history[place] = entry
            return tomlkit.dumps(document)
    place = sum(isinstance(one, Mapping) and one["since"] < since for one in history)
    history.insert(place, entry)
    return tomlkit.dumps(document)


def set_odds(text: str, indicator: str, kind: str, rival: str, odds: float | str) -> str:
    """``indicators.toml`` with the chance of an indicator under a scenario or hypothesis.

    ``kind`` is ``scenarios`` or ``hypotheses``; ``odds`` a chance or a word of the case's scale.
    """
    if kind not in ("scenarios", "hypotheses"):
        raise EditError(f"odds are under scenarios or hypotheses, got {kind!r}")
    if not isinstance(odds, str) and not 0 < odds < 1:
        raise EditError(f"a chance lies between 0 and 1, both excluded, got {odds:g}")
    document, table = _found(text, "indicator", indicator)
    if kind not in table:
        table[kind] = tomlkit.inline_table()
    held = table[kind]
    if not isinstance(held, (AbstractTable, InlineTable)):
        raise EditError(f"{kind} of {indicator} is no table; edit it by hand")
    held[rival] = odds
    return tomlkit.dumps(document)


def save_view(text: str, page: str, name: str, words: str, facets: Mapping[str, str]) -> str:
    """``views.toml`` with a view at its end, or in place of the one of that page and name."""
    if not name.strip():
        raise EditError("a view needs a name")
    if not words.strip() and not facets:
        raise EditError("the view sifts by nothing; choose a filter or search for something first")
    document = _parsed(text)
    made = tomlkit.table()
    made["name"] = name.strip()
    made["page"] = page
    if words.strip():
        made["words"] = words.strip()
    if facets:
        held = tomlkit.inline_table()
        held.update(facets)
        made["facets"] = held
    place = _view(document, page, name)
    if place is not None:
        document["view"][place].update(made)
        for key in {"words", "facets"} - set(made):
            document["view"][place].pop(key, None)
        return tomlkit.dumps(document)
    if "view" not in document:
        document["view"] = tomlkit.aot()
    views = document["view"]
    if not isinstance(views, AoT):
        raise EditError("views.toml has no list of [[view]]; mend it by hand first")
    views.append(made)
    return tomlkit.dumps(document)


def drop_view(text: str, page: str, name: str) -> str:
    """``views.toml`` without the view of that page and name; comments around it stay."""
    document = _parsed(text)
    place = _view(document, page, name)
    if place is None:
        raise EditError(f"no view of {page} has the name {name!r}")
    if not isinstance(document["view"], AoT):
        raise EditError("views.toml has no list of [[view]]; mend it by hand first")
    lines = text.splitlines(keepends=True)
    starts = locate(text)
    first = starts["view", place] - 1
    end = starts.get(("view", place + 1), len(lines) + 1) - 1
    # What stands before the next view is said of that one.
    while lines[end - 1].strip() == "" or lines[end - 1].lstrip().startswith("#"):
        end -= 1
    return "".join(lines[:first] + lines[end:])


def _view(document: Any, page: str, name: str) -> int | None:
    for place, held in enumerate(document.get("view", ())):
        if (held.get("page", "claims"), held.get("name")) == (page, name.strip()):
            return place
    return None


def _found(text: str, kind: str, name: str) -> tuple[Any, Any]:
    """The document and the table of that kind whose ``id`` is ``name``."""
    document = _parsed(text)
    for table in document.get(kind, ()):
        if table.get("id") == name:
            return document, table
    raise EditError(f"no {kind} has the id {name!r}")


def set_value(text: str, table: str, name: str, path: Sequence[str], value: object) -> str:
    """A case file with the value at ``path`` of one declaration set, or left out where it is None.

    ``table`` and ``name`` say which: the ``id`` of a table of a list, as ``indicator`` and
    ``sail``; a single table where ``name`` is empty, as ``scenarios``; the file as a whole, its
    ``+++`` front matter where it has one, where both are.
    """
    if text.startswith("+++"):
        head, body, rest = _front_matter(text)
        return head + set_value(body, "", "", path, value) + rest
    document, held = _found(text, table, name) if name else (_parsed(text), None)
    if held is None:
        if table and table not in document:
            document[table] = tomlkit.table()
        held = document[table] if table else document
    *way, last = path
    for step in way:
        held = _within(held, step)
    if not isinstance(held, MutableMapping):
        raise EditError(f"{'.'.join(path)} stands in a list; edit the file by hand")
    if value is not None:
        held[last] = _written(value)
    elif last in held:
        del held[last]
    return tomlkit.dumps(document)


def _within(held: Any, step: str) -> Any:
    if isinstance(held, MutableMapping):
        if step not in held:
            held[step] = tomlkit.inline_table()
        return held[step]
    if step.isdigit() and int(step) < len(held):
        return held[int(step)]
    raise EditError(f"there is nothing at {step}; edit the file by hand")


def _parsed(text: str) -> Any:
    try:
        return tomlkit.parse(text)
    except TOMLKitError as error:
        raise EditError(f"the file is no TOML: {error}; mend it by hand first") from None


def _written(value: object) -> object:
    """A table within a value is written on its line."""
    if not isinstance(value, Mapping):
        return value
    made = tomlkit.inline_table()
    made.update(value)
    return made


def _front_matter(text: str) -> tuple[str, str, str]:
    lines = text.splitlines(keepends=True)
    ends = [row for row, line in enumerate(lines) if line.strip() == "+++"]
    if len(ends) < 2:
        raise EditError("the front matter has no closing line of +++; mend it by hand first")
    return lines[0], "".join(lines[1 : ends[1]]), "".join(lines[ends[1] :])
