"""A language nobody speaks: English with every letter changed, to see what is not translated."""

import re
from functools import cache
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from forewarn.wording.translations import Catalogue, read
from tools.words import catalogue, messages

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OTHER = "áƀćđéƒǵĥíĵķĺɱńóṕʠŕśťúṽẃẋýźÁƁĆĐÉƑǴĤÍĴĶĹṀŃÓṔɊŔŚŤÚṼẂẊÝŹ"
_LETTERS = str.maketrans(_PLAIN, _OTHER)
_KEPT = re.compile(r"(%\(\w+\)s|%%|<[^<>]*>|&\w+;)")


def changed(message: str) -> str:
    """The message in brackets, every letter changed; placeholders, tags and entities kept."""
    parts = [
        part if _KEPT.fullmatch(part) else part.translate(_LETTERS) for part in _KEPT.split(message)
    ]
    return f"⟦{''.join(parts)}⟧"


@cache
def compiled() -> bytes:
    """The whole catalogue so translated, as a ``.mo`` file; it passes for German."""
    made = Catalog(locale="de", project="forewarn", fuzzy=False)
    for held in catalogue(messages()):
        if not held.id:
            continue
        forms = held.id if isinstance(held.id, str) else tuple(held.id)
        said = changed(forms) if isinstance(forms, str) else tuple(map(changed, forms))
        made.add(forms, said)
    out = BytesIO()
    write_mo(out, made)
    return out.getvalue()


def pseudo() -> Catalogue:
    """The language, ready to be spoken."""
    return read(BytesIO(compiled()), "pseudo.mo")
