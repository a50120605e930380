"""The files of a build: the assessment, the manifest and the site."""

import json
import os
from dataclasses import replace
from pathlib import Path

from forewarn.cache.memo import Memo, digest
from forewarn.exports.assessment_json import ASSESSMENT_JSON
from forewarn.pages import Site
from forewarn.pages.charts import Draw, render_chart
from forewarn.program import hash_program
from forewarn.progress import Tell, quiet
from forewarn.wording.translations import fingerprint
from forewarn.workbench.forecast_log import append_forecasts, forecast_build, log_path
from forewarn.workbench.site_files import write_site
from forewarn.workbench.stamp import file_states
from forewarn.workbench.workbench import Built, Workbench
from forewarn.workbench.writing import Gate


def write(
    bench: Workbench, built: Built, out: Path, *, tell: Tell = quiet, log: Path | None = None
) -> int:
    """Write ``assessment.json``, ``manifest.json`` and ``site/`` under ``out``, and log forecasts.

    Each file is written whole or not at all, and a file with the same content is not touched.  No
    page is rendered where nothing differs from the last build.  The dated forecasts are appended
    to ``log``, by default to the path that :func:`forewarn.workbench.forecast_log.log_path` gives.
    Returns the number of pages that changed.
    """
    out.mkdir(parents=True, exist_ok=True)
    forecasts = forecast_build(built.case, built.assessment, built.inputs_hash)
    append_forecasts(log or log_path(bench.folder, out), forecasts)
    assessment = ASSESSMENT_JSON.content(built.case, built.assessment, build=built.inputs_hash)
    manifest = json.dumps(built.manifest, indent=1, sort_keys=True) + "\n"
    gate = Gate(out)
    gate.keep("assessment.json", assessment)
    gate.keep("manifest.json", manifest.encode())
    key = digest(
        hash_program().files,
        fingerprint(),
        str(out.resolve()),
        built.manifest,
        # The manifest hashes only the content of a report; pages also show its sidecar.
        [replace(report, text="") for report in built.case.reports],
        built.case.entered,
        built.case.proposed,
        built.faults,
    )
    memo = Memo(bench.store)
    if stamps(out / "site") == memo.body(_SITE, key):
        return 0
    tell("writing pages", 0, 1)
    site = Site(
        built.case,
        built.assessment,
        built.faults,
        build_hash=built.inputs_hash,
        draw=_chart_drawer(bench),
    )
    paths = [*site.paths()]
    own_paths = [path for path in paths if _may_have_charts(path)]
    shared_paths = [path for path in paths if not _may_have_charts(path)]
    page_count = write_site(out / "site", own_paths, shared_paths, site.page)
    memo.remember(_SITE, key, stamps(out / "site"))
    memo.commit()
    return page_count


_SITE = "site"
_CHARTLESS_FOLDERS = ("report/", "explain/", "claims/", "origins/")
"""Folders of pages without charts: a copy of the process may render them.

Charts come from the store, whose connection a copy must not use.
"""
_CHARTED_PAGES = ("explain/estimate.",)
"""Pages in those folders that do have charts."""


def _may_have_charts(path: str) -> bool:
    return not path.startswith(_CHARTLESS_FOLDERS) or path.startswith(_CHARTED_PAGES)


def _chart_drawer(bench: Workbench) -> Draw:
    """A function that draws charts, and takes charts of earlier builds from the store.

    A copy of the process draws none: it must use neither the store's connection nor the renderer,
    whose threads were not copied.  A page that asks for one there is written by this process.
    """
    process = os.getpid()
    remembered = bench.memoize("chart", render_chart)

    def draw(spec: str) -> str:
        if os.getpid() != process:
            raise RuntimeError("a copy of the process draws no charts")
        return remembered(spec)

    return draw


def stamps(site: Path) -> str:
    """Digest of the size and time of every file of a site; equal while no file was touched."""
    return digest(file_states(site))
