"""Suppositions as a patch of the case's files, which an analyst may apply."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import unified_diff
from functools import partial
from hashlib import sha256
from typing import Any

from forewarn.assessment.assessment import Assessment
from forewarn.case.files import REVIEWS
from forewarn.case.model import Case
from forewarn.case.toml_edits import EditError, set_value
from forewarn.claims.review import Verdict
from forewarn.findings.address import Address
from forewarn.what_if.supposition import ITEM_FIELDS, SINGLE_FIELDS, WITNESSES, Supposition

ReadFile = Callable[[str], str]
"""From the name of a case file to its present text; empty where there is no such file."""
_FOLDERS = {"hypothesis": "hypotheses", "scenario": "scenarios", "policy": "policies"}
"""Kinds whose items have a file each, and the folder of those files."""
_NOT_DECLARED = "what was seen comes from reports and is not declared; add the report that says so"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The files as they would be, and the suppositions that no file can express."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    """New text of each file that changes, by its name."""
    refused: tuple[tuple[str, str], ...]
    """Suppositions that no change of a file expresses, with the reason."""

    @property
    def diff(self) -> str:
        """A unified diff with ``a/`` and ``b/`` before the names, as ``patch -p1`` takes it."""
        return "".join(
            part
            for name in sorted(self.after)
            for part in _diff(name, self.before[name], self.after[name])
        )


def propose(
    case: Case,
    assessment: Assessment,
    suppositions: Sequence[Supposition],
    *,
    read: ReadFile,
    who: str,
    when: date,
) -> Proposal:
    """The files with the suppositions applied in their order.

    Judgements are set in place, with every comment kept.  A dropped claim, report or origin
    becomes decisions that reject each of its claims; a field of a claim that is set becomes a
    correction.
    """
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    refused: list[tuple[str, str]] = []

    def change(name: str, does: Callable[[str], str]) -> None:
        if name not in before:
            before[name] = read(name)
        after[name] = does(after.get(name, before[name]))

    for supposition in suppositions:
        address = Address.parse(supposition.address)
        kind, path = address.subject, address.rest
        try:
            if kind in WITNESSES and not (kind == "source" and supposition.value is not None):
                lines = [
                    _decision(line, who, when, supposition)
                    for line in _decisions(case, assessment, supposition)
                ]
                change(REVIEWS, partial(_append, lines=lines))
            elif kind == "indicator" and any(item.id == path for item in case.indicators):
                if supposition.value is not None:
                    raise EditError(_NOT_DECLARED)
                for key in ("scenarios", "hypotheses", "requires"):
                    change(*_field_change(case, Address.field(kind, path, key), None))
            else:
                change(*_field_change(case, address, supposition.value))
        except EditError as error:
            refused.append((str(supposition), str(error)))
    changed = {name: text for name, text in after.items() if text != before[name]}
    return Proposal(before=before, after=changed, refused=tuple(refused))


def _field_change(case: Case, address: Address, value: object) -> tuple[str, Callable[[str], str]]:
    """The file that declares an address, and the change to its text."""
    kind, path = address.subject, address.rest
    if kind in SINGLE_FIELDS:
        table = kind if kind == "scenarios" else ""
        return "case.toml", lambda text: set_value(text, table, "", path.split("."), value)
    items = [
        item
        for item in getattr(case, ITEM_FIELDS.get(kind, ""), ())
        if path.startswith(f"{item.id}.") and item.declared
    ]
    if not items:
        raise EditError(f"nothing is declared at {address}")
    # Ids may hold dots: of "a" and "a.b", the longer one is meant by "a.b.prior".
    item = max(items, key=lambda candidate: len(candidate.id))
    keys = path[len(item.id) + 1 :].split(".")
    file = next(iter(item.declared.values())).file
    table, name = ("", "") if kind in _FOLDERS else (kind, item.id)
    return file, lambda text: set_value(text, table, name, keys, value)


def _decisions(
    case: Case, assessment: Assessment, supposition: Supposition
) -> Iterable[dict[str, Any]]:
    address = Address.parse(supposition.address)
    kind, path = address.subject, address.rest
    drafts = [entry.draft for entry in assessment.claims]
    if kind == "claim" and supposition.value is not None:
        name, _dot, key = path.rpartition(".")
        earlier = [dict(review.fields) for review in case.reviews if review.claim == name]
        fields = {**(earlier[-1] if earlier else {}), key: supposition.value}
        return [{"claim": name, "verdict": Verdict.CORRECT.value, "fields": fields}]
    if kind == "source":
        raise EditError(
            "a source is not taken out of a case; grade it instead, "
            f"as source.{path}.reliability = E"
        )
    if kind == "origin" and supposition.value is not None:
        raise EditError(
            "who said something first is told from the reports, and no file declares it; "
            "re-attribute its claims in review"
        )
    if kind == "claim":
        claims = [path]
    elif kind == "report":
        claims = [claim.id for claim in drafts if claim.report == path]
    else:
        members = {
            member.id
            for origin in assessment.origins
            if origin.id == path
            for member in origin.members
        }
        claims = [entry.draft.id for entry in assessment.claims if entry.claim.id in members]
    if not claims:
        raise EditError(f"no claim stands under {supposition.address}")
    return [{"claim": claim, "verdict": Verdict.REJECT.value} for claim in dict.fromkeys(claims)]


def _decision(line: dict[str, Any], who: str, when: date, supposition: Supposition) -> str:
    decision = {**line, "who": who, "when": when.isoformat(), "why": f"what if: {supposition}"}
    decision["id"] = sha256(json.dumps(decision, sort_keys=True).encode()).hexdigest()[:12]
    return json.dumps(decision, ensure_ascii=False)


def _append(text: str, lines: Iterable[str]) -> str:
    if text and not text.endswith("\n"):
        text += "\n"
    return text + "".join(f"{line}\n" for line in lines)


def _diff(name: str, before: str, after: str) -> Iterable[str]:
    was, now = (re.findall(r".*\n|.+$", text) for text in (before, after))
    source = f"a/{name}" if before else "/dev/null"
    for line in unified_diff(was, now, source, f"b/{name}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
