"""``forewarn brief``: the judgement in words."""

import argparse
import sys
from datetime import timedelta


def run_brief(arguments: argparse.Namespace) -> int:
    """Write the brief to a file or to standard output."""
    from forewarn.briefs.brief import to_html, to_markdown, write_brief
    from forewarn.cli.progress_bar import show_progress
    from forewarn.workbench.workbench import Workbench

    with show_progress() as tell, Workbench(arguments.case, tell=tell) as bench:
        built = bench.build(arguments.as_of)
        assessment = built.assessment
        question = built.case.question
        since = arguments.since
        if since is None and question.baseline and question.start:
            since = question.baseline
            if since >= assessment.as_of:
                since = max(question.start, assessment.as_of - timedelta(days=30))
        before = None
        if since is not None and since < assessment.as_of:
            before = bench.build(since).assessment
    contents = write_brief(built.case, assessment, before)
    text = to_html(contents) if arguments.format == "html" else to_markdown(contents)
    if arguments.out is None:
        sys.stdout.write(text)
    else:
        arguments.out.write_text(text, "utf-8")
        print(arguments.out)
    return 0
