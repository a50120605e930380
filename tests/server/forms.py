"""The forms of a page, with every value that they offer."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import product

MOST = 64
"""Combinations of choices that are all submitted; of more, each choice is varied by itself."""
Pairs = tuple[tuple[str, str], ...]


@dataclass
class Form:
    """A form as a browser would send it."""

    action: str
    method: str
    upload: bool = False
    fixed: dict[str, str] = field(default_factory=dict)
    """Hidden fields, which are sent as they stand."""
    free: dict[str, str] = field(default_factory=dict)
    """Fields to be filled in, with what stands in them."""
    choices: dict[str, list[str]] = field(default_factory=dict)
    """Values that a select, the buttons or the suggestions of a field offer."""
    ticks: list[tuple[str, str]] = field(default_factory=list)
    """Boxes that may be ticked, each with its value."""
    lists: dict[str, str] = field(default_factory=dict)
    """Fields with suggestions, and the name of their list."""

    def submissions(self, plausible: dict[str, str]) -> Iterator[Pairs]:
        """Every combination of what is offered, or every offer by itself where they are many."""
        free = {key: value or plausible.get(key, "") for key, value in self.free.items()}
        base = {**self.fixed, **free}
        offers = [[(key, value) for value in values] for key, values in self.choices.items()]
        number = 1
        for offer in offers:
            number *= len(offer)
        if number <= MOST:
            chosen = [dict(one) for one in product(*offers)]
        else:
            first = {key: values[0] for key, values in self.choices.items()}
            chosen = [{**first, key: value} for offer in offers for key, value in offer]
        for one in chosen:
            yield tuple({**base, **one}.items())
        for tick in self.ticks:
            yield (*{**base, **chosen[0]}.items(), tick)


class FormParser(HTMLParser):
    """Collects the forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.select = ""
        self.list = ""
        self.option: str | None = None
        self.suggestions: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        got = {key: value or "" for key, value in attrs}
        if tag == "form":
            upload = got.get("data-upload", "")
            self.form = Form(
                action=got.get("action") or upload,
                method=got.get("method", ""),
                upload=bool(upload),
            )
            self.forms.append(self.form)
        elif tag == "datalist":
            self.list = got["id"]
        elif tag == "option" and self.list:
            self.suggestions.setdefault(self.list, []).append(got["value"])
        elif self.form is None:
            return
        elif tag == "select":
            self.select = got["name"]
        elif tag == "option":
            if "value" in got:
                self.form.choices.setdefault(self.select, []).append(got["value"])
            else:
                self.option = ""
        elif tag == "button" and "name" in got:
            self.form.choices.setdefault(got["name"], []).append(got["value"])
        elif tag in ("input", "textarea") and "name" in got:
            self._field(self.form, got)

    @staticmethod
    def _field(form: Form, got: dict[str, str]) -> None:
        kind, name = got.get("type", "text"), got["name"]
        if kind == "hidden" and "data-mark" not in got:
            form.fixed[name] = got.get("value", "")
        elif kind in ("checkbox", "radio"):
            form.ticks.append((name, got.get("value", "on")))
        else:
            form.free[name] = got.get("value", "")
            if "list" in got:
                form.lists[name] = got["list"]

    def handle_data(self, data: str) -> None:
        if self.option is not None:
            self.option += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "option" and self.option is not None and self.form is not None:
            self.form.choices.setdefault(self.select, []).append(self.option.strip())
            self.option = None
        elif tag == "datalist":
            self.list = ""
        elif tag == "form":
            self.form = None


def forms_of(page: str) -> list[Form]:
    """The forms, those of a page whose suggestions stand beside them included."""
    parser = FormParser()
    parser.feed(page)
    for form in parser.forms:
        for name, suggestions in form.lists.items():
            if suggestions in parser.suggestions:
                del form.free[name]
                form.choices[name] = parser.suggestions[suggestions]
    return parser.forms
