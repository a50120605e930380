"""Suppositions in an address, so that a browser can send, undo and bookmark them."""

from collections.abc import Iterable
from datetime import date

from forewarn.pages.addresses import encoded
from forewarn.server.decision_forms import FormError
from forewarn.what_if.assess_what_if import Supposition

AddressPairs = Iterable[tuple[str, str]]
MAX_SUPPOSITIONS = 40
"""Suppositions of one address."""


def parse_suppositions(fields: AddressPairs) -> tuple[Supposition, ...]:
    """Parse the pairs ``drop=ADDRESS`` and ``set=ADDRESS=VALUE`` in order; the last of each address.

    FormError when a pair cannot be parsed.
    """
    suppositions: dict[str, Supposition] = {}
    for key, value in fields:
        if key not in ("drop", "set") or not value.strip():
            continue
        try:
            supposition = (
                Supposition(address=value.strip()) if key == "drop" else Supposition.parse(value)
            )
        except ValueError as error:
            raise FormError(f"a supposition {error}") from None
        suppositions.pop(supposition.address, None)
        suppositions[supposition.address] = supposition
    if len(suppositions) > MAX_SUPPOSITIONS:
        raise FormError(f"suppose {MAX_SUPPOSITIONS} things at most, got {len(suppositions)}")
    return tuple(suppositions.values())


def read_form(fields: AddressPairs) -> AddressPairs | None:
    """Read the pairs of an address that a form stands for; None when there is no form in it.

    A form has an ``address``, a ``value``, which drops the address when it is empty, and for a
    sighting a day in ``on``.
    """
    pairs = list(fields)
    form = dict(pairs)
    address = form.get("address", "").strip()
    if "address" not in form:
        return None
    suppositions = [(key, value) for key, value in pairs if key in ("drop", "set")]
    if not address:
        return suppositions
    value = form.get("value", "").strip()
    if value == "seen" and form.get("on"):
        try:
            value = f"seen@{date.fromisoformat(form['on'])}"
        except ValueError:
            raise FormError("on must be a day such as 2025-12-16") from None
    return [*suppositions, ("set", f"{address}={value}") if value else ("drop", address)]


def query(pairs: AddressPairs) -> str:
    """The pairs as a query string.

    >>> query([("drop", "source.nis"), ("set", "hypothesis.both.prior=0.2")])
    'drop=source.nis&set=hypothesis.both.prior%3D0.2'
    """
    return "&".join(f"{key}={encoded(value)}" for key, value in pairs)


def pairs(suppositions: Iterable[Supposition], fields: AddressPairs) -> list[tuple[str, str]]:
    """The pairs of an address that the suppositions came from, each once."""
    addresses = [supposition.address for supposition in suppositions]
    last = {
        value.strip() if key == "drop" else value.partition("=")[0].strip(): (key, value)
        for key, value in fields
        if key in ("drop", "set")
    }
    return [last[address] for address in addresses]
