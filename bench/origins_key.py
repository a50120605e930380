"""The flagship's origins as coded by hand, beside the claims that the reader finds.

``tests/answer_key/origins.csv`` gives each row of the ledger its speech event, coded from the
ledger's own column of origins, its dates and its wording before any grouping was run on it, but
for two rows, C078 and C079, that were corrected after the first run: the
same origin is the same speaker at the same briefing, publication or interview, and a row that the
ledger calls a reuse belongs to what it reuses.  Two briefings by one office on neighbouring days
are two.  Rows whose origin the ledger leaves open are left out, each with its reason.

An item is a ledger row in one of the dispatches that carry it: forty dispatches with one row are
forty items of one origin.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bench.answer_key import CASE, KEY, Row, lines, row_of
from forewarn.assessment.evidence import names_of, sentences_of
from forewarn.case.load import load
from forewarn.case.model import Case
from forewarn.claims.claim import Claim
from forewarn.estimates.assignment import assign_figures
from forewarn.extractors.english_reader import EnglishReader
from forewarn.extractors.places.gazetteer import Gazetteer
from forewarn.origins.origin import Utterance
from forewarn.origins.utterances import utterances
from forewarn.readers import text_of
from forewarn.reports.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What the grouping is given and what it should find."""

    case: Case
    utterances: tuple[Utterance, ...]
    """Of every claim of the case, for the grouping sees them all."""
    documents: Mapping[str, Report]
    true: Mapping[str, str]
    """Claim id to its coded origin, for the claims that carry a coded row."""
    roles: Mapping[str, str]
    """Claim id to ``garbled``, ``stale`` or ``drift`` where the ledger says so."""
    items: int
    """Rows in dispatches that have a coded origin, read or not."""


@cache
def flagship() -> Key:
    """The flagship case read once."""
    case = load(CASE, text_of=text_of).case
    gazetteer, sources, reader = Gazetteer.of(case), case.source_index, EnglishReader()
    reports = {report.id: report for report in case.reports}
    claims = {name: reader.read(report, gazetteer) for name, report in reports.items()}
    every = [claim for name in sorted(claims) for claim in claims[name]]
    languages = {name: case.languages[report.language] for name, report in reports.items()}
    sentences = sentences_of(every, reports, languages)
    counts = assign_figures(
        case.measurands, names_of(case), every, sentences, languages, case_language=case.language
    )
    said = utterances(
        every, reports, {name: one.measurand for name, one in counts.items()}, sources, languages
    )
    rows = {line["claim_id"]: line for line in lines(KEY / "claims.csv")}
    coded = {line["claim_id"]: line for line in lines(KEY / "origins.csv")}
    best: dict[str, tuple[tuple[bool, ...], str]] = {}
    items = 0
    for path in sorted(KEY.glob("carried-*.csv")):
        for line in lines(path):
            number = line["claim_id"]
            if not coded[number]["origin"]:
                continue
            items += 1
            names = {match.id for match in gazetteer.find_sources(rows[number]["claimant"])}
            wanted = {sources.principal(name) for name in names} | names
            rated: list[tuple[tuple[bool, ...], Row, Claim]] = []
            for claim in claims[line["report"]]:
                row = row_of(rows[number], claim, wanted, sources, reports)
                rated.append(
                    ((row.found, bool(row.quantity), row.claimant, row.stance), row, claim)
                )
            if not rated:
                continue
            rank, row, claim = max(rated, key=lambda each: each[0])
            # A claim may carry two rows; it stands for the one that it fits better.
            if row.found and (claim.id not in best or rank > best[claim.id][0]):
                best[claim.id] = (rank, number)
    return Key(
        case=case,
        utterances=tuple(said),
        documents=reports,
        true={claim: coded[number]["origin"] for claim, (_, number) in best.items()},
        roles={
            claim: coded[number]["role"]
            for claim, (_, number) in best.items()
            if coded[number]["role"]
        },
        items=items,
    )


def sizes(true: Mapping[str, str]) -> dict[str, int]:
    """How many items each coded origin has."""
    found: dict[str, int] = defaultdict(int)
    for origin in true.values():
        found[origin] += 1
    return dict(found)
