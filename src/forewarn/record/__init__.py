"""The track record: forecasts, outcomes and their scores."""

from forewarn.record.logged_forecast import Forecast
from forewarn.record.resolution import Resolution

__all__ = ["Forecast", "Resolution"]
