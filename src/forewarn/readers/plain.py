"""Plain text and Markdown: only the encoding is in question."""

from dataclasses import dataclass

from forewarn.errors import IntakeError

BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
"""The encoding that the first bytes of a file announce."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainReader:
    """Decodes by byte-order mark, then UTF-8, then the likeliest single-byte encoding."""

    suffixes: tuple[str, ...] = (".txt", ".md", ".markdown")
    binary: bool = False
    isolated: bool = False

    def text(self, name: str, raw: bytes) -> str:
        """The characters of the file; IntakeError where its encoding is broken or unknown."""
        encoding = BYTE_ORDER_MARKS.get(raw[:2])
        if encoding is not None:
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError as error:
                raise IntakeError(f"{name}: broken {encoding}: {error}; save it as UTF-8") from None
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            return _guess_encoding(name, raw)


PLAIN = PlainReader()


def _guess_encoding(name: str, raw: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    if best is None:
        raise IntakeError(f"{name}: its encoding is unknown; save it as UTF-8")
    return str(best)
