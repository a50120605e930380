"""The calibration chart as a file of its own."""

from forewarn.pages.calibration_svg import calibration_svg
from forewarn.pages.charts import HUES
from forewarn.record.score import Bin

BINS = (
    Bin(low=0.1, high=0.2, forecasts=7, said=0.15, happened=0.2, low90=0.05, high90=0.5),
    Bin(low=0.6, high=0.7, forecasts=17, said=0.65, happened=0.7, low90=0.4, high90=0.9),
)


def test_it_needs_neither_style_sheet_nor_page() -> None:
    drawn = calibration_svg(BINS)
    assert all(hue not in drawn.lower() for hue in HUES.values())
    assert all(words in drawn for words in ("chance given", "came about", "90% intervals"))
