import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bench.placing.__main__ import main
from bench.placing.bm25 import best_threshold, make_nearest_definition
from bench.placing.case_writer import find_faults, find_heads, write_case
from bench.placing.declared_slots import find_ids, indicator_slots, parse_period, split
from bench.placing.labelled_case import (
    HALVES,
    LabelledCase,
    find_cases,
    half_of_report,
    load_case,
)
from bench.placing.model_peer import place_by_model
from bench.placing.peers import place_all, says
from bench.placing.phrase_lists import make_phrase_lists
from bench.placing.readings import PlacedEvent, Placement, Reading, reading_of
from bench.placing.report import COLUMNS, details, fault_lines, id_table, table
from bench.placing.scoring import score_case
from bench.placing.tally import (
    FALSE_EVENT,
    FALSE_FIGURE,
    MISSED,
    MISSED_EVENT,
    NEAR_MISS,
    RIGHT,
    WRONG,
    Tally,
    headline,
)
from forewarn.text import Span

FERRY = (
    "Fleet sends ferries to Lowhaven\n\n"
    "The Fleet said it had sent 12 ferries to Lowhaven. The Guild denied that the Fleet had closed "
    "the port.\n"
)
STORM = (
    "Storm over Lowhaven\n\nAbout 40 people died in Lowhaven on 3 May 2026, and 7 houses burned.\n"
)
TALKS = "Talks\n\nAna Ruiz, for the Guild, urged the Fleet to reopen the port.\n"


def _declared() -> dict[str, Any]:
    def actor(name: str, kind: str, speaks_for: str | None = None) -> dict[str, Any]:
        return {
            "id": name.lower().replace(" ", "-"),
            "name": name,
            "aliases": [f"the {name}"],
            "kind": kind,
            "speaks_for": speaks_for,
        }

    def measurand(id_: str, **slots: object) -> dict[str, Any]:
        empty = dict.fromkeys(("actor", "place", "stage", "period", "part_of"))
        return {"id": id_, **empty, "scope": "all", "nature": "stock", **slots}

    def indicator(id_: str, **slots: str) -> dict[str, Any]:
        return {"id": id_, "label": id_, "definition": id_, "to_whom": "-", "is_not": "", **slots}

    return {
        "case": {
            "title": "The port of Lowhaven",
            "question": "Will it open?",
            "window_start": "2026-01-01",
            "baseline": "2026-04-01",
            "as_of": "2026-06-01",
            "horizon": "2026-12-31",
        },
        "actors": [
            actor("Fleet", "company"),
            actor("Guild", "union"),
            actor("Ana Ruiz", "person", "guild"),
        ],
        "places": [
            {"id": "coast", "name": "the Coast", "aliases": [], "part_of": None},
            {"id": "lowhaven", "name": "Lowhaven", "aliases": [], "part_of": "coast"},
        ],
        "measurands": [
            measurand(
                "ferries", label="Ferries sent", counted="ferries that were sent", unit="ferries",
                synonyms=["boats"], actor="fleet", place="coast", stage="sent",
            ),
            measurand(
                "dead", label="People dead", counted="people who died", unit="people",
                synonyms=["deaths"], place="lowhaven", stage="died", nature="cumulative",
                period="since 1 May 2026", part_of=None,
            ),
        ],
        "indicators": [
            indicator("closed", who="fleet", does_what="closes", to_whom="the port", where="lowhaven"),
            indicator("sent", who="fleet", does_what="is sent, docks", where="in lowhaven"),
            indicator("reopened", who="fleet or guild", does_what="reopens", where="anywhere"),
        ],
    }  # fmt: skip


def _figure(report: str, quote: str, figure: str, **labels: object) -> dict[str, Any]:
    usual = {"claimant": "outlet", "counts": True, "event_end": None, "measurand": None}
    return {"report": report, "quote": quote, "figure_text": figure, **usual, **labels}


def _event(report: str, quote: str, indicator: str | None, says: str, **labels: object) -> Any:
    usual = {"who_says": "outlet", "event_end": None}
    return {"report": report, "quote": quote, "indicator": indicator, "says": says, **usual, **labels}  # fmt: skip


SENT = "The Fleet said it had sent 12 ferries to Lowhaven."
DENIED = "The Guild denied that the Fleet had closed the port."
DIED = "About 40 people died in Lowhaven on 3 May 2026, and 7 houses burned."
URGED = "Ana Ruiz, for the Guild, urged the Fleet to reopen the port."


