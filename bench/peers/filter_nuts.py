"""The declared model of one stock by NUTS in numpyro: every bias and error a variable."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from forewarn.estimates.estimate import Datum
from forewarn.estimates.filtering import SHARED_SD
from forewarn.estimates.grid import DRIFT
from forewarn.estimates.likelihood import (
    ASTRAY,
    CLASS_SD,
    COMMON,
    COMMON_ELSE,
    NOISE_SD,
    SOURCE_SD,
)
from forewarn.sources.source import SourceClass

NAME = "NUTS, the same model"
KINDS = tuple(SourceClass)


def draws(
    data: Sequence[Datum], days: int, *, seed: int, warmup: int = 500, samples: int = 1000
) -> NDArray[Any]:
    """Posterior draws of the log quantity at the end."""
    import jax

    order = sorted(data, key=lambda one: one.date)
    first = order[0].date.toordinal()
    at = np.array([one.date.toordinal() - first for one in order], dtype=np.float64)
    start = order[0].date.toordinal() - min(one.date for one in data).toordinal()
    mcmc = _sampler(len(order), warmup, samples)
    mcmc.run(
        jax.random.PRNGKey(seed),
        np.log([one.best for one in order]),
        np.diff(np.r_[start, at]),
        np.array([KINDS.index(one.kind) for one in order]),
        np.array([one.reliability.chance for one in order]),
    )
    found = mcmc.get_samples()
    rest = max(days - (order[-1].date.timetuple().tm_yday - 1), 0)
    chance = np.random.default_rng(seed)
    last = np.asarray(found["level"])[:, -1]
    return last + chance.normal(0, DRIFT * np.sqrt(rest), last.size)


@cache
def _sampler(count: int, warmup: int, samples: int) -> Any:
    import jax.numpy as jnp
    import numpyro
    import numpyro.distributions as dist
    from numpyro.infer import MCMC, NUTS

    share = np.array([COMMON.get(kind, COMMON_ELSE) for kind in KINDS])
    spread = np.array([CLASS_SD[kind] for kind in KINDS])

    def model(y: Any, gaps: Any, kind: Any, trust: Any) -> None:
        opening = numpyro.sample("opening", dist.Uniform(0.0, 18.0))
        steps = numpyro.sample("steps", dist.Normal(0, 1).expand([count]))
        level = numpyro.deterministic("level", opening + jnp.cumsum(steps * DRIFT * jnp.sqrt(gaps)))
        shared = numpyro.sample("shared", dist.Normal(0, SHARED_SD))
        common = numpyro.sample("common", dist.Normal(0, 1).expand([len(KINDS)]))
        bias = (common * np.sqrt(share) * spread)[kind]
        scale = jnp.sqrt((1 - share[kind]) * spread[kind] ** 2 + SOURCE_SD**2 + NOISE_SD**2)
        told = dist.StudentT(4, level + shared + bias, scale).log_prob(y)
        noise = dist.Cauchy(level, ASTRAY).log_prob(y)
        numpyro.factor("y", jnp.logaddexp(jnp.log(trust) + told, jnp.log1p(-trust) + noise).sum())

    return MCMC(
        NUTS(model), num_warmup=warmup, num_samples=samples, num_chains=1, progress_bar=False
    )
