import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from forewarn.assessment import assess as assess_module
from forewarn.claims.review import Verdict
from forewarn.errors import CaseError, GroundError
from forewarn.estimates.joint import families
from forewarn.findings.finding import JudgementGround
from forewarn.pages import Site
from forewarn.workbench.output import write
from forewarn.workbench.workbench import Built, Workbench

EARLY = date(2024, 10, 25)


def assessment(folder: Path, out: Path, as_of: date | None = None) -> bytes:
    """``assessment.json`` of a fresh build."""
    with Workbench(folder) as bench:
        write(bench, bench.build(as_of), out)
    return (out / "assessment.json").read_bytes()


def fresh(source: Path, target: Path) -> Path:
    """A copy of a case without anything derived."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("build", ".forewarn"))
    return target


def test_the_same_inputs_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    first = assessment(fresh(folder, tmp_path / "a"), tmp_path / "out-a")
    second = assessment(fresh(folder, tmp_path / "b"), tmp_path / "out-b")
    again = assessment(tmp_path / "a", tmp_path / "out-c")
    assert first == second == again


def test_the_flagship_gives_the_same_bytes_from_memory_and_afresh(
    flagship: Path, out: Path, tmp_path: Path
) -> None:
    cold = assessment(fresh(flagship, tmp_path / "cold"), tmp_path / "out-cold")
    assert cold == (out / "assessment.json").read_bytes()
    warm = assessment(tmp_path / "cold", tmp_path / "out-warm")
    assert warm == cold


def test_no_later_report_can_influence_an_earlier_day(flagship: Path, tmp_path: Path) -> None:
    whole = assessment(flagship, tmp_path / "out-whole", EARLY)
    without = fresh(flagship, tmp_path / "without")
    altered = fresh(flagship, tmp_path / "altered")
    later = 0
    for path in sorted((flagship / "reports").glob("*.md")):
        if date.fromisoformat(path.name[:10]) > EARLY:
            later += 1
            (without / "reports" / path.name).unlink()
            (without / "reports" / path.with_suffix(".toml").name).unlink()
            (altered / "reports" / path.name).write_text(
                "North Korea had sent 99,000 soldiers by 18 October 2024, the Kremlin confirmed."
            )
    assert later > 50
    for path in sorted((altered / "reports").glob("*.toml")):
        kept = [line for line in path.read_text().split("\n") if not line.startswith("sha256")]
        path.write_text("\n".join(kept))
    assert assessment(without, tmp_path / "out-without", EARLY) == whole
    assert assessment(altered, tmp_path / "out-altered", EARLY) == whole
    reports = {
        ground["report"]
        for finding in json.loads(whole)["findings"]
        for ground in finding["grounds"]
        if ground["kind"] == "claim"
    }
    assert reports
    assert all(date.fromisoformat(name[:10]) <= EARLY for name in reports)


def test_a_day_before_the_baseline_knows_no_published_judgement(flagship: Path) -> None:
    with Workbench(flagship) as bench:
        early = bench.build(EARLY)
    index = early.assessment.index
    assert not any(name.startswith("scenario.repair") for name in index)
    prior = index["scenario.rotation.prior"]
    assert prior.value == pytest.approx(0.2)
    (ground,) = prior.grounds
    assert isinstance(ground, JudgementGround)
    assert ground.declared.text == "start = 2024-10-01"
    site = Site(early.case, early.assessment, early.faults, build_hash=early.inputs_hash)
    for page in ("index.html", "scenarios.html"):
        text = site.page(page)
        assert "Low-Medium" not in text
        assert "proportional repair" not in text


def test_every_step_back_uses_less(flagship: Path) -> None:
    with Workbench(flagship) as bench:
        days = [date(2024, 10, 4), EARLY, date(2025, 4, 30), bench.latest]
        counts = [len(bench.build(day).assessment.claims) for day in days]
    assert counts == sorted(set(counts))


def test_a_changed_report_redoes_only_what_depends_on_it(flagship: Path, tmp_path: Path) -> None:
    folder = fresh(flagship, tmp_path / "case")
    with Workbench(folder) as bench:
        first = bench.build()
    reports = len(first.case.reports)
    assert first.new_steps["drafts"] == reports
    with Workbench(folder) as bench:
        unchanged = bench.build()
    assert not any(unchanged.new_steps.values())
    assert unchanged.reused_steps["drafts"] == reports
    (folder / "reports" / "2025-12-20-three-captured.md").write_text(
        "# Kyiv reports captures\n\nUkraine's General Staff said on Saturday that 3 North Korean "
        "soldiers had been captured in Kursk region.\n"
    )
    (folder / "reports" / "2025-12-20-three-captured.toml").write_text(
        'title = "Kyiv reports captures"\npublisher = "Ukrinform"\ndate = 2025-12-20\n'
    )
    with Workbench(folder) as bench:
        added = bench.build()
    assert (added.new_steps["drafts"], added.reused_steps["drafts"]) == (1, reports)
    assert added.new_steps["estimates"] <= 1
    assert added.reused_steps["estimates"] >= len(families(added.case.measurands)) - 1


def test_an_estimate_depends_on_no_line_number(folder: Path) -> None:
    with Workbench(folder) as bench:
        bench.build()
    path = folder / "measurands.toml"
    path.write_text("# a new first line\n" + path.read_text())
    with Workbench(folder) as bench:
        moved = bench.build()
    assert moved.new_steps["estimates"] == 0
    assert moved.reused_steps["estimates"] > 0
    line = next(
        ground.declared.line
        for ground in moved.assessment.index["estimate.ships-waiting"].grounds
        if hasattr(ground, "declared")
    )
    assert line == 3


def test_a_case_with_errors_is_not_built(folder: Path) -> None:
    (folder / "signposts.toml").write_text('[[signpost]]\nid = "x"\nlabel = "X"\n')
    with Workbench(folder) as bench, pytest.raises(CaseError) as caught:
        bench.build()
    assert len(caught.value.faults) >= 5


def test_a_case_with_warnings_is_built_and_tells_them(folder: Path) -> None:
    path = folder / "sources.toml"
    path.write_text(path.read_text().replace("Coast Wire", "Coast Gazette"))
    with Workbench(folder) as bench:
        made = bench.build()
    assert [fault.rule for fault in made.faults] == ["undeclared-source"]


def test_a_day_outside_the_case_is_refused(folder: Path) -> None:
    with Workbench(folder) as bench:
        for day in (date(2025, 12, 31), date(2026, 7, 1)):
            with pytest.raises(CaseError, match="lies outside the case"):
                bench.build(day)


def test_a_dangling_ground_fails_by_the_name_of_its_finding(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = assess_module.findings

    def forged(*given: object) -> object:
        made = honest(*given)  # type: ignore[arg-type]
        return (*made[:-1], replace(made[-1], grounds=(), rests_on=()))

    monkeypatch.setattr(assess_module, "findings", forged)
    with Workbench(folder) as bench, pytest.raises(GroundError, match="rests on nothing") as caught:
        bench.build()
    monkeypatch.undo()
    with Workbench(folder) as bench:
        last = bench.build().assessment.findings[-1].id
    assert str(caught.value).startswith(f"{last}: ")


def test_reviews_are_heeded_and_drafts_kept(folder: Path) -> None:
    with Workbench(folder) as bench:
        before = bench.build().assessment
    figures = [item.claim for item in before.claims if item.claim.quantity is not None]
    counted = figures[-1]
    assert before.index["estimate.ships-waiting"].value is not None
    (folder / "reviews.jsonl").write_text(
        "\n".join(
            json.dumps({"claim": claim.id, "verdict": "reject", "who": "ed", "when": "2026-02-04"})
            for claim in figures
        )
    )
    with Workbench(folder) as bench:
        after = bench.build().assessment
    assert counted.id not in {item.claim.id for item in after.claims}
    assert after.index.get("estimate.ships-waiting") is None
    (folder / "reviews.jsonl").write_text(
        json.dumps(
            {
                "claim": counted.id,
                "verdict": "correct",
                "who": "ed",
                "when": "2026-02-04",
                "fields": {"stance": "denies"},
            }
        )
    )
    with Workbench(folder) as bench:
        corrected = bench.build().assessment
    item = next(item for item in corrected.claims if item.draft.id == counted.id)
    assert item.review is not None
    assert item.review.verdict is Verdict.CORRECT
    assert (item.draft.stance.value, item.claim.stance.value) == ("asserts", "denies")
    (folder / "reviews.jsonl").write_text(
        json.dumps(
            {
                "claim": counted.id,
                "verdict": "correct",
                "who": "ed",
                "when": "2026-02-04",
                "fields": {"quote": "other"},
            }
        )
    )
    with Workbench(folder) as bench, pytest.raises(CaseError, match="cannot correct quote"):
        bench.build()


def test_the_wire_shape_of_an_assessment(out: Path) -> None:
    held = json.loads((out / "assessment.json").read_text("utf-8"))
    assert held["as_of"] == "2025-12-26"
    ids = [finding["id"] for finding in held["findings"]]
    assert ids == sorted(set(ids))
    for finding in held["findings"]:
        assert {"id", "label", "value", "interval", "unit", "grounds"} <= set(finding)
        for ground in finding["grounds"]:
            keys = {"kind", "quote", "effect"}
            if ground["kind"] == "claim":
                assert keys | {"claim", "report", "start", "end"} <= set(ground)
            else:
                assert keys | {"judgement", "file", "line"} <= set(ground)


def test_every_finding_has_grounds_of_its_own(folder: Path, built: Built) -> None:
    (folder / "reports" / "2026-02-03-queue-off-altmar.md").unlink()
    (folder / "reports" / "2026-02-03-queue-off-altmar.toml").unlink()
    with Workbench(folder) as bench:
        bare = bench.build()
    for assessment in (built.assessment, bare.assessment):
        assert len(assessment.findings) > 30
        assert [one.id for one in assessment.findings if not one.grounds] == []


def test_every_quotation_is_in_its_report(built: Built, out: Path) -> None:
    texts = {report.id: report.text for report in built.case.reports}
    held = json.loads((out / "assessment.json").read_text("utf-8"))
    checked = 0
    for finding in held["findings"]:
        for ground in finding["grounds"]:
            if ground["kind"] == "claim":
                text = texts[ground["report"]]
                assert text[ground["start"] : ground["end"]] == ground["quote"]
                checked += 1
    assert checked > 300


def test_the_manifest_names_inputs_and_versions(out: Path) -> None:
    held = json.loads((out / "manifest.json").read_text("utf-8"))
    assert set(held["versions"]) >= {"spacy", "numpy"}
    assert len(held["reports"]) == len(list((out / "site" / "report").glob("*.html")))
    assert held["case"]["case.toml"]


def test_a_decision_on_a_claim_that_is_not_there_any_more_is_told(folder: Path) -> None:
    with Workbench(folder) as bench:
        first = bench.build()
    [claim, *_] = [item.claim for item in first.assessment.claims]
    start, end = claim.span.start, claim.span.end
    said = {"who": "ed", "when": "2026-02-04"}
    lines = [
        {"claim": claim.id, "verdict": "accept"},
        {"claim": f"{claim.report}:{start}-{end + 1}", "verdict": "reject"},
        {"claim": f"{claim.report}:99990-99999", "verdict": "accept"},
        {"claim": "gone:1-2", "verdict": "accept"},
    ]
    (folder / "reviews.jsonl").write_text(
        "\n\n".join(json.dumps({**line, **said}) for line in lines)
    )
    with Workbench(folder) as bench:
        told = bench.build().faults
        early = bench.build(date(2026, 1, 10)).faults
    assert [(one.rule, one.file, one.line) for one in told] == [
        ("unheeded-decision", "reviews.jsonl", line) for line in (3, 5, 7)
    ]
    assert [one.severity.value for one in told] == ["warning"] * 3
    assert "this reject has no effect" in told[0].message
    assert f"the reader finds {claim.id!r} there now" in told[0].message
    assert "finds none there now" in told[1].message
    assert "a report that is not in the case" in told[2].message
    # A report that came after the day is no fault.
    assert [one.line for one in early] == [7]
