import time
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.utterances import utterance
from forewarn.findings.reason import Pointer, Reason
from forewarn.origins.excerpts import Excerpt
from forewarn.origins.grouping import origins
from forewarn.origins.origin import Origin, Role, Utterance


def said(
    name: str,
    day: str,
    speaker: str,
    figure: float | None = None,
    unit: str = "",
    *,
    report: str = "",
    text: str = "",
    relay: tuple[str, ...] = (),
    counts: str = "",
) -> Utterance:
    return utterance(
        name, report=report or name, publisher=f"outlet of {report or name}",
        day=date.fromisoformat(day), speaker=speaker, figure=figure, unit=unit, text=text,
        relay=relay, counts=counts,
    )  # fmt: skip


def roles(found: tuple[Origin, ...]) -> dict[str, tuple[str, str]]:
    return {m.id: (origin.id, m.role.value) for origin in found for m in origin.members}


NIS = [
    said("a", "2024-12-19", "nis", 100, "soldier"),
    said("b", "2025-01-13", "nis", 300, "killed"),
    said("c", "2025-04-30", "nis", 600, "death"),
    said("c-all", "2025-04-30", "nis", 4700, "casualty", report="c"),
    said("e", "2025-09-02", "nis", 2000, "killed"),
]


def test_forty_outlets_relaying_one_briefing_are_one_witness() -> None:
    found = origins(said(f"o{n:02}", f"2024-10-{18 + n % 3}", "NIS ", 1500) for n in range(40))
    assert len(found) == 1
    assert found[0].id == "NIS@2024-10-18"
    assert len(found[0].publishers) == 40
    assert Counter(m.role for m in found[0].members) == {Role.FIRST: 1, Role.RELAY: 39}
    assert found[0].independent


def test_revisions_are_origins_of_their_own() -> None:
    assert [o.id for o in origins(NIS)] == [
        "nis@2024-12-19", "nis@2025-01-13", "nis@2025-04-30", "nis@2025-09-02",
    ]  # fmt: skip


def test_a_stale_figure_goes_back_to_where_it_was_said() -> None:
    later = [
        said("old", "2025-09-02", "nis", 600, "killed", report="e"),
        said("stale", "2025-11-04", "nis", 600, "killed"),
        said("nobody", "2025-11-05", "", 600, "killed"),
        said("via", "2026-02-20", "", 600, "killed", relay=("liga", "nis")),
        said("current", "2025-09-20", "nis", 2000, "soldier"),
    ]
    found = roles(origins(NIS + later))
    assert found["old"] == ("nis@2025-04-30", "stale")
    assert found["stale"] == ("nis@2025-04-30", "stale")
    assert found["nobody"] == ("nis@2025-04-30", "stale")
    assert found["via"] == ("nis@2025-04-30", "stale")
    assert found["current"] == ("nis@2025-09-02", "relay")


def test_an_equal_number_of_another_thing_is_chance() -> None:
    wounded = said("w", "2025-04-30", "nis", 2000, "", counts="wounded-home")
    killed = said("k", "2025-09-02", "nis", 2000, "killed", counts="killed-total")
    found = roles(origins([wounded, killed]))
    assert found == {"w": ("nis@2025-04-30", "first"), "k": ("nis@2025-09-02", "first")}


def test_soldiers_and_workers_in_one_briefing_are_no_garble() -> None:
    briefing = [
        said("s", "2025-04-30", "nis", 15000, "soldier", counts="troops"),
        said("w", "2025-04-30", "nis", 15000, "worker", counts="workers"),
        said("v", "2025-04-30", "nis", 8000, "soldier", report="v", counts="troops"),
        said("x", "2025-04-30", "nis", 8000, "worker", report="x", counts="workers"),
    ]
    (origin,) = origins(briefing)
    assert Role.GARBLED not in {member.role for member in origin.members}


def test_an_echo_of_a_stale_figure_revises_nothing() -> None:
    later = [
        said("stale", "2025-09-10", "nis", 600, "killed"),
        said("current", "2025-09-20", "nis", 2000, "killed"),
    ]
    assert roles(origins(NIS + later))["current"] == ("nis@2025-09-02", "relay")


