"""The one place that reads this package's data: templates and static files."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from forewarn.findings.address import Address
from forewarn.findings.subject import Aspect, Subject
from forewarn.pages import addresses
from forewarn.pages.templates.bytecode import CompiledTemplates
from forewarn.pages.templates.line_breaks import LineBreaks
from forewarn.wording import numbers as wording
from forewarn.wording import vocabulary
from forewarn.wording.translations.spoken import language, several, single


@cache
def environment() -> Environment:
    """Templates with autoescape on, so that a report's text can never run as HTML."""
    jinja = Environment(
        loader=PackageLoader("forewarn.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        extensions=["jinja2.ext.i18n", LineBreaks],
    )
    jinja.policies["ext.i18n.trimmed"] = True
    # The templates are compiled once; the words are asked for at each rendering.
    jinja.install_gettext_callables(single, several, newstyle=True)  # type: ignore[attr-defined]
    jinja.globals["language"] = language
    jinja.globals["Address"] = Address
    jinja.globals["Aspect"] = Aspect
    jinja.globals["Subject"] = Subject
    jinja.filters["day"] = wording.day
    jinja.filters["term"] = vocabulary.term
    jinja.filters["count"] = wording.count
    jinja.filters["claim_path"] = lambda claim: addresses.claim_path(claim.report, claim.id)
    jinja.filters["claim_at"] = addresses.claim_path
    jinja.filters["report_path"] = addresses.report_path
    jinja.filters["slug"] = addresses.slug
    jinja.filters["web"] = wording.web_address
    return jinja


@cache
def template(name: str) -> Template:
    """A template, compiled once."""
    return environment().get_template(name)


def compile_templates(folder: str | None = None) -> None:
    """Compile every template now, so that none is compiled while pages are written.

    Compiled templates are kept in ``folder``, where one is given, and taken from it.
    """
    if folder is not None:
        environment().bytecode_cache = CompiledTemplates(folder)
    for name in environment().list_templates(extensions=["html"]):
        template(name)


@cache
def static() -> dict[str, bytes]:
    """Style sheet, script and fonts: path in the site to bytes."""
    bodies: dict[str, bytes] = {}

    def gather(folder: Traversable, at: str) -> None:
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if entry.is_dir():
                gather(entry, f"{at}{entry.name}/")
            else:
                bodies[f"{at}{entry.name}"] = entry.read_bytes()

    gather(files("forewarn.pages").joinpath("static"), "static/")
    return bodies
