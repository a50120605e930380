"""The one place that reads this package's data: templates and static files."""

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from forewarn.findings.address import Address
from forewarn.findings.subject import Aspect
from forewarn.pages import addresses
from forewarn.pages.templates.line_breaks import LineBreaks
from forewarn.translations.spoken import language, several, single
from forewarn.wording import numbers as wording
from forewarn.wording import vocabulary


@cache
def environment() -> Environment:
    """Templates with autoescape on, so that a report's text can never run as HTML."""
    held = Environment(
        loader=PackageLoader("forewarn.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        extensions=["jinja2.ext.i18n", LineBreaks],
    )
    held.policies["ext.i18n.trimmed"] = True
    # The templates are compiled once; the words are asked for at each rendering.
    held.install_gettext_callables(single, several, newstyle=True)  # type: ignore[attr-defined]
    held.globals["language"] = language
    held.globals["Address"] = Address
    held.globals["Aspect"] = Aspect
    held.filters["day"] = wording.day
    held.filters["term"] = vocabulary.term
    held.filters["count"] = wording.count
    held.filters["claim_path"] = lambda claim: addresses.claim_path(claim.report, claim.id)
    held.filters["claim_at"] = addresses.claim_path
    held.filters["report_path"] = addresses.report_path
    held.filters["slug"] = addresses.slug
    held.filters["web"] = wording.web_address
    return held


@cache
def template(name: str) -> Template:
    """A template, compiled once."""
    return environment().get_template(name)


@cache
def appearance() -> str:
    """Hash of the templates and static files: pages of another one look otherwise."""
    held = hashlib.sha256()
    folder = files("forewarn.pages").joinpath("templates")
    for one in sorted(folder.iterdir(), key=lambda each: each.name):
        if one.name.endswith(".html"):
            held.update(one.name.encode() + one.read_bytes())
    for name, body in static().items():
        held.update(name.encode() + body)
    return held.hexdigest()


@cache
def static() -> dict[str, bytes]:
    """Style sheet, script and fonts: path in the site to bytes."""
    found: dict[str, bytes] = {}

    def gather(folder: Traversable, at: str) -> None:
        for held in sorted(folder.iterdir(), key=lambda each: each.name):
            if held.is_dir():
                gather(held, f"{at}{held.name}/")
            else:
                found[f"{at}{held.name}"] = held.read_bytes()

    gather(files("forewarn.pages").joinpath("static"), "static/")
    return found
