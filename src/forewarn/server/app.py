"""The workbench as an application: the same pages as the static site, rendered on demand."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import asdict, replace
from datetime import date
from mimetypes import guess_type
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from forewarn.errors import CaseError, ForewarnError
from forewarn.pages import Site
from forewarn.pages.addresses import encoded
from forewarn.pages.claims import CLAIM_VIEWS
from forewarn.pages.long_lists import REPORT_VIEWS
from forewarn.pages.templates import static
from forewarn.pages.what_if import EFFECT_KINDS, WhatIfPage
from forewarn.readers.intake import Received, fetched
from forewarn.readers.reader import LARGEST
from forewarn.server.decisions import FormError, Overtaken
from forewarn.server.file_edits import FILES, a_day, seen
from forewarn.server.security import HEADERS, HOSTS, Refused, check, form
from forewarn.server.session import Desk, Stopped
from forewarn.server.what_if_query import filled_in, pairs, query, supposed
from forewarn.translations import _
from forewarn.what_if.assess_what_if import Supposition, moved

TICK = 0.2
"""Seconds between two looks for news to tell an open page."""
ALIVE = 15.0
"""Seconds after which an open page is told that the line still holds."""


def app(desk: Desk) -> Starlette:
    """Pages of every day under ``/DATE/``; ``/`` leads to the latest build, or to its faults.

    An earlier day is built when it is first asked for.
    """
    rooms = _Rooms(desk)
    return Starlette(
        routes=[
            Route("/", rooms.root),
            Route("/favicon.ico", rooms.no_icon),
            Route("/events", rooms.events),
            Route("/stop", rooms.stop, methods=["POST"]),
            Route("/rebuild", rooms.rebuild, methods=["POST"]),
            Route("/review", rooms.write(desk.decide), methods=["POST"]),
            Route("/review/mark", rooms.write(desk.mark), methods=["POST"]),
            Route("/review/undo", rooms.write(lambda _: desk.back()), methods=["POST"]),
            Route("/review/redo", rooms.write(lambda _: desk.again()), methods=["POST"]),
            Route("/edit", rooms.write(desk.edit, to="edit"), methods=["POST"]),
            Route("/edit/resolve", rooms.write(desk.resolve, to="edit"), methods=["POST"]),
            Route("/edit/view", rooms.view, methods=["POST"]),
            Route("/edit/fetch", rooms.write(rooms.fetch, to="edit"), methods=["POST"]),
            Route("/propose", rooms.propose, methods=["POST"]),
            Route("/edit/upload", rooms.upload, methods=["POST"]),
            Route("/{page}.html", rooms.undated),
            Route("/{day}/{path:path}", rooms.answer),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS))],
    )


class _Rooms:
    """The answers to each kind of request."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.static = static()

    async def root(self, _: Request) -> Response:
        page = "index.html" if self.desk.built else "check.html"
        return RedirectResponse(f"/{self.desk.latest}/{page}")

    async def undated(self, request: Request) -> Response:
        asked = f"?{request.url.query}" if request.url.query else ""
        page = request.path_params["page"]
        return RedirectResponse(f"/{self.desk.latest}/{encoded(page)}.html{asked}")

    async def no_icon(self, _: Request) -> Response:
        return Response(status_code=204)  # browsers ask for one unbidden

    async def answer(self, request: Request) -> Response:
        given, path = request.path_params["day"], request.path_params["path"]
        try:
            day = date.fromisoformat(given)
        except ValueError:
            return PlainTextResponse(
                _("%(given)s is no date such as 2024-10-25", given=given), status_code=404
            )
        if path in self.static:
            kind = guess_type(path)[0]
            # Fonts alone never change under their name, and one that is late is not shown.
            kept = "max-age=604800, immutable" if kind == "font/woff2" else "no-cache"
            headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": kept}
            return Response(self.static[path], media_type=kind, headers=headers)
        if day > self.desk.latest:
            return RedirectResponse(f"/{self.desk.latest}/{path}")
        if path in ("what-if.html", "what-if.diff"):
            return await self._what_if(day, path, request)
        if path == "supposed.html":
            return await self._in_place(day, request)
        try:
            site = await run_in_threadpool(self.desk.on, day)
            body = await run_in_threadpool(self._page, site, path or "index.html", request)
        except Stopped:
            words = _(
                "What %(day)s said was not worked out to its end; what is done is kept.", day=day
            )
            return self._trouble(_("The work was stopped"), words, 503)
        except KeyError:
            return PlainTextResponse(
                _("as of %(day)s there is no page %(path)s", day=day, path=path), status_code=404
            )
        except (ForewarnError, ValueError) as error:
            return PlainTextResponse(str(error), status_code=404)
        return HTMLResponse(body, headers=HEADERS)

    def _page(self, site: Site, path: str, request: Request) -> str:
        asked = request.query_params
        if path == "review.html":
            done = asked.get("done", "")
            effect = self.desk.effects.get(done, ())
            return site.review(asked.get("claim", ""), done=done, effect=effect)
        if path == "edit.html":
            files = {name: seen(self.desk.bench.folder, name) for name in FILES.values()}
            return site.edit(files, self.desk.effects.get(asked.get("done", ""), ()))
        if path == "compare.html":
            days = site.page_data.builds
            day = date.fromisoformat(asked["from"]) if "from" in asked else days[0]
            return site.compare(self.desk.on(day).page_data.assessment)
        if path == "case-file.html":
            file, line = asked.get("file", ""), asked.get("line", "")
            # Only what was read as a file of the case: a name leads to lines, never to the disk.
            lines = self.desk.bench.case.lines[file]
            return site.case_file(file, lines, int(line) if line.isdecimal() else 1)
        if path == "claims.html" and asked:
            return site.claims(path, CLAIM_VIEWS.parse(asked))
        if path == "reports.html" and asked:
            return site.reports(path, REPORT_VIEWS.parse(asked))
        return site.page(path)

    async def _what_if(self, day: date, path: str, request: Request) -> Response:
        asked = request.query_params.multi_items()
        try:
            meant = filled_in(asked)
            if meant is not None:
                said = pairs(supposed(meant), meant)
                return RedirectResponse(f"/{day}/what-if.html?{query(said)}", status_code=303)
            site, held = await run_in_threadpool(self._supposed, day, asked)
        except ForewarnError as error:
            return self._trouble(_("Not supposed"), str(error), 400)
        if path == "what-if.diff":
            headers = {**HEADERS, "Content-Disposition": 'attachment; filename="what-if.diff"'}
            return PlainTextResponse(held.diff, media_type="text/x-diff", headers=headers)
        body = await run_in_threadpool(site.what_if, held)
        return HTMLResponse(body, status_code=400 if held.faults else 200, headers=HEADERS)

    async def _in_place(self, day: date, request: Request) -> Response:
        """The part of a page that tells the effect of what is supposed on that page."""
        try:
            body = await run_in_threadpool(self._part, day, request.query_params.multi_items())
        except CaseError as error:
            told = self.desk.present.part([fault.message for fault in error.faults])
            return HTMLResponse(told, status_code=400, headers=HEADERS)
        except ForewarnError as error:
            return HTMLResponse(self.desk.present.part([str(error)]), 400, headers=HEADERS)
        return HTMLResponse(body, headers=HEADERS)

    def _part(self, day: date, asked: list[tuple[str, str]]) -> str:
        suppositions = supposed(asked)
        held = self._said(asked, suppositions)
        kinds = EFFECT_KINDS.get(dict(asked).get("about", ""), ("hypothesis", "scenario", "policy"))
        site, after = self.desk.compare(day, suppositions, kinds)
        return site.effect(held, kinds, after)

    @staticmethod
    def _said(asked: list[tuple[str, str]], suppositions: tuple[Supposition, ...]) -> WhatIfPage:
        said = pairs(suppositions, asked)
        return WhatIfPage(
            words=tuple(
                (str(one), query(said[:place] + said[place + 1 :]))
                for place, one in enumerate(suppositions)
            ),
            pairs=tuple(said),
            query=query(said),
        )

    def _supposed(self, day: date, asked: list[tuple[str, str]]) -> tuple[Site, WhatIfPage]:
        """What the address supposes, with what comes of it; faults are told on the page."""
        suppositions = supposed(asked)
        form = dict(asked)
        held = replace(
            self._said(asked, suppositions),
            saved=self.desk.kept(form.get("saved", "")),
            place=form.get("near", ""),
        )
        if not suppositions:
            return self.desk.on(day), held
        try:
            site, after = self.desk.suppose(day, suppositions)
        except CaseError as error:
            faults = tuple(fault.message for fault in error.faults)
            return self.desk.on(day), replace(held, faults=faults)
        proposal = self.desk.propose(site, suppositions)
        before = site.page_data.assessment
        return site, replace(
            held,
            after=after,
            changed=tuple(one.finding for one in moved(before, after)),
            diff=proposal.diff,
            refused=proposal.refused,
        )

    async def view(self, request: Request) -> Response:
        """Save or let go of a view, then show what it shows."""
        try:
            given = await form(request, self.desk.token)
            await run_in_threadpool(self.desk.edit, given)
        except Refused as error:
            return self._trouble(_("Not written"), str(error), 403)
        except Overtaken as error:
            return self._trouble(_("Overtaken"), str(error), 409)
        except ForewarnError as error:
            return self._trouble(_("Not written"), str(error), 400)
        views = REPORT_VIEWS if given.get("page") == REPORT_VIEWS.name else CLAIM_VIEWS
        shown = {key.removeprefix("facet."): value for key, value in given.items()}
        where = views.path(views.parse({**shown, "q": given.get("words", ""), "page": ""}))
        return RedirectResponse(f"/{self.desk.latest}/{where}", status_code=303)

    async def propose(self, request: Request) -> Response:
        """Write what is supposed as a diff beside the case's files, which stay as they are."""
        try:
            given = await form(request, self.desk.token)
            day = a_day(given, "day")
            asked = parse_qsl(given.get("query", ""), keep_blank_values=True)
            name = await run_in_threadpool(self._kept, day, asked)
        except Refused as error:
            return self._trouble(_("Not written"), str(error), 403)
        except ForewarnError as error:
            return self._trouble(_("Not written"), str(error), 400)
        said = pairs(supposed(asked), asked)
        where = f"/{day}/what-if.html?{query([*said, ('saved', name)])}"
        return RedirectResponse(where, status_code=303)

    def _kept(self, day: date, asked: list[tuple[str, str]]) -> str:
        suppositions = supposed(asked)
        site, _faults = self.desk.supposed(day, suppositions)
        return self.desk.keep(self.desk.propose(site, suppositions))

    def fetch(self, given: Mapping[str, str]) -> str:
        """Fetch the address that was typed in, and nothing else."""
        address = given.get("url", "").strip()
        if urlsplit(address).scheme not in ("http", "https"):
            raise FormError("an address begins with http:// or https://")
        return self.desk.take(fetched(address), given)

    async def upload(self, request: Request) -> Response:
        """A file sent as the body; its name and what is known of it stand in the address."""
        try:
            check(request, self.desk.token)
            body = b""
            async for part in request.stream():
                body += part
                if len(body) > LARGEST:
                    raise Refused(f"a report may have {LARGEST:,} bytes; split it")
            given = dict(request.query_params)
            name = PurePosixPath(given.get("name", "").replace("\\", "/")).name or "report.txt"
            received = Received(name=name, raw=body, url="", title="", publisher="", date=None)
            done = await run_in_threadpool(self.desk.take, received, given)
        except Refused as error:
            return PlainTextResponse(str(error), status_code=403)
        except ForewarnError as error:
            return PlainTextResponse(str(error), status_code=400)
        return PlainTextResponse(f"/{self.desk.latest}/edit.html?done={encoded(done)}")

    def write(self, does: Callable[[Any], str], *, to: str = "review") -> Callable[[Request], Any]:
        """A form that changes something, then the page that says what came of it."""

        async def answer(request: Request) -> Response:
            try:
                given = await form(request, self.desk.token)
                done = await run_in_threadpool(does, given)
            except Refused as error:
                return self._trouble(_("Not written"), str(error), 403)
            except Overtaken as error:
                return self._trouble(_("Overtaken"), str(error), 409)
            except ForewarnError as error:
                return self._trouble(_("Not written"), str(error), 400)
            claim = encoded(given.get("next", ""))
            where = f"/{self.desk.latest}/{to}.html?claim={claim}&done={encoded(done)}"
            return RedirectResponse(where, status_code=303)

        return answer

    def _trouble(self, heading: str, words: str, status: int) -> Response:
        body = self.desk.present.trouble_page(heading, words)
        return HTMLResponse(body, status_code=status, headers=HEADERS)

    async def stop(self, request: Request) -> Response:
        try:
            check(request, self.desk.token)
        except Refused as error:
            return PlainTextResponse(str(error), status_code=403)
        self.desk.stop()
        return Response(status_code=204)

    async def rebuild(self, request: Request) -> Response:
        """Read the folder anew and build, after work was stopped or what is not a file was mended."""
        try:
            await form(request, self.desk.token)
        except Refused as error:
            return self._trouble(_("Not rebuilt"), str(error), 403)
        await run_in_threadpool(self.desk.reload)
        return RedirectResponse("/", status_code=303)

    async def events(self, _: Request) -> Response:
        headers = {**HEADERS, "X-Accel-Buffering": "no"}
        return StreamingResponse(self._news(), media_type="text/event-stream", headers=headers)

    async def _news(self) -> AsyncIterator[str]:
        told = None
        quiet = 0.0
        while not self.desk.closed:
            news = self.desk.news
            if news != told:
                told, quiet = news, 0.0
                yield f"data: {json.dumps(asdict(news))}\n\n"
            elif quiet >= ALIVE:
                quiet = 0.0
                yield ": still here\n\n"
            await asyncio.sleep(TICK)
            quiet += TICK
