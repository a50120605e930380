"""Origins excluded or merged for a what-if question."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from forewarn.errors import CaseError, Fault
from forewarn.findings.reason import Reason
from forewarn.origins.origin import Member, Origin, Role

ONE_WITNESS = Reason.of("origin.one_witness")


def exclude_origins(origins: tuple[Origin, ...], excluded: frozenset[str]) -> tuple[Origin, ...]:
    """The origins with those in ``excluded`` counted as no witness; CaseError for an unknown id."""
    _require_known(origins, sorted(excluded))
    return tuple(
        replace(origin, independent=False) if origin.id in excluded else origin
        for origin in origins
    )


def merge_origins(origins: tuple[Origin, ...], merges: Mapping[str, str]) -> tuple[Origin, ...]:
    """The origins with each key of ``merges`` merged with its value; the earlier one leads.

    The statement of the later one becomes a relay of the first: it counts once, by the grade of the
    first.  CaseError for an unknown id.
    """
    if not merges:
        return origins
    _require_known(origins, sorted({*merges, *merges.values()}))
    of = {origin.id: origin.id for origin in origins}
    for origin_id, partner_id in merges.items():
        old, new = of[origin_id], of[partner_id]
        of = {name: new if current == old else current for name, current in of.items()}
    groups: dict[str, list[Origin]] = {}
    for origin in origins:
        groups.setdefault(of[origin.id], []).append(origin)
    merged = [_merge_group(group) if len(group) > 1 else group[0] for group in groups.values()]
    return tuple(sorted(merged, key=lambda origin: (origin.date, origin.id)))


def _merge_group(group: Sequence[Origin]) -> Origin:
    ranked = sorted(group, key=lambda origin: (not origin.independent, origin.date, origin.id))
    first, later = ranked[0], ranked[1:]
    return replace(
        first,
        members=(*first.members, *(_echo(member) for origin in later for member in origin.members)),
        publishers=tuple(sorted({name for origin in ranked for name in origin.publishers})),
    )


def _echo(member: Member) -> Member:
    if member.role is not Role.FIRST:
        return member
    return replace(member, role=Role.RELAY, reason=ONE_WITNESS)


def _require_known(origins: Sequence[Origin], names: Sequence[str]) -> None:
    ids = {origin.id for origin in origins}
    unknown = [name for name in names if name not in ids]
    if unknown:
        raise CaseError(
            [
                Fault(
                    file="what-if", line=1, rule="what-if", message=f"there is no origin {name!r}"
                )
                for name in unknown
            ]
        )
