"""Handlers for open pages: news of the work in progress, a stop, a rebuild."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import asdict

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse

from forewarn.server.security import HEADERS, Refused, check_request, form
from forewarn.server.session import News, Session
from forewarn.server.trouble import trouble
from forewarn.wording.translations import _

TICK = 0.2
"""Seconds between two checks for news."""
ALIVE = 15.0
"""Seconds without news after which an open page is sent a sign that the connection still works."""


class LiveHandlers:
    """The connection to open pages."""

    def __init__(self, session: Session) -> None:
        self.session = session

    async def stop(self, request: Request) -> Response:
        """Stop the work in progress."""
        try:
            check_request(request, self.session.token)
        except Refused as error:
            return PlainTextResponse(str(error), status_code=403)
        self.session.stop()
        return Response(status_code=204)

    async def rebuild(self, request: Request) -> Response:
        """Read the folder again and build.

        A page asks for this after work was stopped, or when the cause of a fault was not in a
        file, so that the watcher saw nothing change.
        """
        try:
            await form(request, self.session.token)
        except Refused as error:
            return trouble(self.session, _("Not rebuilt"), str(error), 403)
        await run_in_threadpool(self.session.reload)
        return RedirectResponse("/", status_code=303)

    async def events(self, _: Request) -> Response:
        """News for as long as the page is open."""
        headers = {**HEADERS, "X-Accel-Buffering": "no"}
        return StreamingResponse(self.news(), media_type="text/event-stream", headers=headers)

    async def news(self) -> AsyncIterator[str]:
        """Send each piece of news as a server-sent event."""
        sent: News | None = None
        quiet = 0.0
        while not self.session.closed:
            news = self.session.news
            if news != sent:
                sent, quiet = news, 0.0
                yield f"data: {json.dumps(asdict(news))}\n\n"
            elif quiet >= ALIVE:
                quiet = 0.0
                yield ": still here\n\n"
            await asyncio.sleep(TICK)
            quiet += TICK
