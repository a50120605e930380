"""Results to HTML, shared by the server and the static site."""

from forewarn.pages.site import Site, render

__all__ = ["Site", "render"]
