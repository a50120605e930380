"""``python -m bench.seeds``: five slots of each claim in whole texts, read by hand beforehand.

``seeds.jsonl`` holds what a careful reader finds in three reports, by the rubric in
``docs/benchmarks.md``: who says it, at which characters, with which stance, which figure and how
surely.  The texts themselves are other people's and stay outside this project: they are looked for
under ``--data`` by the first 16 digits of the SHA-256 of their canonical text, and skipped where
they are absent.
"""

import argparse
import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.attribution_scores import characters, iou, pairs
from bench.claimants import is_same
from bench.slots import fits
from forewarn.claims.claim import Claim
from forewarn.extractors import EnglishReader, Gazetteer
from forewarn.reports.report import Report
from forewarn.text import Span, canonical

TABLE = Path(__file__).with_suffix(".jsonl")
SLOTS = ("claimant", "quotation", "stance", "figure", "certainty")
QUOTATION = 0.8
"""Share of joint characters from which two quotations are the same."""
LEAST = 0.2
"""Share from which a claim is about the same place at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a careful reader finds at one place."""

    content: Span
    claimants: tuple[Span, ...]
    """Words that name who says it, each right; none where the text says it itself."""
    slots: Mapping[str, Any]
    """``stance``, ``kind``, ``negated``, ``fig`` and ``cert`` as in :mod:`bench.slots`."""

    def verdicts(self, claim: Claim, text: str) -> dict[str, bool]:
        """Whether each slot of a claim is right."""
        figure = self.slots.get("fig")
        if self.claimants:
            claimant = claim.source is not None and any(
                is_same(claim.claimant, span.of(text)) for span in self.claimants
            )
        else:
            claimant = claim.source is None
        mine, theirs = characters(text, (claim.span,)), characters(text, (self.content,))
        # What the text tells itself is quoted by the sentence.
        overlap = iou(mine, theirs) if self.claimants else len(mine & theirs) / len(theirs)
        manner = {name: self.slots[name] for name in ("stance", "kind") if name in self.slots}
        # A fear has no other side to it.
        negated = {"negated": self.slots.get("negated", False)} if "stance" in self.slots else {}
        return {
            "claimant": claimant,
            "quotation": overlap >= QUOTATION,
            "stance": any(fits(claim, {name: value}) for name, value in manner.items())
            and fits(claim, negated),
            "figure": fits(claim, {"fig": figure}) if figure else claim.quantity is None,
            "certainty": fits(claim, {"cert": self.slots["cert"]}),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The counts of one text or of many."""

    wanted: int
    found: int
    right: Counter[str]
    """By slot, and under ``all``."""
    named: int
    """Wanted with a speaker."""
    named_right: int
    unwanted: int
    """Claims that are given to somebody at a place where nothing is wanted."""


def load() -> dict[str, list[Wanted]]:
    """What is wanted, by the hash of the text."""
    texts: dict[str, list[Wanted]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        texts.setdefault(row["text"], []).append(
            Wanted(
                content=Span(*row["content"]),
                claimants=tuple(Span(*place) for place in row["claimants"]),
                slots=row["slots"],
            )
        )
    return texts


def find(folder: Path) -> Iterator[tuple[str, str]]:
    """Hash and text of the reports in ``folder`` that there is a table for."""
    known = load()
    for path in sorted(folder.rglob("*.txt")):
        text = canonical(path.read_bytes().decode("utf-8", errors="replace"))
        if (key := hashlib.sha256(text.encode()).hexdigest()[:16]) in known:
            yield key, text


def read(text: str) -> list[Claim]:
    """The claims of a text of nobody's case."""
    report = Report(id="r", title="", publisher="The outlet", date=date(2025, 12, 16), text=text)
    return list(EnglishReader().read(report, Gazetteer()))


def score(text: str, wanted: Sequence[Wanted]) -> Score:
    """How a text is read; each wanted takes the claim that overlaps it most, of equal ones the
    claim with more slots right."""
    claims = read(text)
    spans = [characters(text, (claim.span,)) for claim in claims]
    places = [characters(text, (each.content,)) for each in wanted]
    found = pairs(
        spans,
        places,
        lambda claim, want: all(wanted[want].verdicts(claims[claim], text).values()),
        least=LEAST,
    )
    right = Counter[str]()
    named = 0
    for claim, want in found:
        verdicts = wanted[want].verdicts(claims[claim], text)
        right.update(name for name, verdict in verdicts.items() if verdict)
        whole = all(verdicts.values())
        right["all"] += whole
        named += whole and bool(wanted[want].claimants)
    return Score(
        wanted=len(wanted),
        found=len(found),
        right=right,
        named=sum(bool(each.claimants) for each in wanted),
        named_right=named,
        unwanted=sum(
            claim.source is not None and not any(iou(mine, theirs) >= LEAST for theirs in places)
            for claim, mine in zip(claims, spans, strict=True)
        ),
    )


def table(scores: Iterable[Score]) -> str:
    """The counts of all texts together as Markdown."""
    each = list(scores)
    right = sum((score.right for score in each), Counter[str]())
    size = sum(score.wanted for score in each)
    named = sum(score.named for score in each)
    lines = ["| slot | right of wanted |", "| --- | ---: |"]
    lines += [f"| {slot} | {right[slot]}/{size} ({right[slot] / size:.0%}) |" for slot in SLOTS]
    lines.append(f"| all five | {right['all']}/{size} ({right['all'] / size:.0%}) |")
    named_right = sum(score.named_right for score in each)
    lines.append(
        f"| all five, with a speaker | {named_right}/{named} ({named_right / named:.0%}) |"
    )
    unwanted = sum(score.unwanted for score in each)
    lines.append(f"| given to somebody where nothing is wanted | {unwanted} |")
    lines.append(f"| found at all | {sum(score.found for score in each)}/{size} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m bench.seeds", description=__doc__)
    options.add_argument("--data", type=Path, default=Path(os.environ.get("FOREWARN_DATA", "data")))
    chosen = options.parse_args(arguments)
    known = load()
    texts = list(find(chosen.data)) or list(find(chosen.data.parent / "seeds"))
    print("## Five slots in whole texts\n")
    if not texts:
        print(f"SKIPPED: none of the texts is in {chosen.data}")
        return 0
    print(f"{len(texts)} of {len(known)} texts.\n")
    print(table(score(text, known[key]) for key, text in texts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
