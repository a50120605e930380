"""Remembering finished steps, so that a rebuild redoes only what depends on a change."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from cattrs.preconf.json import JsonConverter, make_converter

from forewarn import __version__
from forewarn.cache.store import Store
from forewarn.findings.reason import Reason, reason_from_json, reason_to_json
from forewarn.recent import Recent

T = TypeVar("T")


def digest(*parts: object) -> str:
    """SHA-256 over the representations of ``parts``; equal values give equal digests."""
    return hashlib.sha256("\x1f".join(repr(part) for part in parts).encode()).hexdigest()


@cache
def program() -> str:
    """Version and hash of the program's own code, on which every result depends."""
    code = hashlib.sha256()
    for path in sorted(Path(str(files("forewarn"))).rglob("*.py")):
        code.update(path.read_bytes())
    return f"{__version__} {code.hexdigest()}"


@cache
def _converter() -> JsonConverter:
    converter = make_converter()
    converter.register_unstructure_hook(Reason, reason_to_json)
    converter.register_structure_hook(Reason, lambda body, _type: reason_from_json(body))
    return converter


class Memo:
    """Results of steps, keyed by everything they depend on; :meth:`commit` writes the new ones.

    What is in ``recent`` is not even looked up: it outlives the memo where one is handed in.
    """

    def __init__(self, store: Store, recent: Recent | None = None) -> None:
        self.store = store
        self.recent = recent if recent is not None else Recent()
        self._looked_up: dict[tuple[str, str], str | None] = {}
        self.fresh: dict[str, dict[str, str]] = {}
        self.done: Counter[str] = Counter()
        self.kept: Counter[str] = Counter()

    def recall(
        self,
        kind: str,
        inputs: tuple[object, ...],
        make: Callable[[], T],
        as_: Any,
        *,
        of: Hashable = "",
    ) -> T:
        """The remembered result for these inputs, else ``make()`` and remember it.

        ``of`` tells steps of one kind apart where there are several in a build.
        """
        step = (kind, of)
        for known in self.recent.find(step, inputs):
            self.kept[kind] += 1
            return known  # type: ignore[no-any-return]
        key = digest(program(), kind, *inputs)
        held = self.fresh.get(kind, {}).get(key) or self._held(kind, [key])[key]
        if held is not None:
            self.kept[kind] += 1
            found: T = _converter().structure(json.loads(held), as_)
            return self.recent.hold(step, inputs, found)
        self.done[kind] += 1
        made = make()
        self.remember(kind, key, json.dumps(_converter().unstructure(made, as_)))
        return self.recent.hold(step, inputs, made)

    def held(self, kind: str, key: str) -> str | None:
        """A body that was remembered under a key of the caller's own; None where there is none."""
        return self._held(kind, [key])[key]

    def look_up(self, kind: str, steps: Mapping[Hashable, tuple[object, ...]]) -> None:
        """Ask the store at once for several steps that :meth:`recall` is about to ask for."""
        keys = [
            digest(program(), kind, *inputs)
            for of, inputs in steps.items()
            if not self.recent.find((kind, of), inputs)
        ]
        self._held(kind, keys)

    def _held(self, kind: str, keys: Sequence[str]) -> dict[str, str | None]:
        strange = [key for key in keys if (kind, key) not in self._looked_up]
        if strange:
            found = self.store.view().get(kind, strange)
            self._looked_up.update({(kind, key): found.get(key) for key in strange})
        return {key: self._looked_up[kind, key] for key in keys}

    def remember(self, kind: str, key: str, body: str) -> None:
        """Hold a body until :meth:`commit`."""
        self.fresh.setdefault(kind, {})[key] = body

    def commit(self) -> None:
        """Write what is new, all or nothing."""
        if not self.fresh:
            return
        with self.store.writer() as writer:
            for kind, bodies in self.fresh.items():
                writer.put(kind, bodies)
        self.fresh.clear()
