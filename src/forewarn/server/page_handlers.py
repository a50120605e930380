"""Handlers for pages and for the files that pages need."""

from datetime import date
from mimetypes import guess_type

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from forewarn.errors import ForewarnError
from forewarn.pages import Site
from forewarn.pages.addresses import encoded
from forewarn.pages.claims import CLAIM_VIEWS
from forewarn.pages.long_lists import REPORT_VIEWS
from forewarn.pages.templates import static
from forewarn.server.file_edits import FILES, file_hash
from forewarn.server.history import History
from forewarn.server.security import HEADERS
from forewarn.server.session import Session, Stopped
from forewarn.server.trouble import trouble
from forewarn.server.what_if_handlers import WhatIfHandlers
from forewarn.wording.translations import _


class PageHandlers:
    """The pages of every day."""

    def __init__(self, session: Session, history: History, what_if: WhatIfHandlers) -> None:
        self.session = session
        self.history = history
        self.what_if = what_if
        self.static = static()

    async def root(self, _: Request) -> Response:
        """The latest build, or its faults where there is none."""
        page = "index.html" if self.session.built else "check.html"
        return RedirectResponse(f"/{self.session.latest}/{page}")

    async def undated(self, request: Request) -> Response:
        """Redirect a page without a day to the page of the latest day."""
        query = f"?{request.url.query}" if request.url.query else ""
        page = request.path_params["page"]
        return RedirectResponse(f"/{self.session.latest}/{encoded(page)}.html{query}")

    async def no_icon(self, _: Request) -> Response:
        """Nothing; browsers ask for an icon unbidden."""
        return Response(status_code=204)

    async def answer(self, request: Request) -> Response:
        """A page or a file of a day."""
        day_text, path = request.path_params["day"], request.path_params["path"]
        try:
            day = date.fromisoformat(day_text)
        except ValueError:
            return PlainTextResponse(
                _("%(given)s is no date such as 2024-10-25", given=day_text), status_code=404
            )
        if path in self.static:
            return self._file(path)
        if day > self.session.latest:
            return RedirectResponse(f"/{self.session.latest}/{path}")
        if path in ("what-if.html", "what-if.diff"):
            return await self.what_if.page(day, path, request)
        if path == "supposed.html":
            return await self.what_if.part(day, request)
        try:
            site = await run_in_threadpool(self.session.site, day)
            body = await run_in_threadpool(self._page, site, path or "index.html", request)
        except Stopped:
            words = _(
                "What %(day)s said was not worked out to its end; what is done is kept.", day=day
            )
            return trouble(self.session, _("The work was stopped"), words, 503)
        except KeyError:
            return PlainTextResponse(
                _("as of %(day)s there is no page %(path)s", day=day, path=path), status_code=404
            )
        except (ForewarnError, ValueError) as error:
            return PlainTextResponse(str(error), status_code=404)
        return HTMLResponse(body, headers=HEADERS)

    def _file(self, path: str) -> Response:
        kind = guess_type(path)[0]
        # Only fonts never change under their name; a font that comes late is not shown.
        lasting = "max-age=604800, immutable" if kind == "font/woff2" else "no-cache"
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": lasting}
        return Response(self.static[path], media_type=kind, headers=headers)

    def _page(self, site: Site, path: str, request: Request) -> str:
        query = request.query_params
        session = self.session
        if path == "review.html":
            change = query.get("done", "")
            return site.review(
                query.get("claim", ""), done=change, effect=self.history.effect(change)
            )
        if path == "edit.html":
            files = {name: file_hash(session.bench.folder, name) for name in FILES.values()}
            return site.edit(files, self.history.effect(query.get("done", "")))
        if path == "compare.html":
            days = site.page_data.builds
            day = date.fromisoformat(query["from"]) if "from" in query else days[0]
            return site.compare(session.site(day).page_data.assessment)
        if path == "case-file.html":
            file, line = query.get("file", ""), query.get("line", "")
            # Only files that were read with the case: a name selects lines and never opens a file.
            lines = session.bench.case.lines[file]
            return site.case_file(file, lines, int(line) if line.isdecimal() else 1)
        if path == "claims.html" and query:
            return site.claims(path, CLAIM_VIEWS.parse(query))
        if path == "reports.html" and query:
            return site.reports(path, REPORT_VIEWS.parse(query))
        return site.page(path)
