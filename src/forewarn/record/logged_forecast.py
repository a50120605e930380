"""A forecast as it was made, and the log that keeps it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from forewarn.findings.address import Address
from forewarn.findings.subject import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """One chance for one question, as of a day, due on another."""

    id: Address
    """``scenario.ID``, ``indicator.ID`` or ``signpost.ID``."""
    as_of: date
    """Day of the build."""
    horizon: date
    """Day on which it is due: scored then, and not before."""
    probability: float
    """The chance that was given."""
    base: float
    """What the base rate would have said on the same day, for comparison."""
    inputs: str
    """Hash of everything that went into the build."""
    replayed: bool = False
    """True when the case held later reports already: said with hindsight in the odds, if not in
    the evidence, and scored apart."""

    def __post_init__(self) -> None:
        if not (0 <= self.probability <= 1 and 0 <= self.base <= 1):
            raise ValueError(
                f"a chance lies in [0, 1], got {self.probability} and base {self.base}"
            )
        if self.horizon < self.as_of:
            raise ValueError(
                f"a forecast is due after it was made, got {self.horizon} before {self.as_of}"
            )

    @property
    def kind(self) -> Subject:
        """Scenario, indicator or signpost."""
        return self.id.subject

    @property
    def days(self) -> int:
        """Days from the forecast to its horizon."""
        return (self.horizon - self.as_of).days


def log_line(forecast: Forecast) -> str:
    """A line of the log, keys in a fixed order, without its end."""
    return json.dumps(
        {
            "id": str(forecast.id),
            "as_of": forecast.as_of.isoformat(),
            "horizon": forecast.horizon.isoformat(),
            "probability": forecast.probability,
            "base": forecast.base,
            "inputs": forecast.inputs,
            "replayed": forecast.replayed,
        }
    )


def parse_forecast(value: Any) -> Forecast:
    """The forecast of a parsed line.

    ValueError saying which key is missing, unknown or of the wrong kind.
    """
    if not isinstance(value, dict):
        raise ValueError(f"needs an object, got {type(value).__name__}")
    keys = {"id", "as_of", "horizon", "probability", "base", "inputs", "replayed"}
    if set(value) != keys:
        differing = sorted(keys ^ set(value))
        raise ValueError(f"missing or unknown: {', '.join(differing)}")
    for key in ("id", "as_of", "horizon", "inputs"):
        if not isinstance(value[key], str):
            raise ValueError(f"{key} needs text, got {value[key]!r}")
    for key in ("probability", "base"):
        if isinstance(value[key], bool) or not isinstance(value[key], int | float):
            raise ValueError(f"{key} needs a number, got {value[key]!r}")
    if not isinstance(value["replayed"], bool):
        raise ValueError(f"replayed needs true or false, got {value['replayed']!r}")
    return Forecast(
        **{
            **value,
            "id": Address.parse(value["id"]),
            "as_of": date.fromisoformat(value["as_of"]),
            "horizon": date.fromisoformat(value["horizon"]),
        }
    )


def latest_forecasts(forecasts: Iterable[Forecast]) -> tuple[Forecast, ...]:
    """Of several forecasts of one thing as of one day, the one logged last.

    When a case is corrected and built again on the same day, the last forecast is scored; a
    replayed forecast never replaces one that was made at the time.
    """
    latest = {
        (forecast.id, forecast.as_of, forecast.horizon, forecast.replayed): forecast
        for forecast in forecasts
    }
    return tuple(
        sorted(
            latest.values(), key=lambda forecast: (forecast.as_of, forecast.horizon, forecast.id)
        )
    )
