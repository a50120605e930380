import json
from pathlib import Path

import pytest

from bench import labelled, reading
from bench.attribution_scores import Attribution, Document, Tally
from bench.reading_runs import Absent, run, table
from bench.reading_speed import Clock, articles, beside_parse, profile
from forewarn.text import Span

TEXT = "Ines Vale said that the harbour is closed.\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    home = tmp_path / "data" / "reading" / "polnear-dev"
    (home / "text").mkdir(parents=True)
    (home / "attributions").mkdir()
    (home / "text" / "harbour.txt").write_text(TEXT, encoding="utf-8")
    (home / "attributions" / "harbour_0000.ann").write_text(
        "T1\tSource 0 9\tInes Vale\nT2\tCue 10 14\tsaid\n"
        "T3\tContent 15 41\tthat the harbour is closed\n"
        "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n",
        encoding="utf-8",
    )
    return tmp_path / "data"


def test_our_row_and_the_change_since(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tallies, page = tmp_path / "tallies.json", tmp_path / "faults.txt"
    common = ["--data", str(data), "--only", "polnear", "--no-peers"]
    assert reading.main([*common, "--save", str(tallies), "--errors", "--dump", str(page)]) == 0
    told = capsys.readouterr().out
    assert "1 documents, 1 attributions" in told
    assert "| forewarn | 100.0 / 100.0 /" in told
    assert "100.0 / 100.0 / **100.0** | 100.0 to 100.0" in told
    assert "| all | 0 | 0 |" in told
    assert json.loads(tallies.read_text())["PolNeAR, development split"] == {"harbour": [1, 1, 1]}
    assert page.read_text().startswith("######## PolNeAR")
    tallies.write_text(json.dumps({"PolNeAR, development split": {"harbour": [0, 1, 1]}}))
    reading.main([*common, "--against", str(tallies)])
    assert "+100.0, with 95% certainty between +100.0 and +100.0" in capsys.readouterr().out


def test_what_is_absent_is_named(
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("FOREWARN_GENDERGAPTRACKER", raising=False)
    monkeypatch.setattr(labelled.load, "__defaults__", (tmp_path,))
    reading.main(["--data", str(data), "--only", "polnear"])
    told = capsys.readouterr().out
    assert "| GenderGapTracker | SKIPPED: give a checkout" in told
    assert "forewarn over clausal-complement rule" in told
    reading.main(
        ["--data", str(tmp_path)] + [f"--only={name}" for name in reading.CORPORA] + ["--no-peers"]
    )
    told = capsys.readouterr().out
    assert told.count("SKIPPED: ") == 6


def test_a_peer_that_refuses_a_text_is_counted_and_ours_may_not() -> None:
    documents = [
        Document(id=name, text=TEXT, gold=(Attribution(content=(Span(0, 9),)),)) for name in "ab"
    ]

    def moody(document: Document) -> tuple[Attribution, ...]:
        if document.id == "a":
            raise ValueError("not in the mood")
        return document.gold

    peer = run("moody", moody, documents)
    assert peer.raised == 1
    assert [score.triple for score in peer.scores] == [Tally(0, 0, 1), Tally(1, 1, 1)]
    assert "| moody (raised on 1) |" in table([peer, Absent("gone", "why")], documents, seed=1)
    with pytest.raises(ValueError, match="mood"):
        run("forewarn", moody, documents)


def test_articles_are_cut_after_paragraphs() -> None:
    documents = [Document(id="a", text="one two\nthree four five\n\nsix", gold=())] * 2
    found = list(articles(documents, words=5))
    assert [each.text.split() for each in found] == [
        "one two three four five".split(),
        "six one two three four five".split(),
    ]


def test_a_part_within_a_part_is_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter([0.0, 1.0, 3.0, 10.0])
    monkeypatch.setattr("bench.reading_speed.time.process_time", lambda: next(ticks))
    clock = Clock()
    inner = clock.timed("inner", lambda: iter([1, 2]))
    assert clock.timed("outer", lambda: inner())() == [1, 2]
    assert clock.spent == {"outer": 8.0, "inner": 2.0}


def test_the_reader_parses_and_so_takes_longer_than_the_bare_parse() -> None:
    documents = [Document(id="harbour", text=f"{TEXT}\n\n" * 40, gold=())]
    beside_parse(documents, rounds=1)
    reading, parsing = beside_parse(documents)
    assert reading > parsing > 0


def test_the_profile_leaves_the_reader_as_it_was() -> None:
    from forewarn.extractors import english_reader

    before = dict(vars(english_reader))
    told = profile([Document(id="harbour", text=TEXT, gold=())])
    assert "| parser |" in told
    assert vars(english_reader) == before


def test_faults_of_our_own_test_split_stay_unseen(
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    standoff = data / "reading" / "polnear-dev" / "attributions" / "harbour_0000.ann"
    standoff.write_text(standoff.read_text().replace("Source 0 9", "Source 20 27"))
    page = tmp_path / "faults.txt"
    arguments = ["--data", str(data), "--only", "polnear", "--no-peers", "--dump", str(page)]
    reading.main(arguments)
    assert "right span, wrong source" in page.read_text()
    sealed = (Document(id="harbour", text=TEXT, gold=()),)
    monkeypatch.setattr("bench.labelled.load", lambda split, **_options: sealed)
    capsys.readouterr()
    reading.main(arguments)
    assert "wrong source" not in page.read_text()
    assert "Faults of 1 documents of our own test split are not shown." in capsys.readouterr().out
