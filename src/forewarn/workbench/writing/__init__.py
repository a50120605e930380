"""Write into a case folder: one way for every page and every command."""

from forewarn.workbench.writing.gate import Gate, WrittenFile

__all__ = ["Gate", "WrittenFile"]