def _write(folder: Path, *, quote: str = DIED) -> Path:
    """The labelled case of three invented texts."""
    texts = folder / "texts"
    texts.mkdir(parents=True)
    days = {"ferry": "2026-05-02", "storm": "2026-05-04", "talks": "2026-05-05"}
    for name, text in {"ferry": FERRY, "storm": STORM, "talks": TALKS}.items():
        (texts / f"{name}.txt").write_text(text, "utf-8")
        sidecar = {"title": text.split("\n")[0], "publisher": "The Wire", "date": days[name]}
        (texts / f"{name}.json").write_text(json.dumps(sidecar), "utf-8")
    rows = {
        "figures": [
            _figure("ferry", SENT, "12", measurand="ferries", claimant="fleet"),
            _figure("storm", quote, "About 40", measurand="dead", event_end="2026-05-03"),
            _figure("storm", quote, "7"),
        ],
        "events": [
            _event("ferry", SENT, "sent", "happened", who_says="fleet"),
            _event("ferry", SENT, "reopened", "happened", who_says="fleet", entailed=True),
            _event("ferry", DENIED, "closed", "denied", who_says="guild"),
            _event("talks", URGED, "reopened", "may", who_says="ana-ruiz"),
            _event("talks", URGED, None, "happened", near="closed"),
        ],
        "stances": [
            {"report": "ferry", "quote": DENIED, "actor": "guild", "stance": "denies"},
            {"report": "talks", "quote": URGED, "actor": "guild", "stance": "demands"},
        ],
    }
    for name, labels in rows.items():
        lines = "".join(json.dumps(row) + "\n" for row in labels)
        (folder / f"{name}.jsonl").write_text(lines, "utf-8")
    (folder / "declared.json").write_text(json.dumps(_declared()), "utf-8")
    return folder


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> LabelledCase:
    return load_case(_write(tmp_path_factory.mktemp("cases") / "port"))


def _reading(
    case: LabelledCase, report: str, quote: str, figure: str = "", **parts: Any
) -> Reading:
    text = case.texts[report]
    start = text.index(quote)
    at = text.index(figure, start)
    usual: dict[str, Any] = {
        "unit": "",
        "stance": "asserts",
        "negated": False,
        "is_statement": True,
        "certainty": 1.0,
        "claimant": "The Wire",
        "speakers": frozenset({"outlet"}),
        "end": case.days[report],
    }
    return Reading(
        report=report,
        span=Span(start, start + len(quote)),
        figure=Span(at, at + len(figure)) if figure else None,
        **usual | parts,
    )


def _says(indicator: str, word: str, probability: float = 0.9) -> tuple[PlacedEvent, ...]:
    return (PlacedEvent(indicator=indicator, says=word, probability=probability),)


def _perfect(case: LabelledCase) -> list[Reading]:
    fleet, guild = frozenset({"fleet"}), frozenset({"guild"})
    return [
        _reading(
            case, "ferry", "sent 12 ferries to Lowhaven", "12", speakers=fleet,
            placement=Placement(measurand="ferries"), events=_says("sent", "happened"),
        ),
        _reading(
            case, "ferry", "the Fleet had closed the port", speakers=guild, stance="denies",
            events=_says("closed", "did_not"),
        ),
        _reading(
            case, "storm", DIED, "About 40", end=date(2026, 5, 3),
            placement=Placement(measurand="dead"),
        ),
        _reading(
            case, "talks", "the Fleet to reopen the port", speakers=frozenset({"ana-ruiz"}),
            stance="demands", events=_says("reopened", "asked"),
        ),
    ]  # fmt: skip


def test_right_placements_score_everything(case: LabelledCase) -> None:
    tally = score_case(case, _perfect(case))
    assert list(headline(tally)) == [100, 0, 0, 0, 100, 100, 100]
    assert (tally.hits, tally.events, tally.fired) == (3, 3, 3)
    assert (tally.near, tally.near_fired) == (1, 0)
    assert (tally.days_right, tally.days) == (1, 1)
    assert (tally.stance_actors, tally.stances_right, tally.stances) == (2, 2, 2)
    assert tally.faults == []


def test_nothing_read_misses_all_and_divides_by_nothing(case: LabelledCase) -> None:
    tally = score_case(case, [])
    assert list(headline(tally)) == [0, 0, 100, 0, 0, 0, 0]
    assert {fault.kind for fault in tally.faults} == {MISSED, MISSED_EVENT}


