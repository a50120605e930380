"""Conversion between claims and plain values, with each field defined in one place.

``forewarn read --json``, drafts, caches, reviews, the forms of the workbench and the rows of
``claims/*.csv`` all go through these fields.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from forewarn.claims.claim import Claim, ClaimKind, Speech, Stance
from forewarn.claims.event import EventRole, Participant, Person, Realis, ReportedEvent, Told
from forewarn.claims.mention import Mention
from forewarn.claims.quantity import Movement, Quantity
from forewarn.dates import Period
from forewarn.text import Span

FIGURE = ("low", "best", "high")
_STANCES = {stance.value: stance for stance in Stance}
_KINDS = {kind.value: kind for kind in ClaimKind}


@dataclass(frozen=True, slots=True)
class _Field:
    """Conversion of one field of a claim to a plain value and back."""

    write: Callable[[Any], Any]
    read: Callable[[str, Any], Any]
    """Takes the name and the plain value of the field; KeyError or ValueError on another shape."""
    is_new: bool = False
    """True for a field that files written before it was added lack; it has a default then."""


def _as_is(value: Any) -> Any:
    return value


def _words(key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{key} must be text, got {value!r}")
    return value


def _names(key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or any(not isinstance(name, str) for name in value):
        raise ValueError(f"{key} must be a list of names, got {value!r}")
    return tuple(value)


def _flag(key: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{key} must be true or false, got {value!r}")
    return value


def _number(key: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{key} must be a number, got {value!r}")
    return value


def _stance(_key: str, value: Any) -> Stance:
    if not isinstance(value, str) or value not in _STANCES:
        raise ValueError(f"no stance {value!r}; one of {', '.join(_STANCES)}")
    return _STANCES[value]


def _kind(_key: str, value: Any) -> ClaimKind:
    if not isinstance(value, str) or value not in _KINDS:
        raise ValueError(f"no kind {value!r}; one of {', '.join(_KINDS)}")
    return _KINDS[value]


def _chance(key: str, value: Any) -> float | None:
    return None if value is None else _number(key, value)


def _mention_to_json(mention: Mention | None) -> dict[str, Any] | None:
    return None if mention is None else {"text": mention.text, **span_to_json(mention.span)}


def _mention(_key: str, value: Any) -> Mention | None:
    return None if value is None else _told_mention(value)


def _told_mention(value: Mapping[str, Any]) -> Mention:
    return Mention(text=value["text"], span=_span(value))


def span_to_json(span: Span) -> dict[str, int]:
    """Both ends of a span."""
    return {"start": span.start, "end": span.end}


def _span(value: Mapping[str, Any]) -> Span:
    return Span(value["start"], value["end"])


def quantity_to_json(quantity: Quantity | None) -> dict[str, Any] | None:
    """The quantity as plain values; None where there is none."""
    if quantity is None:
        return None
    return {
        "low": quantity.low,
        "high": quantity.high,
        "best": quantity.best,
        "unit": quantity.unit,
        "approximator": quantity.approximator,
        "per": quantity.per,
        **span_to_json(quantity.span),
        "counted": quantity.counted,
        "stage": quantity.stage,
        "direction": quantity.direction,
        "change": quantity.change.value,
        "part_of": None if quantity.part_of is None else span_to_json(quantity.part_of),
    }


def _quantity(_key: str, value: Any) -> Quantity | None:
    """The quantity that :func:`quantity_to_json` wrote; KeyError or ValueError on another shape."""
    if value is None:
        return None
    for name in FIGURE:
        _number(name, value[name])
    part_of = value.get("part_of")
    return Quantity(
        low=value["low"],
        best=value["best"],
        high=value["high"],
        unit=_words("unit", value["unit"]),
        approximator=_words("approximator", value["approximator"]),
        per=_words("per", value["per"]),
        span=_span(value),
        # Older files lack these.
        counted=_words("counted", value.get("counted", "")),
        stage=_words("stage", value.get("stage", "")),
        direction=_words("direction", value.get("direction", "")),
        change=Movement(_words("change", value.get("change", ""))),
        part_of=None if part_of is None else _span(part_of),
    )


def event_to_json(event: ReportedEvent) -> dict[str, Any]:
    """The event as plain values."""
    return {
        "classes": list(event.classes),
        "trigger": _mention_to_json(event.trigger),
        "realis": event.realis.value,
        "says": event.says.value,
        "befalls": event.befalls,
        "figure": event.figure and event.figure.value,
        "arguments": [
            {
                "role": argument.role.value,
                **(_mention_to_json(argument.mention) or {}),
                "head": argument.head,
                "words": list(argument.words),
                "actors": list(argument.actors),
                "places": list(argument.places),
                "within": list(argument.within),
                "person": argument.person.value,
            }
            for argument in event.arguments
        ],
    }


def _events(key: str, value: Any) -> tuple[ReportedEvent, ...]:
    """The events that :func:`event_to_json` wrote; KeyError or ValueError on another shape."""
    if not isinstance(value, list):
        raise ValueError(f"{key} must be a list of events, got {value!r}")
    return tuple(
        ReportedEvent(
            classes=_names("classes", event["classes"]),
            trigger=_told_mention(event["trigger"]),
            realis=Realis(event["realis"]),
            says=Told(event["says"]),
            befalls=_flag("befalls", event["befalls"]),
            figure=EventRole(event["figure"]) if event["figure"] else None,
            arguments=tuple(
                Participant(
                    role=EventRole(argument["role"]),
                    mention=_told_mention(argument),
                    head=_words("head", argument["head"]),
                    words=_names("words", argument["words"]),
                    actors=_names("actors", argument["actors"]),
                    places=_names("places", argument["places"]),
                    within=_names("within", argument["within"]),
                    person=Person(argument["person"]),
                )
                for argument in event["arguments"]
            ),
        )
        for event in value
    )


def complete_figure(numbers: Mapping[str, float]) -> dict[str, float]:
    """Complete ``low``, ``best`` and ``high`` from those that are present.

    A single number stands for all three; between two ends the middle is best, as for "25,000 to
    30,000".  ValueError when none is present.  Ends that contradict one another stay as they are:
    :class:`Quantity` refuses them.

    >>> complete_figure({"low": 25_000, "high": 30_000})
    {'low': 25000, 'best': 27500.0, 'high': 30000}
    >>> complete_figure({"high": 40})
    {'low': 40, 'best': 40, 'high': 40}
    """
    ends = [numbers[key] for key in ("low", "high") if key in numbers]
    if "best" not in numbers and not ends:
        raise ValueError("a quantity needs best, low or high")
    best = numbers["best"] if "best" in numbers else ends[0] if len(ends) == 1 else sum(ends) / 2
    return {"low": numbers.get("low", best), "best": best, "high": numbers.get("high", best)}


def _period_to_json(period: Period | None) -> dict[str, str] | None:
    if period is None:
        return None
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


def _period(key: str, value: Any) -> Period | None:
    if value is None:
        return None
    if not isinstance(value, Mapping) or set(value) != {"start", "end"}:
        raise ValueError(f"{key} needs start and end, got {value!r}")
    return Period(date.fromisoformat(value["start"]), date.fromisoformat(value["end"]))


_TEXT, _LIST = _Field(_as_is, _words), _Field(list, _names)
_FIELDS: Mapping[str, _Field] = {
    "report": _TEXT,
    "span": _Field(span_to_json, lambda _key, value: _span(value)),
    "quote": _TEXT,
    "claimant": _TEXT,
    "source": _Field(_mention_to_json, _mention),
    "cue": _Field(_mention_to_json, _mention),
    "relay": _LIST,
    "stance": _Field(lambda stance: stance.value, _stance),
    "negated": _Field(_as_is, _flag),
    "certainty": _Field(_as_is, _number),
    "speech": _Field(lambda speech: speech.value, lambda _key, value: Speech(value)),
    "kind": _Field(lambda kind: kind.value, _kind, is_new=True),
    "chance": _Field(_as_is, _chance, is_new=True),
    "quantity": _Field(quantity_to_json, _quantity),
    "event_time": _Field(_period_to_json, _period),
    "said_time": _Field(_period_to_json, _period, is_new=True),
    "places": _LIST,
    "actors": _LIST,
    "setting": _Field(list, _names, is_new=True),
    "events": _Field(
        lambda events: [event_to_json(event) for event in events], _events, is_new=True
    ),
    "reader": _TEXT,
    "id": _TEXT,
    "date": _Field(date.isoformat, lambda _key, value: date.fromisoformat(value)),
    "claimant_id": _TEXT,
}
"""Every field of a claim in the published order; the ends of the span are keys of their own."""


def claim_to_json(claim: Claim) -> dict[str, Any]:
    """The claim as plain values, keys in the published order, dates in ISO form."""
    values: dict[str, Any] = {}
    for key, field in _FIELDS.items():
        value = field.write(getattr(claim, key))
        if key == "span":
            values |= value
        else:
            values[key] = value
    return values


def claim_from_json(data: Mapping[str, Any]) -> Claim:
    """The claim that :func:`claim_to_json` wrote; KeyError or ValueError on any other shape."""
    return Claim(
        **{
            key: field.read(key, data if key == "span" else data[key])
            for key, field in _FIELDS.items()
            if key in data or key == "span" or not field.is_new
        }
    )


def field_from_json(key: str, value: Any) -> Any:
    """The value of one field of a claim from its plain value; KeyError or ValueError otherwise."""
    return _FIELDS[key].read(key, value)


def claim_from_row(
    row: Mapping[str, str], *, report: str, day: date, span: Span, quote: str
) -> Claim:
    """A claim entered by hand, from the cells of its row; ValueError for an invalid cell.

    An empty cell and a missing column both count as no value.
    """
    cells = {key: value for key, value in row.items() if value}
    numbers = {key: _cell(key, cells[key]) for key in FIGURE if key in cells}
    claim = Claim(
        id=f"{report}:{span.start}-{span.end}",
        report=report,
        date=day,
        span=span,
        quote=quote,
        claimant=row["claimant"],
        certainty=_cell("certainty", cells.get("certainty", "1")),
        reader="entered",
    )
    values = claim_to_json(claim)
    values |= {key: cells[key] for key in ("claimant_id", "stance") if key in cells}
    if numbers:
        words = {key: cells.get(key, "") for key in ("unit", "approximator", "per")}
        values["quantity"] = {**complete_figure(numbers), **words, **span_to_json(span)}
        values["id"] += f"/{values['quantity']['best']:g}"
    return claim_from_json(values)


def _cell(key: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"{key} is {text!r}, which is no number; write 12000 or 1.2e4") from None
