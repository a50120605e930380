"""The evidence idiom: a number that opens its grounds."""

from collections.abc import Callable
from functools import cache

from markupsafe import Markup

from forewarn.pages.addresses import explain_path
from forewarn.pages.page_data import PageData
from forewarn.wording.numbers import count
from forewarn.wording.translations import _

Number = Callable[..., Markup]


def link_findings(page_data: PageData, root: str) -> Number:
    """A function that writes ``text`` as a link to the grounds of a finding.

    Dotted underline and a raised count of independent origins where sentences stand under it,
    dashed with a pencil where only declared judgements do.  A finding that the build did not make
    leaves the plain text.
    """

    # Lists repeat one link on every line.
    @cache
    def number(finding: str, text: str, *, raised: bool = True, style: str = "") -> Markup:
        if finding not in page_data.evidence.findings:
            return Markup('<span class="{}">{}</span>').format(style, text)
        declared_only = not page_data.evidence.claims_under(finding)
        origins = len(page_data.evidence.origins_under(finding))
        note, sign = (
            (_("declared judgement"), "✎")
            if declared_only
            else (count(origins, "independent origin"), str(origins) if origins else "")
        )
        sup = (
            Markup('<sup aria-hidden="true">{}</sup>').format(sign) if raised and sign else Markup()
        )
        return Markup('<a class="n{}" href="{}{}">{}{}<span class="vh">, {}</span></a>').format(
            " j" if declared_only else "",
            root,
            explain_path(finding),
            Markup('<span class="{}">{}</span>').format(style, text) if style else text,
            sup,
            note,
        )

    return number
