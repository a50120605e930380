from pathlib import Path

from bench import ours, parses
from bench.attribution_scores import Document
from forewarn.extractors import english_reader

TEXT = (
    "The harbour closed at noon.\n\n"
    "Ines Vale said that 40 boats and 12 ferries were damaged by the storm."
)
DOCUMENT = Document(id="harbour", text=TEXT, gold=())


def test_one_attribution_for_all_figures_and_none_for_the_author() -> None:
    (found,) = ours.reader()(DOCUMENT)
    assert [span.of(TEXT) for span in found.source] == ["Ines Vale"]
    assert [span.of(TEXT) for span in found.cue] == ["said"]
    assert "40 boats" in found.content[0].of(TEXT)
    assert "12 ferries" in found.content[0].of(TEXT)


def test_kept_parses_read_the_same(tmp_path: Path) -> None:
    plain = ours.reader()(DOCUMENT)
    before = vars(english_reader)["parse_texts"]
    try:
        parses.keep(tmp_path)
        first = ours.reader()(DOCUMENT)
        (kept,) = tmp_path.iterdir()
        written = kept.stat().st_mtime_ns
        again = ours.reader()(DOCUMENT)
    finally:
        vars(english_reader)["parse_texts"] = before
    assert first == again == plain
    assert [path.stat().st_mtime_ns for path in tmp_path.iterdir()] == [written]
