"""Plain text and Markdown: only the encoding is in question."""

from forewarn.errors import IntakeError


def plain_text(name: str, raw: bytes) -> str:
    """Decode by byte-order mark, then UTF-8, then the likeliest single-byte encoding."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            return _decoded(name, raw, encoding)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(raw).best()
        if best is None:
            raise IntakeError(f"{name}: the encoding cannot be told; save it as UTF-8") from None
        return str(best)


def _decoded(name: str, raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise IntakeError(f"{name}: broken {encoding}: {error}; save it as UTF-8") from None
