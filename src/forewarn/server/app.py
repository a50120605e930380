"""The workbench as an application: the same pages as the static site, rendered on demand."""

from collections import OrderedDict
from datetime import date
from mimetypes import guess_type

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from forewarn.build.run import Built, Workbench
from forewarn.errors import ForewarnError
from forewarn.pages import Site
from forewarn.pages.templates import static

POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; script-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
REMEMBERED = 8
"""Looks back that are held in memory."""


def app(bench: Workbench, built: Built) -> Starlette:
    """Pages of ``built`` under ``/``, and of any earlier day under ``/as-of/DATE/``."""
    held = static()
    present = site_of(built)
    past: OrderedDict[date, Site] = OrderedDict()

    def on(day: date) -> Site:
        if day not in past:
            past[day] = site_of(bench.build(day))
            while len(past) > REMEMBERED:
                past.popitem(last=False)
        past.move_to_end(day)
        return past[day]

    def answer(site: Site, path: str) -> Response:
        if path in held:
            return Response(held[path], media_type=guess_type(path)[0])
        try:
            body = site.page(path or "index.html")
        except KeyError:
            return PlainTextResponse(f"there is no page {path}", status_code=404)
        return Response(body, media_type="text/html", headers={"Content-Security-Policy": POLICY})

    def now(request: Request) -> Response:
        return answer(present, request.path_params["path"])

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

    return Starlette(
        routes=[Route("/as-of/{day}/{path:path}", then), Route("/{path:path}", now)],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])],
    )


def site_of(built: Built) -> Site:
    """The pages of a build."""
    return Site(built.case, built.assessment, built.faults, build_hash=built.hashed)
