"""What the built-in reader of English is called."""

READER_NAME = "english 0.6"
"""Name and version, which a build asks for even where it reads nothing."""
