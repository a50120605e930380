"""Suppositions: what is set or dropped, for the sake of argument, without changing the case."""

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
"""The file that grounds name for a supposition, in place of a case file."""


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
    """The value to set; None drops what is at the address."""

    @classmethod
    def parse(cls, text: str) -> "Supposition":
        """Read ``ADDRESS=VALUE``; a value that is no TOML is a word.

        ValueError when one of the two is missing.

        >>> Supposition.parse("hypothesis.strike.prior=0.2")
        Supposition(address='hypothesis.strike.prior', value=0.2)
        """
        address, equals, literal = text.partition("=")
        if not equals or not literal.strip() or not address.strip():
            raise ValueError(f"needs ADDRESS=VALUE, got {text!r}")
        try:
            value: object = tomllib.loads(f"value = {literal}")["value"]
        except tomllib.TOMLDecodeError:
            value = literal.strip()
        return cls(address=address.strip(), value=value)

    def __str__(self) -> str:
        return f"drop {self.address}" if self.value is None else f"{self.address} = {self.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """An indicator that is supposed to be seen, or never to have been seen."""

    indicator: str
    date: date | None
    """None where it is not seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A case as it would be declared, and the suppositions that no declaration can express."""

    case: Case
    sightings: tuple[Sighting, ...]
    claims: frozenset[str]
    """Claims that do not count, as do those of ``reports``, ``origins`` and ``sources``."""
    reports: frozenset[str]
    origins: frozenset[str]
    sources: frozenset[str]
    merged_origins: Mapping[str, str]
    """Origins that count as one witness with another."""


ITEM_FIELDS: Mapping[str, str] = {
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
"""The field of the case that holds items with ids, by the first word of their address."""

SINGLE_FIELDS: Mapping[str, str] = {"scenarios": "chain", "case": "question"}
"""The field of the case that holds a single item, by the first word of its address."""

WITNESSES = ("claim", "report", "origin", "source")


def suppose(
    case: Case, suppositions: Sequence[Supposition], *, claims: frozenset[str], as_of: date
) -> Alternative:
    """The case with the suppositions applied in their order.

    Each judgement that is set has a line of its own in :data:`FILE`, so that its grounds quote
    the supposition.  CaseError, with a fault for each supposition that has no meaning in the case.
    """
    faults: list[Fault] = []
    lines: list[str] = []
    sightings: list[Sighting] = []
    excluded: dict[str, set[str]] = {kind: set() for kind in WITNESSES}
    merged: dict[str, str] = {}
    for number, supposition in enumerate(suppositions, 1):
        lines.append(str(supposition))
        line = Declared(file=FILE, line=number, text=str(supposition))
        try:
            address = Address.parse(supposition.address)
            kind, path = address.subject, address.rest
            if (
                kind in WITNESSES
                and supposition.value is None
                and path
                and not _is_source_field(case, kind, path)
            ):
                _check_id(case, kind, path, claims)
                excluded[kind].add(path)
            elif kind == "origin" and supposition.value is not None:
                merged[path] = _other_origin(path, supposition.value)
            elif kind == "claim":
                case = _correct_claim(case, path, supposition.value, claims, as_of)
            elif kind == "indicator" and any(item.id == path for item in case.indicators):
                case, latest = _set_sighting(case, path, supposition.value, as_of)
                sightings = [sighting for sighting in sightings if sighting.indicator != path]
                sightings.append(latest)
            else:
                case = _set_judgement(case, kind, path, supposition.value, line)
        except ValueError as error:
            faults.append(
                Fault(file=FILE, line=number, rule="what-if", message=f"{supposition}: {error}")
            )
    if faults:
        raise CaseError(faults)
    return Alternative(
        case=replace(case, lines={**case.lines, FILE: tuple(lines)}),
        sightings=tuple(sightings),
        claims=frozenset(excluded["claim"]),
        reports=frozenset(excluded["report"]),
        origins=frozenset(excluded["origin"]),
        sources=frozenset(excluded["source"]),
        merged_origins=merged,
    )


def _other_origin(name: str, value: object) -> str:
    """The origin with which ``name`` counts as one witness."""
    if not isinstance(value, str) or value == name:
        raise ValueError("an origin is set to the id of another one, as one witness with it")
    return value


def _is_source_field(case: Case, kind: str, path: str) -> bool:
    """True when the address names a field of a source, not the source."""
    return kind == "source" and not any(item.id == path for item in case.sources) and "." in path


def _check_id(case: Case, kind: str, name: str, claims: frozenset[str]) -> None:
    ids = {
        "claim": claims,
        "report": {report.id for report in case.reports},
        "source": {source.id for source in case.sources},
    }
    # Origins exist only once the claims are grouped; the assessment checks their ids.
    if kind in ids and name not in ids[kind]:
        raise ValueError(f"there is no {kind} {name!r}")


def _correct_claim(
    case: Case, path: str, value: object, claims: frozenset[str], as_of: date
) -> Case:
    name, _, key = path.rpartition(".")
    if name not in claims:
        raise ValueError(f"there is no claim {name or path!r}; write claim.ID.FIELD = VALUE")
    earlier = [review.fields for review in case.reviews if review.claim == name]
    review = Review(
        claim=name,
        verdict=Verdict.CORRECT,
        who=FILE,
        when=as_of,
        fields={**(earlier[-1] if earlier else {}), key: value},
    )
    return replace(case, reviews=(*case.reviews, review))


def _set_sighting(case: Case, name: str, value: object, as_of: date) -> tuple[Case, Sighting]:
    if value is None:
        # The id stays, because scenarios, signposts and rungs refer to it; it bears on nothing.
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


def _set_judgement(case: Case, kind: str, path: str, value: object, line: Declared) -> Case:
    if kind in SINGLE_FIELDS:
        name = SINGLE_FIELDS[kind]
        return replace(case, **{name: _set_field(getattr(case, name), path, value, line)})
    if kind not in ITEM_FIELDS:
        subjects = ", ".join(sorted({*ITEM_FIELDS, *SINGLE_FIELDS, *WITNESSES}))
        raise ValueError(f"an address starts with one of {subjects}; got {kind!r}")
    items = getattr(case, ITEM_FIELDS[kind])
    candidates = [item for item in items if path == item.id or path.startswith(f"{item.id}.")]
    if not candidates:
        raise ValueError(f"there is no {kind} {path.partition('.')[0]!r}")
    target = max(candidates, key=lambda item: len(item.id))
    field_path = path[len(target.id) + 1 :]
    if not field_path:
        raise ValueError(f"name the judgement, as in {kind}.{target.id}.FIELD")
    changed_item = _set_field(target, field_path, value, line)
    changed_items = tuple(changed_item if item is target else item for item in items)
    change: dict[str, Any] = {ITEM_FIELDS[kind]: changed_items}
    return replace(case, **change)


def _set_field(item: Any, path: str, value: object, line: Declared) -> Any:
    if path.partition(".")[0] in ("", "id", "declared"):
        raise ValueError(f"{path or 'nothing'} is no judgement")
    changed = _replace_at(item, type(item), path.split("."), value)
    return replace(changed, declared={**item.declared, path: line})


def _replace_at(container: Any, kind: Any, path: Sequence[str], value: object) -> Any:
    """``container`` with the value at ``path`` replaced, or left out where it is None."""
    if not path:
        return _structure(value, kind)
    key, *remainder = path
    if is_dataclass(container) and not isinstance(container, type):
        known_fields = {item.name: item for item in fields(container)}
        if key not in known_fields or key == "declared":
            raise ValueError(
                f"no key {key}; one of {', '.join(sorted(set(known_fields) - {'declared'}))}"
            )
        if value is None and not remainder:
            return replace(container, **{key: _default(known_fields[key])})
        kind = get_type_hints(type(container))[key]
        return replace(
            container, **{key: _replace_at(getattr(container, key), kind, remainder, value)}
        )
    if isinstance(container, Mapping):
        if value is None and not remainder:
            if key not in container:
                raise ValueError(f"nothing is declared for {key}")
            return {name: entry for name, entry in container.items() if name != key}
        return {
            **container,
            key: _replace_at(container.get(key), get_args(kind)[1], remainder, value),
        }
    if isinstance(container, tuple) and key.isdigit() and int(key) < len(container):
        at = int(key)
        if value is None and not remainder:
            return container[:at] + container[at + 1 :]
        inner = get_args(kind)[0 if get_origin(kind) is tuple else at]
        return (
            *container[:at],
            _replace_at(container[at], inner, remainder, value),
            *container[at + 1 :],
        )
    raise ValueError(f"there is nothing at {key}")


def _default(item: Any) -> Any:
    if item.default is not MISSING:
        return item.default
    if item.default_factory is not MISSING:
        return item.default_factory()
    raise ValueError(f"{item.name} cannot be left out")


def _structure(value: object, kind: Any) -> Any:
    try:
        return converter().structure(value, kind)
    except BaseValidationError as error:
        raise ValueError("; ".join(transform_error(error))) from None
