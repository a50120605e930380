"""Why something is so, as a value: a code and what fills its message.

Rooms that compute make reasons; ``wording`` alone knows the message of each code.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, Self, TypeAlias, get_args

PointerKind: TypeAlias = Literal["report", "measurand", "source", "origin", "claim"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the program's own vocabulary, translated where it is shown."""

    text: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """A thing of the case by its id, written by its name where a reader knows it by one."""

    kind: PointerKind
    id: str


Value: TypeAlias = "str | int | float | date | Word | Pointer | Reason | tuple[Value, ...]"
"""A ``str`` is in the words of the case or of a source and is shown as it stands."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A code with the values that its message names."""

    code: str
    values: tuple[tuple[str, Value], ...] = ()

    @classmethod
    def of(cls, code: str, /, **values: Value) -> Self:
        """A reason whose message has a placeholder for each of ``values``.

        >>> Reason.of("standing.superseded", best=600.0, when=date(2025, 1, 13)).code
        'standing.superseded'
        """
        return cls(code, tuple(values.items()))

    def get(self, name: str) -> "Value | None":
        """The value of a placeholder; None where the message has no such one."""
        return next((value for key, value in self.values if key == name), None)


def verbatim(words: str) -> Reason | None:
    """What the case says in its own words; None where it says nothing."""
    return Reason.of("verbatim", words=words) if words else None


def join_reasons(*reasons: Reason | None) -> Reason | None:
    """Several reasons as one; None where there is none."""
    parts = tuple(reason for reason in reasons if reason is not None)
    if len(parts) < 2:
        return parts[0] if parts else None
    return Reason.of("several", parts=parts)


def split_reason(reason: Reason | None) -> Iterator[Reason]:
    """The reasons that :func:`join_reasons` took together."""
    if reason is None:
        return
    parts = reason.get("parts") if reason.code == "several" else None
    if not isinstance(parts, tuple):
        yield reason
        return
    for part in parts:
        assert isinstance(part, Reason)
        yield from split_reason(part)


def reason_to_json(reason: Reason) -> dict[str, Any]:
    """The wire shape: a code, and values by name.

    >>> reason_to_json(Reason.of("seen", by=Pointer("source", "nis"), on=date(2025, 1, 13)))
    {'code': 'seen', 'values': {'by': {'source': 'nis'}, 'on': {'day': '2025-01-13'}}}
    """
    return {"code": reason.code, "values": {key: _to_json(value) for key, value in reason.values}}


def reason_from_json(body: Mapping[str, Any]) -> Reason:
    """The reason that :func:`reason_to_json` wrote."""
    values = tuple((key, _from_json(value)) for key, value in body["values"].items())
    return Reason(body["code"], values)


def _to_json(value: Value) -> Any:
    match value:
        case Reason():
            return reason_to_json(value)
        case Word():
            return {"word": value.text}
        case Pointer():
            return {value.kind: value.id}
        case date():
            return {"day": value.isoformat()}
        case tuple():
            return [_to_json(part) for part in value]
    return value


def _from_json(body: Any) -> Value:
    if isinstance(body, list):
        return tuple(_from_json(part) for part in body)
    if not isinstance(body, dict):
        return body  # type: ignore[no-any-return]
    if "code" in body:
        return reason_from_json(body)
    ((kind, content),) = body.items()
    if kind == "word":
        return Word(content)
    if kind == "day":
        return date.fromisoformat(content)
    assert kind in get_args(PointerKind)
    return Pointer(kind, content)
