"""The workbench as an application: the same pages as the static site, rendered on demand."""

from collections import OrderedDict
from datetime import date, timedelta
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
from forewarn.pages.charts import drawn
from forewarn.pages.templates import static

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
REMEMBERED = 8
"""Looks back that are held in memory."""


def app(bench: Workbench, built: Built) -> Starlette:
    """Pages of every day under ``/DATE/``; ``/`` leads to the day of ``built``.

    An earlier day is built when it is first asked for.
    """
    held = static()
    latest = built.assessment.as_of
    days = month_ends(built.case.question.start or latest, latest)
    past: OrderedDict[date, Site] = OrderedDict()
    present = site_of(bench, built, days)

    def on(day: date) -> Site:
        if day == latest:
            return present
        if day not in past:
            past[day] = site_of(bench, bench.build(day), days)
            while len(past) > REMEMBERED:
                past.popitem(last=False)
        past.move_to_end(day)
        return past[day]

    def root(_: Request) -> Response:
        return RedirectResponse(f"/{latest}/index.html")

    def no_icon(_: Request) -> Response:
        return Response(status_code=204)  # browsers ask for one unbidden

    def answer(request: Request) -> Response:
        given, path = request.path_params["day"], request.path_params["path"]
        try:
            day = date.fromisoformat(given)
        except ValueError:
            return PlainTextResponse(f"{given} is no date such as 2024-10-25", status_code=404)
        if path in held:
            return Response(held[path], media_type=guess_type(path)[0])
        if day > latest:
            return RedirectResponse(f"/{latest}/{path}")
        try:
            body = on(day).page(path or "index.html")
        except KeyError:
            return PlainTextResponse(f"as of {day} there is no page {path}", status_code=404)
        except ForewarnError as error:
            return PlainTextResponse(str(error), status_code=404)
        return Response(body, media_type="text/html", headers={"Content-Security-Policy": POLICY})

    return Starlette(
        routes=[
            Route("/", root),
            Route("/favicon.ico", no_icon),
            Route("/{day}/{path:path}", answer),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])],
    )


def site_of(bench: Workbench, built: Built, days: tuple[date, ...]) -> Site:
    """The pages of a build, with steps to the other days."""
    steps = sorted({*days, built.assessment.as_of})
    return Site(
        built.case,
        built.assessment,
        built.faults,
        build_hash=built.hashed,
        builds=steps,
        draw=bench.remembering("chart", drawn),
    )


def month_ends(start: date, latest: date) -> tuple[date, ...]:
    """The last day of each month from ``start``, and ``latest``."""
    found: list[date] = []
    first = date(start.year, start.month, 1)
    while True:
        first = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        end = first - timedelta(days=1)
        if end >= latest:
            return (*found, latest)
        found.append(end)