@pytest.mark.parametrize(
    ("placement", "figures", "false"),
    [
        (Placement(measurand="ferries"), {WRONG: 1}, 0),
        (Placement(measurand="dead", probability=0.4), {MISSED: 1}, 0),
        (None, {MISSED: 1}, 0),
    ],
)
def test_a_figure_is_wrong_or_missed(
    case: LabelledCase, placement: Placement | None, figures: Mapping[str, int], false: int
) -> None:
    own = _perfect(case)
    own[2] = replace(own[2], placement=placement)
    tally = score_case(case, own)
    assert tally.figures == {RIGHT: 1, **figures}
    assert tally.false_figures == false
    (fault,) = tally.faults
    assert fault.declared == "About 40: dead"


def test_a_figure_that_belongs_nowhere_or_is_not_listed_is_false(case: LabelledCase) -> None:
    dead = Placement(measurand="dead")
    own = [
        *_perfect(case),
        _reading(case, "storm", DIED, "7", placement=dead),
        _reading(case, "storm", DIED, "2026", placement=dead),
    ]
    tally = score_case(case, own)
    assert (tally.placed, tally.false_figures) == (4, 2)
    assert (tally.nowhere, tally.nowhere_placed) == (1, 1)
    assert [fault.kind for fault in tally.faults] == [FALSE_FIGURE] * 2
    assert list(headline(tally))[:4] == [100, 0, 0, 50]


def test_of_two_claims_with_a_figure_one_that_is_misplaced_makes_it_wrong(
    case: LabelledCase,
) -> None:
    own = _perfect(case)
    unplaced = score_case(case, [*own, replace(own[0], placement=None)])
    assert unplaced.figures[RIGHT] == 2
    misplaced = score_case(case, [*own, replace(own[0], placement=Placement(measurand="dead"))])
    assert misplaced.figures == {RIGHT: 1, WRONG: 1}


def test_labels_may_accept_another_measurand_or_none(case: LabelledCase) -> None:
    ferries, *others = case.figures
    open_case = replace(case, figures=(replace(ferries, also=frozenset({"dead", None})), *others))
    own = _perfect(case)
    own[0] = replace(own[0], placement=Placement(measurand="dead"))
    assert score_case(open_case, own).figures == {RIGHT: 2}
    own[0] = replace(own[0], placement=None)
    assert score_case(open_case, own).figures == {RIGHT: 1}
    soft = replace(case, figures=(replace(ferries, soft=True), *others))
    assert score_case(soft, own).figures == {RIGHT: 1}


def test_what_is_said_must_agree_and_what_only_follows_is_not_asked(case: LabelledCase) -> None:
    own = _perfect(case)
    own[1] = replace(own[1], events=_says("closed", "happened"))
    own[0] = replace(own[0], events=(*own[0].events, *_says("reopened", "happened")))
    tally = score_case(case, own)
    assert (tally.hits, tally.events) == (2, 3)
    assert (tally.fired_right, tally.fired) == (3, 4)
    assert sorted(fault.kind for fault in tally.faults) == [FALSE_EVENT, MISSED_EVENT]


def test_a_near_miss_that_fires_is_counted_and_a_doubtful_sighting_is_not(
    case: LabelledCase,
) -> None:
    own = _perfect(case)
    reopen = own[3]
    fired = [*own[:3], replace(reopen, events=(*reopen.events, *_says("closed", "may")))]
    tally = score_case(case, fired)
    assert (tally.near_fired, tally.near) == (1, 1)
    assert {fault.kind for fault in tally.faults} == {NEAR_MISS, FALSE_EVENT}
    doubtful = [*own[:3], replace(reopen, events=(*reopen.events, *_says("closed", "may", 0.3)))]
    assert score_case(case, doubtful).near_fired == 0


def test_the_same_sighting_twice_in_a_sentence_is_one(case: LabelledCase) -> None:
    own = _perfect(case)
    tally = score_case(case, [*own, replace(own[1], span=Span(own[1].span.start, own[1].span.end))])
    assert tally.fired == 3


def test_a_claimant_is_right_by_id_by_principal_or_by_words(case: LabelledCase) -> None:
    own = _perfect(case)
    own[1] = replace(own[1], speakers=frozenset({"ana-ruiz"}))
    tally = score_case(case, own)
    # Figures 3 and events 4, those that only follow among them.
    assert (tally.claimants_right, tally.principals_right, tally.claimants) == (6, 7, 7)
    denial = next(row for row in case.events if row.indicator == "closed")
    others = tuple(row for row in case.events if row is not denial)
    captain = replace(case, events=(*others, replace(denial, claimants=("a ferry captain",))))
    own[1] = replace(own[1], speakers=frozenset(), claimant="ferry captain")
    assert score_case(captain, own).claimants_right == 7
    own[1] = replace(own[1], speakers=frozenset({"outlet"}))
    assert score_case(captain, own).claimants_right == 6


