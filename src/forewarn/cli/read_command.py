"""``forewarn read``: files to claims."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from forewarn.claims.claim import Claim


def run_read(arguments: argparse.Namespace) -> int:
    """Print the claims of each file; files that cannot be read are all named, then 1."""
    from forewarn.errors import IntakeError
    from forewarn.readers import text_of

    failures = 0
    texts: list[tuple[Path, str]] = []
    for path in arguments.files:
        try:
            texts.append((path, text_of(path.name, path.read_bytes())))
        except IntakeError as error:
            failures += 1
            print(f"forewarn read: {error}", file=sys.stderr)
        except OSError as error:
            failures += 1
            print(f"forewarn read: {path}: {error.strerror}", file=sys.stderr)
    if arguments.text:
        for _, text in texts:
            sys.stdout.write(text)
    elif texts:
        _print_claims(arguments, texts)
    return 1 if failures else 0


def _print_claims(arguments: argparse.Namespace, texts: list[tuple[Path, str]]) -> None:
    from forewarn.claims.codec import claim_to_json
    from forewarn.cli.claim_output import claim_line, print_refusals
    from forewarn.extractors.extractor import ExtractorSettings, load_extractor
    from forewarn.extractors.llm.language_model import LanguageModel
    from forewarn.extractors.places.gazetteer import Gazetteer
    from forewarn.extractors.remarks import text_remarks
    from forewarn.reports.report import Report
    from forewarn.wording.numbers import count

    gazetteer, words = Gazetteer(), None
    place: Callable[[Claim, str], dict[str, Any]] = lambda _claim, _text: {}  # noqa: E731
    if arguments.case is not None:
        from forewarn.case.load import load
        from forewarn.cli.placement_output import make_placement
        from forewarn.readers import text_of

        case = load(arguments.case, text_of=text_of).case
        language = case.languages.get(case.question.language)
        place = make_placement(case)
        gazetteer, words = Gazetteer.of(case), None if language is None else language.own_words
    settings = ExtractorSettings(
        outer=True, words=words, model=arguments.model or "", seconds=arguments.timeout
    )
    name = arguments.extractor or ("llm" if arguments.model else "english")
    extractor = load_extractor(name, settings)
    for path, text in texts:
        publisher, published = _read_sidecar(path)
        notes = [*text_remarks(text)]
        if text.strip() and not (arguments.date or published):
            notes.append('no date: days such as "last week" count from today; give --date')
        for note in notes:
            print(f"note: {path}: {note}", file=sys.stderr)
        report = Report(
            id=path.stem,
            title=path.stem,
            publisher=publisher or path.stem,
            date=arguments.date or published or date.today(),
            text=text,
            file=str(path),
        )
        kind = "claim"
        if isinstance(extractor, LanguageModel):
            kind = "draft"
            drafts = extractor.draft(report, gazetteer)
            claims = drafts.claims
            print_refusals(path, drafts.refusals)
        else:
            claims = extractor.read(report, gazetteer)
        if arguments.json:
            for claim in claims:
                print(
                    json.dumps({**claim_to_json(claim), **place(claim, text)}, ensure_ascii=False)
                )
            continue
        print(f"{path}: {count(len(claims), kind)}")
        for claim in claims:
            print(f"  {claim_line(claim)}")


def _read_sidecar(path: Path) -> tuple[str, date | None]:
    """Publisher and date from a sidecar beside the file, where there is one."""
    import tomllib

    sidecar = path.with_suffix(".toml")
    if not sidecar.is_file() or sidecar == path:
        return "", None
    try:
        table = tomllib.loads(sidecar.read_text("utf-8"))
    except (OSError, ValueError):
        return "", None
    published = table.get("date")
    publisher = table.get("publisher")
    return (
        publisher if isinstance(publisher, str) else "",
        published if isinstance(published, date) else None,
    )
