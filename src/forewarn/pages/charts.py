"""Vega-Lite specifications to inline SVG that follows the page's theme.

Specifications name colours by token; each token travels through the renderer as a colour nobody
would choose and comes out as ``var(--token)``.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from forewarn.record.score import Bin
from forewarn.wording.numbers import MONTHS
from forewarn.wording.translations import _, language

TOKENS = (
    "ink",
    "muted",
    "line",
    "edge",
    "paper",
    "band",
    "band2",
    "alarm",
    "s1",
    "s2",
    "s3",
    "s4",
    "s5",
)
HUES = {token: f"#fe{place:02x}fd" for place, token in enumerate(TOKENS)}
_VEGA_LITE = "5.21"
WIDE, NARROW = 688, 304
"""Plot widths: a panel in the page, and on a phone."""
PADDING = {"left": 4, "top": 8, "right": 52, "bottom": 24}
"""Pixels around a plot, for its labels."""

_STRIP = re.compile(
    r' (?:aria-[a-z]+|role|font-family|class|pointer-events|xmlns(?::xlink)?|version)="[^"]*"'
)
_NUMBER = re.compile(r"(\d+\.\d{2})\d+")
_SIZE = re.compile(r'^<svg width="([\d.]+)" height="([\d.]+)" viewBox="([^"]+)">')


def start_renderer() -> None:
    """Start what draws charts, by drawing an empty one; the first takes half a second.

    It holds no lock of the interpreter meanwhile: a thread may call it beside other work.
    """
    import vl_convert

    vl_convert.vegalite_to_svg('{"mark": "point"}', vl_version=_VEGA_LITE)


@lru_cache(maxsize=512)
def render_chart(spec: str) -> str:
    """Inline SVG of a JSON specification; needs vl-convert, no network."""
    import vl_convert  # heavy: half a second on the first chart, so only where charts are made

    svg = str(
        vl_convert.vegalite_to_svg(
            spec, vl_version=_VEGA_LITE, time_format_locale=json.loads(spec).get("usermeta")
        )
    )
    svg = _NUMBER.sub(r"\1", _STRIP.sub("", svg))
    for token, colour in HUES.items():
        svg = svg.replace(colour, f"var(--{token})")
    return svg


Draw = Callable[[str], str]
"""A JSON specification to inline SVG; whoever remembers charts gives another than :func:`drawn`."""


def chart_panel(
    parts: Mapping[str, Any], label: str, *, height: int, draw: Draw, wide: int = WIDE
) -> Markup:
    """The layers drawn once for the page and once for a phone; the style sheet shows one."""
    sizes = ((wide, "panel"), (NARROW, "panel narrow")) if wide > NARROW else ((wide, "panel"),)
    return Markup('<div class="plot">{}</div>').format(
        Markup("").join(
            _frame_svg(
                draw(json.dumps(_spec(parts, width, height), sort_keys=True)),
                label,
                kind,
                f"{PADDING['left']} {PADDING['top']} {width} {height}",
            )
            for width, kind in sizes
        )
    )


def _frame_svg(svg: str, label: str, kind: str, plot: str) -> Markup:
    head = _SIZE.match(svg)
    assert head is not None, svg[:120]
    width, height, box = head.groups()
    return Markup(
        '<svg class="chart {}" viewBox="{}" width="{}" height="{}" data-plot="{}" role="img" '
        'aria-label="{}">{}'
    ).format(kind, box, width, height, plot, label, Markup(svg[head.end() :]))


def _spec(parts: Mapping[str, Any], width: int, height: int) -> dict[str, Any]:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width,
        "height": height,
        "autosize": "none",
        "background": None,
        "padding": PADDING,
        "config": {
            "view": {"stroke": None},
            "axis": {
                "labelColor": HUES["muted"],
                "labelFontSize": 12,
                "gridColor": HUES["line"],
                "domainColor": HUES["edge"],
                "tickColor": HUES["edge"],
                "title": None,
            },
            "legend": {"disable": True},
        },
        **({"usermeta": _months()} if language() != "en" else {}),
        **parts,
    }


def _months() -> dict[str, Any]:
    """Names of months as Vega's own formats take them; a part of the specification and its key."""
    short = [_(month) for month in MONTHS]
    days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    return {
        "dateTime": "%c",
        "date": "%x",
        "time": "%X",
        "periods": ["", ""],
        "days": days,
        "shortDays": days,
        "months": short,
        "shortMonths": short,
    }


