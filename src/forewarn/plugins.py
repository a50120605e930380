"""Plug-ins: what installed distributions offer through entry points.

Every kind of plug-in has a group named after it: ``forewarn.readers``, ``forewarn.extractors``,
``forewarn.exports``, ``forewarn.languages``.  The built-ins are registered the same way, in
``pyproject.toml``.  A plug-in is imported when it is asked for by name, so that a broken one
stops only the work that needs it.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, TypeGuard, TypeVar

from forewarn.errors import PluginError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_T = TypeVar("_T")


class Plugins(Mapping[str, object]):
    """The plug-ins of a group by name, in the order of their names."""

    def __init__(self, group: str, entries: Mapping[str, "tuple[EntryPoint, ...]"]) -> None:
        self.group = group
        self._entries = dict(sorted(entries.items()))

    @property
    def kind(self) -> str:
        """What one plug-in of the group is called: ``reader``, ``export``, ..."""
        return self.group.rpartition(".")[2].removesuffix("s")

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __getitem__(self, name: str) -> object:
        """What the entry point names; KeyError without one, PluginError when it does not load."""
        entry, *rivals = self._entries[name]
        if rivals:
            offers = " and ".join(_distribution(offer) for offer in (entry, *rivals))
            raise PluginError(
                f"{offers} both offer the {self.kind} {name!r}; uninstall one of them"
            )
        try:
            return entry.load()
        # A plug-in may raise anything while it is imported.
        except Exception as error:
            raise PluginError(
                f"{self.describe(name)} cannot be loaded: {type(error).__name__}: {error}; "
                "update its distribution, or uninstall it"
            ) from error

    def describe(self, name: str) -> str:
        """The plug-in with its distribution and the object that its entry point names."""
        entry = self._entries[name][0]
        return f"the {self.kind} {name!r} of {_distribution(entry)} ({entry.value})"

    def require(self, name: str, is_kind: Callable[[object], TypeGuard[_T]]) -> _T:
        """The plug-in ``name``; PluginError when it is missing, broken or of another kind."""
        if name not in self:
            raise PluginError(
                f"no {self.kind} is called {name!r}; installed: {', '.join(self) or 'none'}"
            )
        plugin = self[name]
        if not is_kind(plugin):
            raise PluginError(
                f"{self.describe(name)} lacks what every {self.kind} must have; "
                "update its distribution, or uninstall it"
            )
        return plugin

    def load_all(
        self, is_kind: Callable[[object], TypeGuard[_T]]
    ) -> tuple[dict[str, _T], tuple[PluginError, ...]]:
        """Every plug-in that loads, by name, and why the others do not."""
        plugins: dict[str, _T] = {}
        errors: list[PluginError] = []
        for name in self:
            try:
                plugins[name] = self.require(name, is_kind)
            except PluginError as error:
                errors.append(error)
        return plugins, tuple(errors)


@cache
def load_plugins(group: str) -> Plugins:
    """The plug-ins that installed distributions offer in ``group``.

    PluginError when there are none, since forewarn registers its own: its installation is older
    than its code.
    """
    # Takes longer to import than all else that `forewarn --help` needs.
    from importlib.metadata import entry_points

    entries: dict[str, tuple[EntryPoint, ...]] = {}
    for entry in entry_points(group=group):
        entries[entry.name] = (*entries.get(entry.name, ()), entry)
    if not entries:
        raise PluginError(
            f"nothing is registered in {group}, not even forewarn's own; install forewarn anew: "
            "`pip install forewarn`, in the source tree `pip install -e .`"
        )
    return Plugins(group, entries)


def _distribution(entry: "EntryPoint") -> str:
    """Name and version of the distribution that registers an entry point."""
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else "an unnamed distribution"
