"""Rows of long lists in a database, searched and counted there."""
