from forewarn.origins.likeness import POSTINGS, Likeness, shingles

TEXT = "South Korea's spy agency said that North Korea had sent troops to Russia by ship"


def test_shingles_ignore_case_and_punctuation() -> None:
    assert shingles(TEXT) == shingles(TEXT.upper().replace(" said", ", said,"))
    assert shingles("too short") == frozenset()


def test_a_quoted_sentence_is_found_inside_a_longer_one() -> None:
    index = Likeness()
    index.add(7, shingles(TEXT))
    assert index.containing(shingles(f"On Friday {TEXT}, Yonhap wrote"), least=0.6) == ((7, 1.0),)
    assert (
        index.containing(shingles("quite other words about another matter altogether"), least=0.6)
        == ()
    )


def test_short_texts_are_neither_kept_nor_sought() -> None:
    index = Likeness()
    index.add(1, shingles("one two three four five"))
    index.add(2, shingles(TEXT))
    assert index.containing(shingles("one two three four five"), least=0.1) == ()


def test_stock_phrases_keep_a_bounded_number_of_texts() -> None:
    index = Likeness()
    for number in range(POSTINGS + 10):
        index.add(number, shingles(TEXT))
    assert len(index.containing(shingles(TEXT), least=0.6)) == POSTINGS