def test_figures_older_than_stale_days_are_new() -> None:
    found = origins([NIS[0], said("z", "2026-12-01", "nis", 100, "soldier", report="a")])
    assert len(found) == 2


def test_small_figures_tell_nothing() -> None:
    given = [
        said("a", "2024-10-01", "hur", 3, "officer"),
        said("b", "2024-11-01", "hur", 3, "officer"),
    ]
    assert len(origins(given)) == 2


def test_garbling_within_an_origin() -> None:
    blog = [
        said("g-killed", "2025-05-02", "", 600, "killed", report="g"),
        said("g-sum", "2025-05-02", "", 5300, "killed+wounded", report="g"),
        said("g-hurt", "2025-05-02", "", 4700, "injured", report="g"),
        said("g-other", "2025-05-02", "", 15000, "worker", report="g"),
        said("g-words", "2025-05-02", "", report="g"),
    ]
    found = roles(origins(NIS + blog))
    assert found["g-killed"] == ("nis@2025-04-30", "relay")
    assert found["g-sum"] == ("nis@2025-04-30", "garbled")
    assert found["g-hurt"] == ("nis@2025-04-30", "garbled")
    assert found["g-other"] == ("unattributed:g@2025-05-02", "first")
    assert found["g-words"] == ("unattributed:g@2025-05-02", "relay")


def test_unknown_lineage_is_not_independence() -> None:
    found = origins([said("a", "2024-10-18", " ", 12000, "troop"), *NIS])
    assert [o.independent for o in found] == [False, True, True, True, True]
    assert found[0].speaker == ""


def test_unnamed_echoes_join_the_first_unnamed() -> None:
    given = [
        said("a", "2024-10-18", "", 12000, "troop"),
        said("b", "2024-10-30", "", 12000, "soldier"),
        said("c", "2024-10-30", "", 12000, "shell", relay=("nobody known",)),
        said("d", "2024-12-30", "", 12000, "soldier"),
    ]
    found = roles(origins(given))
    assert found["b"][0] == found["a"][0]
    assert len({where for where, _ in found.values()}) == 3


WORDS = "The ministry said that the soldiers would stay in the region until the end of the year"


def test_nearly_the_same_words_have_one_origin() -> None:
    given = [
        said("a", "2024-10-01", "mod", text=WORDS),
        said("b", "2024-10-20", "mod", text=f"{WORDS}, Yonhap reported"),
        said("c", "2024-10-21", "", text=WORDS),
        said("early", "2024-09-21", "", text=WORDS),
    ]
    found = roles(origins(given))
    assert found["b"] == ("mod@2024-10-01", "relay")
    assert found["c"][0] == "mod@2024-10-01"
    assert found["early"][0] != "mod@2024-10-01"


def test_the_same_words_with_another_figure_are_a_revision() -> None:
    given = [
        said("a", "2024-10-01", "mod", 1500, text=WORDS),
        said("b", "2024-10-20", "mod", 3000, text=WORDS),
    ]
    assert len(origins(given)) == 2


def test_a_chain_does_not_grow_for_ever() -> None:
    day = date(2024, 10, 1)
    found = origins(said(f"d{n:02}", str(day + timedelta(days=n)), "hur") for n in range(40))
    assert len(found) == 20
    assert all(len(origin.members) <= 2 for origin in found)


def test_another_figure_on_another_day_is_another_statement() -> None:
    given = [
        said("a", "2024-12-15", "hur", 200, "killed"),
        said("b", "2024-12-16", "hur", 30, "casualty"),
        said("c", "2024-12-16", "hur", 200, "killed", report="b"),
        said("d", "2024-12-16", "hur", report="b"),
        said("e", "2024-12-18", "hur"),
    ]
    found = roles(origins(given))
    assert found["a"][0] == found["c"][0] == "hur@2024-12-15"
    assert found["b"] == found["d"][:1] + ("first",)
    assert found["e"][0] == "hur@2024-12-18"


