"""From a case and what was read of it to everything that can be said of it as of a day."""
