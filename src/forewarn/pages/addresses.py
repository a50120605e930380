"""Where each page and each sentence lives; the same in the server and the static site."""

import re
from functools import lru_cache

_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PLAIN = re.compile(r"[A-Za-z0-9._-]")


# Each page links to the same few thousand claims and findings again and again.
@lru_cache(maxsize=1 << 17)
def slug(text: str) -> str:
    """``text`` as a file name and fragment: other characters become ``~`` and their code point.

    Distinct texts have distinct slugs.

    >>> slug("r1:12-40/20")
    'r1~3a_12-40~2f_20'
    """
    plain = "".join(ch if _PLAIN.match(ch) and ch != "_" else f"~{ord(ch):x}_" for ch in text)
    return f"~2e_{plain[1:]}" if plain.startswith(".") else plain


def claim_anchor(claim: str) -> str:
    """Fragment of a claim's sentence in its report's page."""
    return f"c-{slug(claim)}"


def note_anchor(claim: str) -> str:
    """Fragment of a claim's margin note."""
    return f"n-{slug(claim)}"


def report_path(report: str) -> str:
    """Page of a report."""
    return f"report/{slug(report)}.html"


def claim_path(report: str, claim: str) -> str:
    """Page and fragment of a claim's sentence."""
    return f"{report_path(report)}#{claim_anchor(claim)}"


def explain_path(finding: str) -> str:
    """Page that gives a finding's grounds."""
    return f"explain/{slug(finding)}.html"


def origins_path(page: int) -> str:
    """A page of the list of origins."""
    return "origins.html" if page == 1 else f"origins/{page}.html"


def origin_anchor(origin: str) -> str:
    """Fragment of an origin in its page."""
    return f"o-{slug(origin)}"


def encoded(value: str) -> str:
    """``value`` as part of a query string, as RFC 3986 wants it.

    >>> encoded("10,000 men & more")
    '10%2C000%20men%20%26%20more'
    """
    return "".join(
        chr(byte) if chr(byte) in _UNRESERVED else f"%{byte:02X}" for byte in value.encode()
    )


def root_of(path: str) -> str:
    """The way from a page back to the site's folder."""
    return "../" * path.count("/")
