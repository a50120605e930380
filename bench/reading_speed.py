"""``python -m bench.reading_speed``: reading beside the bare parse, memory, profile.

Articles are texts of PolNeAR put end to end and cut to 1,200 words at the end of a paragraph.
The reader goes the way of a build, from reports to stored claims, and the bare parse is the same
model over the same paragraphs; both in turns, article by article, in the same run, so that what
else the machine does slows both.  The model is loaded before the clock starts; the memory is the
peak of this whole process.
"""

import argparse
import os
import re
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench import ours, parses, polnear
from bench.attribution_scores import Document
from bench.reading_runs import ARTICLE
from forewarn.extractors import english_reader
from forewarn.extractors.layout.page import split_blocks
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.language.installed import load_language
from forewarn.progress import quiet

ARTICLES = 24
ROUNDS = 2
PARTS = {
    "blocks": ("split_blocks",),
    "parser": ("parse_texts",),
    "attribution": ("find_quotations", "find_attributions"),
    "speakers and relays": ("resolve_voices",),
    "quantities": ("find_figures", "find_quantities"),
    "dates": ("_find_dates", "find_dates"),
    "stance": ("find_attitude", "find_own_attitude"),
}
"""Functions that the reader calls, by part; what is left is putting claims together."""


def articles(documents: Iterable[Document], words: int = ARTICLE) -> Iterator[Document]:
    """The texts end to end, cut into articles of about ``words`` words; the rest is dropped."""
    lines: list[str] = []
    size = number = 0
    for document in documents:
        for line in [*document.text.split("\n"), ""]:
            lines.append(line)
            size += len(line.split())
            if size >= words:
                number += 1
                yield Document(id=f"article-{number}", text="\n".join(lines), gold=())
                lines, size = [], 0


class Clock:
    """Processor time by part, that of parts within parts not counted twice."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._within: list[float] = []

    def timed(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """``function`` with its time added to ``part``; an iterator is run to its end."""

        @wraps(function)
        def wrapper(*arguments: Any, **options: Any) -> Any:
            began = time.process_time()
            self._within.append(0.0)
            try:
                result = function(*arguments, **options)
                return list(result) if isinstance(result, Iterator) else result
            finally:
                took = time.process_time() - began
                self.spent[part] += took - self._within.pop()
                if self._within:
                    self._within[-1] += took

        return wrapper


def profile(texts: Sequence[Document]) -> str:
    """Where the time of the reader goes, as Markdown."""
    clock = Clock()
    space = vars(english_reader)
    known = [(part, name) for part, names in PARTS.items() for name in names if name in space]
    before = {name: space[name] for _, name in known}
    try:
        for part, name in known:
            space[name] = clock.timed(part, space[name])
        seconds = _read(texts)
    finally:
        space.update(before)
    clock.spent["claims and the rest"] = seconds - sum(clock.spent.values())
    lines = ["| part of the reader | ms an article | share |", "| --- | ---: | ---: |"]
    for part, spent in sorted(clock.spent.items(), key=lambda item: -item[1]):
        lines.append(f"| {part} | {1000 * spent / len(texts):.0f} | {spent / seconds:.0%} |")
    return "\n".join(lines)


def _read(texts: Sequence[Document]) -> float:
    """Processor seconds that the whole reader takes for the texts."""
    reader, names = english_reader.EnglishReader(), Gazetteer()
    began = time.process_time()
    for text in texts:
        reader.read(ours.report(text), names)
    return time.process_time() - began


def beside_parse(texts: Sequence[Document], rounds: int = ROUNDS) -> tuple[float, float]:
    """Processor seconds of the reader and of the bare parse, of each article the best round."""
    from forewarn.cache.memo import Memo
    from forewarn.cache.store_address import open_store
    from forewarn.workbench.reading import read_drafts

    languages = {"en": load_language("en")}
    extractors = {code: language.extractor() for code, language in languages.items()}
    names = Gazetteer()
    reading, parsing = [[float("inf")] * len(texts) for _ in range(2)]
    for _ in range(rounds):
        with TemporaryDirectory() as folder:
            store = open_store(f"sqlite:///{folder}/store.db")
            for number, text in enumerate(texts):
                report = ours.report(text)
                blocks = [block.text for block in split_blocks(report.text)]
                began = time.process_time()
                for _parse in parses.pipeline().pipe(blocks, batch_size=len(blocks)):
                    pass
                parsed = time.process_time()
                memo = Memo(store)
                read_drafts(
                    [report],
                    names,
                    extractors=extractors,
                    languages=languages,
                    memo=memo,
                    tell=quiet,
                )
                ended = time.process_time()
                parsing[number] = min(parsing[number], parsed - began)
                reading[number] = min(reading[number], ended - parsed)
            store.close()
    return sum(reading), sum(parsing)


def _peak_megabytes() -> float:
    """The most memory that this process has held."""
    status = Path("/proc/self/status")
    if status.exists():
        # On Linux getrusage hands on the peak of the process that started this one.
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="utf-8"))
        if found:
            return int(found.group(1)) / 2**10
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(
        prog="python -m bench.reading_speed", description="Speed and memory of the reader."
    )
    options.add_argument("--data", type=Path, default=Path(os.environ.get("FOREWARN_DATA", "data")))
    options.add_argument("--profile", action="store_true", help="where the time goes")
    chosen = options.parse_args(arguments)
    folder = chosen.data / polnear.FOLDER
    texts = list(articles(polnear.load(folder)))[:ARTICLES]
    print("## Speed of the whole reader\n")
    if not texts:
        print(f"SKIPPED: nothing in {folder}")
        return 0
    parses.pipeline()
    beside_parse(texts[:1], rounds=1)
    reading, parsing = beside_parse(texts)
    megabytes = _peak_megabytes()
    print(f"| articles of {ARTICLE:,} words | reader, a CPU second | bare parse | ratio | MB |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    print(
        f"| {len(texts)} | {len(texts) / reading:.2f} | {len(texts) / parsing:.2f} "
        f"| {parsing / reading:.0%} | {megabytes:.0f} |\n"
    )
    if chosen.profile:
        print(profile(texts) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
