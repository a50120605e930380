"""A case as declared: the parsed folder, without anything derived from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from forewarn.claims.claim import Claim
from forewarn.claims.placing import PlacingDecision
from forewarn.claims.review import Review
from forewarn.dates import Cadence
from forewarn.estimates.measurand import Measurand
from forewarn.estimates.plausibility import CoverageTest, RateTest, ReferenceClass
from forewarn.estimates.slot_placing import SlotMeasurands
from forewarn.events.known_world import KnownWorld
from forewarn.findings.address import Address
from forewarn.findings.finding import Declared
from forewarn.findings.subject import Subject
from forewarn.hypotheses.hypothesis import Hypothesis
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.slot_sighting import SlotPatterns
from forewarn.language import Language
from forewarn.lists.saved_view import SavedView
from forewarn.policies.policy import Policy
from forewarn.probability import ICD203, WordScale
from forewarn.record.logged_forecast import Forecast
from forewarn.record.resolution import Resolution
from forewarn.reports.report import Report
from forewarn.scenarios.analogue import Analogue
from forewarn.scenarios.elicitation import Elicitation, Pool
from forewarn.scenarios.rung import Rung
from forewarn.scenarios.scenario import Scenario
from forewarn.signposts.signpost import Signpost
from forewarn.sources.source import Source
from forewarn.sources.source_index import SourceIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A state, an institution or a formation; never a private person."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    """What it is, in words: "government", "armed force", "company"."""
    declared: Mapping[str, Declared] = field(default_factory=dict)


class PlaceLevel(StrEnum):
    """Level of detail of a place; a city is the finest."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A country, region or city."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    level: PlaceLevel = PlaceLevel.REGION
    within: str = ""
    declared: Mapping[str, Declared] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """How the set of scenarios behaves in time, and whether it is declared a partition."""

    exclusive: bool = False
    exhaustive: bool = False
    persistence: float = 0.98
    """Chance of staying in a scenario from one step to the next."""
    pool: Pool = Pool.LINEAR
    """The pool that combines ``elicitations.toml`` into the opening chances of the scenarios."""
    declared: Mapping[str, Declared] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The question of a case: its wording, its days, its time step and its language."""

    title: str
    question: str = ""
    start: date | None = None
    baseline: date | None = None
    horizon: date | None = None
    cadence: Cadence = Cadence.WEEK
    language: str = "en"
    """Code of the language in which the case is declared, and of reports that give none."""
    vocabularies: tuple[str, ...] = ()
    """Subjects whose words the case uses: ``conflict``, ``health``, ``economy``, ``disaster``,
    ``politics``, ``transport``; all of them where none is named."""
    worth: str = ""
    """The quantity that the policies' outcome numbers measure."""
    declared: Mapping[str, Declared] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)  # no slots: the index below is kept in __dict__
class Case:
    """Everything that a case folder declares, and its reports."""

    question: Question
    scale: WordScale = ICD203
    """The words of the case's own scale and of the base scale together."""
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    sources: tuple[Source, ...] = ()
    measurands: tuple[Measurand, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    chain: Chain = field(default_factory=Chain)
    scenarios: tuple[Scenario, ...] = ()
    signposts: tuple[Signpost, ...] = ()
    policies: tuple[Policy, ...] = ()
    analogues: tuple[Analogue, ...] = ()
    elicitations: tuple[Elicitation, ...] = ()
    """Several analysts' chances of the scenarios; where there are any, the scenarios open with their pool."""
    ladder: tuple[Rung, ...] = ()
    references: tuple[ReferenceClass, ...] = ()
    rate_tests: tuple[RateTest, ...] = ()
    coverage_tests: tuple[CoverageTest, ...] = ()
    reports: tuple[Report, ...] = ()
    entered: tuple[Claim, ...] = ()
    proposed: tuple[Claim, ...] = ()
    """Drafts of language models; a draft counts in nothing until a review accepts it."""
    reviews: tuple[Review, ...] = ()
    placings: tuple[PlacingDecision, ...] = ()
    """Where people put claims that found no place by themselves."""
    resolutions: tuple[Resolution, ...] = ()
    views: tuple[SavedView, ...] = ()
    """Saved views of the long lists; no judgement depends on them."""
    forecasts: tuple[Forecast, ...] = ()
    """The forecasts of earlier builds, oldest first; no judgement depends on them."""
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Lines of every case file, for grounds."""
    languages: Mapping[str, Language] = field(default_factory=dict)
    """The installed languages of the case and its reports, by code."""

    @property
    def language(self) -> Language:
        """The language in which the case is declared."""
        return self.languages[self.question.language]

    @property
    def questions(self) -> frozenset[Address]:
        """Addresses of everything that can be resolved as having happened or not."""
        return frozenset(
            {
                *(Address.question(Subject.SCENARIO, item.id) for item in self.scenarios),
                *(Address.question(Subject.INDICATOR, item.id) for item in self.indicators),
                *(Address.question(Subject.SIGNPOST, item.id) for item in self.signposts),
            }
        )

    @cached_property
    def world(self) -> KnownWorld:
        """The declared actors, sources and places by their names, and how they belong together."""
        return KnownWorld.of(
            actors={
                **{each.id: (each.id, each.name, *each.aliases) for each in self.sources},
                **{each.id: (each.id, each.name, *each.aliases) for each in self.actors},
            },
            kinds={actor.id: actor.kind for actor in self.actors},
            speaks_for={source.id: source.speaks_for for source in self.sources},
            places={place.id: (place.name, *place.aliases) for place in self.places},
            within={place.id: place.within for place in self.places},
        )

    @cached_property
    def slot_patterns(self) -> SlotPatterns:
        """The indicators that are declared by slots, ready to be held against events."""
        return SlotPatterns.of(self.indicators, self.world, self.language)

    @cached_property
    def slot_measurands(self) -> SlotMeasurands:
        """The measurands that are declared by slots alone, ready to be held against figures."""
        return SlotMeasurands.of(self.measurands, self.world, self.language)

    @cached_property
    def source_index(self) -> SourceIndex:
        """The declared sources by each of their names, and for whom each speaks."""
        return SourceIndex.of(self.sources, self.languages.values())
