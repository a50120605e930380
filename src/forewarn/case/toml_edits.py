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
    """A change that cannot be made; the file stays unchanged."""


def grade_source(text: str, source: str, *, letter: str, since: date, reason: str) -> str:
    """Add a grade to a source's history in ``sources.toml``, or replace the grade of that day.

    Before the first entry of the history the source's own ``reliability`` counts.
    """
    if letter not in set(Reliability):
        raise EditError(f"a grade is one of {', '.join(Reliability)}, got {letter!r}")
    if not reason.strip():
        raise EditError("a grade needs a reason")
    document, table = _find_table(text, "source", source)
    history = table.get("history")
    if history is None:
        history = tomlkit.array()
        history.multiline(True)
        table["history"] = history
    if not isinstance(history, Array):
        raise EditError(f"the history of {source} is no list of inline tables; edit it by hand")
    entry = tomlkit.inline_table()
    entry.update({"since": since, "reliability": letter, "reason": reason.strip()})
    for position, item in enumerate(history):
        if isinstance(item, Mapping) and item.get("since") == since:
            history[position] = entry
            return tomlkit.dumps(document)
    position = sum(isinstance(item, Mapping) and item["since"] < since for item in history)
    history.insert(position, entry)
    return tomlkit.dumps(document)


def set_odds(text: str, indicator: str, kind: str, rival: str, odds: float | str) -> str:
    """Set the chance of an indicator under a scenario or hypothesis in ``indicators.toml``.

    ``kind`` is ``scenarios`` or ``hypotheses``; ``odds`` is a chance or a word of the case's scale.
    """
    if kind not in ("scenarios", "hypotheses"):
        raise EditError(f"odds are under scenarios or hypotheses, got {kind!r}")
    if not isinstance(odds, str) and not 0 < odds < 1:
        raise EditError(f"a chance lies between 0 and 1, both excluded, got {odds:g}")
    document, table = _find_table(text, "indicator", indicator)
    if kind not in table:
        table[kind] = tomlkit.inline_table()
    chances = table[kind]
    if not isinstance(chances, (AbstractTable, InlineTable)):
        raise EditError(f"{kind} of {indicator} is no table; edit it by hand")
    chances[rival] = odds
    return tomlkit.dumps(document)


def save_view(text: str, page: str, name: str, words: str, facets: Mapping[str, str]) -> str:
    """Append a view to ``views.toml``, or replace the view of that page and name."""
    if not name.strip():
        raise EditError("a view needs a name")
    if not words.strip() and not facets:
        raise EditError("the view sifts by nothing; choose a filter or search for something first")
    document = _parse_document(text)
    view = tomlkit.table()
    view["name"] = name.strip()
    view["page"] = page
    if words.strip():
        view["words"] = words.strip()
    if facets:
        filters = tomlkit.inline_table()
        filters.update(facets)
        view["facets"] = filters
    position = _find_view(document, page, name)
    if position is not None:
        document["view"][position].update(view)
        for key in {"words", "facets"} - set(view):
            document["view"][position].pop(key, None)
        return tomlkit.dumps(document)
    if "view" not in document:
        document["view"] = tomlkit.aot()
    views = document["view"]
    if not isinstance(views, AoT):
        raise EditError("views.toml has no list of [[view]]; mend it by hand first")
    views.append(view)
    return tomlkit.dumps(document)


def drop_view(text: str, page: str, name: str) -> str:
    """Remove the view of that page and name from ``views.toml``; comments around it stay.

    The lines are cut from the text: TOML Kit would take the comment of the next view with it.
    """
    document = _parse_document(text)
    position = _find_view(document, page, name)
    if position is None:
        raise EditError(f"no view of {page} has the name {name!r}")
    if not isinstance(document["view"], AoT):
        raise EditError("views.toml has no list of [[view]]; mend it by hand first")
    lines = text.splitlines(keepends=True)
    starts = locate(text)
    first = starts["view", position] - 1
    end = starts.get(("view", position + 1), len(lines) + 1) - 1
    # Comments before the next view belong to that view.
    while lines[end - 1].strip() == "" or lines[end - 1].lstrip().startswith("#"):
        end -= 1
    return "".join(lines[:first] + lines[end:])


def _find_view(document: Any, page: str, name: str) -> int | None:
    for position, view in enumerate(document.get("view", ())):
        if (view.get("page", "claims"), view.get("name")) == (page, name.strip()):
            return position
    return None


def _find_table(text: str, kind: str, name: str) -> tuple[Any, Any]:
    """Find the table of that kind whose ``id`` is ``name``; the document and the table."""
    document = _parse_document(text)
    for table in document.get(kind, ()):
        if table.get("id") == name:
            return document, table
    raise EditError(f"no {kind} has the id {name!r}")


def set_value(text: str, table: str, name: str, path: Sequence[str], value: object) -> str:
    """Set the value at ``path`` of one declaration of a case file; remove it where it is None.

    ``table`` and ``name`` select the declaration: a table of a list by its ``id``, such as
    ``indicator`` and ``sail``; a single table, such as ``scenarios``, where ``name`` is empty; the
    whole file, or its ``+++`` front matter, where both are empty.
    """
    if text.startswith("+++"):
        head, body, end = _front_matter(text)
        return head + set_value(body, "", "", path, value) + end
    document, target = _find_table(text, table, name) if name else (_parse_document(text), None)
    if target is None:
        if table and table not in document:
            document[table] = tomlkit.table()
        target = document[table] if table else document
    *parents, last = path
    for step in parents:
        target = _step_into(target, step)
    if not isinstance(target, MutableMapping):
        raise EditError(f"{'.'.join(path)} stands in a list; edit the file by hand")
    if value is not None:
        target[last] = _write_inline(value)
    elif last in target:
        del target[last]
    return tomlkit.dumps(document)


def _step_into(parent: Any, step: str) -> Any:
    if isinstance(parent, MutableMapping):
        if step not in parent:
            parent[step] = tomlkit.inline_table()
        return parent[step]
    if step.isdigit() and int(step) < len(parent):
        return parent[int(step)]
    raise EditError(f"there is nothing at {step}; edit the file by hand")


def _parse_document(text: str) -> Any:
    try:
        return tomlkit.parse(text)
    except TOMLKitError as error:
        raise EditError(f"the file is no TOML: {error}; mend it by hand first") from None


def _write_inline(value: object) -> object:
    """Write a table within a value inline, so that the value stays on its line."""
    if not isinstance(value, Mapping):
        return value
    table = tomlkit.inline_table()
    table.update(value)
    return table


def _front_matter(text: str) -> tuple[str, str, str]:
    lines = text.splitlines(keepends=True)
    ends = [row for row, line in enumerate(lines) if line.strip() == "+++"]
    if len(ends) < 2:
        raise EditError("the front matter has no closing line of +++; mend it by hand first")
    return lines[0], "".join(lines[1 : ends[1]]), "".join(lines[ends[1] :])
