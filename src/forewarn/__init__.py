"""forewarn: conflicting reports in, grounded judgements out."""

__version__ = "0.1.0"
