"""Handlers for suppositions."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from forewarn.errors import CaseError, ForewarnError
from forewarn.pages import Site
from forewarn.pages.what_if import EFFECT_KINDS, WhatIfPage
from forewarn.server.file_edits import parse_form_day
from forewarn.server.security import HEADERS, Refused, form
from forewarn.server.suppositions import Suppositions
from forewarn.server.trouble import trouble
from forewarn.server.what_if_query import pairs, parse_suppositions, query, read_form
from forewarn.server.writer import CaseWriter
from forewarn.what_if.assess_what_if import Supposition, compare_findings
from forewarn.wording.translations import _

_PairList = list[tuple[str, str]]


class WhatIfHandlers:
    """The page of suppositions, its part on other pages, and its proposal of a change."""

    def __init__(self, writer: CaseWriter, suppositions: Suppositions) -> None:
        self.writer = writer
        self.session = writer.session
        self.suppositions = suppositions

    async def page(self, day: date, path: str, request: Request) -> Response:
        """Show the effect of the suppositions in the address, or the change that makes them true."""
        fields = request.query_params.multi_items()
        try:
            form_fields = read_form(fields)
            if form_fields is not None:
                address = query(pairs(parse_suppositions(form_fields), form_fields))
                return RedirectResponse(f"/{day}/what-if.html?{address}", status_code=303)
            site, item = await run_in_threadpool(self._assess, day, fields)
        except ForewarnError as error:
            return trouble(self.session, _("Not supposed"), str(error), 400)
        if path == "what-if.diff":
            headers = {**HEADERS, "Content-Disposition": 'attachment; filename="what-if.diff"'}
            return PlainTextResponse(item.diff, media_type="text/x-diff", headers=headers)
        body = await run_in_threadpool(site.what_if, item)
        return HTMLResponse(body, status_code=400 if item.faults else 200, headers=HEADERS)

    async def part(self, day: date, request: Request) -> Response:
        """Show the part of a page that tells the effect of the suppositions on that page."""
        try:
            body = await run_in_threadpool(self._part, day, request.query_params.multi_items())
        except CaseError as error:
            body = self.session.present.part([fault.message for fault in error.faults])
            return HTMLResponse(body, status_code=400, headers=HEADERS)
        except ForewarnError as error:
            return HTMLResponse(self.session.present.part([str(error)]), 400, headers=HEADERS)
        return HTMLResponse(body, headers=HEADERS)

    async def propose(self, request: Request) -> Response:
        """Write the suppositions as a diff beside the case's files, which stay unchanged."""
        try:
            fields = await form(request, self.session.token)
            day = parse_form_day(fields, "day")
            address_fields = parse_qsl(fields.get("query", ""), keep_blank_values=True)
            name = await run_in_threadpool(self._keep, day, address_fields)
        except Refused as error:
            return trouble(self.session, _("Not written"), str(error), 403)
        except ForewarnError as error:
            return trouble(self.session, _("Not written"), str(error), 400)
        address = query(
            [*pairs(parse_suppositions(address_fields), address_fields), ("saved", name)]
        )
        return RedirectResponse(f"/{day}/what-if.html?{address}", status_code=303)

    def _keep(self, day: date, fields: _PairList) -> str:
        suppositions = parse_suppositions(fields)
        site, _stages = self.suppositions.stages(day, suppositions)
        return self.writer.keep(self.suppositions.propose(site, suppositions))

    def _part(self, day: date, fields: _PairList) -> str:
        suppositions = parse_suppositions(fields)
        item = _in_words(fields, suppositions)
        kinds = EFFECT_KINDS.get(
            dict(fields).get("about", ""), ("hypothesis", "scenario", "policy")
        )
        site, after = self.suppositions.compare(day, suppositions, kinds)
        return site.effect(item, kinds, after)

    def _assess(self, day: date, fields: _PairList) -> tuple[Site, WhatIfPage]:
        """Assess the suppositions of the address; the page shows the faults that they cause."""
        suppositions = parse_suppositions(fields)
        options = dict(fields)
        item = replace(
            _in_words(fields, suppositions),
            saved=self.writer.find_proposal(options.get("saved", "")),
            place=options.get("near", ""),
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
            changed=tuple(effect.finding for effect in compare_findings(before, after)),
            diff=proposal.diff,
            refused=proposal.refused,
        )


def _in_words(fields: _PairList, suppositions: tuple[Supposition, ...]) -> WhatIfPage:
    """Each supposition in words, with the address that leaves it out."""
    address = pairs(suppositions, fields)
    return WhatIfPage(
        words=tuple(
            (str(supposition), query(address[:position] + address[position + 1 :]))
            for position, supposition in enumerate(suppositions)
        ),
        pairs=tuple(address),
        query=query(address),
    )
