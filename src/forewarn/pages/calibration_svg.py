"""Charts as files of their own, readable outside the site."""

import json
from collections.abc import Sequence
from typing import Any

from forewarn.pages.charts import HUES, calibration, calibration_rows
from forewarn.record.score import Bin

COLOURS = {
    "ink": "#1B1D1F", "muted": "#8A877F", "line": "#DDDDDD", "edge": "#8A877F", "band2": "#D6D3CB",
}  # fmt: skip
"""Colours of the tokens outside the site, where no style sheet gives them."""


def calibration_svg(bins: Sequence[Bin]) -> str:
    """The calibration chart of the record page, with titles, on white."""
    import vl_convert  # heavy, and only where a chart is drawn

    spec = json.dumps(_spec(bins))
    for token, colour in COLOURS.items():
        spec = spec.replace(HUES[token], colour)
    return str(vl_convert.vegalite_to_svg(spec, vl_version="5.21"))


def _spec(bins: Sequence[Bin]) -> dict[str, Any]:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": "Calibration, with 90% intervals",
        "width": 320,
        "height": 320,
        "background": "white",
        **calibration(calibration_rows(bins), titles=("chance given", "came about")),
    }
