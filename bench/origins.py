"""``python -m bench.origins``: who said it first, on the flagship and in a world of hidden copies.

The flagship's origins were coded by hand (``bench/origins_key.py`` says how), and the grouping was
tuned on them.  The hidden copies come from a generator of our own (``bench/hidden_copies.py``);
seeds 1 to 3 were looked at while the grouping was made, 101 to 105 are printed and were not.
Peers run in the same call on the same utterances.  ``--data`` is taken for the sake of ``make
bench`` and not needed: both materials are in the repository.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import groupby
from pathlib import Path

from bench.clusters import b_cubed, pairwise
from bench.hidden_copies import START, Way, World, world
from bench.origin_peers import Grouping, every_outlet, exact_text, min_hash, speaker_and_day
from bench.origins_key import flagship
from bench.utterances import utterance
from forewarn.origins.excerpts import Document, excerpts
from forewarn.origins.grouping import origins
from forewarn.origins.origin import Origin, Utterance

SEEDS = (101, 102, 103, 104, 105)
ECHOES = 50_000
Peer = Callable[[Sequence[Utterance]], Grouping]
PEERS: Mapping[str, Peer] = {
    "every outlet its own": every_outlet,
    "exact text": exact_text,
    "MinHash only (rensa)": min_hash,
    "speaker and day": speaker_and_day,
}
HEAD = "| {} | pairwise P / R / F1 | B-cubed P / R / F1 | CPU s |\n| --- | --- | --- | ---: |"


def ours(said: Sequence[Utterance], documents: Iterable[Document]) -> tuple[Origin, ...]:
    """Our grouping, the comparison of whole reports included."""
    return origins(said, copies=excerpts(documents))


def grouping(found: Iterable[Origin]) -> Grouping:
    return {member.id: origin.id for origin in found for member in origin.members}


def row(name: str, found: Grouping, true: Mapping[str, str], seconds: float) -> str:
    cells = [
        f"{100 * each.precision:.1f} / {100 * each.recall:.1f} / **{100 * each.f1:.1f}**"
        for each in (pairwise(found, true), b_cubed(found, true))
    ]
    return f"| {name} | {cells[0]} | {cells[1]} | {seconds:.2f} |"


def on_the_flagship() -> str:
    key = flagship()
    documents = [
        Document(id=each.id, date=each.date, text=each.text) for each in key.documents.values()
    ]
    rows = [HEAD.format(f"flagship: {len(key.true)} of {key.items} items read")]
    for name, peer in PEERS.items():
        start = time.process_time()
        found = peer(key.utterances)
        rows.append(row(name, found, key.true, time.process_time() - start))
    start = time.process_time()
    made = ours(key.utterances, documents)
    rows.append(row("forewarn", grouping(made), key.true, time.process_time() - start))
    roles = {member.id: member for origin in made for member in origin.members}
    flagged = [f"{role} as {roles[claim].role.value}" for claim, role in sorted(key.roles.items())]
    tally = ", ".join(f"{what} {n}" for what, n in sorted(Counter(flagged).items()))
    return "\n".join(rows) + f"\n\nCoded flaws, and what they were taken for: {tally}."


def on_hidden_copies(worlds: Sequence[World]) -> str:
    said = [
        tuple(each.utterances) for each in worlds
    ]  # one grouping a world: worlds share speakers, and days
    true = {f"{n}/{k}": f"{n}/{v}" for n, each in enumerate(worlds) for k, v in each.true.items()}
    rows = [
        HEAD.format(f"hidden copies: {len(true)} utterances, {len(set(true.values()))} origins")
    ]
    for name, peer in PEERS.items():
        start = time.process_time()
        found = {
            f"{n}/{k}": f"{n}/{v}" for n, each in enumerate(said) for k, v in peer(each).items()
        }
        rows.append(row(name, found, true, time.process_time() - start))
    start = time.process_time()
    made = [ours(each.utterances, each.documents) for each in worlds]
    seconds = time.process_time() - start
    found = {
        f"{n}/{k}": f"{n}/{v}" for n, each in enumerate(made) for k, v in grouping(each).items()
    }
    rows.append(row("forewarn", found, true, seconds))
    rows += ["", "| way of hiding | copies | traced to their origin |", "| --- | ---: | ---: |"]
    for way, held in groupby(sorted(_traced(worlds, made)), key=lambda each: each[0]):
        hits = [hit for _, hit in held]
        rows.append(f"| {way} | {len(hits)} | {sum(hits) / len(hits):.0%} |")
    return "\n".join(rows)


def _traced(
    worlds: Sequence[World], made: Sequence[tuple[Origin, ...]]
) -> Iterable[tuple[Way, bool]]:
    for one, found in zip(worlds, made, strict=True):
        groups = grouping(found)
        for claim, way in one.ways.items():
            yield way, groups[claim] == groups[f"{one.true[claim]}-0:claim"]


def on_echoes() -> str:
    (first, *_) = world(1, statements=1, copies=0).utterances
    said = [
        utterance(
            f"e{n}", report=f"r{n}", publisher=f"outlet-{n % 999}", text=first.text,
            day=START + timedelta(days=n % 30), speaker="" if n % 2 else first.speaker,
            figure=first.figure, unit=first.unit,
        )
        for n in range(ECHOES)
    ]  # fmt: skip
    start = time.process_time()
    found = origins(said)
    seconds = time.process_time() - start
    start = time.process_time()
    min_hash(said[: ECHOES // 10])
    peer = time.process_time() - start
    return (
        f"{ECHOES:,} echoes of one claim come down to {len(found)} in {seconds:.1f} CPU "
        f"seconds; rensa alone took {peer:.1f} for a tenth of them."
    )


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m bench.origins", description=__doc__)
    options.add_argument(
        "--data", type=Path, help="not needed; taken so that make bench can give it"
    )
    options.add_argument("--seeds", type=int, nargs="+", default=SEEDS)
    chosen = options.parse_args()
    print(on_the_flagship() + "\n", flush=True)
    print(on_hidden_copies([world(seed) for seed in chosen.seeds]) + "\n", flush=True)
    print(on_echoes(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
