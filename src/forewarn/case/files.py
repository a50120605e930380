"""Names of the files of a case that grow a line at a time."""

FORECASTS = "forecasts.jsonl"
"""The log of forecasts, which builds append to."""
REVIEWS = "reviews.jsonl"
"""What people decided on claims."""
RESOLUTIONS = "resolutions.jsonl"
"""What happened."""
