from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from forewarn.build.run import Built, Workbench
from forewarn.errors import EnvironmentFault
from forewarn.server.app import app
from forewarn.server.serve import serve


@pytest.fixture(scope="module")
def client(flagship: Path, built: Built) -> Iterator[TestClient]:
    with Workbench(flagship) as bench:
        yield TestClient(app(bench, built), base_url="http://127.0.0.1")


def test_the_pages_are_those_of_the_static_site(client: TestClient, out: Path) -> None:
    for path in ("index.html", "estimates.html", "explain/scenario.rotation.probability.html"):
        served = client.get(f"/{path}")
        assert served.status_code == 200
        assert served.text == (out / "site" / path).read_text("utf-8")
    assert client.get("/").text == client.get("/index.html").text


def test_static_files_come_with_their_types(client: TestClient, out: Path) -> None:
    styles = sorted((out / "site").rglob("*.css"))
    assert styles
    for path in styles:
        answer = client.get("/" + path.relative_to(out / "site").as_posix())
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/css")


def test_an_earlier_day_is_its_own_site(client: TestClient) -> None:
    page = client.get("/as-of/2024-10-25/index.html")
    assert page.status_code == 200
    assert "25 Oct 2024" in page.text
    assert client.get("/as-of/2024-10-25/report/2025-12-13-kcna.html").status_code == 404


@pytest.mark.parametrize(
    "path", ["/none.html", "/../pyproject.toml", "/as-of/October/", "/as-of/1999-01-01/index.html"]
)
def test_what_is_not_there_is_a_404(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_only_this_machine_is_answered(client: TestClient) -> None:
    assert client.get("/", headers={"host": "example.org"}).status_code == 400
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy


def test_a_taken_port_is_said_in_words(flagship: Path, built: Built) -> None:
    import socket

    with socket.socket() as held, Workbench(flagship) as bench:
        held.bind(("127.0.0.1", 0))
        held.listen()
        with pytest.raises(EnvironmentFault, match="give another with --port"):
            serve(bench, built, port=held.getsockname()[1], said=print)