def test_a_case_is_split_by_the_hash_of_each_report(case: LabelledCase) -> None:
    parts = [case.half(half) for half in HALVES]
    assert sorted(name for part in parts for name in part.texts) == sorted(case.texts)
    for half, part in zip(HALVES, parts, strict=True):
        assert {row.report for row in (*part.figures, *part.events)} <= set(part.texts)
        assert all(half_of_report(name) == half for name in part.texts)
    assert case.half("all") == case


def test_a_label_whose_words_are_not_in_its_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"figures\.jsonl, line 2: the quotation is not"):
        load_case(_write(tmp_path / "port", quote="No such words."))


def test_the_case_folder_loads_without_a_fault(case: LabelledCase, tmp_path: Path) -> None:
    lines = write_case(case, tmp_path).lines()
    assert find_faults(tmp_path) == []
    assert lines["sources.toml"] == 4 + 4 + 5 + 4
    words = (tmp_path / "measurands.toml").read_text("utf-8")
    assert 'counts = ["people", "deaths"]' in words
    assert "period = [2026-05-01, 2026-06-01]" in words
    assert (tmp_path / "reports" / "storm.txt").read_text("utf-8") == STORM


def test_words_become_slots() -> None:
    assert split("vermeulen, the police or another holder") == ["vermeulen", "police", "holder"]
    assert split("-") == []
    assert find_ids("border, into drc", ["drc", "border"]) == ["border", "drc"]
    both = {
        "who": "a and b",
        "to_whom": "each other",
        "does_what": "signs",
        "where": "",
        "is_not": "",
    }
    assert indicator_slots(both, ()) == {"who": ["a"], "to": ["b"], "does": ["signs"]}
    either = {**both, "who": "a or b", "does_what": "breaks off, recalls"}
    assert indicator_slots(either, ())["to"] == ["a", "b"]


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("since 1 May 2024", ("2024-05-01", "2025-07-20")),
        ("late January 2025", ("2025-01-22", "2025-01-31")),
        ("since late 2021", ("2021-09-01", "2025-07-20")),
        ("December 2024", ("2024-12-01", "2024-12-31")),
        ("3 May 2026", ("2026-05-03", "2026-05-03")),
    ],
)
def test_a_period_is_parsed(words: str, period: tuple[str, str]) -> None:
    first, last = map(date.fromisoformat, period)
    assert parse_period(words, date(2025, 7, 20)) == (first, last)


def test_words_without_a_day_are_no_period() -> None:
    assert parse_period("as named in the text", date(2025, 7, 20)) is None
    assert parse_period(None, date(2025, 7, 20)) is None


def _claim(**parts: object) -> dict[str, Any]:
    usual = {
        "report": "r", "start": 0, "end": 9, "quantity": None, "stance": "asserts",
        "negated": False, "kind": "statement", "certainty": 1.0, "claimant": "The Wire",
        "claimant_id": "wire", "source": None, "date": "2026-05-04", "event_time": None,
        "said_time": None,
    }  # fmt: skip
    return usual | parts


def test_a_printed_claim_is_read_with_its_placements() -> None:
    reading = reading_of(
        _claim(
            quantity={"start": 0, "end": 2, "unit": "ship"},
            measurand={"id": "ships", "probability": 0.7, "reason": ["actor"]},
            indicators=[{"id": "sent", "says": "happened", "probability": 0.4}],
            event={"time": {"start": None, "end": "2026-05-01"}},
        )
    )
    assert reading.measurand == "ships"
    assert list(reading.fired()) == []
    assert reading.end == date(2026, 5, 1)
    assert reading.speakers == {"outlet", "wire"}
    older = reading_of(_claim(source={"text": "He"}, event_time={"end": "2026-05-02"}))
    assert (older.places_things, older.measurand, older.speakers) == (False, None, {"wire"})
    assert older.end == date(2026, 5, 2)
    assert reading_of(_claim()).end == date(2026, 5, 4)


