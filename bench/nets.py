"""Nets of futures, events and reports, ours beside pyAgrum's exact inference and plain sampling."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from time import process_time

import numpy as np
from numpy.typing import NDArray

from forewarn.indicators.odds import FloatArray
from forewarn.scenarios.network import Layout, Marginals, Network, Reports
from forewarn.scenarios.shared_reliability import beta_weights, learn_together, reliability_grid

MEAN, STRENGTH, NOISE = 0.6, 5.0, 0.3
"""Of the reliabilities and of reports that reflect nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """A net with reports drawn from it."""

    network: Network
    reports: Reports
    source: NDArray[np.intp]
    reflects: FloatArray
    """Chance of each report to reflect what happened, where each has a node of its own."""


def invented(
    *, seed: int, futures: int, steps: int, indicators: int, reports: int, sources: int
) -> Space:
    """A net of a given size: sticky futures, indicators that mostly tell them apart."""
    rng = np.random.default_rng(seed)
    even = np.full(futures, 1 / futures)
    moves = 0.9 * np.eye(futures) + 0.1 * even
    odds = 0.02 + 0.96 * rng.beta(0.6, 0.6, (indicators, futures))
    states = [int(rng.integers(futures))]
    for _ in range(steps - 1):
        states.append(int(rng.choice(futures, p=moves[states[-1]])))
    happened = rng.random((indicators, steps)) < odds[:, states]
    reliability = rng.beta(MEAN * STRENGTH, (1 - MEAN) * STRENGTH, sources)
    source = rng.integers(sources, size=reports)
    indicator, step = rng.integers(indicators, size=reports), rng.integers(steps, size=reports)
    reflects = rng.random(reports) < reliability[source]
    says = np.where(reflects, happened[indicator, step], rng.random(reports) < NOISE)
    return Space(
        network=Network(
            initial=even, transitions=np.repeat(moves[None], steps - 1, axis=0), odds=odds
        ),
        reports=Reports(indicator=indicator, step=step, says=says, noise=np.full(reports, NOISE)),
        source=source,
        reflects=rng.uniform(0.3, 0.95, reports),
    )


def agrum_net(space: Space):
    """The same net for pyAgrum, a reliability node each; events that nobody reports are left out,
    which spares it work."""
    import pyagrum as gum

    network, reports = space.network, space.reports
    net = gum.BayesNet()
    steps, futures = network.steps, len(network.initial)
    for step in range(steps):
        net.add(gum.LabelizedVariable(f"x{step}", "", futures))
        if step:
            net.addArc(f"x{step - 1}", f"x{step}")
            net.cpt(f"x{step}")[:] = network.transitions[step - 1]
        else:
            net.cpt("x0")[:] = network.initial
        for one in sorted(set(reports.indicator[reports.step == step].tolist())):
            net.add(gum.LabelizedVariable(f"e{one}_{step}", "", 2))
            net.addArc(f"x{step}", f"e{one}_{step}")
            yes = network.odds[one]
            net.cpt(f"e{one}_{step}")[:] = np.stack([1 - yes, yes], axis=1)
    for k, chance in enumerate(space.reflects):
        net.add(gum.LabelizedVariable(f"z{k}", "", 2))
        net.cpt(f"z{k}")[:] = [1 - chance, chance]
        net.add(gum.LabelizedVariable(f"y{k}", "", 2))
        event = f"e{reports.indicator[k]}_{reports.step[k]}"
        net.addArc(event, f"y{k}")
        net.addArc(f"z{k}", f"y{k}")
        noise = float(reports.noise[k])
        for happened in (0, 1):
            net.cpt(f"y{k}")[{event: happened, f"z{k}": 0}] = [1 - noise, noise]
            net.cpt(f"y{k}")[{event: happened, f"z{k}": 1}] = [1 - happened, happened]
    return net


def agrum_engine(net, reports: Reports):
    import pyagrum as gum

    engine = gum.LazyPropagation(net)
    engine.setNumberOfThreads(1)
    engine.setEvidence({f"y{k}": int(said) for k, said in enumerate(reports.says)})
    return engine


