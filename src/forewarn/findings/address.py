"""Addresses of findings, judgements and questions: the one place that spells and reads them."""

import re
from datetime import date

from forewarn.findings.subject import Aspect, Subject

_FIGURE = re.compile(r"(.+?)\.(-?\d+(?:\.\d+)?(?:e[+-]\d+)?)(?:\.(.+))?", re.DOTALL)
"""A test, a figure as ``:g`` writes it, and perhaps the reference it is held against."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_PAIRS = frozenset(
    {
        Subject.ELICITATION,
        Subject.EVIDENCE,
        Subject.ODDS,
        Subject.OUTCOME,
        Subject.RESOLUTION,
        Subject.SWING,
    }
)
"""Subjects whose addresses name two things of the case."""
_KEYED = frozenset({Subject.POOL, Subject.RECORD})
"""Subjects whose first word after them says of which kind the result is."""
_RECORD = (
    Aspect.BRIER,
    Aspect.BASE,
    Aspect.SKILL,
    Aspect.LOG,
    Aspect.RELIABILITY,
    Aspect.RESOLUTION,
    Aspect.UNCERTAINTY,
    Aspect.WITHIN,
    Aspect.RANKED,
)
_ASPECTS: dict[Subject, tuple[Aspect, ...]] = {
    Subject.ANALOGUE: (Aspect.RATE,),
    Subject.ELICITATION: (Aspect.PROPORTIONAL, Aspect.DISTANCE),
    Subject.EVIDENCE: (Aspect.RATIO, Aspect.DIAGNOSTICITY),
    Subject.HYPOTHESIS: (Aspect.POSTERIOR, Aspect.PRIOR, Aspect.INCONSISTENCY, Aspect.FLIP),
    Subject.INDICATOR: (Aspect.AHEAD,),
    Subject.INSTRUMENT: (Aspect.BITS, Aspect.NET),
    Subject.LADDER: (Aspect.REACHED, Aspect.HIGHEST, Aspect.CLIMB, Aspect.RUNG),
    Subject.MOVER: (Aspect.SEEN, Aspect.MISSED),
    Subject.ORIGINS: (Aspect.COUNT,),
    Subject.POLICY: (Aspect.VALUE, Aspect.REGRET),
    Subject.POOL: (Aspect.DIVERGENCE,),
    Subject.RECORD: _RECORD,
    Subject.SCENARIO: (
        Aspect.PROBABILITY,
        Aspect.NOW,
        Aspect.PRIOR,
        Aspect.SHIFT,
        Aspect.PROPORTIONAL,
        Aspect.TOTAL,
        Aspect.DISTANCE,
    ),
    Subject.SCENARIOS: (Aspect.PERSISTENCE, Aspect.POOL, Aspect.START),
    Subject.SIGNPOST: (Aspect.LEVEL, Aspect.ODDS, Aspect.READING, Aspect.SHARE),
    Subject.SOURCE: (Aspect.RELIABILITY, Aspect.BIAS, Aspect.TRACK, Aspect.RELIANCE),
}
"""Aspects that may end the address of a subject."""


class Address(str):
    """Where a finding, a judgement or a question stands: ``scenario.s1.probability``.

    An address is its spelling: it is equal, hashed and sorted as its text, so that JSON, file
    names and look-ups need no conversion.  Its parts stand beside the text, and no other module
    takes the text apart.

    >>> Address.scenario("s1", Aspect.PROBABILITY)
    Address('scenario.s1.probability')
    >>> Address.parse("odds.ships.war").items
    ('ships', 'war')
    """

    __slots__ = ("_aspect", "_day", "_items", "_subject")
    _subject: Subject
    _items: tuple[str, ...]
    _aspect: Aspect | None
    _day: date | None

    def __new__(
        cls,
        subject: Subject,
        items: tuple[str, ...] = (),
        aspect: Aspect | None = None,
        day: date | None = None,
    ) -> "Address":
        """The address that names so many things of the case, an aspect of them and a day."""
        words = (subject, *items, *((aspect,) if aspect else ()), *((str(day),) if day else ()))
        self = super().__new__(cls, ".".join(words))
        self._subject, self._items, self._aspect, self._day = subject, items, aspect, day
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return Address, (self._subject, self._items, self._aspect, self._day)

    def __repr__(self) -> str:
        return f"Address({str(self)!r})"

    @property
    def subject(self) -> Subject:
        """What it is of."""
        return self._subject

    @property
    def items(self) -> tuple[str, ...]:
        """Ids of the case that it names."""
        return self._items

    @property
    def item(self) -> str:
        """The first id that it names; empty where it names none."""
        return self._items[0] if self._items else ""

    @property
    def aspect(self) -> Aspect | None:
        """Which side of the subject."""
        return self._aspect

    @property
    def day(self) -> date | None:
        """The day it is told for, where there is more than one."""
        return self._day

    @property
    def rest(self) -> str:
        """Everything after the subject; only the case tells where a dotted id of it ends."""
        return self[len(self._subject) + 1 :]

    @classmethod
    def parse(cls, text: str) -> "Address":
        """The address that is spelled so.

        An id that holds dots may be read as two; the address is the same, for it is its spelling.
        ValueError when it begins with no subject.
        """
        word, follows, rest = text.partition(".")
        try:
            subject = Subject(word)
        except ValueError:
            raise ValueError(
                f"an address starts with one of {', '.join(sorted(Subject))}; got {word!r}"
            ) from None
        words, day = rest, None
        if subject is Subject.LADDER:
            words, day = _without_day(rest)
        ids, dot, last = words.rpartition(".")
        aspect = last if last in _ASPECTS.get(subject, ()) else ""
        if aspect:
            return cls(subject, _ids(subject, ids) if dot else (), Aspect(aspect), day)
        return cls(subject, _ids(subject, rest) if follows else ())

    @classmethod
    def question(cls, subject: Subject, name: str) -> "Address":
        """A question of the forecast log: whether a scenario holds, an indicator or signpost shows."""
        return cls(subject, (name,))

    @classmethod
    def resolution(cls, question: "Address") -> "Address":
        """What somebody wrote down of the outcome of a question."""
        return cls(Subject.RESOLUTION, (question.subject, question.rest))

    @classmethod
    def judgement(cls, subject: Subject, *names: str) -> "Address":
        """A declared judgement: ``odds.INDICATOR.RIVAL``, ``prior.ID``, ``grade.SOURCE``."""
        return cls(subject, names)

    @classmethod
    def chain(cls, aspect: Aspect) -> "Address":
        """A judgement about the scenarios together: persistence, pool, start."""
        return cls(Subject.SCENARIOS, (), aspect)

    @classmethod
    def field(cls, subject: str, name: str, path: str) -> "Address":
        """A declared field that can be supposed otherwise: ``hypothesis.ID.prior``."""
        return cls(Subject(subject), (name, *path.split(".")))

    @classmethod
    def witness(cls, subject: Subject, name: str) -> "Address":
        """What can be set aside whole: a claim, a report, an origin, a source, an indicator."""
        return cls(subject, (name,))

    @classmethod
    def scenario(cls, name: str, aspect: Aspect) -> "Address":
        """A figure of one scenario."""
        return cls(Subject.SCENARIO, (name,), aspect)

    @classmethod
    def repair(cls, aspect: Aspect) -> "Address":
        """What the chances of all scenarios summed to, or how far they were moved."""
        return cls(Subject.SCENARIO, ("repair",), aspect)

    @classmethod
    def hypothesis(cls, name: str, aspect: Aspect) -> "Address":
        """A figure of one hypothesis."""
        return cls(Subject.HYPOTHESIS, (name,), aspect)

    @classmethod
    def flip(cls) -> "Address":
        """Origins whose removal changes the leading hypothesis."""
        return cls(Subject.HYPOTHESIS, (), Aspect.FLIP)

    @classmethod
    def ratio(cls, indicator: str, hypothesis: str) -> "Address":
        """Likelihood ratio of an item of evidence for a hypothesis."""
        return cls(Subject.EVIDENCE, (indicator, hypothesis), Aspect.RATIO)

    @classmethod
    def diagnosticity(cls, indicator: str) -> "Address":
        """Expected information of an item of evidence."""
        return cls(Subject.EVIDENCE, (indicator,), Aspect.DIAGNOSTICITY)

    @classmethod
    def swing(cls, hypothesis: str, indicator: str = "") -> "Address":
        """The leading chance with one judgement at its ends: odds of an indicator, else a prior."""
        return cls(Subject.SWING, (indicator or "prior", hypothesis))

    @classmethod
    def estimate(cls, measurand: str) -> "Address":
        """The estimate of a measurand."""
        return cls(Subject.ESTIMATE, (measurand,))

    @classmethod
    def origins(cls, measurand: str) -> "Address":
        """Independent origins of a measurand's figures."""
        return cls(Subject.ORIGINS, (measurand,))

    @classmethod
    def all_origins(cls) -> "Address":
        """Independent origins behind all claims."""
        return cls(Subject.ORIGINS, (), Aspect.COUNT)

    @classmethod
    def echo(cls, origin: str) -> "Address":
        """Outlets that carried an origin."""
        return cls(Subject.ECHO, (origin,))

    @classmethod
    def plausibility(cls, test: str, figure: float, reference: str = "") -> "Address":
        """A figure held against a reference, or against coverage."""
        return cls(
            Subject.PLAUSIBILITY, (test, f"{figure:g}", *((reference,) if reference else ()))
        )

    @classmethod
    def source(cls, name: str, aspect: Aspect) -> "Address":
        """What a source has proved worth."""
        return cls(Subject.SOURCE, (name,), aspect)

    @classmethod
    def signpost(cls, name: str, aspect: Aspect) -> "Address":
        """A figure of one signpost."""
        return cls(Subject.SIGNPOST, (name,), aspect)

    @classmethod
    def instrument(cls, indicator: str, aspect: Aspect) -> "Address":
        """What watching an indicator tells or is worth."""
        return cls(Subject.INSTRUMENT, (indicator,), aspect)

    @classmethod
    def indicator(cls, name: str, aspect: Aspect) -> "Address":
        """A figure of one indicator."""
        return cls(Subject.INDICATOR, (name,), aspect)

    @classmethod
    def contradiction(cls, name: str) -> "Address":
        """Two statements that cannot both hold."""
        return cls(Subject.CONTRADICTION, (name,))

    @classmethod
    def ladder(cls) -> "Address":
        """The highest rung that is reported."""
        return cls(Subject.LADDER, (), Aspect.RUNG)

    @classmethod
    def rung(cls, name: str, aspect: Aspect, day: date | None = None) -> "Address":
        """A chance of one rung, on the last day or an earlier one."""
        return cls(Subject.LADDER, (name,), aspect, day)

    @classmethod
    def analogue(cls, name: str) -> "Address":
        """Base rate of a reference class."""
        return cls(Subject.ANALOGUE, (name,), Aspect.RATE)

    @classmethod
    def elicitation(cls, name: str, scenario: str, aspect: Aspect | None = None) -> "Address":
        """An analyst's chance of a scenario, made coherent."""
        return cls(Subject.ELICITATION, (name, scenario), aspect)

    @classmethod
    def elicitation_distance(cls, name: str) -> "Address":
        """How far an analyst's chances were moved to sum to one."""
        return cls(Subject.ELICITATION, (name, "repair"), Aspect.DISTANCE)

    @classmethod
    def pool(cls, measure: str, scenario: str) -> "Address":
        """A pool of the analysts' chances of a scenario, or their span."""
        return cls(Subject.POOL, (measure, scenario))

    @classmethod
    def divergence(cls) -> "Address":
        """Disagreement of the analysts."""
        return cls(Subject.POOL, (), Aspect.DIVERGENCE)

    @classmethod
    def mover(cls, indicator: str, *, seen: bool) -> "Address":
        """What an indicator, seen or missed, did to the leading scenario."""
        return cls(Subject.MOVER, (indicator,), Aspect.SEEN if seen else Aspect.MISSED)

    @classmethod
    def policy(cls, name: str, aspect: Aspect) -> "Address":
        """A figure of one policy."""
        return cls(Subject.POLICY, (name,), aspect)

    @classmethod
    def policy_flip(cls, scenario: str) -> "Address":
        """The chance of a scenario at which the advice turns."""
        return cls(Subject.POLICY, ("flip", scenario))

    @classmethod
    def record(cls, tally: str, group: str) -> "Address":
        """Score of a group of forecasts: of a kind, a question, a number of days ahead, a source."""
        return cls(Subject.RECORD, (tally, group))

    @classmethod
    def score(cls, tally: str, aspect: Aspect) -> "Address":
        """Score of all forecasts of a tally, or a part of it."""
        return cls(Subject.RECORD, (tally,), aspect)


def _ids(subject: Subject, words: str) -> tuple[str, ...]:
    """Ids of the case in what stands between subject and aspect."""
    if subject is Subject.PLAUSIBILITY and (match := _FIGURE.fullmatch(words)):
        return tuple(part for part in match.groups() if part is not None)
    if subject in _PAIRS | _KEYED or (subject is Subject.POLICY and words.startswith("flip.")):
        first, dot, second = words.partition(".")
        return (first, second) if dot else (first,)
    return (words,)


def _without_day(words: str) -> tuple[str, date | None]:
    before, dot, last = words.rpartition(".")
    if not dot or not _DAY.fullmatch(last):
        return words, None
    try:
        return before, date.fromisoformat(last)
    except ValueError:
        return words, None
