"""Extractors are found by name, the built-in ones like those of other distributions."""

import json
import os
from pathlib import Path

import pytest

from forewarn.errors import EnvironmentFault
from forewarn.extractors.extractor import ExtractorSettings, load_extractor
from tests.plugins import write_distribution
from tools.repository import forewarn

WHOLE = """
from forewarn.claims import Claim
from forewarn.text import Span


class Whole:
    name = "whole 1"

    def read(self, report, gazetteer):
        return (
            Claim(
                id=f"{report.id}:0-5",
                report=report.id,
                date=report.date,
                span=Span(0, 5),
                quote=report.text[:5],
                claimant=report.publisher,
                reader=self.name,
            ),
        )


def make_whole(settings):
    assert settings.outer
    return Whole()


def make_nothing(settings):
    return object()
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    folder = write_distribution(
        tmp_path / "plugins",
        "acme-extractors",
        modules={"acme_whole": WHOLE},
        entries={
            "forewarn.extractors": {
                "whole": "acme_whole:make_whole",
                "nothing": "acme_whole:make_nothing",
                "word": "acme_whole:WHOLE",
            }
        },
    )
    (tmp_path / "a.txt").write_text("Seoul said so.\n")
    return {"PYTHONPATH": os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])}


def read(folder: Path, name: str, environment: dict[str, str]) -> tuple[int, str, str]:
    result = forewarn(
        *("read", "a.txt", "--json", "--date", "2026-02-03", "--extractor", name),
        cwd=folder,
        environment=environment,
    )
    return result.returncode, result.stdout, result.stderr


def test_an_extractor_of_another_distribution_is_used(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    code, out, err = read(tmp_path, "whole", environment)
    assert (code, err) == (0, "")
    claim = json.loads(out)
    assert (claim["quote"], claim["reader"]) == ("Seoul", "whole 1")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nothing", "'nothing' of acme-extractors 1.0 (acme_whole:make_nothing) made something"),
        ("word", "'word' of acme-extractors 1.0 (acme_whole:WHOLE) cannot be loaded: Attribute"),
        ("german", "no extractor is called 'german'; installed: english, llm, nothing, whole, w"),
        ("llm", "the extractor 'llm' asks a language model; name it with --model"),
    ],
)
def test_what_cannot_be_used_is_named(
    tmp_path: Path, environment: dict[str, str], name: str, words: str
) -> None:
    code, out, err = read(tmp_path, name, environment)
    assert (code, out) == (2, "")
    assert words in err


def test_the_english_extractor_is_found_by_name() -> None:
    inner, outer = (
        load_extractor("english"),
        load_extractor("english", ExtractorSettings(outer=True)),
    )
    assert inner.name == outer.name
    assert inner != outer


def test_a_language_model_needs_a_name() -> None:
    with pytest.raises(EnvironmentFault, match="name it with --model"):
        load_extractor("llm")
