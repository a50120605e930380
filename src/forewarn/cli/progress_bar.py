"""Progress on a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

from forewarn.progress import Tell


@contextmanager
def show_progress() -> Iterator[Tell]:
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

        def tell(step: str, count: int, total: int) -> None:
            bar.update(task, description=step, completed=count, total=total)

        yield tell
