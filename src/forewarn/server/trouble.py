"""The page that says why a request was not carried out."""

from starlette.responses import HTMLResponse, Response

from forewarn.server.security import HEADERS
from forewarn.server.session import Session


def trouble(session: Session, heading: str, words: str, status: int) -> Response:
    """A page of the present build with the reason on it."""
    body = session.present.trouble_page(heading, words)
    return HTMLResponse(body, status_code=status, headers=HEADERS)
