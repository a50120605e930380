"""Distributions for tests: a real one in a folder, with entry points."""

from collections.abc import Mapping
from pathlib import Path


def write_distribution(
    folder: Path, name: str, *, modules: Mapping[str, str], entries: Mapping[str, Mapping[str, str]]
) -> Path:
    """Put a distribution into a folder, as an installer would; the folder, for ``sys.path``."""
    info = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    lines = (
        f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in names.items())
        for group, names in entries.items()
    )
    (info / "entry_points.txt").write_text("\n".join(lines))
    for module, source in modules.items():
        (folder / f"{module}.py").write_text(source)
    return folder
