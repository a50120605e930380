"""Suppositions as a change to the case's files, which somebody may apply or leave."""

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
from forewarn.what_if.supposition import GROUPS, SINGLE, WITNESSES, Supposition

Read = Callable[[str], str]
"""Name of a case file to its text as it stands; empty where there is none."""
PROSE = {"hypothesis": "hypotheses", "scenario": "scenarios", "policy": "policies"}
"""Kinds that have a file each, and its folder."""
NOT_WRITTEN = "what was seen comes from reports and is not declared; add the report that says so"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the files would be, and what no file can say."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    """Name of each file that changes to its text."""
    refused: tuple[tuple[str, str], ...]
    """Suppositions that no change of a file makes, with the reason."""

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
    read: Read,
    who: str,
    when: date,
) -> Proposal:
    """The files with the suppositions carried out, the later ones on top of the earlier.

    Judgements are set where they stand, with every comment kept.  Claims, reports and origins that
    were dropped become decisions that reject each claim; a field of a claim that was set becomes a
    correction.
    """
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    refused: list[tuple[str, str]] = []

    def change(name: str, does: Callable[[str], str]) -> None:
        if name not in before:
            before[name] = read(name)
        after[name] = does(after.get(name, before[name]))

    for one in suppositions:
        address = Address.parse(one.address)
        kind, rest = address.subject, address.rest
        try:
            if kind in WITNESSES and not (kind == "source" and one.value is not None):
                lines = [
                    _decision(line, who, when, one) for line in _decisions(case, assessment, one)
                ]
                change(REVIEWS, partial(_appended, lines=lines))
            elif kind == "indicator" and any(item.id == rest for item in case.indicators):
                if one.value is not None:
                    raise EditError(NOT_WRITTEN)
                for key in ("scenarios", "hypotheses", "requires"):
                    change(*_setting(case, Address.field(kind, rest, key), None))
            else:
                change(*_setting(case, address, one.value))
        except EditError as error:
            refused.append((str(one), str(error)))
    changed = {name: text for name, text in after.items() if text != before[name]}
    return Proposal(before=before, after=changed, refused=tuple(refused))


def _setting(case: Case, address: Address, value: object) -> tuple[str, Callable[[str], str]]:
    """The file in which an address is declared, and the change to its text."""
    kind, rest = address.subject, address.rest
    if kind in SINGLE:
        table = kind if kind == "scenarios" else ""
        return "case.toml", lambda text: set_value(text, table, "", rest.split("."), value)
    items = [
        item
        for item in getattr(case, GROUPS.get(kind, ""), ())
        if rest.startswith(f"{item.id}.") and item.declared
    ]
    if not items:
        raise EditError(f"nothing is declared at {address}")
    item = max(items, key=lambda held: len(held.id))
    path = rest[len(item.id) + 1 :].split(".")
    file = next(iter(item.declared.values())).file
    table, name = ("", "") if kind in PROSE else (kind, item.id)
    return file, lambda text: set_value(text, table, name, path, value)


def _decisions(case: Case, assessment: Assessment, one: Supposition) -> Iterable[dict[str, Any]]:
    address = Address.parse(one.address)
    kind, rest = address.subject, address.rest
    drafts = [held.draft for held in assessment.claims]
    if kind == "claim" and one.value is not None:
        name, _dot, key = rest.rpartition(".")
        earlier = [dict(held.fields) for held in case.reviews if held.claim == name]
        fields = {**(earlier[-1] if earlier else {}), key: one.value}
        return [{"claim": name, "verdict": Verdict.CORRECT.value, "fields": fields}]
    if kind == "source":
        raise EditError(
            "a source is not taken out of a case; grade it instead, "
            f"as source.{rest}.reliability = E"
        )
    if kind == "origin" and one.value is not None:
        raise EditError(
            "who said something first is told from the reports, and no file declares it; "
            "re-attribute its claims in review"
        )
    if kind == "claim":
        gone = [rest]
    elif kind == "report":
        gone = [claim.id for claim in drafts if claim.report == rest]
    else:
        members = {
            member.id
            for origin in assessment.origins
            if origin.id == rest
            for member in origin.members
        }
        gone = [held.draft.id for held in assessment.claims if held.claim.id in members]
    if not gone:
        raise EditError(f"no claim stands under {one.address}")
    return [{"claim": claim, "verdict": Verdict.REJECT.value} for claim in dict.fromkeys(gone)]


def _decision(line: dict[str, Any], who: str, when: date, one: Supposition) -> str:
    made = {**line, "who": who, "when": when.isoformat(), "why": f"what if: {one}"}
    made["id"] = sha256(json.dumps(made, sort_keys=True).encode()).hexdigest()[:12]
    return json.dumps(made, ensure_ascii=False)


def _appended(text: str, lines: Iterable[str]) -> str:
    if text and not text.endswith("\n"):
        text += "\n"
    return text + "".join(f"{line}\n" for line in lines)


def _diff(name: str, before: str, after: str) -> Iterable[str]:
    was, now = (re.findall(r".*\n|.+$", text) for text in (before, after))
    source = f"a/{name}" if before else "/dev/null"
    for line in unified_diff(was, now, source, f"b/{name}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
