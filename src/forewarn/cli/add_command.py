"""``forewarn add``: add files and web pages to a case, each with its sidecar."""

import argparse
import sys
from pathlib import Path
from urllib.parse import urlsplit

from forewarn.errors import IntakeError


def run_add(arguments: argparse.Namespace) -> int:
    """Add every file that can be read and name the others; 1 when there are others."""
    from forewarn.case.load import require_case
    from forewarn.readers.intake import prepare, receive_file, receive_page
    from forewarn.workbench.writing import Gate

    require_case(arguments.case)
    gate = Gate(arguments.case)
    failures = 0
    for address in arguments.files:
        try:
            received = (
                receive_page(address, private=arguments.private)
                if _is_url(address)
                else receive_file(Path(address))
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
            failures += 1
            print(f"forewarn add: {error}", file=sys.stderr)
        else:
            print(report.path)
    return 1 if failures else 0


def _is_url(text: str) -> bool:
    return urlsplit(text).scheme in ("http", "https")
