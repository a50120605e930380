"""What a build leaves on disk: the assessment, the manifest and the site."""

import json
import os
from dataclasses import replace
from pathlib import Path

from forewarn.cache.memo import Memo, digest, program
from forewarn.exports.assessment_json import ASSESSMENT_JSON
from forewarn.pages import Site
from forewarn.pages.charts import Draw, render_chart
from forewarn.pages.templates import appearance
from forewarn.progress import Tell, quiet
from forewarn.wording.translations import fingerprint
from forewarn.workbench.forecast_log import append, log_path, said
from forewarn.workbench.site_files import write_site
from forewarn.workbench.workbench import Built, Workbench
from forewarn.workbench.writing import Gate


def write(
    bench: Workbench, built: Built, out: Path, *, tell: Tell = quiet, log: Path | None = None
) -> int:
    """Write ``assessment.json``, ``manifest.json`` and ``site/`` under ``out``, and log forecasts.

    Each file is written whole or not at all; one whose content is the same is left alone, and where
    nothing differs from the last time no page is even rendered.  The
    dated forecasts of the build are appended to ``log``, by default as
    :mod:`forewarn.workbench.forecast_log` has it.
    Returns how many pages changed.
    """
    out.mkdir(parents=True, exist_ok=True)
    made = said(built.case, built.assessment, built.hashed)
    append(log or log_path(bench.folder, out), made)
    assessment = ASSESSMENT_JSON.content(built.case, built.assessment, build=built.hashed)
    manifest = json.dumps(built.manifest, indent=1, sort_keys=True) + "\n"
    gate = Gate(out)
    gate.keep("assessment.json", assessment)
    gate.keep("manifest.json", manifest.encode())
    key = digest(
        program(),
        fingerprint(),
        appearance(),
        str(out.resolve()),
        built.manifest,
        # Of a report the manifest has the content only, and pages also tell what stands beside it.
        [replace(report, text="") for report in built.case.reports],
        built.case.entered,
        built.case.proposed,
        built.faults,
    )
    memo = Memo(bench.store)
    if stamps(out / "site") == memo.body(SITE, key):
        return 0
    tell("writing pages", 0, 1)
    site = Site(
        built.case,
        built.assessment,
        built.faults,
        build_hash=built.hashed,
        draw=_drawing(bench),
    )
    paths = [*site.paths()]
    own = [path for path in paths if not path.startswith(PLAIN) or path.startswith(CHARTED)]
    shared = [path for path in paths if path not in {*own}]
    written = write_site(out / "site", own, shared, site.page)
    memo.remember(SITE, key, stamps(out / "site"))
    memo.commit()
    return written


SITE = "site"
PLAIN = ("report/", "explain/", "claims/", "origins/")
"""Folders of pages without charts: a copy of the process may render them."""
CHARTED = ("explain/estimate.",)
"""Pages in those folders that have charts all the same."""


def _drawing(bench: Workbench) -> Draw:
    """Draws charts, those drawn before taken from the store, whose connection is this process's."""
    process = os.getpid()
    remembered = bench.remembering("chart", render_chart)
    return lambda spec: (remembered if os.getpid() == process else render_chart)(spec)


def stamps(site: Path) -> str:
    """Size and time of every file of a site: the same while nobody touched one."""
    found = sorted(path for path in site.rglob("*") if path.is_file())
    told = ((path.relative_to(site).as_posix(), path.stat()) for path in found)
    return digest([(name, held.st_size, held.st_mtime_ns) for name, held in told])