def time_axis(field: str, dates: Sequence[str]) -> dict[str, Any]:
    """A date axis with few, unslanted labels."""
    return {
        "field": field,
        "type": "temporal",
        "scale": {"domain": [min(dates), max(dates)]},
        "axis": {
            "grid": False,
            "tickCount": 5,
            "labelOverlap": "greedy",
            "labelBound": True,
            "format": "%-d %b %Y" if _days(dates) < 120 else "%b %Y",
        },
    }


def _days(dates: Sequence[str]) -> int:
    from datetime import date

    return (date.fromisoformat(max(dates)) - date.fromisoformat(min(dates))).days


def bands(
    rows: Sequence[Mapping[str, Any]],
    *,
    colour: str,
    fill: tuple[str, str] = ("band", "band2"),
    domain: tuple[float, float],
    log: bool = False,
    percent: bool = False,
    step: bool = False,
    marks: Sequence[Mapping[str, Any]] = (),
    rules: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """Nested 50 and 90% bands, a line, marks of each origin, upright rules with a word.

    ``rows`` hold date, mid, low90, high90, low50, high50; ``marks`` date, value, shape, filled;
    ``rules`` date and text.
    """
    dates = [row["date"] for row in rows] + [row["date"] for row in (*marks, *rules)]
    x = time_axis("date", dates)
    scale: dict[str, Any] = {"domain": list(domain), "nice": False, "clamp": True}
    axis: dict[str, Any] = {"orient": "right", "tickCount": 4, "domain": False, "ticks": False}
    if log:
        scale["type"] = "log"
        axis["values"] = _decades(domain)
    axis["format"] = ".0%" if percent else ",.0f"
    way = "step-after" if step else "linear"
    y = {"type": "quantitative", "scale": scale, "axis": axis}
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "area", "color": HUES[hue], "interpolate": way},
            "encoding": {"x": x, "y": {"field": low, **y}, "y2": {"field": high}},
        }
        for hue, low, high in ((fill[0], "low90", "high90"), (fill[1], "low50", "high50"))
    ]
    layers.append(
        {
            "mark": {"type": "line", "color": HUES[colour], "strokeWidth": 2, "interpolate": way},
            "encoding": {"x": x, "y": {"field": "mid", **y}},
        }
    )
    if rules:
        layers += [
            {
                "data": {"values": list(rules)},
                "mark": {"type": "rule", "color": HUES["ink"], "strokeWidth": 1},
                "encoding": {"x": x},
            },
            {
                "data": {"values": list(rules)},
                "mark": {
                    "type": "text",
                    "align": "left",
                    "dx": 4,
                    "baseline": "top",
                    "fontSize": 12,
                    "color": HUES["muted"],
                },
                "encoding": {"x": x, "y": {"value": 0}, "text": {"field": "text"}},
            },
        ]
    for shape, filled in sorted({(mark["shape"], mark["filled"]) for mark in marks}):
        group = [mark for mark in marks if (mark["shape"], mark["filled"]) == (shape, filled)]
        layers.append(
            {
                "data": {"values": group},
                "mark": {
                    "type": "point",
                    "shape": shape,
                    "filled": True,
                    "size": 55,
                    "color": HUES["ink" if filled else "paper"],
                    "opacity": 1,
                    "stroke": HUES["muted" if shape in {"cross", "triangle-right"} else "ink"],
                    "strokeWidth": 1.5,
                },
                "encoding": {"x": x, "y": {"field": "value", **y}},
            }
        )
    return {"data": {"values": list(rows)}, "layer": layers}


