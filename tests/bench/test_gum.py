import io
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from bench.attribution_scores import Attribution, Spans, Tally
from bench.gum import Clausal, Treed, document, found, load
from forewarn.text import Span

CONLLU = """\
# newdoc id = GUM_news_ferry
# newpar
# sent_id = 1
# text = The ferry, Mara Lind said, won't sail.
1	The	the
2	ferry	ferry
3	,	,
4	Mara	Mara
5	Lind	Lind
6	said	say
7	,	,
8-9	won't	_
8	wo	will
9	n't	not
10	sail	sail
10.1	_	_
11	.	.

# sent_id = 2
# text = She doubts it pays.
1	She	she
2	doubts	doubt
3	it	it
4	pays	pay
5	.	.

# newpar
# sent_id = 3
# text = Fares rose.
1	Fares	fare
2	rose	rise
3	.	.
"""

RS4 = """\
<rst><header><relations>
  <rel name="attribution-positive" type="rst"/><rel name="attribution-negative" type="rst"/>
  <rel name="elaboration-additional" type="rst"/><rel name="same-unit" type="multinuc"/>
</relations></header><body>
  <segment id="1" parent="9" relname="span">The ferry ,</segment>
  <segment id="2" parent="1" relname="attribution-positive">Mara Lind said ,</segment>
  <segment id="3" parent="8" relname="same-unit">wo n't sail .</segment>
  <segment id="4" parent="5" relname="attribution-negative">She doubts</segment>
  <segment id="5" parent="10" relname="span">it pays .</segment>
  <segment id="6" parent="8" relname="elaboration-additional">Fares rose .</segment>
  <group id="8" type="multinuc" parent="11" relname="span"/>
  <group id="9" type="span" parent="8" relname="same-unit"/>
  <group id="10" type="span" parent="8" relname="elaboration-additional"/>
  <group id="11" type="span"/>
  <secedges><secedge source="2" target="6" relname="attribution-positive"/></secedges>
  <signals>
    <signal source="2" type="semantic" subtype="attribution_source" tokens="4,5"/>
    <signal source="4" type="semantic" subtype="lexical_chain" tokens="12"/>
  </signals>
</body></rst>
"""

TREE = document("GUM_news_ferry", CONLLU, RS4)


def words(spans: Spans) -> list[str]:
    return [span.of(TREE.text) for span in spans]


def at(words: str) -> Spans:
    start = TREE.text.index(words)
    return (Span(start, start + len(words)),)


def test_the_text_runs_in_paragraphs() -> None:
    assert TREE.text == (
        "The ferry, Mara Lind said, won't sail. She doubts it pays.\n\nFares rose."
    )
    assert TREE.genre == "news"


def test_an_interrupted_content_has_both_pieces() -> None:
    first = TREE.clausal[0]
    assert words(first.content) == ["The ferry,", "won't sail."]
    assert words(first.satellite) == ["Mara Lind said,"]
    assert words(first.source) == ["Mara Lind"]
    assert not first.negative


def test_a_negative_attribution_without_signal_has_no_source() -> None:
    second = TREE.clausal[1]
    assert second.negative
    assert second.source == ()
    assert words(second.content) == ["it pays."]


def test_a_secondary_edge_is_an_attribution_too() -> None:
    assert words(TREE.clausal[2].content) == ["Fares rose."]
    assert len(TREE.clausal) == 3


def test_a_group_reaches_the_satellites_of_its_nuclei() -> None:
    nested = RS4.replace(
        '<segment id="4" parent="5" relname="attribution-negative">',
        '<segment id="4" parent="11" relname="attribution-negative">',
    ).replace('<group id="10" type="span" parent="8"', '<group id="10" type="span" parent="9"')
    tree = document("GUM_news_ferry", CONLLU, nested)
    (negative,) = [each for each in tree.clausal if each.negative]
    assert [span.of(tree.text) for span in negative.content] == [
        "The ferry, Mara Lind said, won't sail.",
        "it pays.\n\nFares rose.",
    ]


def test_words_that_are_not_in_the_text_are_refused() -> None:
    with pytest.raises(ValueError, match="where the word is 'sank'"):
        document("GUM_news_ferry", CONLLU.replace("10	sail", "10	sank"), RS4)


@pytest.mark.parametrize(
    ("change", "triples"),
    [
        ({}, 1),
        ({"cue": at("doubts")}, 0),
        ({"source": at("She")}, 0),
        ({"source": at("Lind")}, 1),
    ],
)
def test_a_triple_needs_the_satellite_and_the_signal(
    change: dict[str, Spans], triples: int
) -> None:
    right = Attribution(
        source=at("Mara Lind"), cue=at("said"), content=at("The ferry") + at("won't sail")
    )
    tally = found(TREE, [replace(right, **change)])
    assert tally.iou50 == Tally(1, 1, 3)
    assert tally.triple == Tally(triples, 1, 3)


def test_any_source_will_do_where_none_is_signalled() -> None:
    guess = Attribution(source=at("Fares"), cue=at("doubts"), content=at("it pays"))
    assert found(TREE, [guess]).triple.right == 1


def test_the_archive_is_read_by_pairs(tmp_path: Path) -> None:
    path = tmp_path / "gum.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name, text in (
            ("rst/GUM_news_ferry.rs4", RS4),
            ("dep/GUM_news_ferry.conllu", CONLLU),
            ("dep/GUM_news_alone.conllu", CONLLU),
        ):
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
    assert load(path) == (TREE,)


def test_flat_keeps_the_satellite_as_cue() -> None:
    tree = Treed(
        id="GUM_bio_x",
        text="Ann says so",
        clausal=(
            Clausal(satellite=(Span(0, 8),), source=(), content=(Span(9, 11),), negative=False),
        ),
    )
    assert tree.flat().gold == (Attribution(cue=(Span(0, 8),), content=(Span(9, 11),)),)
