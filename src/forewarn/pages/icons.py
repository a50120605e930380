"""Signs of a level, a scenario, coverage; and the futures and quantiles counted in them."""

from collections.abc import Mapping, Sequence
from math import ceil, floor, log10

from markupsafe import Markup, escape

from forewarn.signposts.status import Level
from forewarn.wording.numbers import about
from forewarn.wording.translations import _
from forewarn.wording.vocabulary import term

_SHAPES = {
    1: '<circle cx="6.5" cy="6.5" r="5.5"/>',
    2: '<rect x="1.5" y="1.5" width="10" height="10"/>',
    3: '<path d="M6.5 .5 12.5 6.5 6.5 12.5 .5 6.5z"/>',
    4: '<path d="M6.5 1 12.5 12H.5z"/>',
    5: '<path d="M4.7 1h3.6v3.7H12v3.6H8.3V12H4.7V8.3H1V4.7h3.7z"/>',
}


def scenario_icon(shape: int) -> Markup:
    """A scenario's sign: always its hue and its shape together."""
    return Markup(
        f'<svg class="key" viewBox="0 0 13 13" fill="var(--s{shape})" aria-hidden="true" '
        f'focusable="false">{_SHAPES[shape]}</svg>'
    )


def level_icon(reached: Level) -> Markup:
    """Four rising bars, filled up to the level, and its word."""
    bars = "".join(
        f'<rect x="{4.5 * step + 0.5:g}" y="{9.5 - 3 * step:g}" width="3" '
        f'height="{4 + 3 * step:g}" fill="{"currentColor" if step < reached else "none"}" '
        'stroke="currentColor"/>'
        for step in range(4)
    )
    return Markup(
        f'<span class="level {reached.word}"><svg width="18" height="14" viewBox="0 0 18 14" '
        f'aria-hidden="true" focusable="false">{bars}</svg>{escape(term(reached.word))}</span>'
    )


def futures_waffle(counts: Mapping[str, int], shapes: Mapping[str, int], label: str) -> Markup:
    """A hundred futures, ten by ten, in the order of ``counts``."""
    cells = [shapes[scenario] for scenario, number in counts.items() for _ in range(number)]
    squares = "".join(
        f'<use href="#w{shape}" x="{place % 10 * 19:g}" y="{place // 10 * 19:g}"/>'
        for place, shape in enumerate(cells)
    )
    signs = "".join(
        f'<g id="w{shape}" fill="var(--s{shape})"><g transform="translate(3 3)">'
        f"{_SHAPES[shape]}</g></g>"
        for shape in sorted(set(cells))
    )
    return Markup(
        '<svg class="chart waffle" viewBox="0 0 190 190" width="190" height="190" role="img" '
        'aria-label="{}"><defs>{}</defs>{}</svg>'
    ).format(label, Markup(signs), Markup(squares))


def shares(chances: Mapping[str, float], total: int = 100) -> dict[str, int]:
    """Whole numbers adding to ``total``, by largest remainder; ties to the earlier key."""
    size = sum(chances.values()) or 1.0
    exact = {name: chance / size * total for name, chance in chances.items()}
    counts = {name: int(value) for name, value in exact.items()}
    missing = total - sum(counts.values())
    for name in sorted(exact, key=lambda name: counts[name] - exact[name])[:missing]:
        counts[name] += 1
    return counts


def coverage_pips(coverage: float) -> Markup:
    """Five dots: how likely it would have been reported."""
    full = round(coverage * 5)
    return Markup(
        f'<span class="pips" aria-hidden="true">{"●" * full}<i>{"○" * (5 - full)}</i></span>'
        '<span class="vh">{}</span>'
    ).format(_("would be reported with %(chance)s%% chance", chance=round(coverage * 100)))


_COLUMNS = 17


def _round(low: float, high: float) -> list[float]:
    """A few round figures between two ends, for a log scale: the roundest that are enough."""
    powers = range(floor(log10(low)), ceil(log10(high)) + 1)
    figures: list[float] = []
    for steps in ((1,), (1, 3), (1, 2, 5), (1, 1.5, 2, 3, 5, 7), tuple(range(10, 100))):
        scale = 10 if steps[0] == 10 else 1
        figures = [
            step / scale * 10.0**power
            for power in powers
            for step in steps
            if low * 1.02 <= step / scale * 10.0**power <= high / 1.02
        ]
        if len(figures) >= 3:
            break
    step_over = ceil(len(figures) / 5) or 1
    return figures[::step_over]


def quantile_dots(quantiles: Sequence[float], label: str) -> Markup:
    """Twenty equally likely values on a log scale, stacked where they meet."""
    if not quantiles or min(quantiles) <= 0:
        return Markup("")
    low, high = log10(min(quantiles)), log10(max(quantiles))
    span = max(high - low, 0.05) * 1.12
    low -= span * 0.05
    columns = [
        min(int((log10(value) - low) / span * _COLUMNS), _COLUMNS - 1) for value in quantiles
    ]
    tall = 15 * max(columns.count(column) for column in columns)
    circles = "".join(
        f'<circle cx="{12 + (column + 0.5) * 376 / _COLUMNS:.1f}" '
        f'cy="{tall - 6 - 15 * columns[:place].count(column)}" r="6" fill="var(--ink)"/>'
        for place, column in enumerate(columns)
    )
    ends = "".join(
        f'<text x="{12 + (log10(tick) - low) / span * 376:.1f}" y="{tall + 18}" '
        f'text-anchor="middle" font-size="12" fill="var(--muted)">{about(tick)}</text>'
        for tick in _round(10**low, 10 ** (low + span))
    )
    return Markup(
        '<svg class="chart qd" viewBox="0 0 400 {}" width="400" height="{}" role="img" '
        'aria-label="{}">{}</svg>'
    ).format(
        tall + 22,
        tall + 22,
        label,
        Markup(f'{circles}<path d="M8 {tall + 3.5}H392" stroke="var(--edge)"/>{ends}'),
    )
