"""In which language the program speaks: read once, at its edge."""

import os
from pathlib import Path

from forewarn.errors import CatalogueError
from forewarn.translations import install, read

VARIABLE = "FOREWARN_WORDS"
"""Names the compiled catalogue (``.mo``) that pages and briefs are written from."""


def speak() -> None:
    """Speak from the catalogue that the environment names, else English.

    CatalogueError where it cannot be read or does not fit.
    """
    name = os.environ.get(VARIABLE, "")
    if not name:
        install(None)
        return
    try:
        with Path(name).open("rb") as file:
            install(read(file, name))
    except OSError as error:
        raise CatalogueError(
            f"{VARIABLE} names {name}: {error.strerror}; name a compiled catalogue (.mo), or unset it"
        ) from error
