"""Formatting a template never changes its page."""

import pytest
from jinja2 import Environment

from forewarn.pages.templates.line_breaks import LineBreaks


def rendered(source: str, **values: object) -> str:
    environment = Environment(extensions=["jinja2.ext.i18n", LineBreaks], autoescape=True)
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    environment.policies["ext.i18n.trimmed"] = True
    return environment.from_string(source).render(values)


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>\n", "<ul><li>a</li><li>b</li></ul>"),
        ("<p>\n  two\n  words\n</p>", "<p>two words</p>"),
        ("<b>a</b> <i>b</i>", "<b>a</b> <i>b</i>"),
        ('<b>a</b>{{ " " }}\n<i>b</i>', "<b>a</b> <i>b</i>"),
        ('<a\n  class="x"\n  href="y">\n  z\n</a>', '<a class="x" href="y">z</a>'),
        ("{% if yes %}\n  <b>a</b>\n{% else %}\n  c\n{% endif %}\n!", "<b>a</b>!"),
        ("{% for x in (1, 2) %}\n  {{ x }}\n{% endfor %}\n", "12"),
        ('<a class="{{ x }}"\n  {%- if yes %} hidden{% endif %}>\n', '<a class="q" hidden>'),
        ('<a title="{{ x }}"\n  href="{{ x }}">\n  b\n</a>', '<a title="q" href="q">b</a>'),
        ("{# note #}\n<p>1 < 2\n</p>", "<p>1 < 2</p>"),
        ("<td>\n  {{ x }}\n</td>", "<td>a\n b</td>"),
    ],
)
def test_a_line_break_beside_a_tag_vanishes_and_one_between_words_is_a_space(
    source: str, page: str
) -> None:
    x = "a\n b" if source.startswith("<td>") else "q"
    assert rendered(source, x=x, yes=True) == page


def test_a_message_keeps_its_spaces_beside_tags() -> None:
    source = "<p>\n  {% trans %}\n    See\n    <b>this</b>\n    first.\n  {% endtrans %}\n</p>"
    assert rendered(source) == "<p>See <b>this</b> first.</p>"


def test_a_fault_is_told_at_its_own_line() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        rendered("<p>\n  a\n</p>\n{{ 1 / nought }}\n", nought=0)
    assert caught.traceback[-1].lineno == 3
