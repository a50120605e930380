"""A brief as Markdown and as a self-contained HTML page."""

import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from forewarn.briefs.brief_parts import Brief, Item, Reference
from forewarn.wording.numbers import day, web_address
from forewarn.wording.translations import _, language

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")
_STYLE = """
:root{color-scheme:light dark}
body{font:1.05rem/1.5 "Source Serif 4",Georgia,"Noto Serif",serif;max-width:44rem;margin:2.5rem auto;
padding:0 1rem;color:CanvasText;background:Canvas}
h1{font-size:1.6rem;line-height:1.2;margin:0 0 .3rem}
h2{font:600 1rem/1.3 system-ui,sans-serif;border-top:2px solid;padding-top:.4rem;margin:1.8rem 0 .5rem}
p.meta,code,li small{font-family:system-ui,sans-serif;font-size:.85rem;opacity:.8}
p.line{font-size:1.35rem;line-height:1.35}
p.confidence{border-left:2px solid;padding-left:.8rem}
ol,ul{padding-left:1.3rem}li{margin:.35rem 0}
a{color:inherit}sup a{text-decoration:none}
code{font-family:ui-monospace,Consolas,monospace;overflow-wrap:anywhere}
@page{size:A4;margin:16mm}
@media print{body{margin:0;max-width:none;font-size:10.5pt}li,tr{break-inside:avoid}}
"""


def _sections(brief: Brief) -> Iterator[tuple[str, tuple[Item, ...], str]]:
    yield _("Key judgements"), brief.judgements, _("No forecast yet.")
    if brief.since is not None:
        yield (
            _("What changed since %(since)s", since=day(brief.since)),
            brief.changed,
            _("Nothing moved."),
        )
    yield _("Signposts that are up"), brief.signposts, _("None.")
    if brief.estimates or not brief.single:
        yield _("Estimates"), brief.estimates, _("Nothing is counted.")
    if brief.single:
        yield _("Estimates that rest on one origin each"), brief.single, ""


def to_markdown(brief: Brief) -> str:
    """The brief in Markdown; references as ``[n]``, matched by the list at its end."""

    def bullet(item: Item) -> str:
        refs = "".join(f" [{number}]" for number in item.references)
        return f"- {_plain(item.text)}{refs}"

    lines = [f"# {_plain(brief.title)}", "", _("As of %(as_of)s.", as_of=day(brief.as_of))]
    if brief.question:
        lines += ["", f"*{_plain(brief.question)}*"]
    if brief.line:
        lines += ["", f"**{_plain(brief.line)}**"]
    for place, (title, items, empty) in enumerate(_sections(brief)):
        lines += ["", f"## {title}", "", *([bullet(item) for item in items] or [empty])]
        if place == 0 and brief.confidence:
            lines += ["", f"## {_('Confidence')}", "", _plain(brief.confidence)]
    lines += ["", f"## {_('Assumptions')}", ""]
    lines += [
        f"- {_plain(assumption.name)}: `{assumption.file}:{assumption.line}` `{assumption.text.replace('`', chr(39))}`"
        for assumption in brief.assumptions
    ] or [_("None declared.")]
    lines += ["", f"## {_('Sources')}", ""]
    lines += [
        f"{reference.number}. {_plain(_reference(reference))}{f' <{url}>' if url else ''}"
        for reference in brief.sources
        for url in [web_address(reference.url)]
    ] or [_("None.")]
    return "\n".join(lines) + "\n"


def to_html(brief: Brief) -> str:
    """The brief as one HTML page that needs no other file."""
    body = [
        Markup('<h1>{}</h1><p class="meta">{} {}</p>').format(
            brief.title, _("As of %(as_of)s.", as_of=day(brief.as_of)), brief.question
        )
    ]
    if brief.line:
        body.append(Markup('<p class="line">{}</p>').format(brief.line))
    for place, (title, items, empty) in enumerate(_sections(brief)):
        body.append(Markup("<h2>{}</h2>").format(title))
        body.append(_list("ul", [_item(item) for item in items], empty))
        if place == 0 and brief.confidence:
            body.append(
                Markup('<h2>{}</h2><p class="confidence">{}</p>').format(
                    _("Confidence"), brief.confidence
                )
            )
    body.append(
        Markup("<h2>{}</h2>").format(_("Assumptions"))
        + _list(
            "ul",
            [
                Markup("<li>{} <small>{}:{}</small><br><code>{}</code></li>").format(
                    assumption.name, assumption.file, assumption.line, assumption.text
                )
                for assumption in brief.assumptions
            ],
            _("None declared."),
        )
    )
    body.append(
        Markup("<h2>{}</h2>").format(_("Sources"))
        + _list(
            "ol",
            [
                Markup('<li id="s{}">{}{}</li>').format(
                    reference.number,
                    _reference(reference),
                    Markup(' <a href="{0}">{0}</a>').format(url) if url else "",
                )
                for reference in brief.sources
                for url in [web_address(reference.url)]
            ],
            _("None."),
        )
    )
    return (
        f'<!doctype html>\n<html lang="{language()}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(_('%(title)s: brief', title=brief.title))}</title><style>{_STYLE}</style></head>\n"
        "<body><main>" + "\n".join(body) + "</main></body></html>\n"
    )


def _list(kind: str, rows: Sequence[Markup], empty: str) -> Markup:
    """A list, or a paragraph where it is empty: a screen reader would announce an empty list."""
    if not rows:
        return Markup("<p>{}</p>").format(empty)
    return Markup("<{0}>{1}</{0}>").format(Markup(kind), Markup("").join(rows))


def _item(item: Item) -> Markup:
    refs = Markup("").join(
        Markup('<sup><a href="#s{0}">[{0}]</a></sup>').format(number) for number in item.references
    )
    return Markup("<li>{}{}</li>").format(item.text, refs)


def _reference(reference: Reference) -> str:
    kind = f", {reference.rendering}" if reference.rendering != "original" else ""
    return f"{reference.publisher}, “{reference.title.rstrip('.')}”, {day(reference.date)}{kind}."


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
