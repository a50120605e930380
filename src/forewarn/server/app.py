"""The workbench as an application: the same pages as the static site, rendered on demand."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Route

from forewarn.server.live_handlers import LiveHandlers
from forewarn.server.page_handlers import PageHandlers
from forewarn.server.security import HOSTS
from forewarn.server.suppositions import Suppositions
from forewarn.server.what_if_handlers import WhatIfHandlers
from forewarn.server.write_handlers import WriteHandlers
from forewarn.server.writer import CaseWriter


def app(writer: CaseWriter) -> Starlette:
    """Pages of every day under ``/DATE/``; ``/`` leads to the latest build, or to its faults.

    An earlier day is built when it is first asked for.
    """
    session = writer.session
    what_if = WhatIfHandlers(writer, Suppositions(session, who=writer.who))
    pages = PageHandlers(session, writer.history, what_if)
    live = LiveHandlers(session)
    write = WriteHandlers(writer)
    return Starlette(
        routes=[
            Route("/", pages.root),
            Route("/favicon.ico", pages.no_icon),
            Route("/events", live.events),
            Route("/stop", live.stop, methods=["POST"]),
            Route("/rebuild", live.rebuild, methods=["POST"]),
            Route("/review", write.handler(writer.decide), methods=["POST"]),
            Route("/review/mark", write.handler(writer.mark), methods=["POST"]),
            Route("/review/undo", write.handler(lambda form: writer.undo()), methods=["POST"]),
            Route("/review/redo", write.handler(lambda form: writer.redo()), methods=["POST"]),
            Route("/edit", write.handler(writer.edit, page="edit"), methods=["POST"]),
            Route("/edit/resolve", write.handler(writer.resolve, page="edit"), methods=["POST"]),
            Route("/edit/view", write.view, methods=["POST"]),
            Route("/edit/fetch", write.handler(write.fetch, page="edit"), methods=["POST"]),
            Route("/propose", what_if.propose, methods=["POST"]),
            Route("/edit/upload", write.upload, methods=["POST"]),
            Route("/{page}.html", pages.undated),
            Route("/{day}/{path:path}", pages.answer),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS))],
    )
