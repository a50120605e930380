"""What several commands tell: progress on a terminal, claims in a line, drafts refused."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from forewarn.progress import Tell

if TYPE_CHECKING:
    from forewarn.claims.claim import Claim
    from forewarn.extractors.llm.answer import Refusal


@contextmanager
def progress() -> Iterator[Tell]:
    """A bar on standard error that names the step, counts, and says how long it took."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description:<24}"),
        BarColumn(bar_width=32),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as bar:
        task = bar.add_task("opening the case", total=None)

        def tell(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total)

        yield tell


def in_a_line(claim: "Claim") -> str:
    """Who does what with which words."""
    count = claim.quantity
    figure = f" [{count.low:g} to {count.high:g} {count.unit}]" if count else ""
    return f"{claim.claimant} {claim.stance.value}{figure}: {claim.quote}"


def refused(what: object, refusals: "Sequence[Refusal]") -> None:
    """Each proposal of a language model that did not enter, with its reason, on standard error."""
    for refusal in refusals:
        print(f"{what}: left out: {refusal.why}: {refusal.words}", file=sys.stderr)
