"""Installed languages, found through the entry points ``forewarn.languages``."""

from collections.abc import Iterable
from typing import TypeGuard

from forewarn.language.language import Language
from forewarn.plugins import load_plugins

GROUP = "forewarn.languages"
"""Each entry point is named by the code of its language and names a :class:`Language`."""
PROMISED = tuple(name for name in vars(Language) if not name.startswith("_"))
"""Names of the members that every language has."""


def installed_languages() -> tuple[str, ...]:
    """Codes of the installed languages."""
    return tuple(load_plugins(GROUP))


def load_languages(codes: Iterable[str]) -> dict[str, Language]:
    """Those of these languages that are installed, by code; PluginError when one does not load."""
    plugins = load_plugins(GROUP)
    return {code: load_language(code) for code in dict.fromkeys(codes) if code in plugins}


def load_language(code: str) -> Language:
    """The installed language with this code; PluginError where there is none."""
    return load_plugins(GROUP).require(code, _is_language)


def _is_language(plugin: object) -> TypeGuard[Language]:
    return all(hasattr(plugin, name) for name in PROMISED)
