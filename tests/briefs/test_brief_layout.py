"""A brief as Markdown and as a page."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from forewarn.briefs.brief import to_html, to_markdown, write_brief
from forewarn.briefs.brief_parts import Assumption, Brief
from tests.briefs.moments import bare, earlier
from tests.pages.small import small


def full() -> Brief:
    case, before, after = earlier()
    return write_brief(case, after, before)


def empty() -> Brief:
    case, held = small()
    question = replace(case.question, question="")
    return write_brief(replace(case, question=question), bare(held), bare(held))


def headings(made: Brief) -> tuple[list[str], list[str]]:
    return (
        re.findall(r"<h2>(.*?)</h2>", to_html(made)),
        re.findall(r"^## (.*)$", to_markdown(made), re.M),
    )


def test_both_forms_carry_the_same_words_and_escape_them() -> None:
    case, after = small()
    made = write_brief(replace(case, question=replace(case.question, title="<b>A*")), after, None)
    html, text = to_html(made), to_markdown(made)
    assert "&lt;b&gt;A*" in html
    assert "<b>A" not in html
    assert text.startswith("# \\<b\\>A\\*\n")
    assert "What changed" not in text
    assert '<li id="s1">AFP, “Seoul counts them”, 1 Dec 2025.' in html
    assert "\n1. AFP, “Seoul counts them”, 1 Dec 2025. <https://example.org/a>\n" in text


def test_both_forms_have_the_same_sections_in_the_order_in_which_they_are_read() -> None:
    html, text = headings(full())
    assert html == text
    assert html == [
        "Key judgements",
        "Confidence",
        "What changed since 30 Nov 2025",
        "Signposts that are up",
        "Estimates that rest on one origin each",
        "Assumptions",
        "Sources",
    ]


def test_references_lead_to_the_numbered_source() -> None:
    made = full()
    html = to_html(made)
    assert set(re.findall(r'href="#(s\d+)"', html)) == set(re.findall(r'<li id="(s\d+)"', html))
    assert f"- {made.single[0].text} [1]\n" in to_markdown(made)


@pytest.mark.parametrize("form", [to_html, to_markdown])
def test_an_empty_brief_says_so_in_every_section(form: Callable[[Brief], str]) -> None:
    text = form(empty())
    for words in (
        "No forecast yet.",
        "Nothing moved.",
        "None.",
        "Nothing is counted.",
        "None declared.",
    ):
        assert words in text
    assert "Confidence" not in text
    assert "<ul></ul>" not in text
    assert "<ol></ol>" not in text
    assert "**" not in text
    assert 'class="line"' not in text


def test_a_source_without_an_address_is_named_and_its_rendering_told() -> None:
    made = full()
    told = replace(made.sources[0], title="Done.", url="javascript:x", rendering="paraphrase")
    made = replace(made, sources=(told,))
    assert "\n1. AFP, “Done”, 1 Dec 2025, paraphrase.\n" in to_markdown(made)
    assert '<li id="s1">AFP, “Done”, 1 Dec 2025, paraphrase.</li>' in to_html(made)


def test_an_assumption_is_told_with_its_line_as_it_stands() -> None:
    held = Assumption(name="odds", file="a.toml", line=3, text="a = `1` < 2")
    made = replace(full(), assumptions=(held,))
    assert "- odds: `a.toml:3` `a = '1' < 2`" in to_markdown(made)
    assert "<li>odds <small>a.toml:3</small><br><code>a = `1` &lt; 2</code></li>" in to_html(made)
