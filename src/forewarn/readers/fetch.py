"""One web page from its public address, and from no other."""

import socket
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from time import monotonic
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from forewarn.errors import IntakeError
from forewarn.readers.reader import LARGEST

SECONDS = 30
"""How long a page may take, from the first word to the last."""
AGENT = "forewarn (an analyst's reader)"
_TRANSLATED = ip_network("64:ff9b::/96")
"""IPv6 addresses that a network translates to the IPv4 one in their last four bytes."""


class _Private(OSError):
    """An address that is not public."""


def fetch_page(url: str, *, private: bool = False, seconds: float = SECONDS) -> tuple[bytes, str]:
    """The bytes and the content type; at most one byte more than a report may have.

    A name is resolved once and the connection goes to the very address that was looked at, so that
    a name cannot lead elsewhere in between; every redirection is looked at anew.  With ``private``
    any address will do, by way of the system's proxy where it has one.  IntakeError when the page
    does not come.
    """
    until = monotonic() + seconds
    request = Request(url, headers={"User-Agent": AGENT})
    try:
        with _opener(private).open(request, timeout=seconds) as response:
            return b"".join(_parts(response, until)), response.headers.get_content_type()
    except (URLError, OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        advice = "save the page and add the file"
        if isinstance(reason, _Private):
            advice += ", or give `forewarn add` its address with --private"
        raise IntakeError(f"{url}: cannot be fetched ({reason}); {advice}") from None


def is_public(address: str) -> bool:
    """True for an address of the open internet: not this machine's, nor its networks'.

    >>> [is_public(address) for address in ("93.184.215.14", "127.0.0.1", "10.0.0.5", "::ffff:127.0.0.1")]
    [True, False, False, False]
    """
    number = ip_address(address.partition("%")[0])
    return all(
        target.is_global and not target.is_multicast
        for target in (number, *_embedded_addresses(number))
    )


def _embedded_addresses(number: IPv4Address | IPv6Address) -> Iterator[IPv4Address]:
    """IPv4 addresses to which an IPv6 one may lead in the end."""
    if isinstance(number, IPv6Address):
        if number.ipv4_mapped is not None:
            yield number.ipv4_mapped
        if number.sixtofour is not None:
            yield number.sixtofour
        if number in _TRANSLATED:
            yield IPv4Address(int(number) & 0xFFFFFFFF)


def _parts(response: Any, until: float) -> Iterator[bytes]:
    budget = LARGEST + 1
    while budget > 0 and (part := response.read1(min(budget, 1 << 16))):
        if monotonic() > until:
            raise TimeoutError("it takes too long")
        budget -= len(part)
        yield part


def _connect(
    address: tuple[str, int], timeout: Any = None, source_address: Any = None
) -> socket.socket:
    """A connection to a public address of a host, in place of ``socket.create_connection``."""
    host, port = address
    entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    private = [place[0] for *_, place in entries if not is_public(str(place[0]))]
    # One that is not public spoils the name: whoever answers for it answers for all of them.
    if private:
        raise _Private(f"{host} is {private[0]}, which is no public address")
    trouble: OSError | None = None
    for family, kind, protocol, _, place in entries:
        connection = socket.socket(family, kind, protocol)
        try:
            connection.settimeout(timeout)
            connection.connect(place)
        except OSError as error:
            connection.close()
            trouble = error
        else:
            return connection
    raise trouble or OSError(f"{host} has no address")


class _Plain(HTTPConnection):
    """HTTP to public addresses only."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._create_connection = _connect


class _Secure(HTTPSConnection):
    """HTTPS to public addresses only; the certificate is held against the name."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._create_connection = _connect


class _PlainHandler(HTTPHandler):
    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(_Plain, req)


class _SecureHandler(HTTPSHandler):
    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(_Secure, req)


class _Redirect(HTTPRedirectHandler):
    """To web addresses only."""

    def redirect_request(
        self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        if urlsplit(newurl).scheme not in ("http", "https"):
            raise URLError(f"it leads to {newurl}, which is no web page")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener(private: bool) -> OpenerDirector:
    """Without the handlers for files and FTP that urllib brings; a proxy would look up names for
    itself, and so is asked only where any address will do."""
    opener = OpenerDirector()
    unrestricted = (ProxyHandler(), HTTPHandler(), HTTPSHandler())
    for handler in (
        *(unrestricted if private else (_PlainHandler(), _SecureHandler())),
        _Redirect(),
        HTTPErrorProcessor(),
        HTTPDefaultErrorHandler(),
        UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener
