"""Pages, briefs and a whole build in a language in which no English word of ours may be left."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from forewarn.briefs.brief import to_html, to_markdown, write_brief
from forewarn.case.load import load
from forewarn.cli.language import WORDS_VARIABLE
from forewarn.cli.main import main
from forewarn.pages import Site
from forewarn.pages.page_data import Live
from forewarn.pages.what_if import WhatIfPage
from forewarn.probability import SCALES
from forewarn.readers import text_of
from forewarn.wording.translations import install, language, spoken
from tests.pages.small import FAULTS, small
from tests.wording.translations.pseudo import changed, compiled, pseudo
from tests.wording.translations.walking import bare, readable, strings

HASH = "7c1e40a9ff00"
OURS = {
    *("forewarn", "fore", "warn", "CSV", "SVG", "PNG", "sha256", HASH[:10]),
    *("{file}", "{kind}", "{what}"),  # the scripts fill these in
}
"""Names, not words."""
FILES = ("assessment.json", "manifest.json")
EDITED = {"sources.toml": "a", "indicators.toml": "b"}


def known(*held: object) -> set[str]:
    """What is not ours to translate: the case's texts, the words of scales, names."""
    found = {*OURS, *strings(held), *(word for scale in SCALES.values() for word in scale.words)}
    found |= {text[:1].upper() + text[1:] for text in found}
    return found | {text[:1].lower() + text[1:] for text in found}


@pytest.fixture
def speaking() -> Iterator[None]:
    with spoken(pseudo()):
        yield


def test_the_walk_sees_what_is_read() -> None:
    page = (
        '<body data-words=\'{"light": "Light", "does": [["g o", "overview"]]}\'>'
        '<p aria-label="Said aloud">Seen <code>not code</code> <span class="quote">nor this</span>'
        "<b>alone</b></p><br><p>after</p>"
    )
    seen = ["overview", "Light", "Said aloud", "Seen ", "alone", "after"]
    assert readable(page) == seen
    assert bare(page, {"alone"}) == [*seen[:3], "Seen", "after"]
    assert bare(f"<p>{changed('All is well')}</p>", ()) == []
    assert bare("<p>All ⟦íś⟧ well</p>", {"well"}) == ["All ⟦íś⟧ well"]


def left(pages: Iterable[tuple[str, str]], data: set[str]) -> dict[str, str]:
    """English words that are left, each with a page that has it."""
    return {said: path for path, page in pages for said in bare(page, data)}


def pages_of(site: Site, claims: list[str]) -> Iterator[tuple[str, str]]:
    """Every page of a site, and what only a server shows."""
    for path in site.paths():
        yield path, site.page(path)
    if site.page_data.live:
        for claim in claims:
            yield f"review of {claim}", site.review(claim, done="none", effect=("⟦x⟧",))
        yield "edit", site.edit(EDITED, ("⟦x⟧",))
        yield "compare", site.compare(site.page_data.assessment)
        yield "a file", site.case_file(FAULTS[0].file, [f"{n} = 1" for n in "abc" * 40], 60)
        yield "what if", site.what_if(WhatIfPage(words=(("drop x", ""),)))
        yield "in place", site.part(("⟦x⟧",))


@pytest.mark.usefixtures("speaking")
@pytest.mark.parametrize("served", [False, True], ids=["static", "served"])
def test_no_page_has_an_english_word_left(served: bool) -> None:
    case, assessment = small()
    live = Live(token="t", trouble="⟦x⟧", files=frozenset(held.file for held in FAULTS), views="h")
    site = Site(
        case,
        assessment,
        FAULTS,
        build_hash=HASH,
        builds=[date(2025, 11, 1), assessment.as_of, date(2026, 1, 2)],
        live=live if served else None,
    )
    claims = [held.claim.id for held in assessment.claims]
    # Figures are shown in the words of the reports.
    data = known(case, assessment, FAULTS, "about 1,500", "drop x")
    assert left(pages_of(site, claims), data) == {}
    assert f'<html lang="{language()}">' in site.page("index.html")


@pytest.mark.usefixtures("speaking")
def test_no_brief_has_an_english_word_left() -> None:
    case, assessment = small()
    held = write_brief(case, assessment, None)
    data = known(case, assessment)
    assert bare(to_html(held), data) == []
    assert bare(to_markdown(held).replace("`", ""), data) == []


def test_a_catalogue_is_named_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From `forewarn new` to the pages of a build, as docs/translating.md says."""
    words, folder = tmp_path / "de.mo", tmp_path / "case"
    words.write_bytes(compiled())
    monkeypatch.setenv(WORDS_VARIABLE, str(words))
    try:
        assert main(["new", str(folder)]) == 0
        assert main(["build", str(folder)]) == 0
    finally:
        install(None)
    case = load(folder, text_of=text_of).case
    made = json.loads((folder / "build" / "assessment.json").read_text("utf-8"))
    figures = ("About 40 grain ship", "Forty ship", "about 40")  # in the words of the report
    data = known(case, made["build"][:10], [one["id"] for one in made["findings"]], figures)
    site = folder / "build" / "site"
    pages = {path.name: path.read_text("utf-8") for path in site.rglob("*.html")}
    assert len(pages) > 10
    assert left(pages.items(), data) == {}
    spoken_files = [(folder / "build" / name).read_bytes() for name in FILES]
    monkeypatch.delenv(WORDS_VARIABLE)
    assert main(["build", str(folder)]) == 0
    # Figures, their reasons in the files and the hash of the build know nothing of the language.
    assert [(folder / "build" / name).read_bytes() for name in FILES] == spoken_files
    assert "⟦" not in (site / "index.html").read_text("utf-8")


def test_a_catalogue_that_does_not_fit_stops_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(WORDS_VARIABLE, str(tmp_path / "none.mo"))
    assert main(["check", str(tmp_path)]) == 1
    assert "none.mo: No such file or directory; name a compiled catalogue" in (
        capsys.readouterr().err
    )
    (tmp_path / "de.po").write_text('msgid ""\nmsgstr ""\n', "utf-8")
    monkeypatch.setenv(WORDS_VARIABLE, str(tmp_path / "de.po"))
    assert main(["check", str(tmp_path)]) == 1
    assert "not a compiled catalogue" in capsys.readouterr().err
    monkeypatch.delenv(WORDS_VARIABLE)
    assert language() == "en"
    assert BytesIO(compiled()).read(4) == b"\xde\x12\x04\x95"
