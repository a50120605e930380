"""Origins that count as no witness, or as one with another, for the sake of argument."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from forewarn.errors import CaseError, Fault
from forewarn.findings.reason import Reason
from forewarn.origins.origin import Member, Origin, Role

ONE_WITNESS = Reason.of("origin.one_witness")


def without(origins: tuple[Origin, ...], unheard: frozenset[str]) -> tuple[Origin, ...]:
    """The origins, those ``unheard`` no witnesses any more; CaseError for one that is not there."""
    _known(origins, sorted(unheard))
    return tuple(
        replace(origin, independent=False) if origin.id in unheard else origin for origin in origins
    )


def united(origins: tuple[Origin, ...], joined: Mapping[str, str]) -> tuple[Origin, ...]:
    """The origins, each that ``joined`` names made one with the other, whoever was first leading.

    What the later one said is then a relay of the first: it counts once, by the grade of the first.
    CaseError for an origin that is not there.
    """
    if not joined:
        return origins
    _known(origins, sorted({*joined, *joined.values()}))
    of = {origin.id: origin.id for origin in origins}
    for one, other in joined.items():
        old, new = of[one], of[other]
        of = {name: new if held == old else held for name, held in of.items()}
    groups: dict[str, list[Origin]] = {}
    for origin in origins:
        groups.setdefault(of[origin.id], []).append(origin)
    made = [_united(group) if len(group) > 1 else group[0] for group in groups.values()]
    return tuple(sorted(made, key=lambda one: (one.date, one.id)))


def _united(group: Sequence[Origin]) -> Origin:
    ordered = sorted(group, key=lambda one: (not one.independent, one.date, one.id))
    first, rest = ordered[0], ordered[1:]
    return replace(
        first,
        members=(*first.members, *(_echo(each) for one in rest for each in one.members)),
        publishers=tuple(sorted({name for one in ordered for name in one.publishers})),
    )


def _echo(member: Member) -> Member:
    if member.role is not Role.FIRST:
        return member
    return replace(member, role=Role.RELAY, reason=ONE_WITNESS)


def _known(origins: Sequence[Origin], names: Sequence[str]) -> None:
    known = {origin.id for origin in origins}
    strange = [name for name in names if name not in known]
    if strange:
        raise CaseError(
            [
                Fault(
                    file="what-if", line=1, rule="what-if", message=f"there is no origin {name!r}"
                )
                for name in strange
            ]
        )
