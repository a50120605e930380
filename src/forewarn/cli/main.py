"""Arguments, and what becomes of errors."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

from forewarn import __version__
from forewarn.cli.language import install_language
from forewarn.errors import CaseError, ForewarnError


def parse_day(text: str) -> date:
    """A date given on the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"needs a date such as 2024-10-25, got {text!r}") from None


def parse_port(text: str) -> int:
    """A port given on the command line; 0 takes any that is free."""
    if not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"needs a port from 0 to 65535, got {text!r}")
    return int(text)


def parse_seconds(text: str) -> float:
    """A length of time given on the command line."""
    try:
        length = float(text)
    except ValueError:
        length = 0.0
    if not 0 < length <= 86_400:
        raise argparse.ArgumentTypeError(f"needs seconds from 0 to 86400, got {text!r}")
    return length


def parser() -> argparse.ArgumentParser:
    """The whole command line; docs/command-line.md is held against it by a test."""
    root = argparse.ArgumentParser(
        prog="forewarn",
        description="Conflicting reports in, grounded judgements out: a case is a folder, "
        "a build is a function, a number is a sentence.",
    )
    root.add_argument("--version", action="version", version=f"forewarn {__version__}")
    commands = root.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, help_: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=help_, description=help_)

    def takes_case(sub: argparse.ArgumentParser, *, optional: bool = True) -> None:
        if optional:
            sub.add_argument(
                "case", nargs="?", type=Path, default=Path("."), help="case folder (default: .)"
            )
        else:
            sub.add_argument("case", type=Path, help="case folder")

    def takes_as_of(sub: argparse.ArgumentParser) -> None:
        sub.add_argument(
            "--as-of",
            type=parse_day,
            metavar="DATE",
            help="use nothing published later (default: the day of the latest report)",
        )

    def takes_store(sub: argparse.ArgumentParser) -> None:
        sub.add_argument(
            "--store",
            metavar="URL",
            default="",
            help="where finished steps are kept, as postgresql://user@host/database "
            "(default: $FOREWARN_STORE, else CASE/.forewarn)",
        )

    def takes_model(sub: argparse.ArgumentParser, *, required: bool) -> None:
        sub.add_argument(
            "--model",
            metavar="NAME",
            required=required,
            help="language model that drafts, as `llm models` lists it; needs forewarn[llm]",
        )
        sub.add_argument(
            "--timeout",
            type=parse_seconds,
            metavar="SECONDS",
            default=120.0,
            help="how long to wait for each answer of the model (default: 120)",
        )

    new = command("new", "make a case that builds")
    new.add_argument("dir", type=Path, help="folder to make; must not exist or be empty")

    check = command("check", "tell all faults of a case; exit 1 if there are any")
    takes_case(check)

    add = command("add", "take reports in, each with a sidecar")
    takes_case(add, optional=False)
    add.add_argument("files", nargs="+", metavar="FILE|URL", help="texts or web pages")
    add.add_argument("--publisher", help="outlet that carried it (default for a URL: its host)")
    add.add_argument(
        "--date", type=parse_day, help="day of publication (default: as the page says)"
    )
    add.add_argument("--title", help="headline (default: the first line)")
    add.add_argument("--url", help="public address of a file")
    add.add_argument(
        "--private",
        action="store_true",
        help="fetch from any address, not only from public ones",
    )

    read = command("read", "read files into attributed claims with exact quotations")
    read.add_argument("files", nargs="+", type=Path, metavar="FILE", help="texts to read")
    shape = read.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="claims as JSON Lines")
    shape.add_argument("--text", action="store_true", help="the canonical text itself")
    read.add_argument("--case", type=Path, help="case whose names and places to know")
    read.add_argument(
        "--date",
        type=parse_day,
        help="day of publication, for words such as Friday (default: the sidecar's, else today)",
    )

    read.add_argument(
        "--extractor",
        metavar="NAME",
        help="english, llm, or what a plug-in adds (default: english, llm with --model)",
    )
    takes_model(read, required=False)

    draft = command("draft", "have a language model propose claims, for review")
    takes_case(draft, optional=False)
    draft.add_argument(
        "reports", nargs="+", metavar="REPORT", help="ids of reports, or their files"
    )
    takes_model(draft, required=True)

    build = command("build", "build the assessment and the site of a case")
    takes_case(build)
    takes_as_of(build)
    build.add_argument("--out", type=Path, help="where to write (default: CASE/build)")
    takes_store(build)

    open_ = command("open", "serve the workbench on 127.0.0.1")
    takes_case(open_)
    open_.add_argument(
        "--port", type=parse_port, default=8765, help="0 takes a free one (default: 8765)"
    )
    takes_store(open_)

    brief = command("brief", "write the brief")
    takes_case(brief)
    takes_as_of(brief)
    brief.add_argument("--format", choices=("md", "html"), default="md", help="default: md")
    brief.add_argument(
        "--since",
        type=parse_day,
        metavar="DATE",
        help="tell changes since (default: the baseline, or 30 days where that is to come)",
    )
    brief.add_argument("--out", type=Path, help="file to write (default: standard output)")

    export = command("export", "write the assessment for other programs")
    takes_case(export)
    takes_as_of(export)
    export.add_argument(
        "--format",
        metavar="NAME",
        default="json",
        help="json, csv, findings-csv, or what a plug-in adds (default: json)",
    )
    export.add_argument("--out", type=Path, help="file to write (default: standard output)")

    try_ = command("try", "tell what an indicator or a measurand catches, and nearly does")
    takes_case(try_, optional=False)
    try_.add_argument("target", metavar="TARGET", help="indicator.ID or measurand.ID")
    try_.add_argument("--text", help="try it on these words instead of the reports of the case")
    try_.add_argument("--all", action="store_true", help="print every claim, not the first twelve")
    takes_as_of(try_)

    unplaced = command("unplaced", "list what found no place among measurands and indicators")
    takes_case(unplaced)
    unplaced.add_argument("--all", action="store_true", help="print every claim")
    takes_as_of(unplaced)

    place = command("place", "put a claim to a measurand or an indicator, or dismiss it")
    takes_case(place, optional=False)
    place.add_argument("claim", metavar="CLAIM", help="id of the claim, as unplaced prints it")
    place.add_argument("target", metavar="TARGET", help="measurand.ID, indicator.ID or nowhere")
    place.add_argument("--who", help="who decides")
    place.add_argument("--why", help="the reason, in a sentence")
    place.add_argument("--date", type=parse_day, help="day of the decision (default: today)")

    explain = command("explain", "print the grounds of a finding down to the quoted sentences")
    takes_case(explain, optional=False)
    explain.add_argument("finding", nargs="?", help="id of a finding (default: list the ids)")
    takes_as_of(explain)

    diff = command("diff", "tell what changed between two days and which claims did it")
    takes_case(diff, optional=False)
    diff.add_argument("before", type=parse_day, metavar="DATE1", help="earlier day")
    diff.add_argument("after", type=parse_day, metavar="DATE2", help="later day")

    what_if = command("what-if", "tell what would change if something were set or dropped")
    takes_case(what_if, optional=False)
    what_if.add_argument(
        "--drop",
        action="append",
        default=[],
        metavar="ADDRESS",
        help="a claim, report, source, origin, indicator or judgement; may be given again",
    )
    what_if.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="ADDRESS=VALUE",
        help="a judgement, a field of a claim, or an indicator to seen, seen@DATE or unseen",
    )
    what_if.add_argument("--json", action="store_true", help="all findings that moved, as JSON")
    takes_as_of(what_if)

    score = command("score", "tell how well earlier forecasts did")
    takes_case(score)
    takes_as_of(score)
    score.add_argument("--out", type=Path, metavar="DIR", help="draw calibration there, as SVG")

    backtest = command("backtest", "replay a case month by month and score every dated forecast")
    takes_case(backtest)
    takes_as_of(backtest)
    backtest.add_argument("--out", type=Path, metavar="DIR", help="draw calibration there, as SVG")
    backtest.add_argument(
        "--keep", action="store_true", help="append the replayed forecasts to the case's log"
    )

    demo = command("demo", "build the flagship case and serve it")
    demo.add_argument("--no-serve", action="store_true", help="build, print the bottom line, end")
    demo.add_argument(
        "--port", type=parse_port, default=8765, help="0 takes a free one (default: 8765)"
    )
    return root


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code.

    0 when all is well, 1 for faults in what was given, 2 for a wrong call or a machine that
    lacks something.
    """
    arguments = parser().parse_args(argv)
    try:
        install_language()
        verb = arguments.command.replace("-", "_")
        module = import_module(f"forewarn.cli.{verb}_command")
        code: int = getattr(module, f"run_{verb}")(arguments)
        return code
    except CaseError as error:
        for fault in error.faults:
            print(f"{fault.severity.value}: {fault}", file=sys.stderr)
        count = "1 fault" if len(error.faults) == 1 else f"{len(error.faults)} faults"
        print(f"{count}; nothing was built", file=sys.stderr)
        return error.exit_code
    except ForewarnError as error:
        print(f"forewarn {arguments.command}: {error}", file=sys.stderr)
        return error.exit_code
    except PermissionError as error:
        print(
            f"forewarn {arguments.command}: no permission for {error.filename}; "
            "choose another place with --out, or change its rights",
            file=sys.stderr,
        )
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        print(
            f"forewarn {arguments.command}: {error.filename or 'the machine'}: {error.strerror}; "
            "choose another place with --out, or mend this one",
            file=sys.stderr,
        )
        return 2
    except KeyboardInterrupt:
        print("stopped; what was finished is kept", file=sys.stderr)
        return 130
