"""``python -m bench.reading``: who says what, this reader and its peers over the same texts.

Protocol and measures: ``docs/benchmarks.md``.  What is absent is named and skipped.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import attribution_kinds, claimants, gum, labelled, ours, parses, polnear
from bench.attribution_errors import Fault, dump, faults, summary
from bench.attribution_scores import Document, Tally, gain
from bench.peers import clausal, gender_gap_tracker, textacy_quotations
from bench.reading_runs import Absent, Read, Run, genre_table, run, table, tree_table
from forewarn.extractors import parser
from forewarn.extractors.attribution.grammar import Grammar

CORPORA = ("polnear", "gum", "own")


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    parse: parses.Parse = parser.parse_texts
    if options.cache:
        parse = parses.keep(options.cache)
        print("Parses come from a cache: speeds tell nothing.\n")
    parses.pipeline()
    peers = [] if options.no_peers else list(_peers(options, parse))
    sections = {"polnear": _polnear, "gum": _gum, "own": _own}
    for name in options.only or CORPORA:
        sections[name](options, peers)
    if options.profile or not (options.only or options.cache):
        command = [sys.executable, "-m", "bench.reading_speed", "--data", str(options.data)]
        sys.stdout.flush()
        # In a process of its own, so that its memory is the reader's and not the benchmark's.
        subprocess.run(command + ["--profile"] * options.profile, check=False)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    options = argparse.ArgumentParser(
        prog="python -m bench.reading", description="Attribution: this reader beside its peers."
    )
    options.add_argument(
        "--data",
        type=Path,
        default=Path(os.environ.get("FOREWARN_DATA", "data")),
        help="folder with the corpora; else the variable FOREWARN_DATA",
    )
    options.add_argument("--only", choices=CORPORA, action="append", help="may be given twice")
    options.add_argument("--no-peers", action="store_true", help="our own row alone")
    options.add_argument(
        "--gender-gap-tracker",
        type=Path,
        metavar="DIR",
        default=os.environ.get(gender_gap_tracker.VARIABLE) or None,
        help=f"a checkout of it; else the variable {gender_gap_tracker.VARIABLE}",
    )
    options.add_argument(
        "--cache", type=Path, metavar="DIR", help="keep parses there; speeds tell nothing then"
    )
    options.add_argument("--errors", action="store_true", help="our faults counted by cause")
    options.add_argument("--dump", type=Path, metavar="FILE", help="write our faults with context")
    options.add_argument("--save", type=Path, metavar="FILE", help="keep our tallies by document")
    options.add_argument(
        "--against", type=Path, metavar="FILE", help="the change since tallies that were saved"
    )
    options.add_argument("--profile", action="store_true", help="where the reader's time goes")
    options.add_argument("--seed", type=int, default=1, help="of the bootstrap")
    chosen = options.parse_args(arguments)
    for path in (chosen.dump, chosen.save):
        if path is not None:
            path.unlink(missing_ok=True)
    return chosen


def _peers(options: argparse.Namespace, parse: parses.Parse) -> Iterator[tuple[str, Read] | Absent]:
    yield clausal.NAME, clausal.reader(parse)
    try:
        yield textacy_quotations.name(), textacy_quotations.reader(parse)
    except ImportError as fault:
        yield Absent("textacy", f"{fault}; pip install textacy==0.13.0 into a folder of its own")
    if options.gender_gap_tracker is None:
        yield Absent(gender_gap_tracker.NAME, "give a checkout of it with --gender-gap-tracker DIR")
        return
    try:
        read = gender_gap_tracker.reader(options.gender_gap_tracker, parse)
        yield gender_gap_tracker.NAME, read
    except FileNotFoundError as fault:
        yield Absent(gender_gap_tracker.NAME, f"no such file: {fault}")


def _peers_runs(
    peers: Sequence[tuple[str, Read] | Absent], documents: Sequence[Document]
) -> Iterator[Run | Absent]:
    for peer in peers:
        yield peer if isinstance(peer, Absent) else run(*peer, documents)


def _polnear(options: argparse.Namespace, peers: Sequence[tuple[str, Read] | Absent]) -> None:
    folder = options.data / polnear.FOLDER
    _flat(
        options, peers, "PolNeAR, development split", polnear.load(folder), f"nothing in {folder}"
    )


def _own(options: argparse.Namespace, peers: Sequence[tuple[str, Read] | Absent]) -> None:
    for split in ("test", "train"):
        why = f"no documents of that split in {labelled.FOLDER}"
        known = labelled.load(split, genres=labelled.GENRES)
        _flat(options, peers, f"Our own labels, {split} split", known, why)
        wires = labelled.load(split, genres=("wire",))
        _flat(options, peers, f"Our own wires, {split} split", wires, why)
        print(f"### Claimants by who was meant, {split} split\n\n{claimants.table(split)}\n")
        if options.errors and split != "test":
            print("".join(f"- {line}\n" for line in claimants.faults(split)))


def _flat(
    options: argparse.Namespace,
    peers: Sequence[tuple[str, Read] | Absent],
    title: str,
    documents: Sequence[Document],
    why: str,
) -> None:
    """One corpus in which sources, cues and contents are labelled."""
    if not documents:
        print(f"## {title}\n\nSKIPPED: {why}\n")
        return
    size = sum(len(document.gold) for document in documents)
    print(f"## {title}: {len(documents)} documents, {size:,} attributions\n")
    mine = run(ours.NAME, ours.reader(), documents)
    runs = [mine, *_peers_runs(peers, documents)]
    print(table(runs, documents, seed=options.seed) + "\n")
    _after(options, title, documents, mine, [score.triple for score in mine.scores])


def _gum(options: argparse.Namespace, peers: Sequence[tuple[str, Read] | Absent]) -> None:
    path = options.data / gum.FILE
    title = "GUM, attributions of rhetorical-structure trees"
    if not path.exists():
        print(f"## {title}\n\nSKIPPED: {path} is absent\n")
        return
    trees = gum.load(path)
    documents = [tree.flat() for tree in trees]
    size = sum(len(document.gold) for document in documents)
    print(f"## {title}: {len(documents)} documents, {size:,} attributions\n")
    print(gum.CAVEAT + "\n")
    # The trees mark cues inside quotations like any others.
    grammar = Grammar(innermost=False, inside_quotations=True)
    mine = run(ours.NAME, ours.reader(grammar), documents)
    runs = [mine, *_peers_runs(peers, documents)]
    print(tree_table(runs, trees) + "\n")
    print(genre_table(runs, trees) + "\n")
    found = [gum.found(*pair).triple for pair in zip(trees, mine.found, strict=True)]
    # With as many predicted as wanted, F1 is the recall.
    recall = [Tally(tally.right, tally.wanted, tally.wanted) for tally in found]
    _after(options, title, documents, mine, recall)


def _after(
    options: argparse.Namespace,
    title: str,
    documents: Sequence[Document],
    mine: Run,
    tallies: Sequence[Tally],
) -> None:
    """What was asked for besides the table: changes, faults."""
    if options.save:
        _saved(options.save, title, documents, tallies)
    if options.against:
        print(_change(options.against, title, documents, tallies, options.seed) + "\n")
    if options.errors or options.dump:
        # Nobody mends a grammar by looking at the documents that test it.
        sealed = {document.id for document in labelled.load("test")}
        found = [
            fault
            for document, predicted in zip(documents, mine.found, strict=True)
            if document.id not in sealed
            for fault in faults(document, predicted)
        ]
        if left := sum(document.id in sealed for document in documents):
            print(f"Faults of {left} documents of our own test split are not shown.\n")
        if options.errors:
            print(summary(found) + "\n" + attribution_kinds.table(found))
        if options.dump:
            _dumped(options.dump, title, found)


def _saved(path: Path, title: str, documents: Sequence[Document], tallies: Sequence[Tally]) -> None:
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    kept[title] = {
        document.id: [tally.right, tally.predicted, tally.wanted]
        for document, tally in zip(documents, tallies, strict=True)
    }
    path.write_text(json.dumps(kept, indent=1), encoding="utf-8")


def _change(
    path: Path, title: str, documents: Sequence[Document], tallies: Sequence[Tally], seed: int
) -> str:
    kept = json.loads(path.read_text(encoding="utf-8")).get(title, {})
    if set(kept) != {document.id for document in documents}:
        return f"SKIPPED the change: {path} holds other documents"
    before = [Tally(*kept[document.id]) for document in documents]
    low, high = gain(tallies, before, seed=seed)
    change = sum(tallies, start=Tally()).f1 - sum(before, start=Tally()).f1
    return (
        f"Triples since {path}: {100 * change:+.1f}, "
        f"with 95% certainty between {100 * low:+.1f} and {100 * high:+.1f}."
    )


def _dumped(path: Path, title: str, found: Sequence[Fault]) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(f"######## {title}\n\n{dump(found)}\n")


if __name__ == "__main__":
    sys.exit(main())
