"""A report is untrusted: whatever stands in it is shown as text and never runs."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from forewarn.server.session import Session
from forewarn.server.writer import CaseWriter
from forewarn.workbench.workbench import Workbench

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HOSTILE = """# <script>document.title = "owned"</script>

The port authority said that <img src=x onerror="document.title='owned'"> 40 ships were waiting.
"><svg onload=document.title='owned'> javascript:alert(1) </textarea></p></main>

The Dockers' Union said that {{ 7 * 7 }} talks </mark><iframe srcdoc="<script>1</script>"> began.
"""
SIDECAR = """title = '</title><script>document.title = "owned"</script>'
publisher = "Altmar Gazette"
date = 2026-02-04
url = "javascript:document.title='owned'"
"""


@pytest.fixture
def writer(folder: Path) -> Iterator[CaseWriter]:
    (folder / "reports" / "hostile.md").write_text(HOSTILE)
    (folder / "reports" / "hostile.toml").write_text(SIDECAR)
    with Workbench(folder) as bench:
        yield CaseWriter(Session(bench, None), who="<b>ed</b>")


def test_hostile_text_stays_text_on_every_page(session: Session, client: TestClient) -> None:
    paths = [*session.present.paths(), "review.html"]
    assert "report/hostile.html" in paths
    for path in paths:
        answer = client.get(f"/{session.latest}/{path}")
        assert answer.status_code == 200, path
        for wrong in ("<script>", "<img src", "<svg onload", "<iframe", 'href="javascript:'):
            assert wrong not in answer.text, (path, wrong)
        policy = answer.headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
    shown = client.get(f"/{session.latest}/report/hostile.html").text
    assert "&lt;script&gt;" in shown
    assert "{{ 7 * 7 }}" in re.sub(r"<[^>]*>", "", shown)


def test_hostile_text_does_not_run_in_a_browser(
    session: Session, browser: "Browser", tmp_path: Path
) -> None:
    from forewarn.workbench.site_files import write_site

    write_site(tmp_path, [*session.present.paths()], [], session.present.page)
    opened = browser.new_page()
    for path in ("report/hostile.html", "claims.html", "reports.html"):
        opened.goto((tmp_path / path).as_uri())
        assert "owned" not in opened.title().replace('title = "owned"', "")
        assert opened.locator("iframe, main img, main script").count() == 0
    opened.close()


@pytest.mark.parametrize(
    "path",
    [
        "/../case.toml",
        "/2026-02-04/../../case.toml",
        "/2026-02-04/%2e%2e/case.toml",
        "/2026-02-04/..%2f..%2fcase.toml",
        "/2026-02-04/static/../../case.toml",
        "/2026-02-04//etc/passwd",
        "/2026-02-04/report/..%2f..%2fcase.html",
        "/2026-02-04/claims.html?stance=..%2F..%2Fx",
    ],
)
def test_no_path_leaves_the_site(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404 or "No claim is of this kind" in answer.text
    assert "baseline =" not in answer.text
