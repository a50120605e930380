"""Line breaks and indentation of a template are for its author; the page holds none of them.

The rule is that of JSX: a line break beside a tag vanishes with the indentation around it; one
between two words, or between the attributes of a tag, becomes a space.  Formatting a template
therefore never changes its page, and a space beside a tag at the end of a line is written
``{{ " " }}``.
"""

import re
from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

_BREAK = re.compile(r"\s*\n\s*")
_BESIDE_TAG = re.compile(r"(?:\A|(?<=>))\s*\n\s*|\s*\n\s*(?=<|\Z)")


def unbroken(text: str, *, in_tag: bool = False) -> str:
    """``text`` between two of Jinja's own tags, without its line breaks.

    >>> unbroken('<p>\\n  Reports of\\n  <b>one</b> day\\n</p>\\n')
    '<p>Reports of<b>one</b> day</p>'
    >>> unbroken('"\\n  hidden>\\n  No', in_tag=True)
    '" hidden>No'
    """
    head, close, body = text.partition(">") if in_tag else ("", "", text)
    tail = body[body.rfind("<") :] if ends_in_tag(body) else ""
    body = _BESIDE_TAG.sub("", body.removesuffix(tail))
    return f"{_BREAK.sub(' ', head)}{close}{_BREAK.sub(' ', body)}{_BREAK.sub(' ', tail)}"


def ends_in_tag(text: str, *, in_tag: bool = False) -> bool:
    """Whether a tag of HTML is open at the end of ``text``."""
    start, end = text.rfind("<"), text.rfind(">")
    return in_tag if start == end else start > end


class LineBreaks(Extension):
    """Applies the rule to every template; messages are trimmed by Jinja's own ``trimmed``."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The template's tokens; those of text without line breaks."""
        in_tag = in_message = False
        for token in stream:
            # A message keeps its spaces beside tags, so that ``trimmed`` sees whole sentences.
            if token.type == "name" and token.value in {"trans", "endtrans"}:
                in_message = token.value == "trans"
            if token.type == "data" and not in_message:
                text = str(token.value)
                yield Token(token.lineno, token.type, unbroken(text, in_tag=in_tag))
                in_tag = ends_in_tag(text, in_tag=in_tag)
            else:
                yield token
