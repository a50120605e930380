"""``python -m bench.certainty --data DIR``: how surely, on UDS-IH2.

Protocol.  Every predicate of the split that has a label is predicted, from the sentence as it is
tokenised in the corpus and parsed by our parser (gold trees are not used), and scored by Pearson's
r and the mean absolute error on the scale from -3 to 3.  Whatever is fitted is fitted on the train
split; where only the scored split is there, by cross-validation in five folds of whole sentences.
Nothing was chosen on the dev split.

- *majority*: the median label for all.
- *declared words*: a lexicon.  A clause is believed, a negative turns it round, and the weakest
  hedge counts at its declared level: ``3 (2 level - 1)``.
- *the reader's readings*: what the reader tells apart (tense and mood of the clause, negation, the
  kind of its weakest hedge), each combination at its mean label.
- *all signs*: a linear model over every sign in the sentence, :mod:`bench.factuality`.

``--counts`` prints instead what the levels in ``extractors/certainty/levels.py`` rest on: of each
hedge the predicates of train in a settled clause of the present or past, and the share of belief,
``(label + 3) / 6``, that they keep of what clauses of the same tense and place without hedge have.
"""

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bench import factuality, uds_ih2
from bench.signs import carrier_of, form, signs
from forewarn.extractors.certainty.hedges import find_hedges
from forewarn.extractors.certainty.levels import CONDITION_LEVEL, MODAL_LEVELS, WORD_LEVELS
from forewarn.extractors.certainty.modality import is_future, is_imperative, is_obligation
from forewarn.extractors.certainty.negation import is_denied
from forewarn.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