def agrum_read(engine, space: Space) -> Marginals:
    """Every marginal that ours gives, but for events that nobody reports: those stay nan."""
    steps = space.network.steps
    reported = sorted(
        set(zip(space.reports.indicator.tolist(), space.reports.step.tolist(), strict=True))
    )
    engine.makeInference()
    events = np.full((len(space.network.odds), steps), np.nan)
    for one, step in reported:
        events[one, step] = engine.posterior(f"e{one}_{step}").toarray()[1]
    return Marginals(
        states=np.array([engine.posterior(f"x{step}").toarray() for step in range(steps)]),
        filtered=np.zeros(0),
        events=events,
        reflects=np.array(
            [engine.posterior(f"z{k}").toarray()[1] for k in range(len(space.reflects))]
        ),
        log_evidence=float(np.log(engine.evidenceProbability())),
    )


def agrum_marginals(space: Space) -> Marginals:
    """All marginals by pyAgrum's lazy propagation."""
    return agrum_read(agrum_engine(agrum_net(space), space.reports), space)


def tables(space: Space) -> float:
    """Numbers in the tables that exact inference needs where sources share their reliability, with
    two degrees of it: pyAgrum's own triangulation of the net with one node a source."""
    import pyagrum as gum

    net = gum.BayesNet()
    reports = space.reports
    for step in range(space.network.steps):
        net.add(gum.LabelizedVariable(f"x{step}", "", len(space.network.initial)))
        if step:
            net.addArc(f"x{step - 1}", f"x{step}")
    for one in sorted(set(space.source.tolist())):
        net.add(gum.LabelizedVariable(f"s{one}", "", 2))
    for cell in sorted(set(zip(reports.indicator.tolist(), reports.step.tolist(), strict=True))):
        net.add(gum.LabelizedVariable(f"e{cell[0]}_{cell[1]}", "", 2))
        net.addArc(f"x{cell[1]}", f"e{cell[0]}_{cell[1]}")
    for k in range(len(reports.says)):
        net.add(gum.LabelizedVariable(f"y{k}", "", 2))
        net.addArc(f"e{reports.indicator[k]}_{reports.step[k]}", f"y{k}")
        net.addArc(f"s{space.source[k]}", f"y{k}")
    tree = gum.JunctionTreeGenerator().junctionTree(net)
    return sum(
        float(np.prod([float(net.variable(node).domainSize()) for node in tree.clique(clique)]))
        for clique in tree.nodes()
    )


def sampled(space: Space, *, chains: int, sweeps: int, warm_up: int, seed: int) -> FloatArray:
    """``P(x_t)`` by plain Gibbs sampling over futures, events, reports' worth and reliabilities.

    The independent check: it shares no line with what it checks, and counts states as drawn.
    """
    rng = np.random.default_rng(seed)
    network, reports, source = space.network, space.reports, space.source
    steps, futures = network.steps, len(network.initial)
    sources = int(source.max()) + 1
    says, noise = reports.says, reports.noise
    by_chance = np.where(says, noise, 1 - noise)
    cell = reports.indicator * steps + reports.step
    cells, which = np.unique(cell, return_inverse=True)
    order = np.argsort(which, kind="stable")
    starts = np.searchsorted(which[order], np.arange(len(cells)))
    of_indicator, of_step = np.divmod(cells, steps)
    odds = network.odds[of_indicator]
    held = np.full((chains, sources), MEAN)
    counts = np.zeros((steps, futures))
    own = np.eye(sources)[source]
    for sweep in range(sweeps):
        trust = held[:, source]
        yes = np.log((1 - trust) * by_chance + trust * says)[:, order]
        no = np.log((1 - trust) * by_chance + trust * ~says)[:, order]
        yes = np.exp(np.add.reduceat(yes, starts, axis=1))[:, :, None] * odds
        no = np.exp(np.add.reduceat(no, starts, axis=1))[:, :, None] * (1 - odds)
        logs = np.zeros((steps, chains, futures))
        np.add.at(logs, of_step, np.log(yes + no).transpose(1, 0, 2))
        weight = np.exp(logs - logs.max(axis=2, keepdims=True))
        forward = np.empty_like(weight)
        ahead = np.tile(network.initial, (chains, 1))
        for step in range(steps):
            if step:
                ahead = forward[step - 1] @ network.transitions[step - 1]
            forward[step] = ahead * weight[step]
            forward[step] /= forward[step].sum(axis=1, keepdims=True)
        path = np.empty((steps, chains), dtype=np.intp)
        chances = forward[-1]
        for step in range(steps - 1, -1, -1):
            if step < steps - 1:
                chances = forward[step] * network.transitions[step][:, path[step + 1]].T
            sums = chances.cumsum(axis=1)
            path[step] = (sums < rng.random((chains, 1)) * sums[:, -1:]).sum(axis=1)
        at = path[of_step].T[:, :, None]
        so = np.take_along_axis(yes, at, axis=2)[:, :, 0]
        not_so = np.take_along_axis(no, at, axis=2)[:, :, 0]
        happened = (rng.random(so.shape) < so / (so + not_so))[:, which]
        true = trust * (happened == says)
        worth = rng.random(true.shape) < true / (true + (1 - trust) * by_chance)
        right, wrong = worth @ own, (~worth) @ own
        held = rng.beta(MEAN * STRENGTH + right, (1 - MEAN) * STRENGTH + wrong)
        if sweep >= warm_up:
            counts += np.eye(futures)[path].sum(axis=1)
    shares: FloatArray = counts / counts.sum(axis=1, keepdims=True)
    return shares


