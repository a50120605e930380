"""The tables of the bench."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bench.placing.tally import MISSED, RIGHT, WRONG, Tally, headline, percent

COLUMNS = (
    "right",
    "wrong",
    "missed",
    "false",
    "events recall",
    "events precision",
    "claimants",
)


def table(rows: Iterable[tuple[str, Tally]], *, what: str = "system") -> str:
    """The seven figures of each row, in percent, as Markdown."""
    lines = [
        f"| {what} | " + " | ".join(COLUMNS) + " |",
        "| --- |" + " ---: |" * len(COLUMNS),
    ]
    for name, tally in rows:
        lines.append(
            f"| {name} | " + " | ".join(f"{value:.1f}" for value in headline(tally)) + " |"
        )
    return "\n".join(lines)


def details(tally: Tally, typed: Mapping[str, int]) -> Iterator[str]:
    """What stands behind the figures, a line each."""
    size = sum(tally.figures.values())
    yield (
        f"Figures: {size} asked, {tally.figures[RIGHT]} right, {tally.figures[WRONG]} wrong, "
        f"{tally.figures[MISSED]} missed; {tally.placed} placed, {tally.false_figures} of them "
        f"falsely; of the {tally.nowhere} listed that belong nowhere {tally.nowhere_placed} placed."
    )
    yield (
        f"Events: {tally.hits} of {tally.events} rows hit; {tally.fired_right} of {tally.fired} "
        "sightings right."
    )
    yield f"Near misses that fire: {_share(tally.near_fired, tally.near)}."
    yield (
        f"Claimants: {_share(tally.claimants_right, tally.claimants)}; with whoever speaks for "
        f"somebody taken for them, {_share(tally.principals_right, tally.claimants)}."
    )
    yield f"Last day right, of figures and events that are: {_share(tally.days_right, tally.days)}."
    yield (
        f"Stances: a claim by the actor for {_share(tally.stance_actors, tally.stances)}, with the "
        f"stance for {_share(tally.stances_right, tally.stances)}."
    )
    if typed:
        parts = ", ".join(f"{name} {lines}" for name, lines in typed.items())
        yield f"Lines of TOML that a person would type: {sum(typed.values())} ({parts})."


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({percent(part, whole):.1f}%)" if whole else "0 of 0"


def id_table(tally: Tally) -> str:
    """The counts of each measurand and indicator."""
    lines = ["| id | right | wrong | missed | false |", "| --- | ---: | ---: | ---: | ---: |"]
    for key, counts in sorted(tally.by_id.items()):
        right = counts[RIGHT] + counts["hit"]
        lines.append(
            f"| {key} | {right} | {counts[WRONG]} | {counts[MISSED]} | {counts['false']} |"
        )
    return "\n".join(lines)


def fault_lines(tally: Tally) -> Iterator[str]:
    """Each fault with its sentence, what the labels have, what came out and why."""
    for fault in sorted(tally.faults, key=lambda item: (item.kind, item.report, item.sentence)):
        yield f"{fault.kind}: {fault.report}"
        yield f"    {' '.join(fault.sentence.split())}"
        yield f"    declared: {fault.declared}"
        yield f"    result:   {fault.result}"
        if fault.reason:
            yield f"    because:  {fault.reason}"


def halves(rows: Mapping[str, Tally]) -> str:
    """The figures of the program by half."""
    return table(rows.items(), what="half")


def totals(tallies: Sequence[Tally]) -> Tally:
    """The counts of several cases together."""
    whole = Tally()
    for tally in tallies:
        whole.add(tally)
    return whole
