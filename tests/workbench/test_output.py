"""What a build leaves on disk is made anew only where something differs."""

from pathlib import Path

import pytest

from forewarn.workbench import output as module
from forewarn.workbench.output import write
from forewarn.workbench.workbench import Workbench


def written(case: Path, out: Path) -> int:
    with Workbench(case) as bench:
        return write(bench, bench.build(), out)


def test_pages_are_rendered_only_where_something_differs(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert written(folder, out) > 10
    rendered: list[object] = []
    honest = module.render

    def counting(*given: object, **rest: object) -> object:
        rendered.append(given)
        return honest(*given, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "render", counting)
    assert written(folder, out) == 0
    assert rendered == []

    page = out / "site" / "index.html"
    whole = page.read_bytes()
    page.write_text("somebody scribbled here")
    assert written(folder, out) == 1
    assert page.read_bytes() == whole
    page.unlink()
    assert written(folder, out) == 1
    assert len(rendered) == 2
    assert written(folder, out) == 0
    assert len(rendered) == 2

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
    monkeypatch.setattr(module, "appearance", lambda: "another")
    rendered: list[object] = []
    monkeypatch.setattr(module, "render", lambda *given, **rest: rendered.append(given) or ())
    written(folder, out)
    assert len(rendered) == 1
