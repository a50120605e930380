"""Credible intervals of chances."""

from forewarn.probability.arithmetic import rounded

Z90 = 1.6448536269514722
"""Half the width of a normal's 90% interval in standard deviations: its quantile at 95%."""


def beta_interval(yes: float, no: float, *, level: float = 0.9) -> tuple[float, float]:
    """Equal-tailed credible interval of a chance whose density is Beta(yes, no).

    The quantiles at ``(1 - level) / 2`` and ``(1 + level) / 2``; Gelman et al. (2013), Bayesian
    Data Analysis, 2.3 and 2.4.

    >>> low, high = beta_interval(1, 1)
    >>> round(low, 12), round(high, 12)
    (0.05, 0.95)
    """
    from scipy.special import betaincinv

    tail = round((1 - level) / 2, 12)  # 1 - 0.9 is not 0.1 to the last bit
    return float(betaincinv(yes, no, tail)), float(betaincinv(yes, no, 1 - tail))


def jeffreys(successes: int, trials: int, *, level: float = 0.9) -> tuple[float, float]:
    """Interval of a binomial share by Jeffreys' prior, open to 0 and 1 at the ends.

    Beta(successes + 1/2, trials - successes + 1/2); Brown, Cai and DasGupta (2001), Interval
    estimation for a binomial proportion, Statistical Science 16, 101.

    >>> jeffreys(0, 10)
    (0.0, 0.171725651265)
    """
    if not 0 <= successes <= trials:
        raise ValueError(f"needs 0 <= successes <= trials, got {successes} of {trials}")
    low, high = beta_interval(successes + 0.5, trials - successes + 0.5, level=level)
    return (
        0.0 if successes == 0 else rounded(low),
        1.0 if successes == trials else rounded(high),
    )
