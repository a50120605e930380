"""``python -m bench.attributions check|write``: from quoted strings to characters."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HOME = Path(__file__).parent
FIELDS = {"par", "source", "cue", "content", "kind", "speech", "stance", "inside"}
VALUES = {
    "kind": {"quoted", "mixed", "indirect"},
    "speech": {"speech", "thought", "intent"},
    "stance": {"asserts", "denies", "doubts", "confirms", "predicts", "demands", "intends"},
}


def paragraphs(text: str) -> list[tuple[int, str]]:
    """The paragraphs of a text with the place where each begins."""
    return [(found.start(), found.group()) for found in re.finditer(r"[^\n]+", text)]


def placed(page: list[tuple[int, str]], par: int, words: str) -> list[int]:
    """Start and end of ``words`` in paragraph ``par``; ValueError when absent or ambiguous."""
    if found := re.match(r"¶(\d+) ", words):
        par, words = int(found.group(1)), words[found.end() :]
    words, _, nth = words.partition("@@")
    if not 1 <= par <= len(page):
        raise ValueError(f"there is no paragraph {par}, only {len(page)}")
    start, text = page[par - 1]
    # Short strings must stand as whole words: "he" does not stand in "the".
    edge = r"(?<!\w){}(?!\w)" if words[:1].isalnum() and words[-1:].isalnum() else "{}"
    places = [hit.start() for hit in re.finditer(edge.format(re.escape(words)), text)]
    if not places:
        raise ValueError(f"{words!r} does not stand in paragraph {par}")
    if len(places) > 1 and not nth:
        raise ValueError(f"{words!r} stands {len(places)} times in paragraph {par}: add @@N")
    if nth and int(nth) > len(places):
        raise ValueError(f"{words!r} stands only {len(places)} times in paragraph {par}")
    at = start + places[int(nth or 1) - 1]
    return [at, at + len(words)]


def labels(doc: str) -> Iterator[dict[str, Any] | str]:
    """The labels of a document with offsets, or in the place of a faulty one what is wrong."""
    page = paragraphs((HOME / "texts" / f"{doc}.txt").read_text(encoding="utf-8"))
    path = HOME / "drafts" / f"{doc}.jsonl"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            draft = json.loads(line)
            if extra := set(draft) - FIELDS:
                raise ValueError(f"unknown fields {sorted(extra)}")
            for name, allowed in VALUES.items():
                if draft.get(name) not in allowed:
                    raise ValueError(f"{name} is {draft.get(name)!r}, not one of {sorted(allowed)}")
            if not draft["content"]:
                raise ValueError("no content")
            yield {
                "doc": doc,
                **{
                    role: [placed(page, draft["par"], draft[role])] if draft[role] else []
                    for role in ("source", "cue")
                },
                "content": [placed(page, draft["par"], piece) for piece in draft["content"]],
                **{name: draft[name] for name in VALUES},
                "inside": bool(draft.get("inside")),
            }
        except (ValueError, KeyError, TypeError) as error:
            yield f"drafts/{doc}.jsonl:{number}: {error}"


def main(task: str) -> int:
    """Check the drafts, or write them as characters; the number of faults is the exit status."""
    faults, written = 0, 0
    for draft in sorted((HOME / "drafts").glob("*.jsonl")):
        found = list(labels(draft.stem))
        wrong = [item for item in found if isinstance(item, str)]
        faults += len(wrong)
        print(f"{draft.stem}: {len(found) - len(wrong)} labels, {len(wrong)} faults")
        for item in wrong:
            print(f"  {item}")
        if task == "write" and not wrong:
            lines = [json.dumps(item) for item in found]
            (HOME / f"{draft.stem}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
            written += len(lines)
    if task == "write":
        print(f"{written} labels written")
    return min(faults, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "check"))
