"""The bottom line in at most ten lines, for a terminal."""

from forewarn.assessment.assessment import Assessment
from forewarn.case.model import Case
from forewarn.signposts.status import Level
from forewarn.wording.numbers import count


def write_bottom_line(case: Case, assessment: Assessment) -> list[str]:
    """Lines that name the leading scenario, what moved it and the signposts that are up."""
    lines = [f"{case.question.title}, as of {assessment.as_of}"]
    outlook = assessment.outlook
    if outlook is not None:
        ranked = sorted(outlook.horizon, key=lambda key: (-outlook.horizon[key], key))
        titles = {scenario.id: scenario.title for scenario in case.scenarios}
        leader = ranked[0]
        chance = outlook.horizon[leader]
        low, high = outlook.band90[leader]
        lines.append(
            f"Leading: {titles[leader]}, {case.scale.word(chance)}: "
            f"{chance:.0%} by {case.question.horizon} (90%: {low:.0%} to {high:.0%})"
        )
        rivals = [f"{titles[key]} {outlook.horizon[key]:.0%}" for key in ranked[1:]]
        lines.append(f"Others:  {', '.join(rivals) or 'none declared'}")
        labels = {indicator.id: indicator.label for indicator in case.indicators}
        # A shift below 0.0005 would print as 0.0 points.
        moving = [mover for mover in outlook.movers if abs(mover.shift[leader]) >= 0.0005][:3]
        lines.extend(
            f"Moved:   {100 * mover.shift[leader]:+.1f} points, "
            f"{'' if mover.seen else 'not seen: '}{labels[mover.indicator]}"
            for mover in moving
        )
        if not moving:
            lines.append("Moved:   by nothing since it opened; the declared priors stand")
    up = sorted(
        (status for status in assessment.statuses if status.level >= Level.WARNING),
        key=lambda status: (-status.level, status.signpost),
    )
    names = {signpost.id: signpost.label for signpost in case.signposts}
    lines.extend(
        f"Up:      {status.level.word}: {names[status.signpost]} "
        f"({count(status.count, 'origin')}, threshold {status.threshold:g})"
        for status in up[:3]
    )
    if len(up) > 3:
        lines.append(f"Up:      and {len(up) - 3} more")
    if not up:
        lines.append("Up:      no signpost")
    return lines
