"""The house rules that no linter holds."""

import argparse
import ast
import importlib
import re
import tomllib
from pathlib import Path

import pytest

from forewarn.plugins import load_plugins
from tools.repository import ROOT, SOURCE, prose_of, tracked

PURE = (
    "reports",
    "claims",
    "estimates",
    "indicators",
    "hypotheses",
    "scenarios",
    "signposts",
    "policies",
    "assessment",
    "briefs",
    "findings",
    "lists",
    "origins",
    "pages",
    "sources",
    "what_if",
    "wording",
)
MODULES = sorted(SOURCE.rglob("*.py"))
ROOMS = sorted(
    path.name for path in SOURCE.iterdir() if path.is_dir() and (path / "__init__.py").is_file()
)
# Put together here, so that this file does not hold what it forbids.
REGISTRY_HOSTS = re.compile(
    "|".join(
        re.escape(".".join(parts))
        for parts in (
            ("pypi", "org"),
            ("files", "".join(("python", "hosted")), "org"),
            ("test", "pypi", "org"),
            ("registry", "npmjs", "org"),
            ("conda", "anaconda", "org"),
        )
    )
)
MACHINE_PATHS = re.compile(
    r"(?<![\w.:/~-])/(?:" + "|".join(("home", "root", "Users", "work")) + r")/"
)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def pyproject() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def own_files() -> list[Path]:
    """Tracked files that we wrote: reports are quoted as they are."""
    return [path for path in tracked() if "reports" not in path.relative_to(ROOT).parts[:-1]]


def test_no_registry_host() -> None:
    found = [name_of(path) for path in tracked() if REGISTRY_HOSTS.search(prose_of(path) or "")]
    assert not found, "which registry serves the packages is the machine's affair"


def test_no_machine_paths() -> None:
    found = {
        name_of(path): match.group()
        for path in own_files()
        if (match := MACHINE_PATHS.search(prose_of(path) or ""))
    }
    assert not found


def test_lock_has_hashes_and_every_dependency() -> None:
    lock = "".join(path.read_text("utf-8") for path in sorted(ROOT.glob("requirements*.lock")))
    pins = re.findall(r"^([\w.-]+)==[^\s\\]+.*\\\n    --hash=sha256:", lock, re.M)
    assert len(pins) == len(re.findall(r"^[a-z0-9]", lock, re.M))
    table = pyproject()
    wanted = [*table["project"]["dependencies"]]  # type: ignore[index]
    for group in table["dependency-groups"].values():  # type: ignore[attr-defined]
        wanted.extend(group)
    names = {re.split(r"[\s<>=!~\[;]", line)[0].lower() for line in wanted}
    assert names <= {pin.lower() for pin in pins}, "run `make lock`"


