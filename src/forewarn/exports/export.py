"""What every export promises: a build's assessment in a format of another program."""

from typing import Protocol, TypeGuard, runtime_checkable

from forewarn.assessment.assessment import Assessment
from forewarn.case.model import Case
from forewarn.plugins import load_plugins


@runtime_checkable
class Export(Protocol):
    """Puts an assessment into the bytes of a file.

    Registered in the group ``forewarn.exports`` of entry points, each naming an object; the name
    of the entry point is that of the format.
    """

    @property
    def suffix(self) -> str:
        """How the name of such a file ends, with the dot."""
        ...

    def content(self, case: Case, assessment: Assessment, *, build: str) -> bytes:
        """The file; the same arguments give the same bytes.

        ``build`` is the hash of the inputs of the assessment.
        """
        ...


def is_export(plugin: object) -> TypeGuard[Export]:
    """True for an object that has all that :class:`Export` asks for."""
    return isinstance(plugin, Export)


def load_export(name: str) -> Export:
    """The export of that name; PluginError, naming those installed, when there is none."""
    return load_plugins("forewarn.exports").require(name, is_export)
