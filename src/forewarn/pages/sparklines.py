"""Word-sized graphics, written as SVG directly.

They stand in table rows by the dozen; a chart grammar would cost 15 ms and 2 KB each for what is
three lines and a dot.  Colours are the style sheet's variables, so one drawing serves light, dark
and print.
"""

from collections.abc import Sequence
from math import log10

from markupsafe import Markup

from forewarn.wording.translations import _

_WIDTH = 226


def chance_axis(top: float) -> Markup:
    """Head of the column of :func:`chance` bars."""
    ticks = "".join(
        f'<text x="{6 + _WIDTH * tick / 100 / top:.1f}" y="11" text-anchor="middle" '
        f'font-size="12" fill="var(--muted)">{tick}{"%" if tick else ""}</text>'
        for tick in range(0, round(top * 100) + 1, 20)
    )
    return Markup(
        '<svg class="chart axis" viewBox="0 0 250 14" width="250" height="14" aria-hidden="true" '
        f'focusable="false">{ticks}</svg>'
    )


def chance_bar(
    now: float,
    band50: tuple[float, float],
    band90: tuple[float, float],
    base: float,
    shape: int,
    top: float,
    label: str,
) -> Markup:
    """Thin 90% bar, thick 50% bar, the scenario's dot, an upright stroke at the baseline."""

    def at(value: float) -> float:
        return round(6 + _WIDTH * min(value, top) / top, 1)

    grid = "".join(
        f'<path d="M{at(tick / 100)} 0v24" stroke="var(--line)"/>'
        for tick in range(0, round(top * 100) + 1, 20)
    )
    return Markup(
        '<svg class="chart row" viewBox="0 0 250 24" width="250" height="24" role="img" '
        'aria-label="{}">{}</svg>'
    ).format(
        label,
        Markup(
            f'{grid}<g stroke="var(--s{shape})"><path d="M{at(band90[0])} 12H{at(band90[1])}" '
            f'stroke-width="2" opacity=".55"/><path d="M{at(band50[0])} 12H{at(band50[1])}" '
            f'stroke-width="8" opacity=".5"/></g><path d="M{at(base)} 4v16" stroke="var(--ink)" '
            f'stroke-width="1.6"/><circle cx="{at(now)}" cy="12" r="5.5" fill="var(--s{shape})" '
            'stroke="var(--paper)" stroke-width="1.5"/>'
        ),
    )


def tempo_bars(counts: Sequence[int], label: str) -> Markup:
    """Sightings per period as bars, the last one ink."""
    most = max(counts, default=0) or 1
    step = 92 / max(len(counts), 1)
    bars = "".join(
        f'<rect x="{1 + place * step:.1f}" y="{19 - 18 * number / most:.1f}" '
        f'width="{max(min(step - 1, 8), 1):.1f}" height="{18 * number / most:.1f}" '
        f'fill="var(--{"ink" if place == len(counts) - 1 else "muted"})"/>'
        for place, number in enumerate(counts)
        if number
    )
    return Markup(
        '<svg class="chart row" viewBox="0 0 94 20" width="94" height="20" role="img" '
        'aria-label="{}"><path d="M1 19.5h92" stroke="var(--line)"/>{}</svg>'
    ).format(label, Markup(bars))


def log_row(
    low: float | None,
    best: float,
    high: float,
    low50: float,
    high50: float,
    label: str,
    domain: tuple[float, float],
) -> Markup:
    """An estimate on a shared log scale; ``low`` None draws a floor with a dotted tail."""
    span = log10(domain[1]) - log10(domain[0])

    def at(value: float) -> float:
        clamped = min(max(value, domain[0]), domain[1])
        return round(8 + 200 * (log10(clamped) - log10(domain[0])) / span, 1)

    grid = "".join(f'<path d="M{at(tick)} 0v20" stroke="var(--line)"/>' for tick in ticks(domain))
    if low is None:
        bar = (
            f'<path d="M{at(best)} 10H208" stroke="var(--muted)" stroke-dasharray="1 4" '
            f'stroke-width="2"/><path d="M{at(best) - 4} 5l8 5-8 5z" fill="var(--muted)"/>'
        )
    else:
        bar = (
            f'<path d="M{at(low)} 10H{at(high)}" stroke="var(--ink)" stroke-width="1.5" '
            f'opacity=".6"/><path d="M{at(low50)} 10H{at(high50)}" stroke="var(--ink)" '
            f'stroke-width="6" opacity=".3"/><circle cx="{at(best)}" cy="10" r="4.5" '
            'fill="var(--ink)"/>'
        )
    return Markup(
        '<svg class="chart row" viewBox="0 0 216 20" width="216" height="20" role="img" '
        'aria-label="{}">{}</svg>'
    ).format(label, Markup(grid + bar))