def test_a_small_figure_of_the_same_measurand_is_the_same_news() -> None:
    given = [
        said("a", "2025-12-13", "dprk", 9, "soldier", counts="killed-regiment"),
        said("b", "2025-12-13", "", 9, "member", counts="killed-regiment"),
        said("c", "2025-12-13", "", 9, "member", counts=""),
        said("late", "2025-12-20", "", 9, "member", counts="killed-regiment"),
    ]
    found = roles(origins(given))
    assert found["b"] == ("dprk@2025-12-13", "relay")
    assert found["c"][1] == found["late"][1] == "first"


def test_a_round_figure_is_looked_for_less_far_back() -> None:
    given = [
        said("round", "2024-10-01", "hur", 10000, "soldier"),
        said("odd", "2024-10-01", "hur", 11400, "soldier"),
        said("r", "2024-10-20", "", 10000, "soldier"),
        said("o", "2024-10-20", "", 11400, "soldier"),
    ]
    found = roles(origins(given))
    assert found["o"] == ("hur@2024-10-01", "relay")
    assert found["r"][1] == "first"


def test_one_end_of_a_range_is_known_again() -> None:
    both = replace(said("a", "2025-07-02", "hur", 27500, "soldier"), ends=(25000.0, 30000.0))
    found = roles(origins([both, said("b", "2025-07-03", "", 30000, "troop")]))
    assert found["b"] == ("hur@2025-07-02", "relay")


OTHER_WORDS = [
    "the first troops would be used by Russia in combat zones on 27 and 28 October",
    "Russia would use the first troops in combat zones on October 27 and 28, he said",
    "Moscow will soon be using them",
]


def test_a_paraphrase_by_the_same_speaker_is_known_again() -> None:
    given = [
        said(f"p{n}", f"2024-10-{26 + 3 * (n > 0)}", "ukraine", text=text)
        for n, text in enumerate(OTHER_WORDS)
    ]
    again = "On October 27 or 28 it is in combat zones that Russia would use its first troops"
    far = said("far", "2024-11-20", "ukraine", text=again)
    found = roles(origins([*given, far]))
    assert found["p1"] == ("ukraine@2024-10-26", "relay")
    assert found["p2"][0] == "ukraine@2024-10-29"
    assert found["far"][0] != "ukraine@2024-10-26"


def test_who_gives_anothers_figure_in_anothers_words_has_misnamed_the_speaker() -> None:
    counted = f"{WORDS}, and that 4,700 of them were hurt in the fighting near the border"
    given = [
        said("a", "2025-04-30", "nis", 4700, "casualty", text=counted),
        said("b", "2025-05-02", "mod", 4700, "casualty", text=counted),
        said("c", "2025-05-02", "mod", 12, "tank", text="and twelve tanks"),
        said("d", "2025-05-02", "hur", 4700, "casualty", text=counted),
        said("e", "2025-05-03", "rok", 4800, "casualty", text=counted),
        said("f", "2025-04-30", "jcs", 4700, "casualty", text=counted, report="a"),
    ]
    found = roles(origins(given))
    assert found["b"] == found["d"] == ("nis@2025-04-30", "garbled")
    assert found["c"] == ("mod@2025-05-02", "first")
    assert found["e"] == ("rok@2025-05-03", "first")
    assert found["f"] == ("jcs@2025-04-30", "first")
    assert "hur@2025-05-02" not in {origin.id for origin in origins(given)}


def test_a_report_that_holds_a_piece_of_another_has_its_origin() -> None:
    given = [
        said("a", "2024-10-01", "mod", 1500, "soldier", report="first"),
        said("b", "2024-10-02", "", text="quite other words about it", report="copy"),
        said("c", "2024-10-02", "", text="nobody knows where this is from", report="own"),
    ]
    copies = {
        "copy": Excerpt(report="copy", of="first", share=0.45),
        "own": Excerpt(report="own", of="nothing read in it", share=0.9),
    }
    found = origins(given, copies=copies)
    assert roles(found)["b"] == ("mod@2024-10-01", "relay")
    assert roles(found)["c"][1] == "first"
    (member,) = [m for origin in found for m in origin.members if m.id == "b"]
    assert member.share == 0.45
    assert member.reason == Reason.of(
        "origin.excerpt", share=0.45, report=Pointer("report", "first")
    )


