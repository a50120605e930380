"""``forewarn add``: files and web pages into a case, each with its sidecar."""

import argparse
import sys
from pathlib import Path
from urllib.parse import urlsplit

from forewarn.errors import IntakeError


def run_add(arguments: argparse.Namespace) -> int:
    """Take in all that can be read; name all that cannot, then 1."""
    from forewarn.case.load import require_case
    from forewarn.readers.intake import fetched, opened, prepare
    from forewarn.workbench.writing import Gate

    require_case(arguments.case)
    gate = Gate(arguments.case)
    refused = 0
    for given in arguments.files:
        try:
            received = (
                fetched(given, private=arguments.private) if _is_url(given) else opened(Path(given))
            )
            intake = prepare(
                received,
                title=arguments.title or "",
                publisher=arguments.publisher or "",
                day=arguments.date,
                url=arguments.url or "",
            )
            report, _sidecar = gate.add_report(intake)
        except IntakeError as error:
            refused += 1
            print(f"forewarn add: {error}", file=sys.stderr)
        else:
            print(report.path)
    return 1 if refused else 0


def _is_url(given: str) -> bool:
    return urlsplit(given).scheme in ("http", "https")
