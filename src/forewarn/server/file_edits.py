"""Parse the forms that change the case's files."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from forewarn.case.model import Case
from forewarn.case.toml_edits import drop_view, grade_source, save_view, set_odds
from forewarn.server.decision_forms import FormError, Overtaken

VIEWS = "views.toml"
FILES = {
    "grade": "sources.toml",
    "odds": "indicators.toml",
    "view": VIEWS,
    "no view": VIEWS,
}
"""Kind of change to the file that it changes."""


def file_hash(folder: Path, name: str) -> str:
    """Hash of a file on disk; empty where there is no file."""
    path = folder / name
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def edit_of(folder: Path, form: Mapping[str, str]) -> tuple[str, Callable[[str], str]]:
    """The file that a form changes, and the change of its text.

    The change raises Overtaken when the file is not the one that the form was made from, and
    FormError or EditError when the form makes none.
    """
    kind = form.get("kind", "")
    if kind not in FILES:
        raise FormError(f"no change of the kind {kind!r}")
    name = FILES[kind]

    def change(text: str) -> str:
        if file_hash(folder, name) != form.get("seen", ""):
            raise Overtaken(
                f"{name} was changed on disk since this page was made; nothing was overwritten. "
                "Look at it again, then change it"
            )
        return _EDITS[kind](form, text)

    return name, change


def _grade(form: Mapping[str, str], text: str) -> str:
    return grade_source(
        text,
        form.get("source", ""),
        letter=form.get("letter", ""),
        since=parse_form_day(form, "since"),
        reason=form.get("reason", ""),
    )


def _set_odds(form: Mapping[str, str], text: str) -> str:
    table, _, rival = form.get("rival", "").partition(":")
    return set_odds(text, form.get("indicator", ""), table, rival, _odds(form.get("odds", "")))


def _save_view(form: Mapping[str, str], text: str) -> str:
    facets = {
        key.removeprefix("facet."): value for key, value in form.items() if key.startswith("facet.")
    }
    page, words = form.get("page", ""), form.get("words", "")
    return save_view(text, page, form.get("name", ""), words, facets)


def _drop_view(form: Mapping[str, str], text: str) -> str:
    return drop_view(text, form.get("page", ""), form.get("name", ""))


_EDITS: Mapping[str, Callable[[Mapping[str, str], str], str]] = {
    "grade": _grade,
    "odds": _set_odds,
    "view": _save_view,
    "no view": _drop_view,
}


def parse_resolution(case: Case, form: Mapping[str, str]) -> dict[str, Any]:
    """Parse the line of a resolution; FormError when the form does not make one."""
    question = form.get("question", "")
    if question not in case.questions:
        raise FormError(f"no scenario, indicator or signpost is called {question!r}")
    if form.get("outcome") not in ("yes", "no"):
        raise FormError("say whether it happened")
    line: dict[str, Any] = {
        "question": question,
        "outcome": form["outcome"] == "yes",
        "when": parse_form_day(form, "when").isoformat(),
    }
    for key in ("why", "source"):
        if form.get(key, "").strip():
            line[key] = form[key].strip()
    return line


def parse_form_day(form: Mapping[str, str], key: str) -> date:
    """Parse a day of the form; FormError when it is no date."""
    try:
        return date.fromisoformat(form.get(key, ""))
    except ValueError:
        raise FormError(f"{key} must be a day such as 2025-12-16") from None


def _odds(text: str) -> float | str:
    text = text.strip()
    if not text:
        raise FormError("say a chance such as 0.3, or a word of the case's scale")
    try:
        return float(text)
    except ValueError:
        return text
