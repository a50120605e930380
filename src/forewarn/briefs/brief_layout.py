"""A brief as Markdown and as a page that stands alone."""

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


def _sections(held: Brief) -> Iterator[tuple[str, tuple[Item, ...], str]]:
    yield _("Key judgements"), held.judgements, _("No forecast yet.")
    if held.since is not None:
        yield (
            _("What changed since %(since)s", since=day(held.since)),
            held.changed,
            _("Nothing moved."),
        )
    yield _("Signposts that are up"), held.signposts, _("None.")
    if held.estimates or not held.single:
        yield _("Estimates"), held.estimates, _("Nothing is counted.")
    if held.single:
        yield _("Estimates that rest on one origin each"), held.single, ""


def to_markdown(held: Brief) -> str:
    """The brief in Markdown; references as ``[n]``, matched by the list at its end."""

    def listed(item: Item) -> str:
        refs = "".join(f" [{number}]" for number in item.references)
        return f"- {_plain(item.text)}{refs}"

    lines = [f"# {_plain(held.title)}", "", _("As of %(as_of)s.", as_of=day(held.as_of))]
    if held.question:
        lines += ["", f"*{_plain(held.question)}*"]
    if held.line:
        lines += ["", f"**{_plain(held.line)}**"]
    for place, (title, items, empty) in enumerate(_sections(held)):
        lines += ["", f"## {title}", "", *([listed(item) for item in items] or [empty])]
        if place == 0 and held.confidence:
            lines += ["", f"## {_('Confidence')}", "", _plain(held.confidence)]
    lines += ["", f"## {_('Assumptions')}", ""]
    lines += [
        f"- {_plain(one.name)}: `{one.file}:{one.line}` `{one.text.replace('`', chr(39))}`"
        for one in held.assumptions
    ] or [_("None declared.")]
    lines += ["", f"## {_('Sources')}", ""]
    lines += [
        f"{one.number}. {_plain(_reference(one))}{f' <{url}>' if url else ''}"
        for one in held.sources
        for url in [web_address(one.url)]
    ] or [_("None.")]
    return "\n".join(lines) + "\n"


def to_html(held: Brief) -> str:
    """The brief as one HTML page without any other file."""
    body = [
        Markup('<h1>{}</h1><p class="meta">{} {}</p>').format(
            held.title, _("As of %(as_of)s.", as_of=day(held.as_of)), held.question
        )
    ]
    if held.line:
        body.append(Markup('<p class="line">{}</p>').format(held.line))
    for place, (title, items, empty) in enumerate(_sections(held)):
        body.append(Markup("<h2>{}</h2>").format(title))
        body.append(_list("ul", [_item(item) for item in items], empty))
        if place == 0 and held.confidence:
            body.append(
                Markup('<h2>{}</h2><p class="confidence">{}</p>').format(
                    _("Confidence"), held.confidence
                )
            )
    body.append(
        Markup("<h2>{}</h2>").format(_("Assumptions"))
        + _list(
            "ul",
            [
                Markup("<li>{} <small>{}:{}</small><br><code>{}</code></li>").format(
                    one.name, one.file, one.line, one.text
                )
                for one in held.assumptions
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
                    one.number,
                    _reference(one),
                    Markup(' <a href="{0}">{0}</a>').format(url) if url else "",
                )
                for one in held.sources
                for url in [web_address(one.url)]
            ],
            _("None."),
        )
    )
    return (
        f'<!doctype html>\n<html lang="{language()}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(_('%(title)s: brief', title=held.title))}</title><style>{_STYLE}</style></head>\n"
        "<body><main>" + "\n".join(body) + "</main></body></html>\n"
    )


def _list(kind: str, rows: Sequence[Markup], empty: str) -> Markup:
    """A list is never empty: readers that announce lists would announce nothing."""
    if not rows:
        return Markup("<p>{}</p>").format(empty)
    return Markup("<{0}>{1}</{0}>").format(Markup(kind), Markup("").join(rows))


def _item(item: Item) -> Markup:
    refs = Markup("").join(
        Markup('<sup><a href="#s{0}">[{0}]</a></sup>').format(number) for number in item.references
    )
    return Markup("<li>{}{}</li>").format(item.text, refs)


def _reference(one: Reference) -> str:
    kind = f", {one.rendering}" if one.rendering != "original" else ""
    return f"{one.publisher}, “{one.title.rstrip('.')}”, {day(one.date)}{kind}."


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
