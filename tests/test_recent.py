from forewarn.recent import MOST_RESULTS, SPARE, Recent


def test_equal_inputs_are_found_and_others_are_not() -> None:
    recent = Recent()
    assert recent.step("a", ([1], {"x": 2}), lambda: "first") == "first"
    assert recent.step("a", ([1], {"x": 2}), lambda: "second") == "first"
    assert recent.step("a", ([1], {"x": 3}), lambda: "third") == "third"
    assert recent.step("b", ([1], {"x": 2}), lambda: "other") == "other"
    assert recent.find("a", ("strange",)) == ()


def test_a_result_of_none_is_a_result() -> None:
    recent = Recent()
    assert recent.step("a", (1,), lambda: None) is None
    assert recent.find("a", (1,)) == (None,)


def test_what_was_asked_for_last_stays_the_longest() -> None:
    recent = Recent()
    for number in range(MOST_RESULTS):
        recent.step("a", (number,), lambda: "held")
    recent.step("a", (0,), lambda: "lost")
    recent.step("a", (MOST_RESULTS,), lambda: "new")
    assert recent.find("a", (0,)) == ("held",)
    assert recent.find("a", (1,)) == ()


def test_only_items_that_differ_are_made_anew() -> None:
    recent = Recent()
    made: list[str] = []

    def make(key: str, item: int) -> int:
        made.append(key)
        return 10 * item

    assert recent.map_items("x", ("odds",), {"a": 1, "b": 2}, make) == {"a": 10, "b": 20}
    assert recent.map_items("x", ("odds",), {"a": 1, "b": 3, "c": 4}, make) == {
        "a": 10,
        "b": 30,
        "c": 40,
    }
    assert made == ["a", "b", "b", "c"]
    recent.map_items("x", ("other odds",), {"a": 1}, make)
    assert made[-1] == "a"


def test_items_that_are_gone_do_not_pile_up() -> None:
    recent = Recent()
    made: list[int] = []

    def make(key: int, item: int) -> int:
        made.append(key)
        return item

    for start in range(0, 3 * SPARE, SPARE):
        recent.map_items("x", (), dict.fromkeys(range(start, start + SPARE), 1), make)
    assert len(made) == 3 * SPARE
    recent.map_items("x", (), {2 * SPARE: 1}, make)
    recent.map_items("x", (), {0: 1}, make)
    assert made[-1] == 0
    assert len(made) == 3 * SPARE + 1
