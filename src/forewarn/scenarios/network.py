"""The whole net in closed form: futures, events, reports and what each report is worth.

``x_t`` is the future that holds in step ``t``, ``E_it`` whether indicator ``i`` came about in it,
``y_k`` what report ``k`` says of one such event, and ``z_k`` whether that report reflects what
happened.  A report that does says the truth; one that does not says yes by chance ``noise``.  Each
``z_k`` hangs on one report only, so the net is a tree and two passes give every marginal exactly
(Pearl, Probabilistic Reasoning in Intelligent Systems, 1988, chapter 4; Rabiner 1989).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from forewarn.indicators.odds import FloatArray

CONTRADICTION = (
    "the reports contradict one another with certainty: no future allows them all; "
    "give odds, noise and reliabilities short of 0 and 1"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """Reports on events, one entry a report in every array."""

    indicator: NDArray[np.intp]
    step: NDArray[np.intp]
    says: NDArray[np.bool_]
    """True where the report says that it came about."""
    noise: FloatArray
    """Chance that a report which does not reflect what happened says yes."""

    def by_chance(self) -> FloatArray:
        """``P(y_k | z_k = 0)``, whether the event came about or not."""
        chance: FloatArray = np.where(self.says, self.noise, 1 - self.noise)
        return chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Which reports tell of one event, and which events fall in one step; worked out once for
    reports whose words may change."""

    order: NDArray[np.intp]
    """Reports sorted by their event."""
    starts: NDArray[np.intp]
    """Where each event begins in that order."""
    event: NDArray[np.intp]
    """Event of each report."""
    indicator: NDArray[np.intp]
    """Indicator of each event, the events sorted by step."""
    step: NDArray[np.intp]
    firsts: NDArray[np.intp]
    """Where each step with an event begins among the events."""

    @classmethod
    def of(cls, reports: Reports, *, indicators: int) -> "Layout":
        """The layout of ``reports`` on so many indicators."""
        cell = reports.step * indicators + reports.indicator
        cells, event = np.unique(cell, return_inverse=True)
        order = np.argsort(event, kind="stable")
        step, indicator = np.divmod(cells, indicators)
        return cls(
            order=order,
            starts=np.searchsorted(event[order], np.arange(len(cells))),
            event=event,
            indicator=indicator,
            step=step,
            firsts=np.flatnonzero(np.diff(step, prepend=-1)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Marginals:
    """Every marginal of the net, given all reports."""

    states: FloatArray
    """``P(x_t)``, ``(steps, futures)``: the smoother."""
    filtered: FloatArray
    """``P(x_t)`` given the reports up to ``t`` only."""
    events: FloatArray
    """``P(E_it)``, ``(indicators, steps)``."""
    reflects: FloatArray
    """``P(z_k)``, one a report."""
    log_evidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePass:
    """What passing messages once leaves, for each of several sets of reliabilities."""

    states: FloatArray
    """``(steps, sets, futures)``."""
    filtered: FloatArray
    sure: FloatArray
    """``P(E = yes | x, reports)``, ``(events, sets, futures)``."""
    log_evidence: FloatArray
    """One a set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A chain of futures with events under them; ``n`` futures, ``T`` steps, ``m`` indicators."""

    initial: FloatArray
    """``P(x_0)``, ``(n,)``."""
    transitions: FloatArray
    """``P(x_t | x_{t-1})`` for ``t = 1..T-1``, ``(T - 1, n, n)``."""
    odds: FloatArray
    """``P(E_it | x_t)``, ``(m, n)``."""

    @property
    def steps(self) -> int:
        """Number of steps, at least 1."""
        return len(self.transitions) + 1

    def marginals(
        self, reports: Reports, reflects: FloatArray, *, layout: Layout | None = None
    ) -> Marginals:
        """All marginals; ``reflects`` holds the chance of each ``z_k`` before the reports.

        ``layout`` may be handed over where only the reports' words differ from an earlier call.
        ValueError when the reports cannot all be true under any future, which needs odds, noise
        or reliabilities of exactly 0 or 1.
        """
        cells = layout or Layout.of(reports, indicators=len(self.odds))
        message_pass = self.pass_messages(reports, reflects[None, :], cells)
        states = message_pass.states[:, 0]
        events = self.odds @ states.T
        events[cells.indicator, cells.step] = (message_pass.sure[:, 0] * states[cells.step]).sum(
            axis=1
        )
        chance = events[reports.indicator, reports.step]
        # Given its event a report depends on nothing else.
        agreement = np.where(reports.says, chance, 1 - chance)
        true = reflects + (1 - reflects) * reports.by_chance()
        share = np.divide(reflects, true, out=np.zeros_like(true), where=true > 0)
        return Marginals(
            states=states,
            filtered=message_pass.filtered[:, 0],
            events=events,
            reflects=agreement * share,
            log_evidence=float(message_pass.log_evidence[0]),
        )

    def pass_messages(self, reports: Reports, reflects: FloatArray, layout: Layout) -> MessagePass:
        """The two passes for several sets of reliabilities at once, ``(sets, reports)``.

        ValueError as for :meth:`marginals`.
        """
        sure, logs, scale = self._emissions(reports, reflects, layout)
        filtered, states, log_evidence = self._weigh(logs)
        return MessagePass(
            states=states,
            filtered=filtered,
            sure=sure,
            log_evidence=log_evidence + scale,
        )

    def log_likelihood(self, reports: Reports, reflects: FloatArray, layout: Layout) -> FloatArray:
        """``log P(reports of step t | x_t)``, ``(steps, sets, futures)``, up to a constant a set.

        ValueError as for :meth:`marginals`.
        """
        return self._emissions(reports, reflects, layout)[1]

    def smooth(self, logs: FloatArray) -> FloatArray:
        """``P(x_t)`` given all of the log likelihoods ``(steps, sets, futures)``.

        ValueError where they leave no future possible.
        """
        return self._weigh(logs)[1]

    def _emissions(
        self, reports: Reports, reflects: FloatArray, layout: Layout
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        """``P(E | x, reports)``, the steps' log likelihoods, and what was scaled out of them."""
        sets = len(reflects)
        logs_by_step = np.zeros((self.steps, sets, len(self.initial)))
        if not len(layout.starts):
            return np.zeros((0, sets, len(self.initial))), logs_by_step, np.zeros(sets)
        sure, logs, scale = self._events(reports, reflects, layout)
        logs_by_step[layout.step[layout.firsts]] = np.add.reduceat(logs, layout.firsts, axis=0)
        return sure, logs_by_step, scale

    def _weigh(self, logs: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Filter, smoother and log evidence from log likelihoods ``(steps, sets, futures)``."""
        top = logs.max(axis=2)
        if not np.isfinite(top).all():
            raise ValueError(CONTRADICTION)
        filtered, states, log_evidence = self._pass_both_ways(np.exp(logs - top[:, :, None]))
        return filtered, states, log_evidence + top.sum(axis=0)

    def _events(
        self, reports: Reports, reflects: FloatArray, layout: Layout
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        """``P(E | x, reports)`` and ``log P(reports | x)`` of each event, and what was scaled out."""
        astray = (1 - reflects) * reports.by_chance()
        if_so = astray + reflects * reports.says
        if_not = astray + reflects * ~reports.says
        with np.errstate(divide="ignore"):
            logs = np.log(np.stack([if_not, if_so])[:, :, layout.order])
        lam = np.add.reduceat(logs, layout.starts, axis=2).transpose(0, 2, 1)
        best = lam.max(axis=0)
        if not np.isfinite(best).all():
            raise ValueError(CONTRADICTION)
        weight = np.exp(lam - best)[:, :, :, None]
        chance = self.odds[layout.indicator][:, None, :]
        happened = chance * weight[1]
        both = (1 - chance) * weight[0] + happened
        sure = np.divide(happened, both, out=np.zeros_like(both), where=both > 0)
        with np.errstate(divide="ignore"):
            return sure, np.log(both), best.sum(axis=0)

    def _pass_both_ways(self, weight: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Filter, smoother and log evidence from likelihoods ``(steps, sets, futures)``."""
        forward, states = np.empty_like(weight), np.empty_like(weight)
        totals = np.empty((*weight.shape[:2], 1))
        ahead = np.broadcast_to(self.initial, weight.shape[1:])
        with np.errstate(divide="ignore", invalid="ignore"):
            for step, likelihood in enumerate(weight):
                if step:
                    ahead = forward[step - 1] @ self.transitions[step - 1]
                both = ahead * likelihood
                totals[step] = both.sum(axis=1, keepdims=True)
                forward[step] = both / totals[step]
        if not (totals > 0).all():
            raise ValueError(CONTRADICTION)
        behind = np.ones(weight.shape[1:])
        states[-1] = forward[-1]
        for step in range(len(weight) - 1, 0, -1):
            behind = (weight[step] * behind) @ self.transitions[step - 1].T
            behind /= behind.sum(axis=1, keepdims=True)
            states[step - 1] = forward[step - 1] * behind
        states /= states.sum(axis=2, keepdims=True)
        return forward, states, np.log(totals[..., 0]).sum(axis=0)
