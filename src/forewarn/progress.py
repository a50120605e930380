"""Progress reports of long work."""

from collections.abc import Callable

Tell = Callable[[str, int, int], None]
"""Called with the task, the number completed and the total."""


def quiet(task: str, completed: int, total: int) -> None:
    """Report nothing."""
