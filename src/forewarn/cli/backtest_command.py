"""``forewarn backtest``: the case replayed month by month, and scored."""

import argparse


def run(arguments: argparse.Namespace) -> int:
    """Build the end of each month from reports of the time, and score what was said."""
    from dataclasses import replace

    from forewarn.assessment.steps import track_record
    from forewarn.briefs.record_summary import sentences
    from forewarn.cli.score_command import draw
    from forewarn.cli.telling import progress
    from forewarn.workbench.forecast_log import append, log_path, replay
    from forewarn.workbench.workbench import Workbench

    with progress() as tell, Workbench(arguments.case, tell=tell) as bench:
        built = bench.build(arguments.as_of)
        day = built.assessment.as_of
        made = replay(bench, upto=day)
        if arguments.keep:
            path = log_path(bench.folder, bench.folder)
            kept = append(path, made)
            print(f"{kept} forecasts appended to {path}")
    alone = replace(built.case, forecasts=tuple(replace(one, replayed=True) for one in made))
    record = track_record(alone, built.assessment.observations, day)
    for sentence in sentences(record, day):
        print(sentence)
    if arguments.out is not None:
        draw(record, arguments.out)
    return 0
