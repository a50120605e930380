"""The command line; heavy imports happen inside the commands."""

from forewarn.cli.main import main

__all__ = ["main"]
