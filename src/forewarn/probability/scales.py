"""The published scales, with where their numbers come from."""

from collections.abc import Mapping

from forewarn.probability.scale import WordScale
from forewarn.probability.word_survey import SURVEY_READINGS

ICD203 = WordScale(
    name="ICD 203",
    source="Intelligence Community Directive 203, Analytic Standards (2015), expressions of likelihood",
    words={
        "almost no chance": (0.01, 0.05),
        "very unlikely": (0.05, 0.20),
        "unlikely": (0.20, 0.45),
        "roughly even chance": (0.45, 0.55),
        "likely": (0.55, 0.80),
        "very likely": (0.80, 0.95),
        "almost certain": (0.95, 0.99),
    },
    declared={
        "remote": (0.01, 0.05),
        "highly improbable": (0.05, 0.20),
        "improbable": (0.20, 0.45),
        "roughly even odds": (0.45, 0.55),
        "probable": (0.55, 0.80),
        "highly probable": (0.80, 0.95),
        "nearly certain": (0.95, 0.99),
    },
    unverified="compared with a public transcription of the directive, not with the signed original",
)

PHIA = WordScale(
    name="PHIA",
    source="Professional Head of Intelligence Assessment probability yardstick (UK)",
    words={
        "remote chance": (0.0, 0.05),
        "highly unlikely": (0.10, 0.20),
        "unlikely": (0.25, 0.35),
        "realistic possibility": (0.40, 0.50),
        "likely": (0.55, 0.75),
        "highly likely": (0.80, 0.90),
        "almost certain": (0.95, 1.0),
    },
    unverified="bands from general knowledge of the yardstick; no official copy was at hand to compare",
)

SURVEY = WordScale(
    name="survey",
    source="how 46 readers of github.com/zonination/perceptions (MIT) read the words; see the lexicon",
    words={
        "almost no chance": (0.005, 0.124),
        "highly unlikely": (0.017, 0.226),
        "unlikely": (0.053, 0.444),
        "about even": (0.472, 0.521),
        "likely": (0.527, 0.867),
        "highly likely": (0.685, 0.973),
        "almost certainly": (0.781, 0.992),
    },
    declared={
        "chances are slight": (0.035, 0.341),
        "little chance": (0.044, 0.321),
        "improbable": (0.012, 0.523),
        "we doubt": (0.053, 0.548),
        "probably not": (0.121, 0.498),
        "better than even": (0.487, 0.657),
        "we believe": (0.417, 0.9),
        "probable": (0.504, 0.869),
        "probably": (0.495, 0.877),
        "very good chance": (0.649, 0.895),
    },
    bests={word: SURVEY_READINGS[word].mean for word in SURVEY_READINGS},
    unverified="a convenience sample of readers on the internet, who were not asked as analysts",
)

SCALES: Mapping[str, WordScale] = {"icd203": ICD203, "phia": PHIA, "survey": SURVEY}
