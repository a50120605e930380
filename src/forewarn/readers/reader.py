"""What every reader promises: the text of a file of its kind."""

from typing import Protocol, TypeGuard, runtime_checkable

LARGEST = 20 * 1024 * 1024
"""Bytes beyond which a file is refused."""


@runtime_checkable
class Reader(Protocol):
    """Makes text of the files that end in one of its suffixes.

    Registered in the group ``forewarn.readers`` of entry points, each naming an object.
    """

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Endings of the files that it reads, in lower case with the dot."""
        ...

    @property
    def binary(self) -> bool:
        """True where the bytes of a file are no text, as in a PDF."""
        ...

    @property
    def isolated(self) -> bool:
        """True where a file is parsed, which a hostile one may abuse: then the reader runs in a
        process of its own, with limited time and memory.  False where bytes are only decoded."""
        ...

    def text(self, name: str, raw: bytes) -> str:
        """The text of the file ``name``; IntakeError, with what to do, when it has none."""
        ...


def is_reader(plugin: object) -> TypeGuard[Reader]:
    """True for an object that has all that :class:`Reader` asks for."""
    return isinstance(plugin, Reader)
