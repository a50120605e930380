"""Memoization of finished steps, so that a rebuild repeats only what depends on a change."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from cattrs.preconf.json import JsonConverter, make_converter

from forewarn.cache.store import Store
from forewarn.findings.reason import Reason, reason_from_json, reason_to_json
from forewarn.program import hash_program
from forewarn.recent import Recent

_T = TypeVar("_T")


def digest(*parts: object) -> str:
    """SHA-256 over the representations of ``parts``; equal values give equal digests."""
    return hashlib.sha256("\x1f".join(repr(part) for part in parts).encode()).hexdigest()


@cache
def _converter() -> JsonConverter:
    converter = make_converter()
    converter.register_unstructure_hook(Reason, reason_to_json)
    converter.register_structure_hook(Reason, lambda body, _type: reason_from_json(body))
    return converter


class Memo:
    """Results of steps, keyed by all their inputs; :meth:`commit` writes the new ones.

    Results in ``recent`` need no look-up in the store; a ``recent`` that is passed in outlives the
    memo.
    """

    def __init__(self, store: Store, recent: Recent | None = None) -> None:
        self.store = store
        self.recent = recent if recent is not None else Recent()
        self._looked_up: dict[tuple[str, str], str | None] = {}
        self.new_bodies: dict[str, dict[str, str]] = {}
        self.new_steps: Counter[str] = Counter()
        self.reused_steps: Counter[str] = Counter()

    def recall(
        self,
        kind: str,
        inputs: tuple[object, ...],
        make: Callable[[], _T],
        as_: Any,
        *,
        of: Hashable = "",
    ) -> _T:
        """The stored result for these inputs, else the result of ``make()``, which is stored.

        ``of`` distinguishes several steps of one kind in a build.
        """
        step = (kind, of)
        for recent_result in self.recent.find(step, inputs):
            self.reused_steps[kind] += 1
            return recent_result  # type: ignore[no-any-return]
        key = digest(hash_program().code, kind, *inputs)
        body = self.new_bodies.get(kind, {}).get(key) or self._bodies(kind, [key])[key]
        if body is not None:
            self.reused_steps[kind] += 1
            result: _T = _converter().structure(json.loads(body), as_)
            return self.recent.hold(step, inputs, result)
        self.new_steps[kind] += 1
        result = make()
        self.remember(kind, key, json.dumps(_converter().unstructure(result, as_)))
        return self.recent.hold(step, inputs, result)

    def body(self, kind: str, key: str) -> str | None:
        """The body stored under the caller's own key; None where there is none."""
        return self._bodies(kind, [key])[key]

    def look_up(self, kind: str, steps: Mapping[Hashable, tuple[object, ...]]) -> None:
        """Fetch several steps in one query before :meth:`recall` asks for each."""
        keys = [
            digest(hash_program().code, kind, *inputs)
            for of, inputs in steps.items()
            if not self.recent.find((kind, of), inputs)
        ]
        self._bodies(kind, keys)

    def _bodies(self, kind: str, keys: Sequence[str]) -> dict[str, str | None]:
        unknown = [key for key in keys if (kind, key) not in self._looked_up]
        if unknown:
            bodies = self.store.view().get(kind, unknown)
            self._looked_up.update({(kind, key): bodies.get(key) for key in unknown})
        return {key: self._looked_up[kind, key] for key in keys}

    def remember(self, kind: str, key: str, body: str) -> None:
        """Keep a body until :meth:`commit`."""
        self.new_bodies.setdefault(kind, {})[key] = body

    def commit(self) -> None:
        """Write the new bodies, all or none."""
        if not self.new_bodies:
            return
        with self.store.writer() as writer:
            for kind, bodies in self.new_bodies.items():
                writer.write(kind, bodies)
        self.new_bodies.clear()
