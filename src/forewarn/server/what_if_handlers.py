"""Answers to requests about what is supposed."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from forewarn.errors import CaseError, ForewarnError
from forewarn.pages import Site
from forewarn.pages.what_if import EFFECT_KINDS, WhatIfPage
from forewarn.server.file_edits import a_day
from forewarn.server.security import HEADERS, Refused, form
from forewarn.server.suppositions import Suppositions
from forewarn.server.trouble import trouble
from forewarn.server.what_if_query import filled_in, pairs, query, supposed
from forewarn.server.writer import Writer
from forewarn.what_if.assess_what_if import Supposition, compare_findings
from forewarn.wording.translations import _

Pairs = list[tuple[str, str]]


class WhatIfHandlers:
    """The page of what is supposed, its part on other pages, and its proposal as a change."""

    def __init__(self, writer: Writer, suppositions: Suppositions) -> None:
        self.writer = writer
        self.session = writer.session
        self.suppositions = suppositions

    async def page(self, day: date, path: str, request: Request) -> Response:
        """What comes of the suppositions in the address, or the change that makes them so."""
        asked = request.query_params.multi_items()
        try:
            meant = filled_in(asked)
            if meant is not None:
                address = query(pairs(supposed(meant), meant))
                return RedirectResponse(f"/{day}/what-if.html?{address}", status_code=303)
            site, item = await run_in_threadpool(self._supposed, day, asked)
        except ForewarnError as error:
            return trouble(self.session, _("Not supposed"), str(error), 400)
        if path == "what-if.diff":
            headers = {**HEADERS, "Content-Disposition": 'attachment; filename="what-if.diff"'}
            return PlainTextResponse(item.diff, media_type="text/x-diff", headers=headers)
        body = await run_in_threadpool(site.what_if, item)
        return HTMLResponse(body, status_code=400 if item.faults else 200, headers=HEADERS)

    async def part(self, day: date, request: Request) -> Response:
        """The part of a page that tells the effect of what is supposed on that page."""
        try:
            body = await run_in_threadpool(self._part, day, request.query_params.multi_items())
        except CaseError as error:
            body = self.session.present.part([fault.message for fault in error.faults])
            return HTMLResponse(body, status_code=400, headers=HEADERS)
        except ForewarnError as error:
            return HTMLResponse(self.session.present.part([str(error)]), 400, headers=HEADERS)
        return HTMLResponse(body, headers=HEADERS)

    async def propose(self, request: Request) -> Response:
        """Write what is supposed as a diff beside the case's files, which stay as they are."""
        try:
            fields = await form(request, self.session.token)
            day = a_day(fields, "day")
            asked = parse_qsl(fields.get("query", ""), keep_blank_values=True)
            name = await run_in_threadpool(self._keep, day, asked)
        except Refused as error:
            return trouble(self.session, _("Not written"), str(error), 403)
        except ForewarnError as error:
            return trouble(self.session, _("Not written"), str(error), 400)
        address = query([*pairs(supposed(asked), asked), ("saved", name)])
        return RedirectResponse(f"/{day}/what-if.html?{address}", status_code=303)

    def _keep(self, day: date, asked: Pairs) -> str:
        suppositions = supposed(asked)
        site, _stages = self.suppositions.stages(day, suppositions)
        return self.writer.keep(self.suppositions.propose(site, suppositions))

    def _part(self, day: date, asked: Pairs) -> str:
        suppositions = supposed(asked)
        item = _in_words(asked, suppositions)
        kinds = EFFECT_KINDS.get(dict(asked).get("about", ""), ("hypothesis", "scenario", "policy"))
        site, after = self.suppositions.compare(day, suppositions, kinds)
        return site.effect(item, kinds, after)

    def _supposed(self, day: date, asked: Pairs) -> tuple[Site, WhatIfPage]:
        """What the address supposes, with what comes of it; faults are told on the page."""
        suppositions = supposed(asked)
        fields = dict(asked)
        item = replace(
            _in_words(asked, suppositions),
            saved=self.writer.kept(fields.get("saved", "")),
            place=fields.get("near", ""),
        )
        if not suppositions:
            return self.session.site(day), item
        try:
            site, after = self.suppositions.assess(day, suppositions)
        except CaseError as error:
            faults = tuple(fault.message for fault in error.faults)
            return self.session.site(day), replace(item, faults=faults)
        proposal = self.suppositions.propose(site, suppositions)
        before = site.page_data.assessment
        return site, replace(
            item,
            after=after,
            changed=tuple(one.finding for one in compare_findings(before, after)),
            diff=proposal.diff,
            refused=proposal.refused,
        )


def _in_words(asked: Pairs, suppositions: tuple[Supposition, ...]) -> WhatIfPage:
    """Each supposition in words, with the address that leaves it out."""
    address = pairs(suppositions, asked)
    return WhatIfPage(
        words=tuple(
            (str(one), query(address[:place] + address[place + 1 :]))
            for place, one in enumerate(suppositions)
        ),
        pairs=tuple(address),
        query=query(address),
    )
