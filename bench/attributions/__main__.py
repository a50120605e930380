"""``python -m bench.attributions check | agree | show DOC | write FOLDER``: labels and their notation.

A label file holds characters; people write and read words.  ``show`` prints a document's labels
in the notation of the guideline, ``write`` turns files in that notation into characters, and
``check`` holds every label against its text and counts them, ``agree`` compares the second pass
over some documents with the first.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench import labelled
from bench.attribution_scores import added, agreement

HOME = Path(__file__).parent
FIELDS = {"par", "source", "cue", "content", "kind", "speech", "stance", "inside", "meant"}
VALUES = {
    "kind": {"quoted", "mixed", "indirect"},
    "speech": {"speech", "thought", "intent"},
    "stance": {"asserts", "denies", "doubts", "confirms", "predicts", "demands", "intends"},
}
Page = Sequence[tuple[int, str]]


def paragraphs(text: str) -> list[tuple[int, str]]:
    """The paragraphs of a text with the place where each begins."""
    return [(found.start(), found.group()) for found in re.finditer(r"[^\n]+", text)]


def places(paragraph: str, words: str) -> list[int]:
    """Where ``words`` stand; short ones as whole words: "he" does not stand in "the"."""
    edge = r"(?<!\w){}(?!\w)" if words[:1].isalnum() and words[-1:].isalnum() else "{}"
    return [hit.start() for hit in re.finditer(edge.format(re.escape(words)), paragraph)]


def placed(page: Page, par: int, words: str) -> list[int]:
    """Start and end of ``words`` in paragraph ``par``; ValueError when absent or ambiguous."""
    if found := re.match(r"¶(\d+) ", words):
        par, words = int(found.group(1)), words[found.end() :]
    words, _, nth = words.partition("@@")
    if not 1 <= par <= len(page):
        raise ValueError(f"there is no paragraph {par}, only {len(page)}")
    start, text = page[par - 1]
    found_at = places(text, words)
    if not found_at:
        raise ValueError(f"{words!r} does not stand in paragraph {par}")
    if len(found_at) > 1 and not nth:
        raise ValueError(f"{words!r} stands {len(found_at)} times in paragraph {par}: add @@N")
    if nth and not 1 <= int(nth) <= len(found_at):
        raise ValueError(f"{words!r} stands only {len(found_at)} times in paragraph {par}")
    at = start + found_at[int(nth or 1) - 1]
    return [at, at + len(words)]


def worded(page: Page, par: int, span: Sequence[int]) -> str:
    """The words that :func:`placed` puts at ``span``, seen from paragraph ``par``."""
    own = _paragraph(page, span)
    start, text = page[own - 1]
    words = text[span[0] - start : span[1] - start]
    found = places(text, words)
    nth = f"@@{found.index(span[0] - start) + 1}" if len(found) > 1 else ""
    return f"{'' if own == par else f'¶{own} '}{words}{nth}"


def _paragraph(page: Page, span: Sequence[int]) -> int:
    for number, (start, text) in enumerate(page, 1):
        if start <= span[0] and span[1] <= start + len(text):
            return number
    raise ValueError(f"{list(span)} does not lie within one paragraph")


def with_offsets(doc: str, page: Page, draft: dict[str, Any]) -> dict[str, Any]:
    """A label as written by a person, with characters for words; ValueError names what is wrong."""
    if extra := set(draft) - FIELDS:
        raise ValueError(f"unknown fields {sorted(extra)}")
    for name, allowed in VALUES.items():
        if draft.get(name) not in allowed:
            raise ValueError(f"{name} is {draft.get(name)!r}, not one of {sorted(allowed)}")
    if not draft["content"]:
        raise ValueError("no content")
    return {
        "doc": doc,
        **{
            role: [placed(page, draft["par"], draft[role])] if draft[role] else []
            for role in ("source", "cue")
        },
        "content": [placed(page, draft["par"], piece) for piece in draft["content"]],
        **{name: draft[name] for name in VALUES},
        "inside": bool(draft.get("inside")),
        **_meant(page, draft),
    }


def _meant(page: Page, draft: dict[str, Any]) -> dict[str, Any]:
    """Who is meant by the source, in words of the text; nothing where the source says it."""
    if "meant" not in draft:
        return {}
    for name in draft["meant"]:
        if not any(places(paragraph, name) for _, paragraph in page):
            raise ValueError(f"{name!r}, who is meant, does not stand in the text")
    return {"meant": list(draft["meant"])}


def with_words(page: Page, label: dict[str, Any]) -> dict[str, Any]:
    """A label as a person would write it; the inverse of :func:`with_offsets`."""
    par = _paragraph(page, (label["cue"] or label["source"] or label["content"])[0])
    shown = {
        "par": par,
        **{
            role: worded(page, par, label[role][0]) if label[role] else ""
            for role in ("source", "cue")
        },
        "content": [worded(page, par, piece) for piece in label["content"]],
        **{name: label[name] for name in VALUES},
    }
    if label["inside"]:
        shown["inside"] = True
    if "meant" in label:
        shown["meant"] = label["meant"]
    return shown


def text_of(doc: str, home: Path = HOME) -> str:
    return (home / "texts" / f"{doc}.txt").read_bytes().decode("utf-8")


def labels_of(doc: str, home: Path = HOME) -> list[dict[str, Any]]:
    lines = (home / f"{doc}.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


def faults(doc: str, home: Path = HOME) -> Iterator[str]:
    """What is wrong with a document's label file."""
    text = text_of(doc, home)
    page = paragraphs(text)
    for number, label in enumerate(labels_of(doc, home), 1):
        where = f"{doc}.jsonl:{number}"
        if label["doc"] != doc:
            yield f"{where}: labels {label['doc']}"
        try:
            if with_offsets(doc, page, with_words(page, label)) != label:
                yield f"{where}: its words lead to other characters"
        except (ValueError, KeyError, TypeError) as error:
            yield f"{where}: {error}"
            continue
        for start, end in (*label["source"], *label["cue"], *label["content"]):
            if text[start:end] != text[start:end].strip():
                yield f"{where}: {text[start:end]!r} begins or ends with a blank"


