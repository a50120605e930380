from datetime import date

import pytest

from forewarn.hypotheses.heuer import HEUER_MARKS, heuer_mark
from forewarn.hypotheses.hypothesis import Hypothesis
from forewarn.hypotheses.update import weigh
from forewarn.hypotheses.weighing import Weighing
from forewarn.indicators.indicator import Indicator
from forewarn.indicators.observation import Observation
from forewarn.probability import ICD203, Given

DAY = date(2026, 1, 10)
RIVALS = (Hypothesis(id="a", title="A", prior=0.6), Hypothesis(id="b", title="B", prior=0.4))


def weighed(*odds: dict[str, Given], seen: int | None = None) -> Weighing:
    indicators = [
        Indicator(id=f"i{number}", label="", hypotheses=given, watched_from=DAY)
        for number, given in enumerate(odds)
    ]
    observations = [
        Observation(indicator=one.id, origin="o", date=DAY, claims=("c",), trust=0.9)
        for one in indicators[:seen]
    ]
    return weigh(RIVALS, indicators, observations, scale=ICD203, as_of=DAY, draws=20)


def test_marks_stand_for_their_chances() -> None:
    marked = weighed({"a": "cc", "b": "II"})
    numbers = weighed({"a": HEUER_MARKS["CC"].best, "b": HEUER_MARKS["II"].best})
    assert marked.posterior == pytest.approx(numbers.posterior)
    assert [heuer_mark(one.best) for one in HEUER_MARKS.values()] == list(HEUER_MARKS)


def test_inconsistency_counts_what_was_seen_and_speaks_against() -> None:
    found = weighed({"a": "CC", "b": "II"}, {"a": "I", "b": "C"}, {"a": 0.1, "b": "likely"})
    assert found.inconsistency == {"a": 1 + 2, "b": 2}
    silent = weighed({"a": "CC", "b": "II"}, {"a": "II", "b": "C"}, seen=1)
    assert silent.inconsistency == {"a": 0, "b": 2}


def test_the_tornado_ends_where_the_judgement_itself_would_put_it() -> None:
    found = weighed({"a": "likely", "b": "unlikely"})
    [widest, *rest] = found.tornado
    assert all(abs(one.high - one.low) <= abs(widest.high - widest.low) for one in rest)
    [swing] = [one for one in found.tornado if (one.indicator, one.hypothesis) == ("i0", "b")]
    for end, chance in (("low", 0.2), ("high", 0.45)):
        there = weighed({"a": "likely", "b": chance})
        assert getattr(swing, end) == pytest.approx(there.posterior["a"])
    [prior] = [one for one in found.tornado if not one.indicator and one.hypothesis == "a"]
    assert prior.low < found.posterior["a"] < prior.high