def log_axis(domain: tuple[float, float]) -> Markup:
    """Head of the column of :func:`log_row` graphics."""
    span = log10(domain[1]) - log10(domain[0])
    words = "".join(
        f'<text x="{8 + 200 * (log10(tick) - log10(domain[0])) / span:.1f}" y="11" '
        f'text-anchor="middle" font-size="12" fill="var(--muted)">{_short(tick)}</text>'
        for tick in ticks(domain)
    )
    return Markup(
        '<svg class="chart axis" viewBox="0 0 216 14" width="216" height="14" aria-hidden="true" '
        f'focusable="false">{words}</svg>'
    )


def ticks(domain: tuple[float, float]) -> list[float]:
    """Powers of ten in the domain, every second or third one when they would crowd."""
    low, high = round(log10(domain[0])), round(log10(domain[1]))
    step = max((high - low) // 3, 1)
    return [10.0**power for power in range(low, high + 1, step)]


def _short(value: float) -> str:
    if value >= 1e9:
        return _("%(number)sbn", number=f"{value / 1e9:,.0f}")
    if value >= 1e6:
        return _("%(number)sm", number=f"{value / 1e6:,.0f}")
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"


def ratio_bar(ratio: float, full: float = 8.0) -> Markup:
    """A likelihood ratio as a bar from the centre: right for, left against."""
    size = 0.0 if ratio <= 0 else log10(ratio) / log10(full)
    reach = round(48 * max(min(size, 1), -1), 1)
    x, width, hue = (50.0, reach, "for") if reach >= 0 else (50 + reach, -reach, "against")
    return Markup(
        '<svg class="pull" viewBox="0 0 100 7" width="100" height="7" aria-hidden="true" '
        f'focusable="false"><path d="M50 0v7" stroke="var(--edge)"/><rect x="{x:g}" y="0" '
        f'width="{width:g}" height="7" fill="var(--{hue})"/></svg>'
    )


def effect_bar(size: float, most: float) -> Markup:
    """A signed effect as a bar from the centre, for the list of grounds."""
    reach = round(38 * size / most, 1) if most else 0.0
    x, width = (38.0, reach) if reach >= 0 else (38 + reach, -reach)
    return Markup(
        '<svg class="push" viewBox="0 0 76 4" width="76" height="4" aria-hidden="true" '
        f'focusable="false"><path d="M0 2h76" stroke="var(--line)"/><rect x="{x:g}" y="0" '
        f'width="{max(width, 0.8):g}" height="4" fill="var(--ink)"/></svg>'
    )


def outcome_bar(
    low: float, likely: float, high: float, domain: tuple[float, float], shape: int, label: str
) -> Markup:
    """A policy's outcome in one scenario: low to high, the likely one a dot."""
    span = domain[1] - domain[0] or 1.0

    def at(value: float) -> float:
        return round(8 + 104 * (value - domain[0]) / span, 1)

    zero = f'<path d="M{at(0)} 0v18" stroke="var(--line)"/>' if domain[0] <= 0 <= domain[1] else ""
    return Markup(
        '<svg class="chart row" viewBox="0 0 120 18" width="120" height="18" role="img" '
        'aria-label="{}">{}</svg>'
    ).format(
        label,
        Markup(
            f'{zero}<path d="M{at(low)} 9H{at(high)}" stroke="var(--s{shape})" stroke-width="2"/>'
            f'<circle cx="{at(likely)}" cy="9" r="4.5" fill="var(--s{shape})"/>'
        ),
    )


def density_bars(counts: Sequence[int]) -> Markup:
    """Claims per week, behind the as-of control; decoration, the date is written beside it."""
    most = max(counts, default=0) or 1
    step = 560 / max(len(counts), 1)
    bars = "".join(
        f'<rect x="{place * step:.1f}" y="{22 - 21 * number / most:.1f}" '
        f'width="{max(step - 1.5, 1):.1f}" height="{21 * number / most:.1f}"/>'
        for place, number in enumerate(counts)
        if number
    )
    return Markup(
        '<svg preserveAspectRatio="none" class="chart density" viewBox="0 0 560 22" width="560" '
        f'height="22" fill="var(--muted)" aria-hidden="true" focusable="false">{bars}</svg>'
    )
