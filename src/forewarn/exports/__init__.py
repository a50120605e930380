"""An assessment in the formats of other programs, found through entry points."""

from forewarn.exports.export import Export, load_export

__all__ = ["Export", "load_export"]