def written(folder: Path, home: Path = HOME) -> Iterator[str]:
    """Turn every file of ``folder`` into characters; what is wrong where that cannot be done."""
    for path in sorted(folder.glob("*.jsonl")):
        page, found, wrong = paragraphs(text_of(path.stem, home)), list[str](), list[str]()
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if not line.strip():
                continue
            try:
                found.append(json.dumps(with_offsets(path.stem, page, json.loads(line))))
            except (ValueError, KeyError, TypeError) as error:
                wrong.append(f"{path}:{number}: {error}")
        yield from wrong
        if not wrong:
            # A document without attributions has a file with an empty line.
            (home / path.name).write_text("\n".join(found) + "\n", encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Do what is asked; the exit status is 1 when anything is wrong."""
    match list(arguments):
        case ["show", doc]:
            page = paragraphs(text_of(doc))
            for label in labels_of(doc):
                print(json.dumps(with_words(page, label), ensure_ascii=False))
            return 0
        case ["write", folder]:
            wrong = list(written(Path(folder)))
        case ["check"]:
            wrong = [fault for row in labelled.listing() for fault in faults(row["doc"])]
            print(counted())
        case ["agree"]:
            print(agreed())
            return 0
        case _:
            print(__doc__.split(":")[0])
            return 2
    print("\n".join(wrong) or "no faults")
    return min(len(wrong), 1)


def agreed(home: Path = HOME) -> str:
    """How far the labels in ``second/`` agree with the first, cues inside quotations left out."""
    again = sorted(path.stem for path in (home / "second").glob("*.jsonl"))
    rows = []
    for doc in again:
        first = labelled.document(doc, home)
        second = labelled.gold(home / "second" / f"{doc}.jsonl")
        rows.append((doc, len(first.gold), len(second), agreement(first, second)))
    whole = added([row[-1] for row in rows])
    rows.append(("all", sum(row[1] for row in rows), sum(row[2] for row in rows), whole))
    lines = [
        "| document | first | second | char source / cue / content | exact | triple |",
        "|---|--:|--:|---|--:|--:|",
    ]
    for doc, one, two, score in rows:
        roles = " / ".join(f"{100 * t.f1:.1f}" for t in (score.source, score.cue, score.content))
        lines.append(
            f"| {doc} | {one} | {two} | {roles} | {100 * score.exact.f1:.1f} "
            f"| {100 * score.triple.f1:.1f} |"
        )
    return "\n".join(lines)


def counted() -> str:
    """How many documents and labels there are, by split and genre."""
    sums: Counter[tuple[str, str, str]] = Counter()
    for row in labelled.listing():
        key = (row["split"], row["genre"])
        sums[(*key, "documents")] += 1
        for label in labels_of(row["doc"]):
            sums[(*key, "inside" if label["inside"] else "scored")] += 1
    lines = [
        "| split | genre | documents | attributions | inside quotations |",
        "|---|---|--:|--:|--:|",
    ]
    for split, genre in sorted({key[:2] for key in sums}):
        cells = (sums[split, genre, what] for what in ("documents", "scored", "inside"))
        lines.append(f"| {split} | {genre} | {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
