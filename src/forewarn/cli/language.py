"""In which language the program speaks: read once, at its edge."""

import os
from pathlib import Path

WORDS_VARIABLE = "FOREWARN_WORDS"
"""Names the compiled catalogue (``.mo``) that pages and briefs are written from."""


def install_language() -> None:
    """Speak from the catalogue that the environment names; without one, in English.

    CatalogueError where it cannot be read or does not fit.
    """
    name = os.environ.get(WORDS_VARIABLE, "")
    if not name:
        return
    # Only here, so that `--help` stays quick.
    from forewarn.errors import CatalogueError
    from forewarn.wording.translations import install, read

    try:
        with Path(name).open("rb") as file:
            install(read(file, name))
    except OSError as error:
        raise CatalogueError(
            f"{WORDS_VARIABLE} names {name}: {error.strerror}; name a compiled catalogue (.mo), or unset it"
        ) from error
