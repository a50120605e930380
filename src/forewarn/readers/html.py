"""HTML: the article's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlReader:
    """Main text of a page, headings and lists kept, boilerplate left out."""

    suffixes: tuple[str, ...] = (".html", ".htm")
    binary: bool = False
    isolated: bool = True

    def text(self, name: str, raw: bytes) -> str:
        """The article; empty where the page has none."""
        from trafilatura import extract

        article = extract(
            raw,
            output_format="txt",
            include_comments=False,
            include_tables=True,
            favor_recall=True,
        )
        return article or ""


HTML = HtmlReader()
