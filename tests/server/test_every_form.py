"""Every form of every page, submitted with everything it offers, leaves a case that builds."""

from collections import Counter
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from starlette.testclient import TestClient

from forewarn.errors import Severity
from forewarn.pages.addresses import encoded
from forewarn.server.session import Session
from forewarn.workbench.writing.trial import faults_of
from tests.server.forms import Form, Pairs, forms_of

WRITES = {
    "/review",
    "/review/mark",
    "/review/undo",
    "/review/redo",
    "/edit",
    "/edit/resolve",
    "/edit/view",
    "/edit/upload",
    "/propose",
}
"""Where forms must be acknowledged at least once; nothing can be fetched here, and nothing needs
a rebuild."""


def pages(client: TestClient, session: Session) -> dict[str, str]:
    """Every page that a reader can come to, with its address."""
    claims = [one.claim.id for one in session.present.page_data.assessment.claims]
    day = session.latest
    judgement = f"{session.present.page_data.scenarios[0].id}.prior"
    paths = [
        *session.present.paths(),
        "review.html",
        *(f"review.html?claim={encoded(claim)}" for claim in claims),
        "edit.html",
        "compare.html",
        "what-if.html",
        f"what-if.html?set=scenario.{judgement}={0.3}",
        f"what-if.html?drop=claim.{encoded(claims[0])}",
        f"supposed.html?set=scenario.{judgement}={0.3}",
        "claims.html?q=ships",
        "claims.html?stance=asserts",
        "reports.html?q=ships",
    ]
    answers = {f"/{day}/{path}": client.get(f"/{day}/{path}") for path in paths}
    assert {path: one.status_code for path, one in answers.items() if one.status_code != 200} == {}
    return {path: one.text for path, one in answers.items()}


def plausible(session: Session) -> dict[str, str]:
    report = session.bench.case.reports[-1]
    return {
        "url": "http://127.0.0.1:9/page.html",
        "publisher": report.publisher,
        "date": report.date.isoformat(),
        "title": "A new berth",
        "since": report.date.isoformat(),
        "when": report.date.isoformat(),
        "reason": "retracted twice",
        "odds": "0.3",
        "source": report.id,
        "why": "it was seen",
        "name": "Ships",
        "quote": report.text.split(". ")[0].strip().splitlines()[-1],
        "claimant": "The mayor",
        "value": "0.2",
    }


def content(folder: Path) -> dict[Path, bytes]:
    return {
        path: path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".forewarn" not in path.parts
    }


def submit(client: TestClient, session: Session, form: Form, path: str, pairs: Pairs) -> int:
    if form.upload:
        asked = {**dict(pairs), "name": "a.md"}
        headers = {"x-forewarn-token": session.token}
        answer = client.post(path, params=asked, content=b"No ships came.", headers=headers)
    elif form.method == "post":
        fields: dict[str, list[str]] = {}
        for key, value in pairs:
            fields.setdefault(key, []).append(value)
        answer = client.post(path, data=fields, follow_redirects=False)
    else:
        answer = client.get(path, params=list(pairs), follow_redirects=False)
    return answer.status_code


def test_every_form_with_all_it_offers_leaves_a_case_that_builds(
    client: TestClient, session: Session
) -> None:
    folder = session.bench.folder
    first = next(iter(session.present.page_data.assessment.claims)).claim.id
    # So that there is something to undo, and after that something to redo.
    done = {"token": session.token, "claim": first, "verdict": "accept", "seen": ""}
    assert client.post("/review", data=done).status_code == 200
    before = content(folder)
    submissions: dict[tuple[str, Pairs], Form] = {}
    for address, page in pages(client, session).items():
        for form in forms_of(page):
            path = urlsplit(urljoin(address, form.action)).path
            for pairs in form.submissions(plausible(session)):
                submissions.setdefault((path, pairs), form)
    acknowledged: Counter[str] = Counter()
    refused: set[str] = set()
    for (path, pairs), form in submissions.items():
        status = submit(client, session, form, path, pairs)
        assert status in (200, 303, 400, 409), (path, pairs, status)
        now = content(folder)
        if form.method != "post" and not form.upload:
            assert now == before, (path, pairs)
            continue
        if status in (400, 409):
            assert now == before, (path, pairs)
            refused.add(path)
            continue
        acknowledged[path] += 1
        assert session.trouble == "", (path, pairs)
        assert session.built is not None
        wrong = [one for one in faults_of(folder) if one.severity is Severity.ERROR]
        assert not wrong, (path, pairs, wrong)
        if now != before and path != "/review/undo":
            for name in now.keys() - before.keys():
                name.unlink()
            for name, body in before.items():
                name.write_bytes(body)
            session.reload()
    assert set(acknowledged) >= WRITES, acknowledged
    # A correction may correct nothing, a merge may name no claim, and no page can be fetched.
    assert refused <= {"/review", "/edit/fetch"}
