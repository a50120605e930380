"""House effects by NUTS (Jackman 2005, Australian Journal of Political Science 40, 499), in numpyro."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.panel.panel import Panel

Array = NDArray[Any]

NAME = "NUTS house effects"


def draws(panel: Panel, wanted: Array, *, seed: int, warmup: int, samples: int) -> Array:
    """Posterior draws of the wanted series, draw by series.

    ``y ~ t4(theta + house + race error, sigma)``; settled series have their truth for theta, so
    that houses and the error of a race are learned against what happened.
    """
    import jax
    import jax.numpy as jnp
    import numpyro
    import numpyro.distributions as dist
    from numpyro.infer import MCMC, NUTS

    wide = float(4 * np.nanstd(panel.value))
    typical = float(np.nanstd(panel.value - panel.settled[panel.series]))
    typical = typical if typical > 0 else 1.0
    settled = np.nan_to_num(panel.settled)
    known = ~np.isnan(panel.settled)

    def model() -> None:
        sigma = numpyro.sample("sigma", dist.HalfNormal(typical))
        tau = numpyro.sample("tau", dist.HalfNormal(typical))
        omega = numpyro.sample("omega", dist.HalfNormal(typical))
        common = numpyro.sample("common", dist.Normal(0, typical))
        house = numpyro.sample("house", dist.Normal(0, 1).expand([panel.sources])) * tau + common
        error = numpyro.sample("error", dist.Normal(0, 1).expand([panel.settled.size])) * omega
        free = numpyro.sample("free", dist.Normal(0, wide).expand([wanted.size]))
        theta = jnp.where(known, settled, 0.0).at[wanted].set(free)
        mean = theta[panel.series] + house[panel.source] + error[panel.series]
        numpyro.sample("y", dist.StudentT(4, mean, sigma), obs=panel.value)

    run = MCMC(
        NUTS(model), num_warmup=warmup, num_samples=samples, num_chains=1, progress_bar=False
    )
    run.run(jax.random.PRNGKey(seed))
    return np.asarray(run.get_samples()["free"])
