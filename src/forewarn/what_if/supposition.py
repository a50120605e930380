"""Suppositions: what is set or dropped, for the sake of argument, in a case that stays as it is."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any, get_args, get_origin, get_type_hints

from cattrs import transform_error
from cattrs.errors import BaseValidationError

from forewarn.case.model import Case
from forewarn.case.parsing import converter
from forewarn.claims.review import Review, Verdict
from forewarn.errors import CaseError, Fault
from forewarn.findings.address import Address
from forewarn.findings.finding import Declared

FILE = "what-if"
"""Where a supposition stands in the grounds, in place of a case file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposition:
    """One thing set, or dropped, at a dotted address.

    ``claim.ID``, ``report.ID``, ``source.ID``, ``origin.ID`` and ``indicator.ID`` can be dropped.
    ``origin.ID`` can be set to the id of another origin, with which it then counts as one witness.
    ``indicator.ID`` can be set to ``seen``, ``seen@DATE`` or ``unseen``.  Every declared judgement,
    as ``hypothesis.ID.prior``, ``indicator.ID.scenarios.RIVAL``, ``scenario.ID.triggers.0.hazard``
    or ``scenarios.persistence``, can be set, or dropped to what it is when left out.  The fields of a
    claim that a review may correct can be set, as ``claim.ID.certainty``.
    """

    address: str
    value: object = None
    """What to set it to; None drops it."""

    @classmethod
    def given(cls, text: str) -> "Supposition":
        """``ADDRESS=VALUE``, the value in TOML or, where it is none, a word.

        ValueError when one of the two is missing.

        >>> Supposition.given("hypothesis.strike.prior=0.2")
        Supposition(address='hypothesis.strike.prior', value=0.2)
        """
        address, equals, said = text.partition("=")
        if not equals or not said.strip() or not address.strip():
            raise ValueError(f"needs ADDRESS=VALUE, got {text!r}")
        try:
            value: object = tomllib.loads(f"value = {said}")["value"]
        except tomllib.TOMLDecodeError:
            value = said.strip()
        return cls(address=address.strip(), value=value)

    def __str__(self) -> str:
        return f"drop {self.address}" if self.value is None else f"{self.address} = {self.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """An indicator supposed to be seen, or never to have been."""

    indicator: str
    date: date | None
    """None: nothing is seen of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """A case as it would be declared, and what cannot be said in a declaration."""

    case: Case
    sightings: tuple[Sighting, ...]
    claims: frozenset[str]
    """Claims, reports, origins and sources whose words do not count."""
    reports: frozenset[str]
    origins: frozenset[str]
    sources: frozenset[str]
    joined: Mapping[str, str]
    """Origins that count as one witness with another."""


GROUPS: Mapping[str, str] = {
    "actor": "actors",
    "place": "places",
    "source": "sources",
    "measurand": "measurands",
    "indicator": "indicators",
    "hypothesis": "hypotheses",
    "scenario": "scenarios",
    "signpost": "signposts",
    "policy": "policies",
    "analogue": "analogues",
    "elicitation": "elicitations",
    "rung": "ladder",
}
"""First word of an address to the field of the case that holds such items by their id."""

SINGLE: Mapping[str, str] = {"scenarios": "chain", "case": "question"}
"""First word of an address to a field of the case that there is once."""

WITNESSES = ("claim", "report", "origin", "source")


def suppose(
    case: Case, suppositions: Sequence[Supposition], *, claims: frozenset[str], as_of: date
) -> Supposed:
    """The case under all suppositions, the later ones on top of the earlier.

    Each judgement that was touched stands at a line of its own in :data:`FILE`, so that its
    grounds quote the supposition.  CaseError, with a fault for each that makes no sense.
    """
    faults: list[Fault] = []
    lines: list[str] = []
    sightings: list[Sighting] = []
    gone: dict[str, set[str]] = {kind: set() for kind in WITNESSES}
    joined: dict[str, str] = {}
    for number, one in enumerate(suppositions, 1):
        lines.append(str(one))
        stands = Declared(file=FILE, line=number, text=str(one))
        try:
            address = Address.parse(one.address)
            kind, rest = address.subject, address.rest
            if kind in WITNESSES and one.value is None and rest and not _field(case, kind, rest):
                _known(case, kind, rest, claims)
                gone[kind].add(rest)
            elif kind == "origin" and one.value is not None:
                joined[rest] = _other(rest, one.value)
            elif kind == "claim":
                case = _corrected(case, rest, one.value, claims, as_of)
            elif kind == "indicator" and any(item.id == rest for item in case.indicators):
                case, seen = _sighted(case, rest, one.value, as_of)
                sightings = [held for held in sightings if held.indicator != rest]
                sightings.append(seen)
            else:
                case = _judged(case, kind, rest, one.value, stands)
        except ValueError as error:
            faults.append(Fault(file=FILE, line=number, rule="what-if", message=f"{one}: {error}"))
    if faults:
        raise CaseError(faults)
    return Supposed(
        case=replace(case, lines={**case.lines, FILE: tuple(lines)}),
        sightings=tuple(sightings),
        claims=frozenset(gone["claim"]),
        reports=frozenset(gone["report"]),
        origins=frozenset(gone["origin"]),
        sources=frozenset(gone["source"]),
        joined=joined,
    )


def _other(name: str, value: object) -> str:
    """The origin that ``name`` is one witness with."""
    if not isinstance(value, str) or value == name:
        raise ValueError("an origin is set to the id of another one, as one witness with it")
    return value


