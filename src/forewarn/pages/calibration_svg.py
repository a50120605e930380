"""Charts as files of their own, readable outside the site."""

import json
from collections.abc import Sequence
from typing import Any

from forewarn.record.score import Bin

INK, MUTED = "#1B1D1F", "#8A877F"


def calibration_svg(bins: Sequence[Bin]) -> str:
    """Share that came about against the chance given, with 90% intervals and the diagonal."""
    import vl_convert  # heavy, and only where a chart is drawn

    return str(vl_convert.vegalite_to_svg(json.dumps(_spec(bins)), vl_version="5.21"))


def _spec(bins: Sequence[Bin]) -> dict[str, Any]:
    rows = [
        {
            "said": held.said,
            "happened": held.happened,
            "low": held.low90,
            "high": held.high90,
            "n": held.forecasts,
        }
        for held in bins
    ]
    x = {
        "field": "said",
        "type": "quantitative",
        "scale": {"domain": [0, 1]},
        "axis": {"format": ".0%", "title": "chance given"},
    }
    y = {
        "type": "quantitative",
        "scale": {"domain": [0, 1]},
        "axis": {"format": ".0%", "title": "came about"},
    }
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "title": "Calibration, with 90% intervals",
        "width": 320,
        "height": 320,
        "background": "white",
        "data": {"values": rows},
        "layer": [
            {
                "data": {"values": [{"said": 0, "happened": 0}, {"said": 1, "happened": 1}]},
                "mark": {"type": "line", "color": MUTED, "strokeDash": [4, 3]},
                "encoding": {"x": x, "y": {"field": "happened", **y}},
            },
            {
                "mark": {"type": "rule", "color": INK},
                "encoding": {"x": x, "y": {"field": "low", **y}, "y2": {"field": "high"}},
            },
            {
                "mark": {"type": "point", "filled": True, "color": INK, "opacity": 1},
                "encoding": {
                    "x": x,
                    "y": {"field": "happened", **y},
                    "size": {"field": "n", "type": "quantitative", "legend": None},
                },
            },
        ],
    }
