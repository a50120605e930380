"""Where each page and each sentence lives; the same in the server and the static site."""

import re

_PLAIN = re.compile(r"[A-Za-z0-9._-]")


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


def root_of(path: str) -> str:
    """The way from a page back to the site's folder."""
    return "../" * path.count("/")
