"""``forewarn backtest``: the case replayed month by month, and scored."""

import argparse


def run_backtest(arguments: argparse.Namespace) -> int:
    """Build the end of each month from reports of the time, and score what was said."""
    from dataclasses import replace

    from forewarn.assessment.steps import track_record
    from forewarn.briefs.record_summary import describe_record
    from forewarn.cli.progress_bar import show_progress
    from forewarn.cli.score_command import draw_calibration
    from forewarn.workbench.forecast_log import append_forecasts, log_path, replay
    from forewarn.workbench.workbench import Workbench

    with show_progress() as tell, Workbench(arguments.case, tell=tell) as bench:
        built = bench.build(arguments.as_of)
        day = built.assessment.as_of
        forecasts = replay(bench, upto=day)
        if arguments.keep:
            path = log_path(bench.folder, bench.folder)
            added = append_forecasts(path, forecasts)
            print(f"{added} forecasts appended to {path}")
    alone = replace(
        built.case, forecasts=tuple(replace(forecast, replayed=True) for forecast in forecasts)
    )
    record = track_record(alone, built.assessment.observations, day)
    for sentence in describe_record(record, day):
        print(sentence)
    if arguments.out is not None:
        draw_calibration(record, arguments.out)
    return 0
