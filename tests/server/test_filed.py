"""A fault leads to the lines of its file, and no address leads out of the case."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from forewarn.pages.case_file import AROUND, case_file_context
from forewarn.server.session import Session


def test_a_fault_leads_to_its_line(client: TestClient, session: Session) -> None:
    path = session.bench.folder / "case.toml"
    path.write_text(path.read_text().replace("horizon =", "horizzon =") + "\n# <b>bold</b>\n")
    session.reload()
    check = client.get(f"/{session.latest}/check.html").text
    links = [unescape(one) for one in re.findall(r'href="(case-file[^"]*)"', check)]
    assert links
    page = client.get(f"/{session.latest}/{links[0].partition('#')[0]}")
    assert page.status_code == 200
    marked = re.findall(r'<tr id="line".*?</tr>', page.text)
    assert len(marked) == 1
    assert any("horizzon" in client.get(f"/{session.latest}/{one}").text for one in links)
    assert "<b>bold</b>" not in page.text


@pytest.mark.parametrize(
    "name",
    ["../case.toml", "/etc/passwd", "", "reports", "none.toml", ".forewarn/steps.sqlite"],
)
def test_only_files_of_the_case_are_shown(client: TestClient, session: Session, name: str) -> None:
    (session.bench.folder.parent / "case.toml").write_text("secret")
    answer = client.get(f"/{session.latest}/case-file.html", params={"file": name, "line": "1"})
    assert answer.status_code == 404
    assert "secret" not in answer.text


def test_a_long_file_is_shown_in_part() -> None:
    lines = [str(number) for number in range(1, 101)]
    held = case_file_context("x", lines, 50)
    assert [number for number, _ in held["rows"]] == list(range(50 - AROUND, 50 + AROUND + 1))
    assert (held["earlier"], held["later"]) == (10, 90)
    assert case_file_context("x", lines, 999)["line"] == 100
    assert case_file_context("x", lines, 1)["earlier"] == 0
    assert case_file_context("x", (), 5)["rows"] == []