def _decades(domain: tuple[float, float]) -> list[float]:
    ticks: list[float] = []
    power = 1.0
    while power <= domain[1]:
        ticks += [tick for tick in (power, 3 * power) if domain[0] <= tick <= domain[1]]
        power *= 10
    return ticks if len(ticks) <= 5 else [tick for tick in ticks if f"{tick:.0f}"[0] == "1"]


def odds_path(rows: Sequence[Mapping[str, Any]], *, domain: tuple[float, float]) -> dict[str, Any]:
    """Odds over time as steps on a log scale, with a rule where they are even."""
    x = time_axis("date", [row["date"] for row in rows])
    y = {
        "type": "quantitative",
        "scale": {"type": "log", "domain": list(domain), "nice": False},
        "axis": {
            "orient": "right",
            "domain": False,
            "ticks": False,
            "values": [
                tick
                for tick in (0.001, 0.01, 0.1, 1, 10, 100, 1000)
                if domain[0] <= tick <= domain[1]
            ],
            "labelExpr": f"datum.value == 1 ? {json.dumps(_('even'))} : datum.value > 1 ? "
            "format(datum.value, ',.0f') + ' : 1' : "
            "'1 : ' + format(1 / datum.value, ',.0f')",
        },
    }
    return {
        "data": {"values": list(rows)},
        "layer": [
            {"mark": {"type": "rule", "color": HUES["edge"]}, "encoding": {"y": {"datum": 1, **y}}},
            {
                "mark": {
                    "type": "line",
                    "interpolate": "step-after",
                    "color": HUES["ink"],
                    "strokeWidth": 1.8,
                },
                "encoding": {"x": x, "y": {"field": "mid", **y}},
            },
            {
                "mark": {
                    "type": "point",
                    "filled": True,
                    "size": 28,
                    "opacity": 1,
                    "color": HUES["ink"],
                },
                "encoding": {"x": x, "y": {"field": "mid", **y}},
            },
        ],
    }


def calibration_rows(bins: Sequence[Bin]) -> list[dict[str, float]]:
    """What the calibration chart shows of each bin."""
    return [
        {
            "said": round(group.said, 4),
            "happened": round(group.happened, 4),
            "low": round(group.low90, 4),
            "high": round(group.high90, 4),
            "n": group.forecasts,
        }
        for group in bins
    ]


def calibration(
    rows: Sequence[Mapping[str, Any]], *, titles: tuple[str, str] | None = None
) -> dict[str, Any]:
    """Share that came about against the chance given, the diagonal, and a bar for each count.

    ``rows`` are those of :func:`calibration_rows`; ``titles`` name the axes where nothing beside
    the chart does.
    """
    axis = {"format": ".0%", "tickCount": 5}
    across, up = ({"title": group} for group in titles) if titles is not None else ({}, {})
    scale = {"domain": [0, 1]}
    x = {
        "field": "said",
        "type": "quantitative",
        "scale": scale,
        "axis": {**axis, **across, "grid": False},
    }
    y = {
        "type": "quantitative",
        "scale": scale,
        "axis": {**axis, **up, "orient": "right", "domain": False, "ticks": False},
    }
    most = max((row["n"] for row in rows), default=1)
    return {
        "data": {"values": [{**row, "bar": row["n"] / most * 0.12} for row in rows]},
        "layer": [
            {
                "mark": {"type": "bar", "color": HUES["band2"], "width": 9},
                "encoding": {"x": x, "y": {"field": "bar", **y}, "y2": {"datum": 0}},
            },
            {
                "data": {"values": [{"said": 0, "happened": 0}, {"said": 1, "happened": 1}]},
                "mark": {"type": "line", "color": HUES["edge"], "strokeDash": [4, 3]},
                "encoding": {"x": x, "y": {"field": "happened", **y}},
            },
            {
                "mark": {"type": "rule", "color": HUES["ink"], "strokeWidth": 1.5},
                "encoding": {"x": x, "y": {"field": "low", **y}, "y2": {"field": "high"}},
            },
            {
                "mark": {
                    "type": "point",
                    "filled": True,
                    "size": 45,
                    "opacity": 1,
                    "color": HUES["ink"],
                },
                "encoding": {"x": x, "y": {"field": "happened", **y}},
            },
        ],
    }
