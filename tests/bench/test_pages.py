"""The very large case of ``bench.pages`` is sound, and the same for the same seed."""

from pathlib import Path

from bench.pages import addresses, enlarged
from forewarn.server.session import Session
from forewarn.workbench.workbench import Workbench


def test_a_case_is_enlarged_with_sound_claims_and_every_address_leads_somewhere(
    folder: Path,
) -> None:
    with Workbench(folder) as bench:
        built = bench.build()
        large = enlarged(built, claims=230, reports=23, seed=1)
        again = enlarged(built, claims=230, reports=23, seed=1)
        assert large.assessment.claims == again.assessment.claims
        assert len(large.assessment.claims) == len(built.assessment.claims) + 230
        texts = {report.id: report for report in large.case.reports}
        for held in large.assessment.claims:
            assert held.claim.span.of(texts[held.claim.report].text) == held.claim.quote
            assert held.claim.date == texts[held.claim.report].date
        site = Session(bench, large).present
        wanted = {path for _, paths in addresses(site) for path in paths}
        assert len(wanted) > 60
        for path in sorted(path for path in wanted if "?" not in path):
            if not path.startswith(("review", "edit")):
                assert site.page(path)
