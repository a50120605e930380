"""Pages, and a whole build, in a language in which no English word of ours may be left."""

from forewarn.pages import Site
from forewarn.probability import SCALES
from forewarn.translations import language, spoken
from tests.pages.small import FAULTS, small
from tests.translations.pseudo import changed, pseudo
from tests.translations.walking import bare, readable, strings

OURS = {"forewarn", "CSV", "SVG", "PNG", "Esc", "sha256", "Brier"}
"""Names, not words."""


def known(*held: object) -> set[str]:
    """What is not ours to translate: the case's texts, the words of scales, names."""
    scales = {word for scale in SCALES.values() for word in scale.words}
    return {*OURS, *scales, *(word.capitalize() for word in scales), *strings(held)}


def test_the_walk_sees_what_is_read() -> None:
    page = (
        '<p aria-label="Said aloud">Seen <code>not code</code> <span class="quote">nor this</span>'
        "<b>alone</b></p><br><p>after</p>"
    )
    assert readable(page) == ["Said aloud", "Seen ", "alone", "after"]
    assert bare(page, {"alone"}) == ["Said aloud", "Seen", "after"]
    assert bare(f"<p>{changed('All is well')}</p>", ()) == []


def test_no_page_has_an_english_word_left() -> None:
    built = small()
    with spoken(pseudo()):
        site = Site(*built, FAULTS, build_hash="7c1e40a9ff00")
        data = known(built, FAULTS)
        left = {path: bare(site.page(path), data) for path in site.paths()}
        assert f'<html lang="{language()}">' in site.page("index.html")
    assert {path: said for path, said in left.items() if said} == {}
