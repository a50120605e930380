"""What we said, what happened, how well we did."""

from forewarn.record.logged_forecast import Forecast
from forewarn.record.resolution import Resolution

__all__ = ["Forecast", "Resolution"]
