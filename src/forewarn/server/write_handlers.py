"""Handlers for forms that write."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from forewarn.errors import ForewarnError
from forewarn.pages.addresses import encoded
from forewarn.pages.claims import CLAIM_VIEWS
from forewarn.pages.long_lists import REPORT_VIEWS
from forewarn.readers.intake import ReceivedFile, receive_page
from forewarn.readers.reader import LARGEST
from forewarn.server.decision_forms import FormError, Overtaken
from forewarn.server.security import Refused, check_request, form
from forewarn.server.trouble import trouble
from forewarn.server.writer import CaseWriter
from forewarn.wording.translations import _

Handler = Callable[[Request], Awaitable[Response]]


class WriteHandlers:
    """Handlers that carry out a form that changes the case, or refuse it with the reason."""

    def __init__(self, writer: CaseWriter) -> None:
        self.writer = writer
        self.session = writer.session

    def handler(
        self, write: Callable[[Mapping[str, str]], str], *, page: str = "review"
    ) -> Handler:
        """A handler that answers a form with the page that shows its effect."""

        async def answer(request: Request) -> Response:
            def where(fields: Mapping[str, str], change: str) -> str:
                claim = encoded(fields.get("next", ""))
                return f"{page}.html?claim={claim}&done={encoded(change)}"

            return await self._answer(request, write, where)

        return answer

    async def view(self, request: Request) -> Response:
        """Save or drop a view, then show its list."""

        def where(fields: Mapping[str, str], _change: str) -> str:
            views = REPORT_VIEWS if fields.get("page") == REPORT_VIEWS.name else CLAIM_VIEWS
            filters = {key.removeprefix("facet."): value for key, value in fields.items()}
            return views.path(views.parse({**filters, "q": fields.get("words", ""), "page": ""}))

        return await self._answer(request, self.writer.edit, where)

    def fetch(self, fields: Mapping[str, str]) -> str:
        """Fetch the address that was typed in, and nothing else."""
        address = fields.get("url", "").strip()
        if urlsplit(address).scheme not in ("http", "https"):
            raise FormError("an address begins with http:// or https://")
        return self.writer.add_report(receive_page(address), fields)

    async def upload(self, request: Request) -> Response:
        """Add a file that is sent as the body; its name and other fields are in the address."""
        try:
            check_request(request, self.session.token)
            body = b""
            async for part in request.stream():
                body += part
                if len(body) > LARGEST:
                    raise Refused(f"a report may have {LARGEST:,} bytes; split it")
            fields = dict(request.query_params)
            name = PurePosixPath(fields.get("name", "").replace("\\", "/")).name or "report.txt"
            received = ReceivedFile(name=name, raw=body, url="", title="", publisher="", date=None)
            change = await run_in_threadpool(self.writer.add_report, received, fields)
        except Refused as error:
            return PlainTextResponse(str(error), status_code=403)
        except ForewarnError as error:
            return PlainTextResponse(str(error), status_code=400)
        return PlainTextResponse(f"/{self.session.latest}/edit.html?done={encoded(change)}")

    async def _answer(
        self,
        request: Request,
        write: Callable[[Mapping[str, str]], str],
        where: Callable[[Mapping[str, str], str], str],
    ) -> Response:
        try:
            fields = await form(request, self.session.token)
            change = await run_in_threadpool(write, fields)
        except Refused as error:
            return trouble(self.session, _("Not written"), str(error), 403)
        except Overtaken as error:
            return trouble(self.session, _("Overtaken"), str(error), 409)
        except ForewarnError as error:
            return trouble(self.session, _("Not written"), str(error), 400)
        address = f"/{self.session.latest}/{where(fields, change)}"
        return RedirectResponse(address, status_code=303)