def test_phrase_lists_ask_for_a_word_of_each_slot(case: LabelledCase) -> None:
    lists = make_phrase_lists(case, find_heads(case))
    own = _reading(case, "ferry", "12 ferries", "12", unit="ferry")
    assert lists.place(own, SENT) == ("ferries", ["sent"])
    assert lists.place(own, "The Guild sent 12 ferries to Lowhaven.") == (None, [])
    assert lists.place(replace(own, figure=None), DENIED) == (None, [])
    assert lists.place(own, "The Fleet closed the port of Lowhaven.")[1] == ["closed"]


def test_the_nearest_definition_needs_its_threshold(case: LabelledCase) -> None:
    own = _reading(case, "storm", DIED, "About 40", unit="people")
    assert make_nearest_definition(case, 0.1, 0.1).place(own, DIED)[0] == "dead"
    assert make_nearest_definition(case, 90, 90).place(own, DIED) == (None, [])
    assert make_nearest_definition(case, 90, 0.1).place(replace(own, figure=None), DENIED) == (
        None,
        ["closed", "sent", "reopened"],
    )
    assert best_threshold(lambda least: -abs(least - 3), 4) == 3


def test_a_peer_says_what_the_stance_says(case: LabelledCase) -> None:
    own = _reading(case, "ferry", DENIED, stance="denies")
    (placed,) = place_all(case, [own], lambda reading, sentence: ("dead", ["closed"]))
    assert placed.measurand == "dead"
    assert [(event.indicator, event.says) for event in placed.fired()] == [("closed", "denied")]
    assert says(replace(own, negated=True)) == "happened"
    assert says(replace(own, stance="asserts", negated=True)) == "denied"
    assert says(replace(own, stance="asserts", certainty=0.4)) == "may"
    assert says(replace(own, is_statement=False)) == "may"
    assert says(replace(own, stance="intends")) == "will"


class _Model:
    name = "scripted"
    takes_schema = True

    def __init__(self, answer: str) -> None:
        self.words = answer
        self.asked: list[str] = []

    def answer(self, system: str, prompt: str, schema: Mapping[str, Any]) -> str:
        assert '"dead"' in system
        self.asked.append(prompt)
        return self.words


def test_a_language_model_is_asked_once_for_a_sentence(case: LabelledCase) -> None:
    own = [
        _reading(case, "storm", "About 40 people died", "About 40"),
        _reading(case, "storm", "7 houses burned", "7"),
    ]
    model = _Model(
        'Here: {"figures": [{"figure": "40", "measurand": "dead"}], '
        '"events": [{"indicator": "sent", "says": "may"}]}'
    )
    placed = place_by_model(case, own, model)
    assert [reading.measurand for reading in placed] == ["dead", None]
    assert [event.says for reading in placed for event in reading.fired()] == ["may", "may"]
    assert model.asked == [DIED]
    for words in (
        "I cannot.",
        "{]}",
        "[1]",
        '{"figures": 3}',
        '{"figures": ["40", {"figure": 40}]}',
    ):
        assert place_by_model(case, own, _Model(words))[0].placement is None


def test_the_first_table_has_the_row_of_forewarn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _write(tmp_path / "set_aside" / "port")
    kept = tmp_path / "kept"
    assert find_cases(tmp_path) == [folder]
    assert main(["--data", str(tmp_path), "--keep", str(kept), "--faults", "--by-id"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "| system | " + " | ".join(COLUMNS) + " |"
    (ours,) = [line for line in lines if line.startswith("| forewarn |")]
    assert lines[2] == ours
    assert len([float(cell) for cell in ours.split("|")[2:-1]]) == len(COLUMNS)
    assert (kept / "port" / "case.toml").is_file()
    # Of a case that is set aside only totals are printed.
    assert not any("Lowhaven" in line for line in lines)
    assert not any(line.startswith("| dead |") for line in lines)


def test_nothing_to_read_is_said_aloud(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path)]) == 0
    assert "SKIPPED" in capsys.readouterr().out


def test_detail_is_in_words(case: LabelledCase) -> None:
    own = _perfect(case)
    own[2] = replace(own[2], placement=Placement(measurand="ferries", reason="unit"))
    tally = score_case(case, own)
    assert "Figures: 2 asked, 1 right, 1 wrong, 0 missed" in next(details(tally, {}))
    assert "Lines of TOML that a person would type: 9 (a 4, b 5)." in details(
        tally, {"a": 4, "b": 5}
    )
    assert "| dead | 0 | 1 | 0 | 0 |" in id_table(tally)
    assert "    because:  unit" in fault_lines(tally)
    assert table([("forewarn", Tally())]).splitlines()[2].count("0.0") == len(COLUMNS)
