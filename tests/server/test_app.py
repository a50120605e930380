import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from forewarn.dates import month_ends
from forewarn.errors import EnvironmentFault
from forewarn.pages import render
from forewarn.server.app import app
from forewarn.server.serve import serve
from forewarn.server.session import Session
from forewarn.server.writer import CaseWriter
from forewarn.workbench.workbench import Built, Workbench

LATEST = date(2025, 12, 26)
DAYS = (*month_ends(date(2024, 10, 1), LATEST), LATEST)


@pytest.fixture(scope="module")
def client(flagship: Path, built: Built) -> Iterator[TestClient]:
    with Workbench(flagship) as bench:
        yield TestClient(
            app(CaseWriter(Session(bench, built), who="ed")), base_url="http://127.0.0.1"
        )


def without_the_live(html: str) -> str:
    """A served page without what only a server can offer."""
    for part in (
        r' data-token="[^"]*" data-version="\d+" data-served=\'[^\']*\'',
        r'<script src="[./]*static/live.js" defer></script>',
        r'<p class="doing"[^>]*></p>',
        r'<p><a class="btn" href="[./]*compare.html">Compare two days</a></p>',
        r'<li><a href="[./]*edit.html">Edit</a></li>',
        r'<li><a href="[./]*review.html">Review<span>[\d,]+</span></a></li>',
        r'<li><a href="[./]*what-if.html">What if</a></li>',
        r'<section class="scn noprint" aria-labelledby="h-suppose">.*?</section>',
        r' · <a href="[./]*what-if.html\?drop=[^"]*">.*?</a>',
        r' <a class="why" href="[./]*what-if.html\?near=[^"]*">.*?</a>',
    ):
        html = re.sub(part, "", html, flags=re.DOTALL)
    return re.sub(r'<a class="filed" [^>]*>(.*?)</a>', r"\1", html)


def test_the_pages_are_those_of_the_static_site(client: TestClient, built: Built) -> None:
    assert client.get("/").url.path == "/2025-12-26/index.html"
    pages = dict(
        render(
            built.case, built.assessment, built.faults, build_hash=built.inputs_hash, builds=DAYS
        )
    )
    for path in ("index.html", "estimates.html", "explain/scenario.rotation.probability.html"):
        served = client.get(f"/2025-12-26/{path}")
        assert served.status_code == 200
        assert without_the_live(served.text) == pages[path]


def test_static_files_come_with_their_types(client: TestClient, out: Path) -> None:
    styles = sorted((out / "site").rglob("*.css"))
    assert styles
    for path in styles:
        answer = client.get("/2025-12-26/" + path.relative_to(out / "site").as_posix())
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/css")


def test_an_earlier_day_is_its_own_site(client: TestClient) -> None:
    page = client.get("/2024-10-31/index.html")
    assert page.status_code == 200
    assert "You are looking back to 31 Oct 2024" in page.text
    assert "../2025-12-26/index.html" in page.text
    assert client.get("/2024-10-31/report/2025-12-13-nk-news.html").status_code == 404


def test_a_day_to_come_leads_to_the_latest(client: TestClient) -> None:
    assert client.get("/2026-01-31/estimates.html").url.path == "/2025-12-26/estimates.html"


@pytest.mark.parametrize("path", ["/policies.html", "/claims.html?q=kursk"])
def test_a_page_without_a_day_leads_to_the_latest(client: TestClient, path: str) -> None:
    answer = client.get(path, follow_redirects=False)
    assert answer.headers["location"] == f"/2025-12-26{path}"
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    "path", ["/none.html", "/2025-12-26/../x", "/October/index.html", "/1999-01-01/index.html"]
)
def test_what_is_not_there_is_a_404(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_browser_finds_nothing_amiss(client: TestClient) -> None:
    assert client.get("/favicon.ico").status_code == 204


def test_only_this_machine_is_answered(client: TestClient) -> None:
    assert client.get("/", headers={"host": "example.org"}).status_code == 400
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_taken_port_is_said_in_words(flagship: Path, built: Built) -> None:
    import socket

    with socket.socket() as held, Workbench(flagship) as bench:
        held.bind(("127.0.0.1", 0))
        held.listen()
        with pytest.raises(EnvironmentFault, match="give another with --port"):
            serve(bench, built, port=held.getsockname()[1], announce=print)
