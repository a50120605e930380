"""Every declared judgement by its address, with what it is now."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

from forewarn.findings.address import Address
from forewarn.findings.subject import Aspect
from forewarn.pages.page_data import PageData
from forewarn.probability import Elicited
from forewarn.wording.translations import _

_SETTABLE: Mapping[str, str] = {
    "hypothesis": r"prior",
    "scenario": r"prior|published|triggers\.\d+\.hazard",
    "indicator": r"(?:hypotheses|scenarios)\.[^.]+|coverage|noise",
    "policy": r"outcomes\.[^.]+\.(?:low|likely|high)",
    "source": r"reliability",
}
"""Kind to the keys that a chance, a worth or a hazard stands under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettableJudgement:
    """A judgement of the case."""

    address: Address
    label: str
    now: str
    file: str
    line: int


def settable_judgements(
    page_data: PageData, kinds: Iterable[str] = (*_SETTABLE, "scenarios")
) -> Iterator[SettableJudgement]:
    """Those of the kinds, in the order of the case."""
    case = page_data.case
    groups: Mapping[str, Iterable[Any]] = {
        "hypothesis": page_data.hypotheses,
        "scenario": page_data.scenarios,
        "indicator": case.indicators,
        "policy": case.policies,
        "source": case.sources,
    }
    for kind in kinds:
        if kind == "scenarios":
            where = case.chain.declared.get("persistence")
            if where is not None:
                yield SettableJudgement(
                    address=Address.chain(Aspect.PERSISTENCE),
                    label=_("Chance to stay in a scenario from one step to the next"),
                    now=f"{case.chain.persistence:g}",
                    file=where.file,
                    line=where.line,
                )
            continue
        pattern = re.compile(_SETTABLE[kind])
        for item in groups[kind]:
            for path, where in item.declared.items():
                if pattern.fullmatch(path):
                    yield SettableJudgement(
                        address=Address.field(kind, item.id, path),
                        label=_label(page_data, item, path),
                        now=_value_words(reduce(_step, path.split("."), item)),
                        file=where.file,
                        line=where.line,
                    )


def _step(value: Any, key: str) -> Any:
    if isinstance(value, Mapping):
        return value[key]
    return value[int(key)] if isinstance(value, tuple) else getattr(value, key)


def _value_words(value: Any) -> str:
    if isinstance(value, Elicited):
        return str(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _label(page_data: PageData, item: Any, path: str) -> str:
    name = page_data.titles.get(item.id) or getattr(item, "label", "") or getattr(item, "name", "")
    key, _dot, tail = path.partition(".")
    if key in ("hypotheses", "scenarios"):
        return _("%(name)s, if %(rest)s", name=name, rest=page_data.titles.get(tail, tail))
    if key == "outcomes":
        rival, _dot, end = tail.rpartition(".")
        return _(
            "%(name)s under %(rival)s, %(end)s",
            name=name,
            rival=page_data.titles.get(rival, rival),
            end=end,
        )
    if key == "triggers":
        return f"{name}: {item.triggers[int(tail.partition('.')[0])].label}"
    return f"{name}: {key}"
