from pathlib import Path

import pytest

from forewarn.errors import IntakeError
from forewarn.readers import isolation, readable_suffixes, text_of

PAGE = """<!doctype html><html><head><title>T</title><script>alert(1)</script></head><body>
<nav><a href="/">Home</a></nav><article><h1>Forty ships wait</h1>
<p>The port authority said on Tuesday that about 40 grain ships were waiting off the harbour of Altmar.</p>
<p>It denied that a crane had been damaged, and said that work would begin again within the week.</p>
</article></body></html>"""


def test_plain_text_is_made_canonical() -> None:
    assert text_of("a.txt", "\ufeffCafe\u0301 \r\n".encode()) == "Caf\u00e9\n"
    assert text_of("A.MD", b"# H\n") == "# H\n"


@pytest.mark.parametrize("encoding", ["utf-16", "cp1251"])
def test_other_encodings_are_told(encoding: str) -> None:
    text = "Северокорейские военные прибыли в Россию, сообщила разведка Южной Кореи в пятницу."
    assert text_of("a.txt", text.encode(encoding)) == text


def test_html_gives_its_article_and_never_its_script() -> None:
    text = text_of("page.html", PAGE.encode())
    assert "about 40 grain ships were waiting" in text
    assert "alert" not in text
    assert "<p>" not in text


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("a.exe", b"text", "cannot read files ending in .exe"),
        ("a", b"text", "cannot read files ending in nothing"),
        ("a.txt", b" \n", "the file is empty"),
        ("a.txt", b"GIF89a\x00\x01", "looks like a binary file"),
        ("a.txt", b"?! --", "no words came out"),
        ("a.html", b"<html><script>1</script></html>", "no words came out"),
        ("a.txt", "\ufeffodd".encode("utf-16-le")[:5], "broken utf-16"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(name: str, raw: bytes, words: str) -> None:
    with pytest.raises(IntakeError, match=words):
        text_of(name, raw)


def test_a_file_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forewarn.readers.canonical_text.LARGEST", 10)
    with pytest.raises(IntakeError, match="the most is 10"):
        text_of("a.txt", b"eleven bytes")


def test_a_parse_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "TIME_LIMIT", 0.01)
    with pytest.raises(IntakeError, match="parsing took over"):
        text_of("a.html", PAGE.encode())


def test_a_parse_that_takes_too_much_memory_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    too_little = isolation._CHILD.replace(
        "sys.exit", "import forewarn.readers.isolation as i; i.MEMORY_LIMIT = 1 << 20; sys.exit"
    )
    monkeypatch.setattr(isolation, "_CHILD", too_little)
    with pytest.raises(IntakeError, match="the reader 'html' cannot parse it"):
        text_of("a.html", PAGE.encode())


def test_every_readable_ending_is_lower_case() -> None:
    endings = readable_suffixes()
    assert {".html", ".md", ".txt"} <= set(endings)
    assert all(
        ending == ending.lower() and Path(f"a{ending}").suffix == ending for ending in endings
    )
