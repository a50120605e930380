"""The folder of compiled templates belongs to the user and to one version of the program."""

from dataclasses import replace
from pathlib import Path

import pytest

from forewarn.program import hash_program
from forewarn.workbench import user_cache
from forewarn.workbench.user_cache import make_template_folder


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def test_it_is_below_the_users_cache_and_closed_to_others(cache: Path) -> None:
    folder = make_template_folder()
    assert folder is not None
    assert folder.parent == cache / "forewarn"
    assert folder.stat().st_mode & 0o077 == 0
    assert make_template_folder() == folder


def test_without_the_variable_it_is_in_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = make_template_folder()
    assert folder is not None
    assert folder.parent == tmp_path / ".cache" / "forewarn"


def test_another_program_has_another_folder_and_what_the_last_one_wrote_is_removed(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = make_template_folder()
    assert before is not None
    (before / "__jinja2_ab.cache").touch()
    mine = cache / "forewarn" / "mine"
    mine.mkdir()
    (mine / "notes.txt").touch()
    another = replace(hash_program(), code="another")
    monkeypatch.setattr(user_cache, "hash_program", lambda: another)
    after = make_template_folder()
    assert after not in (None, before)
    assert not before.exists()
    assert (mine / "notes.txt").exists()


def test_there_is_none_where_none_can_be_made(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (cache / "forewarn").touch()
    assert make_template_folder() is None
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert make_template_folder() is None
