"""Suppositions made on a page, discarded or kept as a proposal."""

import re
import shutil
import subprocess
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from starlette.testclient import TestClient

from forewarn.findings.kind import IntervalLevel
from forewarn.pages import Site
from forewarn.server.session import Session
from forewarn.server.suppositions import Suppositions
from forewarn.server.what_if_query import MAX_SUPPOSITIONS, query, read_form
from forewarn.what_if.assess_what_if import Supposition
from forewarn.wording.numbers import value_of


def ask(client: TestClient, session: Session, *pairs: tuple[str, str], **form: Any) -> Any:
    said = query([*pairs, *form.items()])
    return client.get(f"/{session.latest}/what-if.html?{said}")


def files(session: Session) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in session.bench.folder.rglob("*")
        if path.is_file() and ".forewarn" not in path.parts
    }


def test_a_judgement_is_set_and_its_effect_shown_beside_what_is(
    client: TestClient, session: Session
) -> None:
    was = files(session)
    page = ask(client, session, address="hypothesis.strike.prior", value="0.01")
    assert page.status_code == 200
    assert page.url.query == b"set=hypothesis.strike.prior%3D0.01"
    text = unescape(page.text)
    assert "hypothesis.strike.prior = 0.01" in text
    assert "figures of" in text
    assert "-prior = " in text
    assert "+prior = 0.01" in text
    assert files(session) == was
    assert "Nothing is supposed yet" in ask(client, session).text


def test_suppositions_add_up_and_each_is_taken_back(client: TestClient, session: Session) -> None:
    claim = next(iter(session.present.page_data.fed))
    page = ask(
        client,
        session,
        ("set", "hypothesis.strike.prior=0.2"),
        ("set", "hypothesis.strike.prior=0.3"),
        address=f"claim.{claim}",
        value="",
    )
    assert page.status_code == 200
    text = unescape(page.text)
    assert text.count("take back") == 2
    assert "prior = 0.2" not in text
    assert f"drop claim.{claim}" in text
    assert '"verdict": "reject"' in text
    assert 'what-if.html?set=hypothesis.strike.prior%3D0.3"' in text


def test_an_indicator_is_seen_or_not_and_no_file_says_so(
    client: TestClient, session: Session
) -> None:
    name = session.present.page_data.case.indicators[0].id
    day = str(session.latest)
    page = ask(client, session, address=f"indicator.{name}", value="seen", on=day)
    assert page.status_code == 200
    assert f"indicator.{name} = seen@{day}" in unescape(page.text)
    assert "add the report that says so" in page.text
    assert "No file would change" in page.text
    assert (
        ask(client, session, address=f"indicator.{name}", value="seen", on="x").status_code == 400
    )
    gone = ask(client, session, ("drop", f"indicator.{name}"))
    assert "-scenarios = " in unescape(gone.text) or "-hypotheses = " in unescape(gone.text)


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ([("drop", "claim.none")], "there is no claim"),
        ([("set", "hypothesis.strike.prior=2")], "prior"),
        ([("set", "hypothesis.strike.prior")], "ADDRESS=VALUE"),
        (
            [("drop", f"source.{one}") for one in range(MAX_SUPPOSITIONS + 1)],
            f"{MAX_SUPPOSITIONS} things at most",
        ),
    ],
)
def test_what_makes_no_sense_is_told(
    client: TestClient, session: Session, pairs: list[tuple[str, str]], words: str
) -> None:
    answer = ask(client, session, *pairs)
    assert answer.status_code == 400
    assert words in unescape(answer.text)
    assert "<h1>" in answer.text


def test_a_proposal_is_kept_and_applies(client: TestClient, session: Session) -> None:
    was = files(session)
    origin = session.present.page_data.origins[-1]
    members = {member.id for member in origin.members}
    claim = next(one for one in session.present.page_data.fed if one not in members)
    rival = next(iter(session.bench.case.indicators[0].scenarios))
    said = query(
        [
            ("set", f"indicator.{session.bench.case.indicators[0].id}.scenarios.{rival}=0.37"),
            ("set", "scenarios.persistence=0.9"),
            ("set", "hypothesis.strike.prior=0.3"),
            ("drop", f"claim.{claim}"),
            ("drop", f"origin.{origin.id}"),
            ("set", f"claim.{claim}.certainty=0.5"),
        ]
    )
    form = {"token": session.token, "day": str(session.latest), "query": said}
    page = client.post("/propose", data=form)
    assert page.status_code == 200, page.text
    assert files(session) == was
    (kept,) = (session.bench.folder / ".forewarn" / "proposals").glob("*.diff")
    assert kept.name in page.text
    shown = client.get(f"/{session.latest}/what-if.diff?{said}")
    assert shown.text == kept.read_text()
    assert "attachment" in shown.headers["content-disposition"]
    patch = shutil.which("patch")
    if patch is None:
        pytest.skip("no patch on this machine to apply the proposal with")
    with kept.open("rb") as body:
        subprocess.run([patch, "-p1"], cwd=session.bench.folder, stdin=body, check=True)
    session.reload()
    assert session.trouble == ""
    assert session.bench.case.indicators[0].scenarios[rival] == 0.37
    assert session.bench.case.chain.persistence == 0.9
    assert session.bench.case.reviews[-1].fields == {"certainty": 0.5}
    assert {held.verdict.value for held in session.bench.case.reviews} == {"reject", "correct"}


