"""``forewarn draft``: a language model's proposals for reports of a case."""

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
    from forewarn.cli.telling import in_a_line, refused
    from forewarn.extractors.extractor import ExtractorSettings, load_extractor
    from forewarn.extractors.llm.language_model import LanguageModel
    from forewarn.extractors.places.gazetteer import Gazetteer
    from forewarn.readers import text_of
    from forewarn.wording.numbers import count
    from forewarn.workbench.writing import Gate

    gate = Gate(arguments.case)
    case = load(arguments.case, text_of=text_of).case
    known = {name: report for report in case.reports for name in (report.id, report.file)}
    wanted = [_within(arguments.case, given) for given in arguments.reports]
    unknown = [given for given in wanted if given not in known]
    for given in unknown:
        print(f"forewarn draft: there is no report {given!r} in the case", file=sys.stderr)
    if unknown:
        return 1
    settings = ExtractorSettings(model=arguments.model, seconds=arguments.timeout)
    model = load_extractor("llm", settings)
    assert isinstance(model, LanguageModel)
    gazetteer = Gazetteer.of(case)
    first = ""
    for report in {known[given].id: known[given] for given in wanted}.values():
        drafted = model.draft(report, gazetteer)
        refused(report.id, drafted.refusals)
        name = f"drafts/{report.id}.jsonl"
        added: list[Claim] = []

        def missing(
            text: str, claims: "Sequence[Claim]" = drafted.claims, added: "list[Claim]" = added
        ) -> Sequence[str]:
            added.extend(
                select_new(claims, {*read_ids(text), *(claim.id for claim in case.proposed)})
            )
            return [draft_line(claim) for claim in added]

        gate.append(name, missing)
        print(f"{arguments.case / name}: {count(len(added), 'draft')} added by {model.model.name}")
        for claim in added:
            first = first or claim.id
            print(f"  {claim.id}\n    {in_a_line(claim)}")
    if first:
        print(
            "None of them counts until a person accepts it, by a line in reviews.jsonl such as\n"
            f'{{"claim": "{first}", "verdict": "accept", "who": "...", "when": "YYYY-MM-DD"}}'
        )
    return 0


def _within(case: Path, given: str) -> str:
    """A report's id as given, or the name within the case of a file given by its path."""
    path = Path(given)
    if path.is_file() and path.resolve().is_relative_to(case.resolve()):
        return path.resolve().relative_to(case.resolve()).as_posix()
    return given
