"""``python -m forewarn.cli``."""

from forewarn.cli.process import run_process

run_process()