def test_every_dependency_is_explained() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    told = set(re.findall(r"^\| `([\w.-]+)` \|", page, re.M))
    table = pyproject()
    wanted = [*table["project"]["dependencies"]]  # type: ignore[index]
    for group in table["dependency-groups"].values():  # type: ignore[attr-defined]
        wanted.extend(group)
    assert told == {re.split(r"[\s<>=!~\[;]", line)[0] for line in wanted} | {"uv"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_has_a_docstring(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), "say what the module holds"


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in MODULES
        if path.parent == SOURCE or path.relative_to(SOURCE).parts[0] in PURE
    ],
    ids=name_of,
)
def test_pure_rooms_read_no_clock_and_no_global_chance(path: Path) -> None:
    """import-linter sees modules; this sees the calls that modules cannot tell."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        assert called.rpartition(".")[2] not in {"today", "now", "utcnow"}, (
            f"line {node.lineno}: the day is an argument"
        )
        assert called != "open", f"line {node.lineno}: no disk here"
        assert not re.match(r"(np|numpy)\.random\.(?!default_rng|Generator|PCG64)", called), (
            f"line {node.lineno}: draw from a generator that was handed in"
        )
        if called.endswith("default_rng"):
            assert node.args, f"line {node.lineno}: the seed is an argument"


def test_rooms_are_those_of_the_readme() -> None:
    """The README prints the reading order; the layers contract holds the same list."""
    layers = pyproject()["tool"]["importlinter"]["contracts"][0]["layers"]  # type: ignore[index]
    rooms = [layer.strip("()") for layer in reversed(layers) if layer.strip("()") in ROOMS]
    readme = (ROOT / "README.md").read_text("utf-8")
    block = re.search(r"```text\n(.*?)```", readme, re.S)
    assert block is not None
    assert re.findall(r"^(\w+)/", block[1], re.M) == rooms


TEMPLATES = sorted((SOURCE / "pages" / "templates").glob("*.html"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_template_can_be_read_in_one_sitting(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) <= 90, "move a part of the page into a partial"
    assert max(map(len, lines)) <= 120, "one element a line; a line break never changes the page"
    assert "\t" not in "".join(lines)


EXPORTED = {
    "case": ["Case"],
    "claims": ["Claim", "Mention", "Quantity", "Speech", "Stance"],
    "estimates": ["Measurand", "Nature"],
    "hypotheses": ["Hypothesis"],
    "indicators": ["Indicator"],
    "policies": ["Outcome", "Policy"],
    "reports": ["Report"],
    "sources": ["Grade", "Reliability", "Source", "SourceClass"],
    "scenarios": ["Scenario", "Trigger"],
    "signposts": ["Signpost"],
}


@pytest.mark.parametrize("room", sorted(EXPORTED))
def test_exported_names(room: str) -> None:
    """Users import these; taking one away is a change that the changelog must tell."""
    module = importlib.import_module(f"forewarn.{room}")
    assert set(EXPORTED[room]) <= set(module.__all__)
    assert list(module.__all__) == sorted(module.__all__)
    assert all(hasattr(module, name) for name in module.__all__)


ENTRY_POINTS = pyproject()["project"].get("entry-points", {})  # type: ignore[index, attr-defined]


@pytest.mark.parametrize("group", sorted(ENTRY_POINTS))
def test_built_in_plugins_are_installed(group: str) -> None:
    """What pyproject.toml registers is what the installation offers, and each can be loaded."""
    plugins = load_plugins(group)
    assert set(ENTRY_POINTS[group]) <= set(plugins), "install anew: pip install -e ."
    for name, value in ENTRY_POINTS[group].items():
        module, _, attribute = value.partition(":")
        assert plugins[name] is getattr(importlib.import_module(module), attribute)


def test_changelog_knows_this_version() -> None:
    from forewarn import __version__

    assert pyproject()["project"]["version"] == __version__  # type: ignore[index]
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_decisions_are_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "index.md").read_text("utf-8")
    for path in folder.glob("0*.md"):
        assert f"({path.name})" in index


def links(text: str) -> list[str]:
    """Targets of the links of a page that lead to files."""
    found = re.findall(r"\]\(([^)#\s]+)", text)
    return [target for target in found if not re.match(r"\w+:", target)]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_somewhere(name: str) -> None:
    missing = [
        target for target in links((ROOT / name).read_text("utf-8")) if not (ROOT / target).exists()
    ]
    assert not missing


def test_the_guide_to_changes_names_files_that_are_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    table = text.partition("## Where does my change go?")[2].partition("\n## ")[0]
    named = re.findall(r"`([a-z_./]+(?:\.py|\.md|\.toml|/))`", table)
    assert len(named) > 20
    assert not [path for path in named if not ((SOURCE / path).exists() or (ROOT / path).exists())]


PROSE = [
    path
    for path in tracked()
    if path.suffix == ".md" and path.relative_to(ROOT).parts[0] in {"docs", path.name}
]


@pytest.mark.parametrize("path", PROSE, ids=name_of)
def test_prose_has_one_sentence_a_line(path: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", path.read_text("utf-8"), flags=re.M | re.S)
    crowded = [
        line
        for line in text.splitlines()
        if not line.startswith("|") and re.search(r"[a-z)`][.?!] [A-Z]", line)
    ]
    assert not crowded


def commands() -> dict[str, argparse.ArgumentParser]:
    """The commands by name, as ``forewarn --help`` lists them."""
    from forewarn.cli.main import parser

    for action in parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise AssertionError("the command line has no commands")


def sections() -> dict[str, str]:
    """What docs/command-line.md says of each command."""
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    parts = re.split(r"^## forewarn ([\w-]+)\n", page, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_docs_and_help_name_the_same_commands() -> None:
    assert list(sections()) == list(commands())


@pytest.mark.parametrize("command", sorted(sections()))
def test_docs_and_help_name_the_same_options(command: str) -> None:
    told = set(re.findall(r"^- `(--[a-z-]+)[ `]", sections()[command], re.M))
    real = {
        option
        for action in commands()[command]._actions
        for option in action.option_strings
        if option.startswith("--")
    }
    assert told == real - {"--help"}


@pytest.mark.parametrize("command", sorted(sections()))
def test_docs_and_help_name_the_same_operands(command: str) -> None:
    usage = sections()[command].strip().split("`")[1]
    told = usage.removeprefix(f"forewarn {command}").split()
    real = [action for action in commands()[command]._actions if not action.option_strings]
    assert len(told) == len(real)
    for word, action in zip(told, real, strict=True):
        assert word.startswith("[") == (action.nargs == "?")
        assert word.endswith("...") == (action.nargs == "+")
        assert word.strip("[].") == (action.metavar or action.dest.upper())


def test_choices_are_told() -> None:
    for command, made in commands().items():
        for action in made._actions:
            for choice in action.choices or ():
                assert f"`{choice}`" in sections()[command]


@pytest.mark.parametrize("path", [ROOT / "Makefile"], ids=name_of)
def test_every_target_is_told(path: Path) -> None:
    text = path.read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", text, re.M)
    assert phony is not None
    told = re.findall(r"^([a-z-]+):.*## ", text, re.M)
    assert sorted(told) == sorted(phony[1].split())


def test_build_server_runs_the_suite_and_nothing_more() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert script.read_text("utf-8").splitlines()[-1] == "exec make test"
