"""When: dates and periods resolved against the day of the report."""
