"""Progress on a terminal; nothing where output is piped."""

from collections.abc import Iterator
from contextlib import contextmanager

from forewarn.build.reading import Tell


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
