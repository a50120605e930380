"""What every extractor promises: the claims of a report."""

from dataclasses import dataclass
from typing import Protocol, TypeGuard, runtime_checkable

from forewarn.claims.claim import Claim
from forewarn.errors import PluginError
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.language.words import Words
from forewarn.plugins import load_plugins
from forewarn.reports.report import Report


@runtime_checkable
class Extractor(Protocol):
    """Drafts claims from a report.

    The same report and gazetteer give the same claims, in order of their place in the text,
    and every quotation equals the characters of the report that its span covers.
    """

    @property
    def name(self) -> str:
        """Name and version, written into each claim and into cache keys."""
        ...

    def read(self, report: Report, gazetteer: Gazetteer) -> tuple[Claim, ...]:
        """The claims of ``report``, names resolved against ``gazetteer``."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractorSettings:
    """What a command can ask of an extractor; each heeds what concerns it."""

    outer: bool = False
    """True for every attribution of a relay chain ("CNN reported that officials believe ..."),
    not only for the innermost one, which alone takes part in a build."""
    model: str = ""
    """The language model to ask."""
    words: Words | None = None
    """Words that the case adds to those of its subjects."""
    seconds: float = 120.0
    """How long to wait for each answer of the model."""


class ExtractorFactory(Protocol):
    """What an entry point of the group ``forewarn.extractors`` names."""

    def __call__(self, settings: ExtractorSettings, /) -> Extractor:
        """The extractor; EnvironmentFault when the machine lacks what it needs."""
        ...


def load_extractor(name: str, settings: ExtractorSettings | None = None) -> Extractor:
    """The extractor of that name; PluginError, naming those installed, when there is none."""
    plugins = load_plugins("forewarn.extractors")
    extractor = plugins.require(name, _is_factory)(settings or ExtractorSettings())
    if not isinstance(extractor, Extractor):
        raise PluginError(
            f"{plugins.describe(name)} made something that cannot read reports; "
            "update its distribution, or uninstall it"
        )
    return extractor


def _is_factory(plugin: object) -> TypeGuard[ExtractorFactory]:
    return callable(plugin)
