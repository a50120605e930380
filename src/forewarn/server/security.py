"""Checks of requests that write, and the policy for pages in a browser."""

import hmac
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request

from forewarn.errors import ForewarnError

HOSTS = ("127.0.0.1", "localhost")
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
LARGEST_FORM = 200_000
"""Bytes of a form."""


class Refused(ForewarnError):
    """A request to write that did not come from one of our own pages."""


async def form(request: Request, token: str) -> Mapping[str, str]:
    """Read the fields of a form from one of our pages; values of one name are joined by line ends.

    Refused when the form comes from another site, is too large, or lacks the token.
    """
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_FORM:
            raise Refused(f"a form may have {LARGEST_FORM} bytes")
    fields: dict[str, str] = {}
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=1000)
    except ValueError:
        raise Refused("the form cannot be read") from None
    for key, value in pairs:
        fields[key] = f"{fields[key]}\n{value}" if key in fields else value
    check_request(request, token, fields.pop("token", ""))
    return fields


def check_request(request: Request, token: str, form_token: str = "") -> None:
    """Refuse a request to write that another site sent, or that lacks the token of this run."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    if site not in ("same-origin", "none") or (
        origin is not None and origin not in (f"http://{request.headers.get('host', '')}", "null")
    ):
        raise Refused("another site sent this; nothing was written")
    sent_token = request.headers.get("x-forewarn-token", form_token)
    if not hmac.compare_digest(sent_token.encode(), token.encode()):
        raise Refused(
            "this page was given out by an earlier run of the workbench; reload it, then decide"
        )
