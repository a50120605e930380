"""``forewarn draft``: let a language model draft claims for reports of a case."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forewarn.claims.claim import Claim


def run_draft(arguments: argparse.Namespace) -> int:
    """Append what the model drafts to ``drafts/``, report by report; 1 when a report is unknown."""
    from forewarn.case.drafts import draft_line, read_ids, select_new
    from forewarn.case.load import load
    from forewarn.cli.claim_output import claim_line, print_refusals
    from forewarn.extractors.extractor import ExtractorSettings, load_extractor
    from forewarn.extractors.llm.language_model import LanguageModel
    from forewarn.extractors.places.gazetteer import Gazetteer
    from forewarn.readers import text_of
    from forewarn.wording.numbers import count
    from forewarn.workbench.writing import Gate

    gate = Gate(arguments.case)
    case = load(arguments.case, text_of=text_of).case
    reports_by_name = {name: report for report in case.reports for name in (report.id, report.file)}
    names = [_within(arguments.case, name) for name in arguments.reports]
    unknown = [name for name in names if name not in reports_by_name]
    for name in unknown:
        print(f"forewarn draft: there is no report {name!r} in the case", file=sys.stderr)
    if unknown:
        return 1
    settings = ExtractorSettings(model=arguments.model, seconds=arguments.timeout)
    model = load_extractor("llm", settings)
    assert isinstance(model, LanguageModel)
    gazetteer = Gazetteer.of(case)
    first = ""
    for report in {reports_by_name[name].id: reports_by_name[name] for name in names}.values():
        drafts = model.draft(report, gazetteer)
        print_refusals(report.id, drafts.refusals)
        drafts_file = f"drafts/{report.id}.jsonl"
        added: list[Claim] = []

        def select_missing(
            text: str, claims: "Sequence[Claim]" = drafts.claims, added: "list[Claim]" = added
        ) -> Sequence[str]:
            added.extend(
                select_new(claims, {*read_ids(text), *(claim.id for claim in case.proposed)})
            )
            return [draft_line(claim) for claim in added]

        gate.append(drafts_file, select_missing)
        print(
            f"{arguments.case / drafts_file}: {count(len(added), 'draft')} added by {model.model.name}"
        )
        for claim in added:
            first = first or claim.id
            print(f"  {claim.id}\n    {claim_line(claim)}")
    if first:
        print(
            "None of them counts until a person accepts it, by a line in reviews.jsonl such as\n"
            f'{{"claim": "{first}", "verdict": "accept", "who": "...", "when": "YYYY-MM-DD"}}'
        )
    return 0


def _within(case: Path, name: str) -> str:
    """Name a report within its case: a path becomes the file's name there, an id stays."""
    path = Path(name)
    if path.is_file() and path.resolve().is_relative_to(case.resolve()):
        return path.resolve().relative_to(case.resolve()).as_posix()
    return name
