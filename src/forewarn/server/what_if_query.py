"""Suppositions in an address, so that each can be sent, stepped back from and kept."""

from collections.abc import Iterable
from datetime import date

from forewarn.pages.addresses import encoded
from forewarn.server.decisions import FormError
from forewarn.what_if.assess_what_if import Supposition

Pairs = Iterable[tuple[str, str]]
MOST = 40
"""Suppositions of one address."""


def supposed(asked: Pairs) -> tuple[Supposition, ...]:
    """Those of ``drop=ADDRESS`` and ``set=ADDRESS=VALUE``, in their order; of one address the last.

    FormError when one cannot be read.
    """
    found: dict[str, Supposition] = {}
    for key, value in asked:
        if key not in ("drop", "set") or not value.strip():
            continue
        try:
            one = Supposition(address=value.strip()) if key == "drop" else Supposition.parse(value)
        except ValueError as error:
            raise FormError(f"a supposition {error}") from None
        found.pop(one.address, None)
        found[one.address] = one
    if len(found) > MOST:
        raise FormError(f"suppose {MOST} things at most, got {len(found)}")
    return tuple(found.values())


def filled_in(asked: Pairs) -> Pairs | None:
    """The address that a filled-in form stands for; None when there is no form in it.

    A form has an ``address`` and a ``value``, which left empty drops it, and for what is seen a
    day in ``on``.
    """
    pairs = list(asked)
    form = dict(pairs)
    address = form.get("address", "").strip()
    if "address" not in form:
        return None
    kept = [(key, value) for key, value in pairs if key in ("drop", "set")]
    if not address:
        return kept
    value = form.get("value", "").strip()
    if value == "seen" and form.get("on"):
        try:
            value = f"seen@{date.fromisoformat(form['on'])}"
        except ValueError:
            raise FormError("on must be a day such as 2025-12-16") from None
    return [*kept, ("set", f"{address}={value}") if value else ("drop", address)]


def query(pairs: Pairs) -> str:
    """The pairs as a query string.

    >>> query([("drop", "source.nis"), ("set", "hypothesis.both.prior=0.2")])
    'drop=source.nis&set=hypothesis.both.prior%3D0.2'
    """
    return "&".join(f"{key}={encoded(value)}" for key, value in pairs)


def pairs(suppositions: Iterable[Supposition], said: Pairs) -> list[tuple[str, str]]:
    """The pairs of an address that the suppositions came from, each once."""
    wanted = [one.address for one in suppositions]
    last = {
        value.strip() if key == "drop" else value.partition("=")[0].strip(): (key, value)
        for key, value in said
        if key in ("drop", "set")
    }
    return [last[address] for address in wanted]
