"""A case folder on disk, built when it is asked for: stale steps only."""
