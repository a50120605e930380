"""How long work tells how far it is."""

from collections.abc import Callable

Tell = Callable[[str, int, int], None]
"""What is being done, how many are done, of how many."""


def quiet(what: str, done: int, total: int) -> None:
    """Tell nobody."""
