"""Pages from real servers of this machine, some of them standing in for public ones."""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from forewarn.errors import IntakeError
from forewarn.readers import fetch
from forewarn.readers.fetch import fetch_page, is_public
from forewarn.readers.intake import receive_page
from forewarn.readers.reader import LARGEST


class Answering(BaseHTTPRequestHandler):
    """Tells a page, leads on, or says that there is none."""

    asked: list[str]
    lead = ""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        if self.path == "/on":
            self.send_response(302)
            self.send_header("Location", self.server.lead)  # type: ignore[attr-defined]
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path == "/none":
            self.send_error(404)
        else:
            body = b"x" * (LARGEST + 10) if self.path == "/large" else b"Seoul said so."
            self.send_response(200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(OSError):  # the reader had enough
                self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


class Site:
    """A server on one of this machine's loopback addresses."""

    def __init__(self, host: str) -> None:
        self.server = ThreadingHTTPServer((host, 0), Answering)
        self.server.asked = []  # type: ignore[attr-defined]
        self.server.lead = ""  # type: ignore[attr-defined]
        self.url = f"http://{host}:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def asked(self) -> list[str]:
        found: list[str] = self.server.asked  # type: ignore[attr-defined]
        return found

    def leads(self, to: str) -> None:
        self.server.lead = to  # type: ignore[attr-defined]

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site("127.0.0.1")
    yield made
    made.close()


@pytest.fixture
def inner() -> Iterator[Site]:
    """A server that no outsider should reach."""
    made = Site("127.0.0.2")
    yield made
    made.close()


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    """127.0.0.1 counts as an address of the open internet."""
    monkeypatch.setattr(fetch, "is_public", lambda one: one == "127.0.0.1" or is_public(one))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.9.10",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
    ],
)
def test_addresses_of_this_machine_and_its_networks_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:2800:21f:cb07::1", "64:ff9b::5db8:d70e"]
)
def test_others_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]"])
def test_this_machine_is_not_asked_under_any_name(site: Site, host: str) -> None:
    port = site.url.rpartition(":")[2]
    with pytest.raises(IntakeError, match=r"cannot be fetched|save the page") as caught:
        fetch_page(f"http://{host}:{port}/")
    assert "no public address" in str(caught.value) or "2130706433" in host
    assert "forewarn add" in str(caught.value) or "2130706433" in host
    assert site.asked == []


@pytest.mark.usefixtures("public")
def test_a_public_page_comes(site: Site) -> None:
    assert fetch_page(f"{site.url}/news") == (b"Seoul said so.", "text/plain")
    received = receive_page(f"{site.url}/a-report")
    assert (received.name, received.publisher) == ("a-report.txt", "127.0.0.1")


def test_any_address_will_do_where_that_is_asked_for(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert fetch_page(f"{site.url}/news", private=True)[0] == b"Seoul said so."


@pytest.mark.usefixtures("public")
def test_a_page_may_lead_to_a_public_one_and_to_no_other(site: Site, inner: Site) -> None:
    site.leads(f"{site.url}/there")
    assert fetch_page(f"{site.url}/on")[0] == b"Seoul said so."
    site.leads(f"{inner.url}/secret")
    with pytest.raises(IntakeError, match=r"127\.0\.0\.2, which is no public address"):
        fetch_page(f"{site.url}/on")
    assert inner.asked == []
    for elsewhere in ("file:///etc/passwd", "ftp://127.0.0.1/x"):
        site.leads(elsewhere)
        with pytest.raises(IntakeError, match=r"no web page|not allowed"):
            fetch_page(f"{site.url}/on")


@pytest.mark.usefixtures("public")
def test_the_connection_goes_to_the_address_that_was_looked_at(
    site: Site, inner: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["127.0.0.1", "127.0.0.2", "127.0.0.2"])
    asked: list[str] = []

    def resolved(host: str, port: int, **_: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(fetch.socket, "getaddrinfo", resolved)
    port = site.url.rpartition(":")[2]
    assert fetch_page(f"http://news.example:{port}/")[0] == b"Seoul said so."
    assert asked == ["news.example"]
    with pytest.raises(IntakeError, match="no public address"):
        fetch_page(f"http://news.example:{port}/")
    assert inner.asked == []


@pytest.mark.usefixtures("public")
def test_one_private_address_spoils_a_name(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def resolved(host: str, port: int, **_: Any) -> list[Any]:
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port))
            for one in ("127.0.0.1", "10.0.0.1")
        ]

    monkeypatch.setattr(fetch.socket, "getaddrinfo", resolved)
    with pytest.raises(IntakeError, match=r"news\.example is 10\.0\.0\.1"):
        fetch_page(f"http://news.example:{site.url.rpartition(':')[2]}/")
    assert site.asked == []


@pytest.mark.usefixtures("public")
def test_what_does_not_come_or_is_too_large_is_told(site: Site) -> None:
    with pytest.raises(IntakeError, match="Not Found"):
        fetch_page(f"{site.url}/none")
    assert len(fetch_page(f"{site.url}/large")[0]) == LARGEST + 1
    site.close()
    with pytest.raises(IntakeError, match="cannot be fetched"):
        fetch_page(f"{site.url}/news")
