"""The workbench as an application: the same pages as the static site, rendered on demand."""

from collections import OrderedDict
from datetime import date

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from forewarn.build.run import Built, Workbench
from forewarn.errors import ForewarnError
from forewarn.export.site import STATIC
from forewarn.pages import page

POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
POLICY += "script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
REMEMBERED = 8
"""Looks back that are held in memory."""


def app(bench: Workbench, built: Built) -> Starlette:
    """Pages of ``built`` under ``/``, and of any earlier day under ``/as-of/DATE/``."""
    past: OrderedDict[date, Built] = OrderedDict()

    def on(day: date) -> Built:
        if day not in past:
            past[day] = bench.build(day)
            while len(past) > REMEMBERED:
                past.popitem(last=False)
        past.move_to_end(day)
        return past[day]

    def answer(which: Built, path: str) -> Response:
        body = page(
            path or "index.html",
            which.case,
            which.assessment,
            which.faults,
            build_hash=which.hashed,
        )
        if body is None:
            return PlainTextResponse(f"there is no page {path}", status_code=404)
        return Response(body, media_type="text/html", headers={"Content-Security-Policy": POLICY})

    def now(request: Request) -> Response:
        return answer(built, request.path_params["path"])

    def then(request: Request) -> Response:
        given = request.path_params["day"]
        try:
            day = date.fromisoformat(given)
        except ValueError:
            return PlainTextResponse(f"{given} is no date such as 2024-10-25", status_code=404)
        if day >= built.assessment.as_of:
            return RedirectResponse("/")
        try:
            return answer(on(day), request.path_params["path"])
        except ForewarnError as error:
            return PlainTextResponse(str(error), status_code=404)

    static = Mount("/static", StaticFiles(directory=STATIC))
    return Starlette(
        routes=[
            static,
            Mount("/as-of/{day}/static", StaticFiles(directory=STATIC)),
            Route("/as-of/{day}/{path:path}", then),
            Route("/{path:path}", now),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])],
    )