def test_the_edges_of_the_graph_lead_back_to_the_first() -> None:
    given = [said(f"o{n:02}", f"2024-10-{18 + n % 3}", "nis", 1500) for n in range(6)]
    (origin,) = origins(given)
    known = {member.id for member in origin.members}
    first = origin.members[0]
    assert first.follows == ""
    assert all(member.follows in known - {member.id} for member in origin.members[1:])


def test_nothing_gives_nothing() -> None:
    assert origins([]) == ()


utterances = st.builds(
    said,
    name=st.just(""),
    day=st.dates(date(2024, 10, 1), date(2025, 3, 1)).map(str),
    speaker=st.sampled_from(["", "nis", "NIS", "hur"]),
    figure=st.sampled_from([None, 0.0, 100.0, 600.0, 4700.0, 5300.0]),
    unit=st.sampled_from(["", "soldier", "killed", "injured", "casualty", "shell"]),
    report=st.sampled_from(["r1", "r2", "r3"]),
    text=st.sampled_from(
        ["", WORDS, f"Again {WORDS}", "They denied it in the strongest of terms on that very day"]
    ),
    relay=st.sampled_from([(), ("nis",)]),
)


@given(st.lists(utterances, max_size=25), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_each_is_in_one_origin(
    drawn: list[Utterance], chance: object
) -> None:
    given_ = [replace(one, claim=replace(one.claim, id=f"u{at}")) for at, one in enumerate(drawn)]
    shuffled = list(given_)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    found = origins(given_)
    assert origins(shuffled) == found
    assert Counter(m.id for origin in found for m in origin.members) == Counter(
        u.id for u in given_
    )
    assert len({origin.id for origin in found}) == len(found)
    for origin in found:
        assert [m.role for m in origin.members].count(Role.FIRST) == 1
        assert origin.members[0].role is Role.FIRST
        assert all(member.reason.code.startswith("origin.") for member in origin.members)


def test_ten_thousand_take_about_a_second() -> None:
    chance = np.random.default_rng(1)
    many = [
        said(
            f"u{n}", str(date(2024, 10, 1) + timedelta(days=int(chance.integers(400)))),
            ["", "nis", "hur", f"x{chance.integers(300)}"][chance.integers(4)],
            float(chance.integers(1000)), ["soldier", "killed", "shell"][chance.integers(3)],
            report=f"r{n // 4}", text=" ".join(str(w) for w in chance.integers(0, 30, 25)),
        )
        for n in range(10_000)
    ]  # fmt: skip
    start = time.process_time()
    origins(many)
    assert time.process_time() - start < 10  # two seconds on a quiet machine


@pytest.mark.parametrize(
    ("speaker", "figure", "number"),
    [("nis", 1500.0, 50_000), ("nis", None, 5_000), ("", 1500.0, 5_000), ("", None, 5_000)],
)
def test_fifty_thousand_echoes_of_one_claim(
    speaker: str, figure: float | None, number: int
) -> None:
    day = date(2024, 10, 1)
    many = [
        said(f"u{n}", str(day + timedelta(days=n % 20)), speaker, figure, "soldier", text=WORDS)
        for n in range(number)
    ]
    start = time.process_time()
    (origin,) = origins(many)
    assert time.process_time() - start < 20  # three seconds on a quiet machine
    assert len(origin.members) == number


def test_a_thousand_figures_in_one_briefing_are_no_trouble() -> None:
    many = [
        said(f"u{n}", "2024-10-01", "nis", 10.0 + n, ["killed", "casualty"][n % 2])
        for n in range(3_000)
    ]
    start = time.process_time()
    (origin,) = origins(many)
    assert time.process_time() - start < 10
    assert len(origin.members) == 3_000


def test_citations_in_a_circle_and_of_oneself_make_no_witness() -> None:
    circle = [
        said("a", "2024-10-18", "", 12_400, "troop", relay=("b",)),
        said("b", "2024-10-18", "", 12_400, "troop", relay=("a", "b")),
        said("self", "2024-10-19", "nis", 1_540, "troop", relay=("nis", "nis")),
    ]
    found = origins(circle)
    assert [origin.independent for origin in found] == [False, True]
    assert {member.id for member in found[0].members} == {"a", "b"}
