"""What a build leaves on disk is made anew only where something differs."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from forewarn.program import hash_program
from forewarn.workbench import output as module
from forewarn.workbench.output import write
from forewarn.workbench.workbench import Workbench


def written(case: Path, out: Path) -> int:
    with Workbench(case) as bench:
        return write(bench, bench.build(), out)


def counted_sites(monkeypatch: pytest.MonkeyPatch) -> list[module.Site]:
    """The sites that are made from now on."""
    sites: list[module.Site] = []
    honest = module.Site

    def counting(*arguments: Any, **keywords: Any) -> module.Site:
        sites.append(honest(*arguments, **keywords))
        return sites[-1]

    monkeypatch.setattr(module, "Site", counting)
    return sites


def test_pages_are_rendered_only_where_something_differs(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert written(folder, out) > 10
    sites = counted_sites(monkeypatch)
    assert written(folder, out) == 0
    assert sites == []

    page = out / "site" / "index.html"
    whole = page.read_bytes()
    page.write_text("somebody scribbled here")
    assert written(folder, out) == 1
    assert page.read_bytes() == whole
    page.unlink()
    assert written(folder, out) == 1
    assert len(sites) == 2
    assert written(folder, out) == 0
    assert len(sites) == 2

    # What stands beside a report is on its page, though it changes no figure.
    sidecar = sorted((folder / "reports").glob("*.toml"))[0]
    sidecar.write_text(
        "\n".join(
            'title = "Another headline"' if line.startswith("title") else line
            for line in sidecar.read_text().split("\n")
        )
    )
    assert written(folder, out) >= 1
    assert "Another headline" in (out / "site" / "reports.html").read_text()
    assert written(folder, tmp_path / "elsewhere") > 10


def test_other_templates_make_other_pages(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    written(folder, out)
    another = replace(hash_program(), files="another")
    monkeypatch.setattr(module, "hash_program", lambda: another)
    sites = counted_sites(monkeypatch)
    written(folder, out)
    assert len(sites) == 1
