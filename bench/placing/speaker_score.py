"""Speakers: to whom claims are given, and which stance is theirs."""

from collections.abc import Iterable, Mapping, Sequence

from bench.placing.event_score import claims_that_hit
from bench.placing.figure_score import claims_of_figure
from bench.placing.labelled_case import OUTLET, GoldEvent, GoldFigure, LabelledCase
from bench.placing.readings import Reading, claims_in
from bench.placing.tally import Tally
from forewarn.language.english import ENGLISH

STANCES: Mapping[str, frozenset[str]] = {
    "affirms": frozenset({"asserts", "confirms"}),
    "admits": frozenset({"asserts", "confirms"}),
    "denies": frozenset({"denies"}),
    "opposes": frozenset({"denies", "demands", "doubts"}),
    "demands": frozenset({"demands"}),
    "doubts": frozenset({"doubts"}),
    "does_not_know": frozenset({"doubts", "denies"}),
    "declines": frozenset({"doubts", "denies"}),
    "no_acknowledgement": frozenset({"doubts", "denies"}),
}
"""The reader's stances that count as a labelled one; a negated assertion is a denial."""


def score_claimants(
    tally: Tally,
    rows: Iterable[GoldFigure | GoldEvent],
    readings: Sequence[Reading],
    speaks_for: Mapping[str, str | None],
) -> None:
    for row in rows:
        if isinstance(row, GoldEvent):
            if row.indicator is None:
                continue
            claims = claims_that_hit(row, readings)
        else:
            claims = claims_of_figure(row.span, readings)
        claims = claims or claims_in(row.sentence, readings)
        if not claims:
            continue
        tally.claimants += 1
        tally.claimants_right += any(is_by(claim, row.claimants, speaks_for) for claim in claims)
        tally.principals_right += any(
            is_by(claim, row.claimants, speaks_for, principals=True) for claim in claims
        )


def is_by(
    claim: Reading,
    names: Iterable[str],
    speaks_for: Mapping[str, str | None],
    *,
    principals: bool = False,
) -> bool:
    """Whether a claim is given to one of those named; with ``principals`` whoever speaks for
    somebody is taken for them."""
    for name in names:
        if name in speaks_for or name == OUTLET:
            speakers = claim.speakers
            if principals:
                name = _principal(name, speaks_for)
                speakers = frozenset(_principal(speaker, speaks_for) for speaker in speakers)
            if name in speakers:
                return True
        elif OUTLET not in claim.speakers and _share_words(claim.claimant, name):
            return True
    return False


def _principal(name: str, speaks_for: Mapping[str, str | None]) -> str:
    line = [name]
    while (following := speaks_for.get(line[-1])) and following not in line:
        line.append(following)
    return line[-1]


def _share_words(name: str, other: str) -> bool:
    """Whether one name has all words of the other, articles apart."""
    one, two = ENGLISH.content_words(name), ENGLISH.content_words(other)
    return bool(one and two) and (one <= two or two <= one)


def score_stances(
    tally: Tally,
    case: LabelledCase,
    report: str,
    readings: Sequence[Reading],
    speaks_for: Mapping[str, str | None],
) -> None:
    for row in case.stances:
        if row.report != report:
            continue
        tally.stances += 1
        claims = [
            claim
            for claim in claims_in(row.sentence, readings)
            if is_by(claim, (row.actor,), speaks_for, principals=True)
        ]
        tally.stance_actors += bool(claims)
        tally.stances_right += any(_stance(claim) in STANCES[row.stance] for claim in claims)


def _stance(claim: Reading) -> str:
    if claim.negated:
        return {"asserts": "denies", "confirms": "denies", "denies": "asserts"}.get(
            claim.stance, claim.stance
        )
    return claim.stance
