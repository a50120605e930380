"""A second language is a folder and an entry point: nothing of forewarn knows its words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from forewarn.cli import main
from forewarn.estimates.estimate import Side
from forewarn.language.english import ENGLISH
from forewarn.language.installed import load_language
from forewarn.plugins import load_plugins
from forewarn.workbench.in_memory import assess_case, check_folder, load_case
from tests.plugins import write_distribution

WORDS = """\
about = "A dozen words of a language with two endings."
abbreviations = ["S-ro"]
months = ["januaro"]
negators = ["ne"]
people = ["soldato"]
empty = ["diris"]
own_findings = ["informoj"]

[approximators]
floor = ["almenau"]

[fates]
killed = ["mortinto"]

[stage_verbs]
sent = ["sendi"]

[stages]
sent = ["sendita"]
"""
LANGUAGE = """\
import re

from forewarn.claims import Claim, Mention
from forewarn.claims.quantity import Quantity
from forewarn.language.tabled import TabledLanguage
from forewarn.text import Span

SAID = re.compile(
    r"(?P<who>Ministerio) diris ke (?P<word>almenau )?(?P<figure>[0-9]+) (?P<unit>[a-z]+) [a-z ]+[.]"
)


class ToyReader:
    name = "toy 1"

    def read(self, report, gazetteer):
        return tuple(self._claim(report, match) for match in SAID.finditer(report.text))

    def _claim(self, report, match):
        span, figure = Span(*match.span()), float(match["figure"])
        return Claim(
            id=f"{report.id}:{span.start}-{span.end}", report=report.id, date=report.date,
            span=span, quote=span.of(report.text), claimant=match["who"], reader=self.name,
            source=Mention(text=match["who"], span=Span(*match.span("who"))),
            quantity=Quantity(
                low=figure, best=figure, high=figure, unit=match["unit"], stage="sendi",
                approximator=(match["word"] or "").strip(), span=Span(*match.span("figure")),
            ),
        )


class Toy(TabledLanguage):
    def __init__(self):
        super().__init__("xx", "toytongue")

    def forms(self, word):
        return frozenset({word, word.removesuffix("n"), self.singular(word)})

    def singular(self, word):
        return word.removesuffix("n").removesuffix("j")

    def occasions(self, sentence, day):
        return ()

    def extractor(self):
        return ToyReader()


TOY = Toy()
"""
CASE = {
    "case.toml": """\
title = "Soldatoj"
question = "Chu ili venos?"
language = "xx"
start = 2025-01-01
baseline = 2025-01-15
horizon = 2025-12-31
""",
    "sources.toml": """\
[[source]]
id = "ministerio"
name = "Ministerio"
kind = "allied"
reliability = "B"
[[source]]
id = "gazeto"
name = "Gazeto"
kind = "media"
[[source]]
id = "radio"
name = "Radio"
kind = "media"
""",
    "measurands.toml": """\
[[measurand]]
id = "sent"
label = "Senditaj soldatoj"
unit = "soldatoj"
counts = ["soldato"]
requires = [["sendita"]]
stage = "sendita"
scope = "chiuj"
as_of = "dato de raporto"
place = ""
nature = "cumulative"
plausible = [100, 100000]
""",
    "indicators.toml": """\
[[indicator]]
id = "sending"
label = "Soldatoj estas senditaj"
requires = [["soldato"], ["sendita"]]
coverage = 0.9
noise = 0.05
""",
    "reports/first.md": "S-ro Kim venis. Ministerio diris ke almenau 1500 soldatoj estis senditaj. Fino.\n",
    "reports/first.toml": 'title = "Unua"\npublisher = "Gazeto"\ndate = 2025-02-01\nlanguage = "xx"\n',
    "reports/second.md": "Ministerio diris ke 1500 soldatojn oni vidis senditajn hierau.\n",
    "reports/second.toml": 'title = "Dua"\npublisher = "Radio"\ndate = 2025-02-02\n',
}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A case in a language that is installed for the test."""
    site = tmp_path / "site-packages"
    write(site, {"toytongue/__init__.py": LANGUAGE, "toytongue/words.toml": WORDS})
    write_distribution(
        site, "toytongue", modules={}, entries={"forewarn.languages": {"xx": "toytongue:TOY"}}
    )
    monkeypatch.syspath_prepend(site)
    load_plugins.cache_clear()
    yield write(tmp_path / "case", CASE)
    load_plugins.cache_clear()


def test_its_reports_are_read_matched_and_grouped(case: Path) -> None:
    loaded = load_case(case)
    assert {report.language for report in loaded.reports} == {"xx"}
    assessment = assess_case(loaded)
    first, second = (item.claim for item in assessment.claims)
    assert first.quote == "Ministerio diris ke almenau 1500 soldatoj estis senditaj."
    assert second.reader == "toy 1"
    # Its own endings: English knows no plural in -j and no object in -n.
    assert not ENGLISH.stands_in("soldato", second.quote)
    assert {one.measurand for one in assessment.assignments.values()} == {"sent"}
    # Two outlets that carry one figure of the ministry are one witness.
    (origin,) = assessment.origins
    assert (origin.speaker, len(origin.members)) == ("ministerio", 2)
    (observation,) = assessment.observations
    assert observation.indicator == "sending"
    (estimate,) = assessment.estimates
    assert [term.datum.side for term in estimate.terms] == [Side.AT_LEAST]


def test_a_build_shows_it(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["build", str(case), "--out", str(out)]) == 0, capsys.readouterr()
    pages = "".join(path.read_text("utf-8") for path in (out / "site").rglob("*.html"))
    assert "1500 soldatoj estis senditaj" in pages
    assert '"reader": "toy 1"' in (out / "manifest.json").read_text("utf-8")


def test_what_it_says_of_its_words(case: Path) -> None:
    toy = load_language("xx")
    assert toy.unit_class("soldatoj") == "person"
    assert toy.unit_class("mortintoj") == "killed"
    assert toy.negates("ne plu")
    assert not toy.negates("plu")
    assert toy.own_findings("informoj")


def test_a_language_that_is_not_installed_is_named_at_its_line(case: Path) -> None:
    (case / "reports" / "first.toml").write_text(
        'title = "Unua"\npublisher = "Gazeto"\ndate = 2025-02-01\nlanguage = "yy"\n'
    )
    faults = [str(fault) for fault in check_folder(case) if fault.rule == "language"]
    assert faults == [
        "reports/first.toml:4: language: no language is called 'yy'; installed: en, xx; "
        "name one of them, or install the distribution that offers it"
    ]
