from pathlib import Path

import pytest

from bench.attribution_scores import Attribution
from bench.polnear import events, load
from forewarn.text import Span

TEXT = 'Heading  \n"It floats," Ines Vale said, "like a cork."\n'


def brat(*parts: tuple[str, str], roles: str = "") -> str:
    lines = []
    for number, (role, pieces) in enumerate(parts, start=1):
        places = [(TEXT.index(piece), len(piece)) for piece in pieces.split("|")]
        ends = ";".join(f"{start} {start + size}" for start, size in places)
        lines.append(f"T{number}\t{role} {ends}\t{pieces}")
    return "\n".join([*lines, f"E1\t{roles}", "#1\tAnnotatorNotes T1\tsure"])


STANDOFF = brat(
    ("Source", "Ines Vale"),
    ("Cue", "said"),
    ("Content", "It floats|like a cork"),
    ("Attribution", "said"),
    roles="Attribution:T4 Content:T3 Cue:T2 Source:T1",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "raft.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "raft_0a1b.ann").write_text(STANDOFF, encoding="utf-8")
    (tmp_path / "attributions" / "raft_9f9f.ann").write_text("", encoding="utf-8")
    return tmp_path


def test_the_first_annotator_counts_and_pieces_stay_apart(folder: Path) -> None:
    (document,) = load(folder)
    (gold,) = document.gold
    assert document.id == "raft"
    assert [span.of(document.text) for span in gold.content] == ["It floats", "like a cork"]
    assert [span.of(document.text) for span in gold.source + gold.cue] == ["Ines Vale", "said"]


def test_spans_move_with_the_canonical_text(folder: Path) -> None:
    (document,) = load(folder)
    assert document.text.startswith('Heading\n"It')
    assert document.gold[0].cue == (
        Span(document.text.index("said"), document.text.index("said,") + 4),
    )


def test_a_role_given_twice_has_the_spans_of_both() -> None:
    twice = brat(
        ("Cue", "said"),
        ("Content", "It floats"),
        ("Content", "like a cork"),
        roles="Attribution-no-source:T1 Content:T2 Content2:T3 Cue:T1",
    )
    (roles,) = events(twice)
    assert [span.of(TEXT) for span in roles["Content"]] == ["It floats", "like a cork"]
    assert "Source" not in roles


def test_an_event_without_content_is_left_out(folder: Path) -> None:
    empty = STANDOFF.replace(" Content:T3", "")
    (folder / "attributions" / "raft_0a1b.ann").write_text(empty, encoding="utf-8")
    assert load(folder)[0].gold == ()


def test_an_absent_folder_has_no_documents(tmp_path: Path) -> None:
    assert load(tmp_path) == ()


def test_no_source_is_an_empty_role() -> None:
    assert Attribution(content=(Span(0, 1),)).source == ()
