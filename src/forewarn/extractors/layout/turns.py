"""Who has the floor: turns of a transcript, posts of a thread, entries of a live blog."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from forewarn.extractors.layout.block import BlockKind, TextBlock
from forewarn.extractors.layout.turn_labels import (
    TurnLabel,
    find_entry,
    find_poster,
    find_turn_label,
    is_reply_head,
    strip_counter,
)
from forewarn.language.english.reading import reading_words
from forewarn.text import Span

_ASIDE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\.?\s*")
"""What the transcript itself says: "(Laughter.)"."""
_ASKERS = reading_words("layout").find("askers")


def assign_turns(posts: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """The blocks with the speakers of their turns; labels, clock times and the numbers of posts in
    a thread leave the text."""
    blocks = [strip_counter(post) for post in posts]
    # "2/5" goes on with the post of whoever wrote the first.
    is_thread = [block is not post for block, post in zip(blocks, posts, strict=True)]
    labels = _find_labels(blocks)
    names = Counter(
        _words(block, label.speaker) for block, label in zip(blocks, labels, strict=True) if label
    )
    sure = sum(label.is_sure for label in labels if label is not None)
    is_transcript = (sure >= 1 and names.total() >= 2) or sum(n > 1 for n in names.values()) >= 2
    is_live = sum(find_entry(block) is not None for block in blocks) >= 2
    has_posters = any(find_poster(block) is not None for block in blocks)
    runs_on = is_transcript and 3 * names.total() >= sum(not block.cells for block in blocks)
    speaker: Span | None = None
    poster: Span | None = None
    for block, label, is_post in zip(blocks, labels, is_thread, strict=True):
        if block.kind is BlockKind.HEADING or block.cells:
            speaker = None if block.kind is BlockKind.HEADING else speaker
            yield block
            continue
        is_named = label is not None and (label.stands_alone or label.is_small)
        if is_live and (end := find_entry(block)) is not None and not is_named:
            speaker, block = None, block.part(end)
            label = find_turn_label(block)
            if not block.text:
                continue
        if has_posters and is_reply_head(block):
            continue
        if has_posters and (name := find_poster(block)) is not None:
            speaker = block.locate(name)
            continue
        if label is not None and (is_transcript or label.stands_alone):
            turn = block.part(label.end)
            speaker = block.locate(label.speaker)
            yield _turn(turn, speaker, asks=_words(block, label.speaker) in _ASKERS)
            poster = speaker
            if not (runs_on or has_posters):
                speaker = None
            continue
        if is_post and speaker is None and block.speaker is None and poster is not None:
            yield _turn(block, poster)
            continue
        has_own = speaker is None or block.speaker is not None or _ASIDE.fullmatch(block.text)
        yield block if has_own or speaker is None else _turn(block, speaker)


def _find_labels(blocks: Sequence[TextBlock]) -> list[TurnLabel | None]:
    """The label of each block; small words are names where two write and one of them again."""
    labels = [find_turn_label(block) for block in blocks]
    small = Counter(
        _words(block, label.speaker)
        for block, label in zip(blocks, labels, strict=True)
        if label is not None and label.is_small
    )
    has_clock = any(label.is_small and label.is_sure for label in labels if label is not None)
    if has_clock or (len(small) > 1 and small.total() > len(small)):
        return [
            replace(label, is_sure=True) if label is not None and label.is_small else label
            for label in labels
        ]
    return [None if label is not None and label.is_small else label for label in labels]


def _turn(block: TextBlock, speaker: Span, *, asks: bool = False) -> TextBlock:
    is_question = asks or block.text.rstrip().rstrip('”"’').endswith("?")
    kind = BlockKind.QUESTION if is_question else block.kind
    return replace(block, kind=kind, speaker=speaker)


def _words(block: TextBlock, span: Span) -> str:
    return span.of(block.text).casefold().removeprefix("the ")
