"""A model's answer as proposals: whatever is not of the asked shape is refused."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from forewarn.claims.claim import Speech, Stance
from forewarn.extractors.llm.prompt import SCHEMA

_ITEM = SCHEMA["properties"]["claims"]["items"]["properties"]
_SHOWN = 100


class MalformedAnswer(ValueError):
    """The answer as a whole is no JSON of the asked shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimProposal:
    """One claim as the model words it; nothing of it is believed yet."""

    quotation: str
    before: str
    source: str
    claimant: str
    cue: str
    stance: Stance
    negated: bool
    speech: Speech


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A proposal that does not enter, and why."""

    why: str
    words: str
    """The start of what was proposed."""


def parse_answer(answer: str) -> Iterator[ClaimProposal | Refusal]:
    """The proposals in an answer in their order, faulty ones as refusals.

    Text around the JSON object, such as a code fence, is passed over.  MalformedAnswer, before
    anything is yielded, when there is no object with a list of claims.
    """
    start = answer.find("{")
    try:
        body, _ = json.JSONDecoder().raw_decode(answer, max(start, 0))
        claims = body["claims"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise MalformedAnswer(f"no JSON of the asked shape but {_short(answer)}") from None
    if not isinstance(claims, list):
        raise MalformedAnswer(f"no list of claims but {_short(answer)}")
    return map(_parse_item, claims)


def _parse_item(item: Any) -> ClaimProposal | Refusal:
    if not isinstance(item, dict):
        return Refusal(why="not of the asked shape: needs an object", words=_short(item))
    faults = [
        *(f"{key} is missing" for key in _ITEM if key not in item),
        *(f"{key} is not asked for" for key in sorted(map(str, item)) if key not in _ITEM),
        *(
            f"{key} is {_short(item[key])}"
            for key, shape in _ITEM.items()
            if key in item and not _fits(item[key], shape)
        ),
    ]
    if faults:
        words = item.get("quotation", item)
        return Refusal(why=f"not of the asked shape: {'; '.join(faults)}", words=_short(words))
    return ClaimProposal(
        quotation=item["quotation"].strip(),
        before=item["before"].strip(),
        source=item["source"].strip(),
        claimant=item["claimant"].strip(),
        cue=item["cue"].strip(),
        stance=Stance(item["stance"]),
        negated=item["negated"],
        speech=Speech(item["speech"]),
    )


def _fits(value: Any, shape: dict[str, Any]) -> bool:
    if shape["type"] == "boolean":
        return isinstance(value, bool)
    return isinstance(value, str) and value in shape.get("enum", [value])


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
