"""Compiled templates are taken from disk, and a file that is broken is as good as none."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from forewarn.pages.templates.bytecode import CompiledTemplates


def render(folder: Path, text: str = "{{ 6 * 7 }}") -> str:
    """A template rendered by an environment of its own."""
    jinja = Environment(
        loader=DictLoader({"a": text}),
        bytecode_cache=CompiledTemplates(str(folder)),
        autoescape=True,
    )
    return jinja.get_template("a").render()


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert render(tmp_path) == "42"
    assert len([*tmp_path.iterdir()]) == 1
    monkeypatch.setattr(Environment, "compile", lambda *_, **__: pytest.fail("compiled again"))
    assert render(tmp_path) == "42"


def test_a_changed_template_is_compiled_again(tmp_path: Path) -> None:
    render(tmp_path)
    assert render(tmp_path, "{{ 7 * 7 }}") == "49"


@pytest.mark.parametrize("kept", [0, 12, 30, 60])
def test_a_broken_file_is_compiled_over(tmp_path: Path, kept: int) -> None:
    render(tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:kept] + b"\xff" * 40)
    assert render(tmp_path) == "42"
    assert file.read_bytes() == whole


def test_a_folder_that_is_gone_is_as_good_as_none(tmp_path: Path) -> None:
    assert render(tmp_path / "gone") == "42"