def test_a_proposal_needs_the_token_and_something_to_say(
    client: TestClient, session: Session
) -> None:
    form = {"day": str(session.latest), "query": "set=hypothesis.strike.prior%3D0.3"}
    assert client.post("/propose", data=form).status_code == 403
    name = session.bench.case.indicators[0].id
    nothing = {
        "token": session.token,
        "day": str(session.latest),
        "query": f"set=indicator.{name}%3Dseen",
    }
    answer = client.post("/propose", data=nothing)
    assert answer.status_code == 400
    assert "nothing was written" in answer.text
    assert client.post("/propose", data={**nothing, "day": "x"}).status_code == 400
    assert not (session.bench.folder / ".forewarn" / "proposals").exists()


def test_pages_lead_to_it(client: TestClient, session: Session) -> None:
    for name in ("hypotheses", "scenarios", "policies"):
        assert "what-if.html" in client.get(f"/{session.latest}/{name}.html").text
    why = client.get(f"/{session.latest}/explain/hypothesis.strike.prior.html").text
    assert "what-if.html?near=hypotheses/strike.md" in unescape(why)
    near = ask(client, session, near="hypotheses/strike.md:1")
    assert near.status_code == 200
    ground = client.get(f"/{session.latest}/explain/hypothesis.strike.posterior.html").text
    assert "what-if.html?drop=claim." in ground


def test_a_form_that_names_nothing_changes_nothing() -> None:
    assert read_form([("drop", "source.x"), ("address", " ")]) == [("drop", "source.x")]
    assert read_form([("drop", "source.x")]) is None


def in_place(client: TestClient, session: Session, about: str, *pairs: tuple[str, str]) -> Any:
    return client.get(f"/{session.latest}/supposed.html?about={about}&{query(pairs)}")


def test_the_effect_is_told_on_the_page_and_is_that_of_the_whole(
    client: TestClient, session: Session
) -> None:
    said = ("set", "hypothesis.strike.prior=0.01")
    part = in_place(client, session, "hypotheses.html", said)
    assert part.status_code == 200
    assert "<html" not in part.text
    assert "Scenarios" not in part.text
    supposition = Supposition(address="hypothesis.strike.prior", value=0.01)
    site, after = Suppositions(session, who="ed").assess(session.latest, (supposition,))
    assert after.weighing is not None
    was = site.page_data.assessment.index["hypothesis.strike.posterior"]
    new = after.weighing.posterior["strike"]
    assert (
        f"<b>{value_of(replace(was, value=new, interval=None, level=IntervalLevel.NONE))}</b>"
        in part.text
    )
    assert in_place(client, session, "scenarios.html", said).text.count("<b>") == 0
    policies = in_place(client, session, "policies.html", said).text
    assert "worth on average" in policies
    assert "at the horizon" in policies


def test_an_effect_reads_the_same_in_place_and_on_its_own_page(
    client: TestClient, session: Session
) -> None:
    supposition = ("set", "hypothesis.strike.prior=0.01")
    rows = re.compile(r'<tr><th scope="row" class="wrap">.*?</tr>')
    part = rows.findall(in_place(client, session, "hypotheses.html", supposition).text)
    assert any(re.search(r'<td class="r">−\d+ <span class="iv">', row) for row in part)
    assert set(part) <= set(rows.findall(ask(client, session, supposition).text))


def test_each_part_of_it_can_be_taken_back_or_kept(client: TestClient, session: Session) -> None:
    first, second = ("set", "hypothesis.strike.prior=0.2"), ("drop", "indicator.queue-grows")
    text = unescape(in_place(client, session, "hypotheses.html", first, second).text)
    assert f'data-suppose="{query([first])}"' in text
    assert f'data-suppose="{query([second])}"' in text
    assert f'value="{query([first, second])}"' in text
    assert 'action="../propose"' in text


def test_what_cannot_be_supposed_is_told_in_its_place(client: TestClient, session: Session) -> None:
    part = in_place(client, session, "hypotheses.html", ("drop", "claim.none"))
    assert part.status_code == 400
    assert "there is no claim" in unescape(part.text)
    assert "Discard" in part.text
    unread = in_place(client, session, "hypotheses.html", ("set", "nothing"))
    assert unread.status_code == 400
    assert "needs ADDRESS=VALUE" in unread.text


def test_rows_offer_what_can_be_supposed_of_them(client: TestClient, session: Session) -> None:
    page = unescape(client.get(f"/{session.latest}/hypotheses.html").text)
    assert "What if<" in page
    assert 'data-suppose="drop=indicator.' in page
    assert 'data-suppose="drop=origin.' in page
    assert re.search(r'name="address" value="indicator\.[^.]+\.hypotheses\.', page)
    futures = unescape(client.get(f"/{session.latest}/scenarios.html").text)
    assert re.search(r'name="address" value="scenario\.[^.]+\.triggers\.0\.hazard', futures)
    assert re.search(r'data-suppose="set=indicator\.[^"]*seen', futures)
    advice = unescape(client.get(f"/{session.latest}/policies.html").text)
    assert re.search(r'name="address" value="policy\.[^"]*\.likely', advice)


def test_a_static_page_supposes_nothing(session: Session) -> None:
    page_data = session.present.page_data
    site = Site(page_data.case, page_data.assessment, page_data.faults, build_hash="x")
    for name in ("hypotheses.html", "scenarios.html", "policies.html"):
        text = site.page(name)
        assert "what-if" not in text
        assert "suppose" not in text
