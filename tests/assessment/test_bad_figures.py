"""Figures that cannot be: each gets a clear word, and the estimate stays finite."""

from math import isfinite
from pathlib import Path

import pytest

from forewarn.errors import CaseError
from forewarn.wording.reasons import english
from forewarn.workbench.workbench import Built, Workbench

TEXT = "Grain ships waiting off Altmar, as some say.\n"


def entered(folder: Path, figure: str, *, stance: str = "asserts", unit: str = "ships") -> Path:
    """The template case with one more report and one claim typed in of it."""
    (folder / "reports" / "bad.txt").write_text(TEXT)
    (folder / "reports" / "bad.toml").write_text('publisher = "Coast Wire"\ndate = 2026-02-05\n')
    (folder / "claims").mkdir()
    (folder / "claims" / "bad.csv").write_text(
        "report,quote,claimant,low,best,high,unit,stance\n"
        f"bad,Grain ships waiting off Altmar,Dockers' Union,{figure},{unit},{stance}\n"
    )
    return folder


def built(folder: Path) -> Built:
    with Workbench(folder) as bench:
        return bench.build()


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (",-5,", "0 <= low <= best <= high"),
        (",inf,", "infinity"),
        (",nan,", "0 <= low <= best <= high"),
        ("90,50,100", "got 90.0, 50.0, 100.0"),
        ("90,,20", "got 90.0"),
        (",many,", "best is 'many', which is no number"),
    ],
)
def test_a_figure_that_is_none_stops_the_build(folder: Path, figure: str, said: str) -> None:
    with pytest.raises(CaseError, match="claims/bad.csv:2") as refused:
        built(entered(folder, figure))
    assert said in str(refused.value)


def test_a_stance_that_is_none_is_told_the_stances(folder: Path) -> None:
    with pytest.raises(CaseError, match="no stance 'shouts'; one of asserts"):
        built(entered(folder, ",50,", stance="shouts"))


@pytest.mark.parametrize(
    ("figure", "unit", "stance", "reason"),
    [
        (",0,", "ships", "asserts", "0 is outside 1 to 500"),
        (",1e30,", "ships", "asserts", "1e+30 is outside 1 to 500"),
        (",50,", "furlongs", "asserts", "no measurand counts that"),
        (",50,", "ships", "denies", "denies it and so gives no figure"),
    ],
)
def test_a_figure_that_cannot_count_is_told_why(
    folder: Path, figure: str, unit: str, stance: str, reason: str
) -> None:
    before = built(folder).assessment.estimates
    found = built(entered(folder, figure, unit=unit, stance=stance)).assessment
    held = next(one for name, one in found.assignments.items() if "/" in name and "bad:" in name)
    assert reason in english(held.reason)
    assert found.estimates[0].median is not None
    assert [one.origins for one in found.estimates] == [one.origins for one in before]
    assert all(isfinite(one.value) for one in found.findings if isinstance(one.value, float))


def test_where_all_deny_there_is_no_estimate(folder: Path) -> None:
    for path in (folder / "reports").iterdir():
        path.unlink()
    found = built(entered(folder, ",50,", stance="denies")).assessment
    assert [one.median for one in found.estimates] == [None]
    assert all(isfinite(one.value) for one in found.findings if isinstance(one.value, float))


OUTLETS = {"alpha": "Alpha Herald", "beta": "Beta Times", "gamma": "Gamma Post"}
CIRCLE = {
    "alpha": "Seventy grain ships are waiting off Altmar, the Beta Times reported on Saturday, "
    "citing the Gamma Post.",
    "beta": "Seventy grain ships are waiting off Altmar, according to the Gamma Post, which cited "
    "the Alpha Herald.",
    "gamma": "Seventy grain ships are waiting off Altmar, the Alpha Herald said on Saturday, "
    "citing the Beta Times.",
}


def test_three_outlets_that_cite_one_another_in_a_circle_are_no_witness(folder: Path) -> None:
    before = {one.measurand: one for one in built(folder).assessment.estimates}
    sources = "".join(
        f'\n[[source]]\nid = "{key}"\nname = "{name}"\naliases = ["the {name}"]\n'
        'kind = "media"\nreliability = "B"\n'
        for key, name in OUTLETS.items()
    )
    with (folder / "sources.toml").open("a") as held:
        held.write(sources)
    for at, (key, text) in enumerate(CIRCLE.items()):
        (folder / "reports" / f"{key}.txt").write_text(f"{text}\n")
        (folder / "reports" / f"{key}.toml").write_text(
            f'publisher = "{OUTLETS[key]}"\ndate = 2026-02-0{4 + at}\n'
        )
    found = built(folder).assessment
    after = {one.measurand: one for one in found.estimates}
    assert after["ships-waiting"].origins == before["ships-waiting"].origins
    assert after["ships-waiting"].median == pytest.approx(
        before["ships-waiting"].median, rel=1e-3
    )  # three days later
    circle = [one for one in found.origins if any("alpha" in m.id for m in one.members)]
    assert circle
    assert not any(one.independent for one in circle)