def _field(case: Case, kind: str, rest: str) -> bool:
    """True when the address names a field of a source, not the source."""
    return kind == "source" and not any(item.id == rest for item in case.sources) and "." in rest


def _known(case: Case, kind: str, name: str, claims: frozenset[str]) -> None:
    held = {
        "claim": claims,
        "report": {report.id for report in case.reports},
        "source": {source.id for source in case.sources},
    }
    # Origins are known only once the claims are grouped; the assessment checks their names.
    if kind in held and name not in held[kind]:
        raise ValueError(f"there is no {kind} {name!r}")


def _corrected(case: Case, rest: str, value: object, claims: frozenset[str], as_of: date) -> Case:
    name, _, key = rest.rpartition(".")
    if name not in claims:
        raise ValueError(f"there is no claim {name or rest!r}; write claim.ID.FIELD = VALUE")
    earlier = [held.fields for held in case.reviews if held.claim == name]
    review = Review(
        claim=name,
        verdict=Verdict.CORRECT,
        who=FILE,
        when=as_of,
        fields={**(earlier[-1] if earlier else {}), key: value},
    )
    return replace(case, reviews=(*case.reviews, review))


def _sighted(case: Case, name: str, value: object, as_of: date) -> tuple[Case, Sighting]:
    if value is None:
        # It stays as a name, for scenarios, signposts and rungs refer to it, and says nothing.
        mute = tuple(
            replace(item, scenarios={}, hypotheses={}, requires=()) if item.id == name else item
            for item in case.indicators
        )
        return replace(case, indicators=mute), Sighting(indicator=name, date=None)
    word, _, when = str(value).partition("@")
    if word == "unseen" and not when:
        return case, Sighting(indicator=name, date=None)
    if word != "seen":
        raise ValueError("an indicator is set to seen, seen@DATE or unseen")
    try:
        day = date.fromisoformat(when) if when else as_of
    except ValueError:
        raise ValueError(f"needs a date such as 2025-12-16 after the @, got {when!r}") from None
    if day > as_of:
        raise ValueError(f"nothing is seen after the as-of day {as_of}, got {day}")
    return case, Sighting(indicator=name, date=day)


def _judged(case: Case, kind: str, rest: str, value: object, stands: Declared) -> Case:
    if kind in SINGLE:
        name = SINGLE[kind]
        return replace(case, **{name: _declared(getattr(case, name), rest, value, stands)})
    if kind not in GROUPS:
        known = ", ".join(sorted({*GROUPS, *SINGLE, *WITNESSES}))
        raise ValueError(f"an address starts with one of {known}; got {kind!r}")
    items = getattr(case, GROUPS[kind])
    named = [item for item in items if rest == item.id or rest.startswith(f"{item.id}.")]
    if not named:
        raise ValueError(f"there is no {kind} {rest.partition('.')[0]!r}")
    chosen = max(named, key=lambda item: len(item.id))
    path = rest[len(chosen.id) + 1 :]
    if not path:
        raise ValueError(f"name the judgement, as in {kind}.{chosen.id}.FIELD")
    made = _declared(chosen, path, value, stands)
    rest_of = tuple(made if item is chosen else item for item in items)
    change: dict[str, Any] = {GROUPS[kind]: rest_of}
    return replace(case, **change)


def _declared(item: Any, path: str, value: object, stands: Declared) -> Any:
    if path.partition(".")[0] in ("", "id", "declared"):
        raise ValueError(f"{path or 'nothing'} is no judgement")
    made = _put(item, type(item), path.split("."), value)
    return replace(made, declared={**item.declared, path: stands})


def _put(held: Any, kind: Any, path: Sequence[str], value: object) -> Any:
    """``held`` with the value at ``path`` in it replaced, or left out where it is None."""
    if not path:
        return _structured(value, kind)
    key, *rest = path
    if is_dataclass(held) and not isinstance(held, type):
        known = {item.name: item for item in fields(held)}
        if key not in known or key == "declared":
            raise ValueError(f"no key {key}; one of {', '.join(sorted(set(known) - {'declared'}))}")
        if value is None and not rest:
            return replace(held, **{key: _default(known[key])})
        kind = get_type_hints(type(held))[key]
        return replace(held, **{key: _put(getattr(held, key), kind, rest, value)})
    if isinstance(held, Mapping):
        if value is None and not rest:
            if key not in held:
                raise ValueError(f"nothing is declared for {key}")
            return {name: each for name, each in held.items() if name != key}
        return {**held, key: _put(held.get(key), get_args(kind)[1], rest, value)}
    if isinstance(held, tuple) and key.isdigit() and int(key) < len(held):
        at = int(key)
        if value is None and not rest:
            return held[:at] + held[at + 1 :]
        inner = get_args(kind)[0 if get_origin(kind) is tuple else at]
        return (*held[:at], _put(held[at], inner, rest, value), *held[at + 1 :])
    raise ValueError(f"there is nothing at {key}")


def _default(item: Any) -> Any:
    if item.default is not MISSING:
        return item.default
    if item.default_factory is not MISSING:
        return item.default_factory()
    raise ValueError(f"{item.name} cannot be left out")


def _structured(value: object, kind: Any) -> Any:
    try:
        return converter().structure(value, kind)
    except BaseValidationError as error:
        raise ValueError("; ".join(transform_error(error))) from None
