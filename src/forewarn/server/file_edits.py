"""Changes to the case's plain files, asked for on a page."""

import hashlib
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from forewarn.case.edit import drop_view, grade_source, save_view, set_odds
from forewarn.case.model import Case
from forewarn.errors import EnvironmentFault, Severity
from forewarn.server.decisions import FormError, Overtaken
from forewarn.workbench.workbench import Workbench

FILES = {
    "grade": "sources.toml",
    "odds": "indicators.toml",
    "view": "views.toml",
    "no view": "views.toml",
}
"""Kind of change to the file that it changes."""


def seen(folder: Path, name: str) -> str:
    """Hash of a file as it stands; empty where there is none."""
    path = folder / name
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def as_it_stands(folder: Path, name: str) -> str:
    """Text of a case file with its own line ends; empty where there is none."""
    path = folder / name
    return path.read_bytes().decode("utf-8") if path.is_file() else ""


def edited(bench: Workbench, form: Mapping[str, str]) -> Path:
    """Make the change in its file; the file.

    Overtaken when the file is not the one that the form was made from, FormError when the change
    would bring an error into the case: then nothing is written.
    """
    kind = form.get("kind", "")
    if kind not in FILES:
        raise FormError(f"no change of the kind {kind!r}")
    name = FILES[kind]
    path = bench.folder / name
    if seen(bench.folder, name) != form.get("seen", ""):
        raise Overtaken(
            f"{name} was changed on disk since this page was made; nothing was overwritten. "
            "Look at it again, then change it"
        )
    raw = as_it_stands(bench.folder, name)
    if kind == "grade":
        new = grade_source(
            raw,
            form.get("source", ""),
            letter=form.get("letter", ""),
            since=a_day(form, "since"),
            reason=form.get("reason", ""),
        )
    elif kind == "view":
        facets = {
            key.removeprefix("facet."): value
            for key, value in form.items()
            if key.startswith("facet.")
        }
        page, words = form.get("page", ""), form.get("words", "")
        new = save_view(raw, page, form.get("name", ""), words, facets)
    elif kind == "no view":
        new = drop_view(raw, form.get("page", ""), form.get("name", ""))
    else:
        table, _, rival = form.get("rival", "").partition(":")
        new = set_odds(raw, form.get("indicator", ""), table, rival, _odds(form.get("odds", "")))
    wrong = [
        fault
        for fault in bench.try_text(name, new.replace("\r\n", "\n"))
        if fault.severity is Severity.ERROR or (fault.file == name == "views.toml")
    ]
    if wrong:
        raise FormError("; ".join(fault.message for fault in wrong))
    replace(path, new.encode())
    return path


def resolution(case: Case, form: Mapping[str, str]) -> dict[str, Any]:
    """The line that says what happened; FormError when it does not make one."""
    known = {*(held.id for held in case.scenarios), *(held.id for held in case.signposts)}
    question = form.get("question", "")
    if question not in known:
        raise FormError(f"no scenario or signpost has the id {question!r}")
    if form.get("outcome") not in ("yes", "no"):
        raise FormError("say whether it happened")
    line: dict[str, Any] = {
        "question": question,
        "outcome": form["outcome"] == "yes",
        "when": a_day(form, "when").isoformat(),
    }
    if form.get("why", "").strip():
        line["why"] = form["why"].strip()
    return line


def a_day(form: Mapping[str, str], key: str) -> date:
    """A day of the form; FormError when it is none."""
    try:
        return date.fromisoformat(form.get(key, ""))
    except ValueError:
        raise FormError(f"{key} must be a day such as 2025-12-16") from None


def replace(path: Path, body: bytes) -> None:
    """Put new content in place of the old, whole or not at all."""
    draft = path.with_name(f".{path.name}.tmp")
    try:
        draft.write_bytes(body)
        os.replace(draft, path)
    except OSError as error:
        raise EnvironmentFault(
            f"{path.name} cannot be written ({error.strerror}), so that nothing was changed; "
            "make the case folder writable, or work on a copy of it"
        ) from None


def _odds(said: str) -> float | str:
    said = said.strip()
    if not said:
        raise FormError("say a chance such as 0.3, or a word of the case's scale")
    try:
        return float(said)
    except ValueError:
        return said