FOLDS = 5
FEWEST = 5
"""Predicates that a combination of readings needs for a mean of its own."""
PUBLISHED = (("DLGRN, best published figure found (2022), test split", 0.912, 0.722),)
_PLACES = {"ROOT": "main", "conj": "main", "relcl": "relative", "acl": "relative"}
_MODAL = frozenset("will would can could may might must shall should ought".split())
_PAST = frozenset("haveed have beed doed".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A judged predicate as the reader sees it."""

    label: float
    sentence: int
    signs: frozenset[str]
    denied: bool
    mood: str
    hedge: str
    """Kind of the weakest hedge; empty without one."""
    matched: tuple[str, str]
    """Tense and place in the sentence, for comparison with like clauses."""


Predict = Callable[[Sequence[Read], Sequence[Read]], np.ndarray]
"""Values for the second predicates, from the first ones with their labels."""


def read(data: Path, split: str) -> list[Read]:
    """The judged predicates of a split."""
    found = []
    for judged in uds_ih2.load(data, split):
        clause = carrier_of(judged.predicate)
        sentence = clause.sent
        span = Span(sentence.start_char, sentence.end_char)
        names = frozenset(sign.name for sign in signs(judged.predicate))
        weak = min(find_hedges(clause, span), key=lambda hedge: hedge.level, default=None)
        group = form(clause)
        found.append(
            Read(
                label=judged.label,
                sentence=judged.sentence,
                signs=names,
                denied=is_denied(clause, span),
                mood=_mood(clause, names, group),
                hedge="" if weak is None else weak.kind,
                matched=(_tense(group), _PLACES.get(clause.dep_, clause.dep_)),
            )
        )
    return found


def _mood(clause: "Token", names: frozenset[str], group: str) -> str:
    if "q" in names:
        return "asked"
    if any(name.startswith(("mark=if", "mark=unless", "mark=whether")) for name in names):
        return "supposed"
    if is_imperative(clause) or is_obligation(clause):
        return "demanded"
    return "ahead" if is_future(clause) else _tense(group)


def _tense(group: str) -> str:
    *before, last = group.split("+")
    if "to" in before:
        return "infinitive"
    rest = [word for word in before if word not in _MODAL]
    if last == "VBD" or _PAST & set(rest):
        return "past"
    return "present" if last in ("VBP", "VBZ") or before else "other"


def declared(_: Sequence[Read], asked: Sequence[Read]) -> np.ndarray:
    """The lexicon of declared levels."""
    of = {
        kind: level.prior
        for kind, level in (WORD_LEVELS | MODAL_LEVELS | {"if": CONDITION_LEVEL}).items()
    }
    values = [
        factuality.CEILING * (2 * of.get(one.hedge, 1.0) - 1) * (-1 if one.denied else 1)
        for one in asked
    ]
    return np.array(values)


def majority(known: Sequence[Read], asked: Sequence[Read]) -> np.ndarray:
    """The median of the labels."""
    return np.full(len(asked), np.median([one.label for one in known]))


def readings(known: Sequence[Read], asked: Sequence[Read]) -> np.ndarray:
    """The mean label of what the reader tells apart; of the mood alone where that is rare."""
    cells: dict[tuple[str, ...], list[float]] = defaultdict(list)
    for one in known:
        for key in _keys(one):
            cells[key].append(one.label)
    return np.array(
        [
            next(float(np.mean(cells[key])) for key in _keys(one) if len(cells[key]) >= FEWEST)
            for one in asked
        ]
    )


def _keys(one: Read) -> list[tuple[str, ...]]:
    return [(one.mood, str(one.denied), one.hedge), (one.mood, str(one.denied)), (one.mood,), ()]


def all_signs(known: Sequence[Read], asked: Sequence[Read]) -> np.ndarray:
    """The linear model of every sign."""
    table = factuality.fit([one.signs for one in known], np.array([one.label for one in known]))
    return factuality.predict(table, [one.signs for one in asked])


SYSTEMS: tuple[tuple[str, Predict], ...] = (
    ("majority", majority),
    ("declared words", declared),
    ("the reader's readings", readings),
    ("all signs", all_signs),
)


def crossed(predict: Predict, rows: Sequence[Read]) -> np.ndarray:
    """Values for every row, from a model that has not seen its fold of sentences."""
    guessed = np.zeros(len(rows))
    for fold in range(FOLDS):
        out = [at for at, one in enumerate(rows) if one.sentence % FOLDS == fold]
        kept = [one for one in rows if one.sentence % FOLDS != fold]
        if out and kept:
            guessed[out] = predict(kept, [rows[at] for at in out])
    return guessed


def scores(guessed: np.ndarray, labels: np.ndarray) -> tuple[float, float]:
    """Pearson's r, 0 for a constant guess, and the mean absolute error."""
    r = float(np.corrcoef(guessed, labels)[0, 1]) if np.ptp(guessed) > 0 else 0.0
    return r, float(np.abs(guessed - labels).mean())


def table(rows: Sequence[tuple[str, float, float]]) -> str:
    """Markdown of name, r and error."""
    lines = ["| system | Pearson r | MAE |", "| --- | ---: | ---: |"]
    return "\n".join([*lines, *(f"| {name} | {r:.3f} | {mae:.3f} |" for name, r, mae in rows)])


def counted(rows: Sequence[Read]) -> str:
    """Markdown of how many predicates bore each hedge and what share of belief they kept."""
    settled = [one for one in rows if one.mood in ("past", "present") and not one.denied]
    like: dict[tuple[str, str], list[float]] = defaultdict(list)
    borne: dict[str, list[Read]] = defaultdict(list)
    for one in settled:
        if one.hedge:
            borne[one.hedge].append(one)
        else:
            like[one.matched].append(_belief(one))
    lines = ["| hedge | predicates | share kept |", "| --- | ---: | ---: |"]
    for kind, those in sorted(borne.items(), key=lambda item: -len(item[1])):
        held = [one for one in those if len(like[one.matched]) >= FEWEST]
        if held:
            plain = np.mean([np.mean(like[one.matched]) for one in held])
            share = np.mean([_belief(one) for one in held]) / plain
            lines.append(f"| {kind} | {len(held)} | {share:.2f} |")
    return "\n".join(lines)


def _belief(one: Read) -> float:
    return (one.label + factuality.CEILING) / (2 * factuality.CEILING)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, or say plainly what is missing."""
    options = argparse.ArgumentParser(prog="python -m bench.certainty")
    options.add_argument("--data", type=Path, default=Path(os.environ.get("FOREWARN_DATA", "data")))
    options.add_argument("--split", default="dev")
    options.add_argument("--counts", action="store_true", help="what the hedges' levels rest on")
    chosen = options.parse_args(arguments)
    split = "train" if chosen.counts else chosen.split
    if not uds_ih2.path(chosen.data, split).exists():
        print(f"SKIPPED certainty: no {uds_ih2.path(chosen.data, split)}")
        return 0
    asked = read(chosen.data, split)
    if chosen.counts:
        print(counted(asked))
        return 0
    has_train = split != "train" and uds_ih2.path(chosen.data, "train").exists()
    known = read(chosen.data, "train") if has_train else []
    labels = np.array([one.label for one in asked])
    rows = []
    for name, predict in SYSTEMS:
        guessed = predict(known, asked) if has_train else crossed(predict, asked)
        rows.append((name, *scores(guessed, labels)))
    how = f"fitted on {len(known)} of train" if has_train else f"{FOLDS}-fold cross-validation"
    print(f"UDS-IH2 {split}, {len(asked)} predicates, {how}\n")
    print(table([*rows, *PUBLISHED]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
