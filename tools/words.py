"""The catalogue for translators, gathered from the code and the templates.

``make words`` writes it; a test fails when it is not what the code says.  Beside gettext's own
calls it knows ``count``, whose nouns it turns into messages with a plural.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from jinja2 import nodes

from forewarn import __version__
from forewarn.pages.templates import environment
from forewarn.wording.numbers import plural_of
from tools.repository import ROOT

SOURCE = ROOT / "src" / "forewarn"
POT = SOURCE / "wording" / "translations" / "messages.pot"
HEADER = """\
# Words of forewarn's pages and briefs; docs/translating.md says how to translate them.
# Written by `make words`.
#"""
Message = str | tuple[str, str]


def messages() -> Iterator[tuple[Path, Message]]:
    """Every message with the file that holds it, files by name."""
    for path in sorted(SOURCE.rglob("*.py")):
        for message in in_python(path.read_bytes()):
            yield path, message
    for path in sorted(SOURCE.rglob("*.html")):
        for message in in_template(path.read_text("utf-8")):
            yield path, message


def in_python(source: bytes) -> Iterator[Message]:
    """Messages of a module: what is written out in calls of ``_``, ``N_``, ``ngettext``,
    ``plural_message``, ``count``."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        texts = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
        if name in {"_", "N_"}:
            yield from alternatives(node.args[0])
        elif (
            name in {"ngettext", "plural_message"}
            and isinstance(texts[0], str)
            and isinstance(texts[1], str)
        ):
            yield texts[0], texts[1]
        elif name == "count" and len(texts) == 2 and isinstance(texts[1], str):
            yield from counted(texts[1])


def alternatives(said: ast.expr) -> Iterator[str]:
    """A message, or the two of a choice; anything else was marked where it is written."""
    if isinstance(said, ast.IfExp):
        yield from alternatives(said.body)
        yield from alternatives(said.orelse)
    elif isinstance(said, ast.Constant) and isinstance(said.value, str):
        yield said.value


def in_template(source: str) -> Iterator[Message]:
    """Messages of a template."""
    held = environment()
    for _, name, given in held.extract_translations(source):  # type: ignore[attr-defined]
        texts = (given,) if isinstance(given, str) or given is None else given
        if name == "ngettext":
            yield texts[0], texts[1]
        elif texts[0] is not None:  # else it is an expression, its words told elsewhere
            yield texts[0]
    for node in held.parse(source).find_all(nodes.Filter):
        if node.name == "count" and isinstance(node.args[0], nodes.Const):
            yield from counted(node.args[0].value)


def counted(noun: str) -> Iterator[Message]:
    """What ``count`` asks for."""
    yield f"%(number)s {noun}", f"%(number)s {plural_of(noun)}"
    yield f"no {plural_of(noun)}"


def catalogue(found: Iterable[tuple[Path, Message]]) -> Catalog:
    """A catalogue without translations; each message names the files that say it."""
    made = Catalog(project="forewarn", version=__version__, header_comment=HEADER, fuzzy=False)
    for path, message in found:
        made.add(message, locations=[(path.relative_to(ROOT).as_posix(), 1)])
    return made


def written(made: Catalog) -> str:
    """The catalogue as text; without line numbers and dates, so that it changes with words alone."""
    out = BytesIO()
    write_po(out, made, width=100, include_lineno=False)
    return re.sub(
        r'^"(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By'
        r"|Report-Msgid-Bugs-To)[^\n]*\n",
        "",
        out.getvalue().decode(),
        flags=re.MULTILINE,
    )


if __name__ == "__main__":
    POT.write_text(written(catalogue(messages())), encoding="utf-8")
    print(f"{POT.relative_to(ROOT)}: {len(catalogue(messages()))} messages")
