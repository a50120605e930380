"""Plug-ins are found by name; a broken one is named with its distribution."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

import pytest

from forewarn.errors import EnvironmentFault, PluginError
from forewarn.plugins import load_plugins
from tests.plugins import write_distribution

GROUP = "forewarn.thermometers"


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    load_plugins.cache_clear()
    yield
    load_plugins.cache_clear()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(tmp_path)
    return write_distribution(
        tmp_path,
        "acme-thermometers",
        modules={
            "acme_mercury": "scale = 'Celsius'\n",
            "acme_broken": "import a_part_that_nobody_has\n",
        },
        entries={
            GROUP: {"mercury": "acme_mercury:scale", "broken": "acme_broken:scale"},
            "forewarn.barometers": {"aneroid": "acme_mercury:scale"},
        },
    )


def is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str)


def is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int)


@pytest.mark.usefixtures("folder")
def test_plugins_are_found_by_name() -> None:
    plugins = load_plugins(GROUP)
    assert list(plugins) == ["broken", "mercury"]
    assert len(plugins) == 2
    assert plugins["mercury"] == "Celsius"
    assert plugins.get("water") is None
    assert plugins.require("mercury", is_text) == "Celsius"


@pytest.mark.usefixtures("folder")
def test_a_broken_plugin_is_named_and_stops_no_other() -> None:
    plugins = load_plugins(GROUP)
    assert "broken" in plugins
    with pytest.raises(PluginError) as caught:
        plugins.require("broken", is_text)
    assert str(caught.value) == (
        "the thermometer 'broken' of acme-thermometers 1.0 (acme_broken:scale) cannot be loaded: "
        "ModuleNotFoundError: No module named 'a_part_that_nobody_has'; "
        "update its distribution, or uninstall it"
    )
    assert plugins["mercury"] == "Celsius"


@pytest.mark.usefixtures("folder")
def test_an_unknown_name_tells_what_is_installed() -> None:
    with pytest.raises(PluginError, match="no thermometer is called 'water'; installed: broken, m"):
        load_plugins(GROUP).require("water", is_text)


@pytest.mark.usefixtures("folder")
def test_all_that_load_come_with_why_the_others_do_not() -> None:
    plugins, errors = load_plugins(GROUP).load_all(is_text)
    assert plugins == {"mercury": "Celsius"}
    assert [str(error)[:42] for error in errors] == ["the thermometer 'broken' of acme-thermomet"]


@pytest.mark.usefixtures("folder")
def test_a_plugin_of_another_kind_is_refused() -> None:
    with pytest.raises(PluginError, match=r"\(acme_mercury:scale\) lacks what every thermometer"):
        load_plugins(GROUP).require("mercury", is_number)


def test_two_distributions_may_not_offer_the_same_name(folder: Path) -> None:
    write_distribution(
        folder, "other", modules={}, entries={GROUP: {"mercury": "acme_mercury:scale"}}
    )
    plugins = load_plugins(GROUP)
    with pytest.raises(PluginError, match=r"(acme-thermometers 1\.0|other 1\.0) and .*both offer"):
        plugins["mercury"]


def test_an_installation_without_plugins_is_named() -> None:
    with pytest.raises(EnvironmentFault, match="nothing is registered in forewarn.thermometers"):
        load_plugins(GROUP)


def test_a_distribution_without_metadata_is_still_named() -> None:
    from importlib.metadata import EntryPoint

    from forewarn.plugins import Plugins

    entry = EntryPoint(name="mercury", value="acme_mercury:scale", group=GROUP)
    plugins = Plugins(GROUP, {"mercury": (entry,)})
    assert plugins.describe("mercury").startswith("the thermometer 'mercury' of an unnamed dis")
