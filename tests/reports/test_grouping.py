import time
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from forewarn.reports.grouping import EVENT_DAYS, origins
from forewarn.reports.origin import Origin, Role, Utterance


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
    return Utterance(
        id=name, report=report or name, publisher=f"outlet of {report or name}",
        date=date.fromisoformat(day), speaker=speaker, figure=figure, unit=unit, text=text,
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
        said("w", "2025-05-02", "nis", 15000, "worker", counts="workers"),
        said("v", "2025-05-02", "nis", 8000, "soldier", report="v", counts="troops"),
        said("x", "2025-05-02", "nis", 8000, "worker", report="x", counts="workers"),
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
    found = origins([NIS[0], replace(NIS[0], id="z", date=date(2026, 12, 1))])
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
    assert len(found) == 5
    assert all(len(origin.members) <= EVENT_DAYS + 1 for origin in found)


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
    given_ = [replace(one, id=f"u{at}") for at, one in enumerate(drawn)]
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
        assert all(member.reason for member in origin.members)


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
    start = time.perf_counter()
    origins(many)
    assert time.perf_counter() - start < 5  # a second on a quiet machine
