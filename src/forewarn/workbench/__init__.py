"""A case folder on disk and its builds; a build repeats stale steps only."""
