"""Many echoes of one claim: one witness, and a build whose work grows as they do."""

import hashlib
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from forewarn.assessment.findings.thinning import LISTED, thin_grounds
from forewarn.findings.address import Address
from forewarn.findings.finding import (
    ClaimGround,
    Declared,
    Effect,
    Finding,
    Ground,
    JudgementGround,
)
from forewarn.findings.kind import Kind, Measure
from forewarn.findings.reason import Reason, Word, join_reasons, split_reason
from forewarn.findings.subject import Subject
from forewarn.pages import render
from forewarn.text import Span
from forewarn.workbench.workbench import Built, Workbench
from tests.reasons import in_words

REPORTS = 20


def echoed(folder: Path, echoes: int, claimant: str) -> Path:
    """The case with one figure by one claimant in so many entered claims of twenty outlets."""
    rows = ["report,quote,claimant,best,unit"]
    for outlet in range(REPORTS):
        lines = [f"r{at} x" for at in range(outlet, echoes, REPORTS)]
        text = "\n".join(lines) + "\n"
        day = date(2026, 2, 3) + timedelta(days=outlet)
        sha = hashlib.sha256(text.encode()).hexdigest()
        (folder / "reports" / f"echo-{outlet}.txt").write_text(text)
        (folder / "reports" / f"echo-{outlet}.toml").write_text(
            f'publisher = "Outlet {outlet}"\ndate = {day}\nsha256 = "{sha}"\n'
        )
        rows += [f'echo-{outlet},"{line}",{claimant},120,ships' for line in lines]
    (folder / "claims").mkdir(exist_ok=True)
    (folder / "claims" / "echoes.csv").write_text("\n".join(rows) + "\n")
    return folder


def seconds(folder: Path) -> tuple[float, Built, dict[str, str]]:
    """Processor time of a build and its pages once all reports are read."""
    with Workbench(folder) as bench:
        bench.build()
        start = time.process_time()
        built = bench.build()
        pages = dict(render(built.case, built.assessment, built.faults, build_hash="x"))
        return time.process_time() - start, built, pages


@pytest.mark.parametrize("claimant", ["Altmar Port Authority", ""])
def test_echoes_are_one_witness_and_the_pages_do_not_list_them_all(
    folder: Path, claimant: str
) -> None:
    alone = seconds(folder)[1].assessment
    _, built, pages = seconds(echoed(folder, 500, claimant))
    held = built.assessment
    new = sum(one.independent for one in held.origins) - sum(
        one.independent for one in alone.origins
    )
    assert new <= (1 if claimant else 0)
    assert max(len(finding.grounds) for finding in held.findings) < 2 * LISTED
    assert max(page.count("<details") for page in pages.values()) < 3 * LISTED
    assert any(_left_out(finding) for finding in held.findings)


def test_twice_the_echoes_take_about_twice_the_time(folder: Path) -> None:
    once = seconds(echoed(folder, 1_000, "Altmar Port Authority"))[0]
    twice = seconds(echoed(folder, 2_000, "Altmar Port Authority"))[0]
    assert twice < 3 * once


def ground(
    claim: str, size: float | None, note: Reason | str, measure: Measure = Measure.OUTLETS
) -> ClaimGround:
    reason = Reason.of(note) if isinstance(note, str) else note
    effect = Effect(size=size, measure=measure, note=reason)
    return ClaimGround(claim=claim, report="r", span=Span(0, 1), quote="x", effect=effect)


def finding(*grounds: Ground, note: Reason | None = None) -> Finding:
    return Finding(
        address=Address.echo("f"),
        kind=Kind.COUNT,
        label=in_words("f"),
        value=1.0,
        unit="",
        grounds=grounds,
        note=note,
    )


def role(name: str, number: int) -> Reason:
    return Reason.of("role", role=Word(name), reason=in_words(f"of {number}"))


def _left_out(held: Finding) -> bool:
    return any(reason.code == "finding.thinned" for reason in split_reason(held.note))


def test_only_what_moved_nothing_is_left_out() -> None:
    judged = JudgementGround(
        judgement=Address.judgement(Subject.PRIOR, "j"),
        declared=Declared(file="a.toml", line=1, text="x = 1"),
        effect=Effect(size=None, measure=Measure.OUTLETS),
    )
    moved = [ground(f"m{at}", 0.0, "standing.latest") for at in range(LISTED + 5)]
    echoes = [ground(f"e{at}", None, role("relay", at)) for at in range(LISTED + 7)]
    stale = [ground("s", None, role("stale", 0))]
    whole = finding(*moved, *echoes, *stale, judged, note=in_words("said"))
    found = thin_grounds(whole, {one.claim: "o" for one in (*echoes, *stale)})
    assert found.grounds == (*moved, *echoes[:LISTED], *stale, judged)
    assert found.note == join_reasons(in_words("said"), Reason.of("finding.thinned", left=7))


def test_those_of_unknown_lineage_are_taken_together_and_few_are_left_alone() -> None:
    unknown = [
        ground(f"u{at}", 0.0, "origin.no_lineage", Measure.ORIGINS) for at in range(LISTED + 3)
    ]
    found = thin_grounds(finding(*unknown), {one.claim: "" for one in unknown})
    assert len(found.grounds) == LISTED
    assert found.note == Reason.of("finding.thinned", left=3)
    apart = finding(*unknown)
    assert thin_grounds(apart, {one.claim: one.claim for one in unknown}) is apart
    few = finding(*unknown[:3])
    assert thin_grounds(few, {}) is few


def test_those_that_say_nothing_of_themselves_are_of_one_sort() -> None:
    silent = [
        replace(one, effect=Effect(size=None, measure=Measure.OUTLETS))
        for one in (ground(f"s{at}", None, "role") for at in range(LISTED + 2))
    ]
    found = thin_grounds(finding(*silent), {one.claim: "o" for one in silent})
    assert found.note == Reason.of("finding.thinned", left=2)
