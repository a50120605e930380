"""From a folder and a day to an assessment: stale steps only."""
