"""A build after one new report writes what a build from nothing writes, to the last byte."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def build(folder: Path) -> str:
    """What a build in a process of its own prints."""
    done = subprocess.run(
        [sys.executable, "-m", "forewarn.cli", "build", str(folder)],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
        env={**os.environ, "FOREWARN_STORE": ""},
    )
    return done.stdout


def outputs(folder: Path) -> dict[str, bytes]:
    """Every file of a case's build, by name."""
    out = folder / "build"
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def add_report(folder: Path, name: str, text: str) -> None:
    reports = folder / "reports"
    first = next(iter(sorted(reports.glob("*.toml"))))
    shutil.copy(first, reports / f"{name}.toml")
    (reports / f"{name}.md").write_text(text)


def compare_with_cold(folder: Path, cold: Path) -> None:
    """Build a case that was built before, and a copy of it without anything derived."""
    shutil.copytree(folder, cold, ignore=shutil.ignore_patterns("build", ".forewarn"))
    assert "read 1 report anew" in build(folder)
    assert "kept 0" in build(cold) or "kept no" in build(cold)
    warm_files, cold_files = outputs(folder), outputs(cold)
    assert warm_files.keys() == cold_files.keys()
    assert [name for name in warm_files if warm_files[name] != cold_files[name]] == []


def test_the_template_case(folder: Path, tmp_path: Path) -> None:
    build(folder)
    add_report(folder, "2026-02-04-new", "Officials said on Tuesday that 40 ships were waiting.\n")
    compare_with_cold(folder, tmp_path / "cold")


def test_the_flagship(flagship: Path, tmp_path: Path) -> None:
    folder = tmp_path / "warm"
    shutil.copytree(flagship, folder)
    build(folder)
    add_report(
        folder,
        "2025-12-20-new",
        "South Korea's military said on Friday that about 2,000 soldiers have been killed.\n",
    )
    compare_with_cold(folder, tmp_path / "cold")