SIZE = {"futures": 5, "steps": 36, "indicators": 40, "reports": 500}


def exact_table(*, seed: int = 1, repeats: int = 7) -> str:
    """All marginals with a reliability node each: agreement and time."""
    space = invented(seed=seed, sources=20, **SIZE)
    net = agrum_net(space)
    started = process_time()
    engine = agrum_engine(net, space.reports)
    theirs = agrum_read(engine, space)
    their_all = process_time() - started
    changes = []
    for k in range(repeats):
        engine.chgEvidence(f"y{k}", int(not space.reports.says[k]))
        started = process_time()
        engine.makeInference()
        for step in range(space.network.steps):
            engine.posterior(f"x{step}")
        changes.append(process_time() - started)
    our_all, our_change = [], []
    for k in range(repeats):
        started = process_time()
        ours = space.network.marginals(space.reports, space.reflects)
        our_all.append(process_time() - started)
        layout = Layout.of(space.reports, indicators=len(space.network.odds))
        says = space.reports.says.copy()
        says[k] = not says[k]
        started = process_time()
        space.network.marginals(replace(space.reports, says=says), space.reflects, layout=layout)
        our_change.append(process_time() - started)
    off = max(
        float(np.nanmax(np.abs(getattr(ours, name) - getattr(theirs, name))))
        for name in ("states", "events", "reflects")
    )
    return "\n".join(
        [
            "| all marginals of 36 futures, 1440 events and 500 reliabilities | all, ms | one report changed, ms |",
            "| --- | --- | --- |",
            f"| pyAgrum, lazy propagation | {1e3 * their_all:.0f} | {1e3 * np.median(changes):.1f} (the futures only) |",
            f"| forewarn | {1e3 * np.median(our_all):.1f} | {1e3 * np.median(our_change):.1f} (everything) |",
            "",
            f"Largest difference between the two: {off:.1e}.  Processor time, medians of {repeats}.",
        ]
    )


def shared_table(*, seed: int = 1, sweeps: int = 1000) -> str:
    """20 sources that share their reliability, against a long run of sampling."""
    space = invented(seed=seed, sources=20, **SIZE)
    long_run = sampled(space, chains=200, sweeps=sweeps, warm_up=sweeps // 10, seed=2)
    lines = [
        "| 20 sources with shared reliability, P(future) in 36 months | largest error | mean error | s |",
        "| --- | --- | --- | --- |",
    ]
    for name, found, seconds in _methods(space, seed):
        off = np.abs(found - long_run)
        lines.append(f"| {name} | {off.max():.4f} | {off.mean():.4f} | {seconds:.2f} |")
    lines += [
        "",
        f"Against {200 * (sweeps - sweeps // 10):,} draws of Gibbs sampling, the first tenth of "
        "each of 200 chains left out.",
        f"Exact inference is left out: with two degrees of reliability pyAgrum's triangulation "
        f"needs tables of {tables(space) * 8 / 2**30:.0f} GiB, and with 41 as here far more.",
    ]
    return "\n".join(lines)


def _methods(space: Space, seed: int) -> Iterator[tuple[str, FloatArray, float]]:
    started = process_time()
    flat = space.network.marginals(space.reports, np.full(len(space.source), MEAN)).states
    yield "reliability not learned", flat, process_time() - started
    started = process_time()
    short = sampled(space, chains=20, sweeps=150, warm_up=50, seed=seed)
    yield "Gibbs sampling, 2,000 draws", short, process_time() - started
    points = reliability_grid()
    prior = beta_weights(np.full(20, MEAN), STRENGTH, points=points)
    started = process_time()
    found = learn_together(
        space.network, space.reports, space.source, prior, points=points, seed=seed
    )
    seconds = process_time() - started
    yield f"forewarn ({found.effective:.0f} effective draws of 512)", found.states, seconds
