import numpy as np
import pytest
from scipy.stats import beta

from forewarn.probability import SURVEY
from forewarn.probability.word_survey import (
    STRAY_SHARE,
    SURVEY_READINGS,
    SURVEY_WORDS,
    WordReading,
    fit_reading,
)


def test_the_interval_is_that_of_the_mixture() -> None:
    reading = WordReading(mean=0.7, size=20.0)
    low, high = reading.interval(0.8)

    def below(at: float) -> float:
        return float((1 - STRAY_SHARE) * beta.cdf(at, 14, 6) + STRAY_SHARE * at)

    assert below(low) == pytest.approx(0.1, abs=2e-3)
    assert below(high) == pytest.approx(0.9, abs=2e-3)


def test_a_fit_finds_the_readings_it_was_drawn_from_through_rounding_and_slips() -> None:
    rng = np.random.default_rng(4)
    drawn = rng.beta(14, 6, 400)
    drawn[:20] = rng.random(20)
    found = fit_reading([round(one * 20) / 20 for one in drawn])
    assert found.mean == pytest.approx(0.7, abs=0.02)
    assert found.size == pytest.approx(20, rel=0.3)


def test_a_fitted_interval_holds_as_many_readings_of_others_as_it_says() -> None:
    rng = np.random.default_rng(5)
    low, high = fit_reading(list(rng.beta(14, 6, 200))).interval(0.8)
    others = np.where(rng.random(4000) < STRAY_SHARE, rng.random(4000), rng.beta(14, 6, 4000))
    assert ((others >= low) & (others <= high)).mean() == pytest.approx(0.8, abs=0.05)


@pytest.mark.parametrize("bad", [[0.1] * 4, [0.2, 0.3, 0.4, 0.5, 1.2]])
def test_too_few_readings_or_no_chances_are_refused(bad: list[float]) -> None:
    with pytest.raises(ValueError, match="five readings or more"):
        fit_reading(bad)


def test_the_survey_scale_is_the_lexicon() -> None:
    for word, reading in SURVEY_READINGS.items():
        assert SURVEY.band(word) == reading.interval(0.9)
        assert SURVEY.elicited(word).best == reading.mean
    assert tuple(SURVEY.words) == SURVEY_WORDS
    means = [SURVEY_READINGS[word].mean for word in SURVEY_WORDS]
    assert means == sorted(means)
    assert [SURVEY.word(mean) for mean in means] == list(SURVEY_WORDS)
